using System.Globalization;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

/// <summary>One unit between its past, its head and its peers: what a check of plausibility compares.</summary>
internal static class City
{
    public static ReconcileRules Rules { get; } = Some.Rules with
    {
        SlipFactors = [1000m, 10_000m],
        Slips = [new(10m, 1.2m, 1.05m) { IsForSteadyUnits = true }, new(100m, 1.5m, 1.2m) { IsForSteadyUnits = true }, new(666.7m, 1.15m, 1.15m) { Only = ["L1"] }, new(1000m, 3m, 2m), new(10_000m, 3m, 2m)],
        PercentIndicators = ["E3", "R3", "R4", "P2b", "G2"],
        Ranges = new Dictionary<string, ValueRange>(StringComparer.Ordinal)
        {
            ["E1b"] = new(0m, null, "B.2") { IsAbove = true },
            ["E4"] = new(0m, 12m, "12 项功能") { IsWhole = true },
            ["R4"] = new(0m, 100m, "B.11") { Note = "漏计 Zw" },
            ["G1"] = new(0m, 1m, "定性"),
            ["HG22"] = new(null, 100m, "决定"),
            ["HG24"] = new(null, null, "决定"),
        },
    };

    public static Dossier Unit(string values, decimal? energy = null, decimal? output = null, string id = "X") =>
        new(new ListEntry(id, UnitKind.Factory, "某厂"), new Cycle(2025)) { Values = [.. Pairs(values)], EnergyTce = energy, OutputValue = output };

    /// <summary>The unit after all checks; the head of its filing bears its energy and output value.</summary>
    public static Dossier Screen(Dossier unit, Dossier? lastYear = null, IEnumerable<Dossier>? peers = null, FiledHeader? header = null)
    {
        var past = new Dictionary<string, Dossier>(StringComparer.Ordinal);
        if (lastYear is not null)
            past[unit.Entry.Id] = lastYear;
        var headers = new Dictionary<string, FiledHeader>(StringComparer.Ordinal) { [unit.Entry.Id] = header ?? new FiledHeader(unit.EnergyTce, unit.OutputValue, null, null, null) };
        return Plausibility.Screen([unit, .. peers ?? []], Rules, past, headers)[0];
    }

    /// <summary>Six peers around the values given, which are then their medians.</summary>
    public static IEnumerable<Dossier> Around(string values, string? sector = null)
    {
        decimal[] spread = [0.8m, 0.9m, 1m, 1m, 1.1m, 1.2m];
        foreach (var (share, place) in spread.Select((s, i) => (s, i)))
        {
            var peer = Unit(values, id: string.Create(CultureInfo.InvariantCulture, $"P{sector}{place}"));
            yield return peer with { Entry = peer.Entry with { Sector = sector }, Values = [.. peer.Values.Select(v => v with { Value = v.Value * share })] };
        }
    }

    public static string Codes(this Dossier dossier) => string.Join(' ', dossier.Issues.Select(i => i.Code));

    public static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>E1b=20 E2=40.</summary>
    private static IEnumerable<ReportedValue> Pairs(string values) =>
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => new ReportedValue(new IndicatorCode(p[0]), Number(p[1])));
}
