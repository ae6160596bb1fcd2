using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class FiledValuesTests
{
    private static readonly SourceRecord Entry = Some.Entry("GF-1", "重庆青禾机械制造有限公司", Codes.Credit(1));

    [Theory]
    [InlineData("填报", 5, ValueState.Reported)]
    [InlineData(null, 5, ValueState.Reported)]
    [InlineData("填报", null, ValueState.Missing)]
    [InlineData("不适用", null, ValueState.NotApplicable)]
    [InlineData("缺报", null, ValueState.Missing)]
    public void State_words(string? word, int? value, ValueState state) =>
        Assert.Equal(state, Of(Some.Value("GF-1", "E2", value, word!)).State);

    [Fact]
    public void A_quarantined_value_is_invalid_and_not_missing()
    {
        var row = new QuarantinedRow(new Issue("B070", "不是数") { Origin = new Origin("platform", "2025-platform-01", "values.csv", null, 9) }, "values", new Dictionary<string, string?> { ["entry_id"] = "GF-1", ["indicator"] = "E2", ["value"] = "约五" });

        var value = Reconciler.Reconcile(Some.Input(Entry) with { Quarantined = [row] }).Dossiers[0].Values.Single();

        Assert.Equal((ValueState.Invalid, null), (value.State, value.Value));
        Assert.Contains("不是数", value.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_filed_twice_is_invalid()
    {
        var value = Of(Some.Value("GF-1", "E2", 5m), Some.Row(Some.Values, 2, ("entry_id", "GF-1"), ("indicator", "E2"), ("value", 6m)));

        Assert.Equal((ValueState.Invalid, 6m, 5m), (value.State, value.Value!.Value, value.Rival!.Value));
    }

    [Theory]
    [InlineData(104, ValueState.Reported, 0)]
    [InlineData(115, ValueState.Reported, 1)]
    [InlineData(130, ValueState.Invalid, 1)]
    public void The_department_s_consumption_per_product_stands_beside_the_filed_one(int filed, ValueState state, int conflicts)
    {
        var result = Reconciler.Reconcile(Some.Input(
            Entry,
            Some.Value("GF-1", "E1a", filed, product: "水泥熟料"),
            Some.Row(Some.Limits, 1, ("name", "重庆青禾机械制造有限公司"), ("credit_code", Codes.Credit(1)), ("year", 2024), ("product", "水泥熟料"), ("unit_consumption", 100m))));

        var value = result.Dossiers[0].Values.Single();
        Assert.Equal((state, (decimal)filed), (value.State, value.Value!.Value));
        Assert.Equal(state is ValueState.Invalid ? 100m : null, value.Rival);
        Assert.Equal(conflicts, result.Conflicts.Count);
    }

    [Theory]
    [InlineData(1000, 1000, false, 0)]
    [InlineData(1100, 1000, false, 1)]
    [InlineData(1300, 1000, true, 1)]
    public void Total_energy_of_platform_and_department(int filed, int department, bool isOpen, int conflicts)
    {
        var result = Reconciler.Reconcile(Some.Input(
            Entry,
            Some.Row(Some.Evaluations, 1, ("entry_id", "GF-1"), ("energy_tce", (decimal)filed)),
            Some.Row(Some.Limits, 1, ("name", "重庆青禾机械制造有限公司"), ("credit_code", Codes.Credit(1)), ("year", 2024), ("energy_tce", (decimal)department))));

        Assert.Equal(filed, result.Dossiers[0].EnergyTce);
        Assert.Equal(conflicts, result.Conflicts.Count);
        Assert.All(result.Conflicts, c => Assert.Equal(isOpen, c.IsOpen));
    }

    private static ReportedValue Of(params SourceRecord[] records) => Assert.Single(Reconciler.Reconcile(Some.Input([Entry, .. records])).Dossiers[0].Values);
}
