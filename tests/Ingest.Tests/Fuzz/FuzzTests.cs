using System.Diagnostics;
using System.Globalization;

namespace GreenBatch.Ingest.Tests;

/// <summary>
/// Damaged documents of every form. A document is refused with a code, or every row of it is accounted for and holds nothing that the stores refuse; nothing else may happen.
/// <para>
/// Some thousand of them in every test run. For longer: <c>GREENBATCH_FUZZ_SECONDS=3600 GREENBATCH_FUZZ_SEED=1 DOTNET_GCHeapHardLimit=20000000</c> (bytes in hex)
/// before <c>dotnet test tests/Ingest.Tests --filter Fuzz</c>; what breaks lies as <c>finding-*.bin</c> in the folder that GREENBATCH_FUZZ_OUT names.
/// </para>
/// </summary>
public sealed class FuzzTests
{
    private const int OrdinaryRounds = 3000;

    /// <summary>A hundred times what the slowest honest document of this size takes.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);

    private static readonly string? OutFolder = Environment.GetEnvironmentVariable("GREENBATCH_FUZZ_OUT");

    [Fact]
    public async Task A_damaged_document_is_refused_with_a_code_or_every_row_of_it_is_accounted_for()
    {
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("GREENBATCH_FUZZ_SEED") ?? "2025", CultureInfo.InvariantCulture);
        var seconds = int.Parse(Environment.GetEnvironmentVariable("GREENBATCH_FUZZ_SECONDS") ?? "0", CultureInfo.InvariantCulture);
        var dice = new Dice(seed);
        var mutator = new Mutator(dice, [.. FuzzSeeds.All.Select(s => s.Bytes)]);
        var (watch, findings, tally) = (Stopwatch.StartNew(), new List<string>(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        var rounds = 0;
        for (; rounds < OrdinaryRounds || watch.Elapsed.TotalSeconds < seconds; rounds++)
        {
            var (name, sound) = dice.Of(FuzzSeeds.All);
            var bytes = mutator.Mutate(sound);
            var (verdict, finding) = await TryAsync(name, bytes);
            tally[verdict] = tally.GetValueOrDefault(verdict) + 1;
            if (finding is not null && findings.Count < 50)
                findings.Add(Keep(rounds, name, bytes, finding));
        }

        if (OutFolder is not null)
            await File.WriteAllLinesAsync(Path.Combine(OutFolder, "tally.txt"), tally.Select(t => $"{t.Key} {t.Value}").Prepend(string.Create(CultureInfo.InvariantCulture, $"seed {seed} rounds {rounds} findings {findings.Count}")));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>The verdict, and what is wrong with it.</summary>
    private static async Task<(string Verdict, string? Finding)> TryAsync(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var result = await ReadingSample.ReadAsync(bytes, "plants_2025_" + name, list: name.Length % 2 == 0 ? List : null);
            return (result.Rejected?.Code ?? "read", watch.Elapsed > Slow ? "slow" : Fault(result));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return ("broke", fault.ToString());
        }
    }

    private static string? Fault(ReadingSample.Result result)
    {
        if (result.Rejected is { } rejected)
            return IsSpoken(rejected) ? null : "a refusal without code, message or advice: " + rejected;
        if (result.Rows != result.Outcomes.Count + result.Outside)
            return string.Create(CultureInfo.InvariantCulture, $"{result.Rows} rows, {result.Outcomes.Count} outcomes, {result.Outside} outside");
        if (!result.Accepted.All(r => r.Values.OfType<string>().All(IsStorable)))
            return "an accepted text that no database takes, or with a citizen's number";
        return result.Quarantined.All(q => IsSpoken(q.Issue) && IsClean(q.Issue.Value ?? "") && q.Cells.Values.OfType<string>().All(IsClean))
            ? null
            : "a quarantined row that shows a citizen's number or has no code";
    }

    private static ListIndex List { get; } = ListIndex.Build([Some.Entry("GF-1", "重庆甲禾机械厂", null)], []);

    private static bool IsSpoken(GreenBatch.Kernel.Issue issue) => issue.Code.Length == 4 && issue.Message.Length > 0 && issue.Advice is { Length: > 0 } && IsClean(issue.Message);

    private static bool IsStorable(string text) => !CellText.IsIllegal(text) && IsClean(text);

    private static bool IsClean(string text) => ReferenceEquals(PersonalId.Mask(text), text);

    private static string Keep(int round, string name, byte[] bytes, string finding)
    {
        if (OutFolder is not null)
            File.WriteAllBytes(Path.Combine(OutFolder, string.Create(CultureInfo.InvariantCulture, $"finding-{round}-{name}.bin")), bytes);
        return string.Create(CultureInfo.InvariantCulture, $"round {round} of {name}, {bytes.Length} bytes: {finding}");
    }
}
