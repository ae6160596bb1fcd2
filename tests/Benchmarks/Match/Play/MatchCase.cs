using System.Globalization;
using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>A record with its truth.</summary>
/// <param name="Truth">Id of its master; null when it is of nobody among them.</param>
/// <param name="Parent">Id of the legal person whose branch it is; null when it is none or has a master of its own.</param>
internal sealed record PlayedRecord(string Id, Draft Draft, string Source, string? Truth, string? Parent)
{
    /// <summary>Collision: the row carries the sound code of an unrelated master.</summary>
    public bool IsCollision { get; init; }
}

/// <summary>Masters and records of one seed, with the truth of every record.</summary>
internal sealed record MatchCase(int Seed, IReadOnlyList<Entity> Masters, IReadOnlyList<PlayedRecord> Records)
{
    private const double Collision = 0.005;

    public static MatchCase Make(int seed, int masters, int records)
    {
        var lottery = new Lottery(seed);
        var city = InventedCity.Make(masters * 7 / 5 + 20, lottery);
        var present = city.Where(e => !e.IsAbsent).Take(masters).ToList();
        var known = present.Select(e => e.Number).ToHashSet();
        var played = new List<PlayedRecord>(records);
        while (played.Count < records)
        {
            var (entity, profile) = (lottery.Of(city), lottery.Of(SourceProfile.All));
            var id = "R" + played.Count.ToString("D6", CultureInfo.InvariantCulture);
            played.Add(Of(id, entity, profile, known, present, lottery));
        }

        return new MatchCase(seed, present, played);
    }

    public IReadOnlyList<Party> Parties() => [.. Masters.Select(m => Party.Of(IdOf(m.Number), m.Name, [m.Code, PlayedCodes.Registration(m.Number + 1, m.DistrictCode)], m.FormerName.Length == 0 ? [] : [m.FormerName], m.District, m.Address) with { Representative = m.Representative })];

    private static PlayedRecord Of(string id, Entity entity, SourceProfile profile, HashSet<int> known, List<Entity> present, Lottery lottery)
    {
        var draft = profile.Play(entity, lottery);
        var isCollision = lottery.Hits(Collision);
        if (isCollision)
            draft.Code = lottery.Of(present.FindAll(p => p.Number != entity.Number && p.Number != entity.Parent && p.Parent != entity.Number)).Code;
        var truth = known.Contains(entity.Number) && !draft.Applied.Contains(30) ? IdOf(entity.Number) : null;
        var parent = truth is null && entity.Kin is "branch" && known.Contains(entity.Parent) ? IdOf(entity.Parent) : null;
        return new PlayedRecord(id, draft, profile.Name, truth, parent) { IsCollision = isCollision };
    }

    private static string IdOf(int number) => "M" + number.ToString("D6", CultureInfo.InvariantCulture);
}
