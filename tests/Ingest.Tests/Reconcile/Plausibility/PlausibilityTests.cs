using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class PlausibilityTests
{
    [Theory]
    [InlineData(21000, ValueState.Invalid, 21.0)]
    [InlineData(0.021, ValueState.Invalid, 21.0)]
    [InlineData(1000, ValueState.Reported, null)] // 50 times the median
    [InlineData(0.4, ValueState.Reported, null)] // 0.02 of it
    [InlineData(0, ValueState.Reported, null)]
    [InlineData(-3, ValueState.Invalid, null)]
    public void A_slip_of_a_thousand_is_seen_and_ordinary_spread_is_not(double filed, ValueState state, double? rival)
    {
        var judged = Screen((decimal)filed, "E2", 18m, 19m, 20m, 21m, 22m, 20m);

        Assert.Equal((state, (decimal)filed, (decimal?)rival), (judged.State, judged.Value!.Value, judged.Rival));
    }

    [Fact]
    public void Few_values_have_no_median() => Assert.Equal(ValueState.Reported, Screen(21000m, "E2", 20m, 21m, 22m).State);

    [Fact]
    public void An_indicator_that_is_mostly_zero_is_left_alone() => Assert.Equal(ValueState.Reported, Screen(900m, "E4", 0m, 0m, 0m, 0m, 0m, 1m).State);

    [Fact]
    public void A_share_above_one_hundred_percent_is_impossible() => Assert.Equal(ValueState.Invalid, Screen(120m, "R4", 90m, 91m, 92m, 93m, 94m).State);

    [Fact]
    public void Last_year_s_value_can_explain_a_value_far_from_the_median()
    {
        var dossiers = Dossiers(21000m, "E2", 18m, 19m, 20m, 21m, 22m);
        var lastYear = new Dictionary<string, Dossier>(StringComparer.Ordinal) { ["X"] = dossiers[0] with { Values = [new ReportedValue(new IndicatorCode("E2"), 20500m)] } };

        Assert.Equal(ValueState.Reported, Plausibility.Screen(dossiers, Some.Rules, lastYear)[0].Values[0].State);
    }

    private static ReportedValue Screen(decimal filed, string indicator, params decimal[] others) =>
        Plausibility.Screen(Dossiers(filed, indicator, others), Some.Rules)[0].Values[0];

    private static List<Dossier> Dossiers(decimal filed, string indicator, params decimal[] others) =>
    [
        .. others.Prepend(filed).Select((value, index) => new Dossier(new ListEntry(index == 0 ? "X" : $"GF-{index}", UnitKind.Factory, "某厂"), new Cycle(2025)) { Values = [new ReportedValue(new IndicatorCode(indicator), value)] }),
    ];
}
