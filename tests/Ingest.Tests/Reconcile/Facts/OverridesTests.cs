using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class OverridesTests
{
    private const string Name = "重庆青禾机械制造有限公司";

    private static readonly string Code = Codes.Credit(1);

    private static readonly SourceRecord[] City = [Some.Entry("GF-1", Name, Code), Some.Value("GF-1", "E1b", 5m), Some.Value("GF-1", "E1b", 9m), Some.Value("GF-1", "G2", 80m)];

    [Fact]
    public void A_person_s_value_settles_a_conflict_and_keeps_what_was_filed_beside_it()
    {
        var result = With(new FactOverride(1, "GF-1", "value:E1b", "7.5", new DateOnly(2025, 12, 31), "某甲", "现场核查"));

        var value = result.Dossiers[0].Values.Single(v => v.Indicator.Value is "E1b");
        Assert.Equal((7.5m, ValueState.Reported, 9m, "人工覆盖（某甲，有效至 2025-12-31）：现场核查"), (value.Value, value.State, value.AsFiled, value.Note));
        Assert.Contains(result.Dossiers[0].Issues, i => i.Code is "B150");
        Assert.Contains(result.Conflicts, c => c is { Field: "value:E1b", Winner: "7.5", IsOpen: false });
        Assert.Contains(result.Conflicts, c => c is { Field: "value:E1b", Winner: "9", Loser: "5", IsOpen: false });
    }

    [Fact]
    public void It_runs_out_with_its_day_and_says_so()
    {
        var result = With(new FactOverride(1, "GF-1", "value:E1b", "7.5", new DateOnly(2025, 11, 2), "某甲", "现场核查"));

        Assert.Equal(9m, result.Dossiers[0].Values.Single(v => v.Indicator.Value is "E1b").Value);
        Assert.Contains(result.Dossiers[0].Issues, i => i.Code is "B152");
    }

    [Fact]
    public void The_newest_of_a_field_counts_and_a_field_of_the_unit_itself_is_overridden_as_well()
    {
        var later = new DateOnly(2026, 1, 1);
        var result = With(
            new FactOverride(1, "GF-1", "energy_tce", "100", later, "某甲", "一"),
            new FactOverride(3, "GF-1", "energy_tce", "300", later, "某乙", "二"),
            new FactOverride(2, "GF-1", "sector", "水泥", later, "某甲", "三"),
            new FactOverride(4, "GF-1", "name", "重庆白鹭化工有限公司", later, "某甲", "四"));

        var dossier = result.Dossiers[0];
        Assert.Equal((300m, "水泥", "重庆白鹭化工有限公司"), (dossier.EnergyTce, dossier.Entry.Sector, dossier.Entry.Name));
        Assert.Contains(Name, dossier.Entry.FormerNames);
        Assert.Equal(3, result.Facts.Single(f => f.Field is "energy_tce").OverrideId);
    }

    [Fact]
    public void A_code_that_a_person_put_in_ties_records()
    {
        var right = Codes.Credit(5);
        var accident = Some.Row(Some.Accidents, 1, ("name", Name), ("credit_code", right), ("document", "SG-1"));
        var input = Some.Input(Some.Entry("GF-1", Name, Codes.Damaged(Code)), accident) with { Overrides = [new FactOverride(1, "GF-1", "credit_code", right, new DateOnly(2026, 1, 1), "某甲", "执照")] };

        var result = Reconciler.Reconcile(input);

        Assert.Equal(right, result.Dossiers[0].Entry.CreditCode);
        Assert.Equal("T1", result.Links.Single(l => l.Subject is not null).Tier);
    }

    [Fact]
    public void A_missing_indicator_can_be_put_in_but_not_for_a_unit_that_filed_nothing()
    {
        FactOverride own = new(1, "GF-1", "value:R1a", "1", new DateOnly(2026, 1, 1), "某甲", "核查");

        Assert.Equal(1m, With(own).Dossiers[0].Values.Single(v => v.Indicator.Value is "R1a").Value);
        var empty = Reconciler.Reconcile(Some.Input(City[0]) with { Overrides = [own] }).Dossiers[0];
        Assert.Empty(empty.Values);
        Assert.Contains(empty.Issues, i => i.Code is "B151");
    }

    private static ReconcileResult With(params FactOverride[] overrides) => Reconciler.Reconcile(Some.Input(City) with { Overrides = overrides });
}
