using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>A difficulty planted in the city.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="Place">Where it lies: entry, name, source.</param>
/// <param name="Expected">What must become of it.</param>
/// <param name="Check">Null when it ended where it should, else a sentence that says what was found instead.</param>
internal sealed record Difficulty(string Id, string Title, string Place, string Expected, Func<DemoHistory, string?> Check);

/// <summary>A difficulty with its answer. <paramref name="Found"/> is null when all is as it should be.</summary>
internal sealed record CheckedDifficulty(Difficulty Difficulty, string? Found)
{
    public bool IsAsExpected => Found is null;
}

/// <summary>What the cycles of the demo came to, in order, with the questions that the checks put to them.</summary>
internal sealed class DemoHistory(City city, IReadOnlyList<DemoOutcome> outcomes)
{
    private static readonly Dictionary<UnitState, string> Names = new()
    {
        [UnitState.Ranked] = "参加排名",
        [UnitState.Vetoed] = "一票否决",
        [UnitState.Held] = "待核",
        [UnitState.NewEntry] = "新入选",
        [UnitState.NotFiled] = "未填报",
    };

    public City City { get; } = city;

    public IReadOnlyList<DemoOutcome> Outcomes { get; } = outcomes;

    /// <param name="index">0 for the first cycle.</param>
    public DemoOutcome At(int index) => Outcomes[index];

    public UnitResult? Result(int index, Part part) => At(index).ResultOf(City[part]);

    /// <summary>Null when the unit is in the state, else what it is in.</summary>
    public string? StateIs(int index, DemoUnit unit, UnitState expected)
    {
        var result = At(index).ResultOf(unit);
        if (result is null)
            return $"{At(index).Cycle} 年度没有 {unit.EntryId} 的结果";
        return result.State == expected ? null : $"{At(index).Cycle} 年度 {unit.EntryId} 为「{Names[result.State]}」{result.StateReason}，应为「{Names[expected]}」";
    }

    public string? StateIs(int index, Part part, UnitState expected) => StateIs(index, City[part], expected);

    /// <summary>Null when the unit is ranked and no record of it is a veto.</summary>
    public string? IsRankedWithoutVeto(int index, Part part) =>
        StateIs(index, part, UnitState.Ranked) ?? Unless(Result(index, part)!.VetoHits.All(h => h.Outcome == VetoOutcome.Review), $"{City[part].EntryId} 仍有否决记录");

    /// <summary>Null when the unit is ranked and a person is asked to look at a record of it.</summary>
    public string? IsRankedWithReview(int index, Part part) =>
        IsRankedWithoutVeto(index, part) ?? Unless(Result(index, part)!.VetoHits.Any(h => h.Outcome == VetoOutcome.Review), $"{City[part].EntryId} 没有转人工核查的记录");

    /// <summary>Null when a record of the dataset under this name was tied to the unit.</summary>
    public string? IsLinked(int index, string dataset, string name, Part part)
    {
        var found = At(index).Links.Where(l => string.Equals(l.Dataset, dataset, StringComparison.Ordinal) && string.Equals(l.Name, name, StringComparison.Ordinal)).ToList();
        if (found.Exists(l => string.Equals(l.EntryId, City[part].EntryId, StringComparison.Ordinal)))
            return null;
        return found.Count == 0 ? $"{dataset} 中「{name}」的记录没有归到任何条目" : $"{dataset} 中「{name}」的记录归到了 {found[0].EntryId}";
    }

    /// <summary>Null when true, else the sentence.</summary>
    public static string? Unless(bool isRight, string found) => isRight ? null : found;

    public IReadOnlyList<CheckedDifficulty> Check(IEnumerable<Difficulty> difficulties) => [.. difficulties.Select(d => new CheckedDifficulty(d, d.Check(this)))];
}

/// <summary>Every planted difficulty, in the order of the list that the demo prints.</summary>
internal static class PlantedDifficulties
{
    public static IReadOnlyList<Difficulty> Of(City city) =>
        [.. PlantedIdentities.Of(city), .. PlantedData.Of(city), .. PlantedVetoes.Of(city), .. PlantedRanking.Of(city)];

    internal static string Place(City city, Part part, string source) => $"{city[part].EntryId} {city[part].PlantName ?? city[part].Company.Name}（{source}）";
}
