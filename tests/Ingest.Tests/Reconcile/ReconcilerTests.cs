using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class ReconcilerTests
{
    private const string Name = "重庆青禾机械制造有限公司";

    private static readonly string Code = Codes.Credit(1);

    [Fact]
    public void Every_listed_unit_has_a_dossier_even_when_it_filed_nothing()
    {
        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code), Some.Entry("GF-22", "重庆白鹭化工有限公司", Codes.Credit(2))));

        Assert.Equal(["GF-1", "GF-22"], result.Dossiers.Select(d => d.Entry.Id));
        Assert.All(result.Dossiers, d => Assert.Empty(d.Values));
    }

    [Fact]
    public void A_unit_that_entered_this_year_is_not_ranked_yet()
    {
        var dossier = Single(Some.Entry("GF-1", Name, Code, more: ("listed_year", 2025)));

        Assert.Equal(Standing.NewEntry, dossier.Standing);
    }

    [Fact]
    public void An_accident_hits_the_unit_by_code_and_by_name()
    {
        var dossier = Single(
            Some.Entry("GF-1", Name, Code),
            Accident("SG-1", Name, Code),
            Accident("SG-2", "重慶市青禾機械製造有限責任公司", null));

        Assert.Equal(["SG-1", "SG-2"], dossier.Events.Select(e => e.Document));
        Assert.All(dossier.Events, e => Assert.False(e.IsOtherSite));
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("9.15001E+17")]
    [InlineData("无")]
    public void A_damaged_code_is_tied_by_name_and_district(string code)
    {
        var dossier = Single(Some.Entry("GF-1", Name, Code), Accident("SG-1", Name, code is "damaged" ? Codes.Damaged(Code) : code));

        Assert.Single(dossier.Events);
    }

    [Fact]
    public void A_code_with_another_name_goes_to_a_person_and_not_into_the_dossier()
    {
        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code), Accident("SG-1", "重庆宏远食品有限公司", Code)));

        Assert.Empty(result.Dossiers[0].Events);
        Assert.Equal(["GF-1"], Assert.Single(result.Reviews).Candidates);
    }

    [Fact]
    public void A_person_s_decision_is_honoured()
    {
        var input = Some.Input(Some.Entry("GF-1", Name, Code), Accident("SG-1", "重庆宏远食品有限公司", Code));
        var subject = Reconciler.Reconcile(input).Reviews[0].Subject;

        var result = Reconciler.Reconcile(input with { Decisions = [new MatchDecision(subject, "GF-1", "same", "某甲", "已更名")] });

        Assert.Single(result.Dossiers[0].Events);
        Assert.Empty(result.Reviews);
    }

    [Fact]
    public void An_enterprise_that_is_not_listed_stays_outside()
    {
        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code), Accident("SG-1", "重庆山水餐饮有限公司", Codes.Credit(9))));

        Assert.Single(result.Outside);
        Assert.Empty(result.Reviews);
    }

    [Fact]
    public void An_event_at_one_plant_is_another_site_s_for_its_sister()
    {
        var result = Reconciler.Reconcile(Some.Input(
            Some.Entry("GF-1", Name + "南岸工厂", Code, "500108", ("site_code", Code + "001P")),
            Some.Entry("GF-22", Name + "涪陵工厂", Code, "500102", ("site_code", Code + "002P")),
            Some.Row(Some.Penalties, 1, ("name", Name), ("credit_code", Code), ("document", "CF-1"), ("site_code", Code + "002P")),
            Some.Row(Some.Accidents, 1, ("name", Name), ("credit_code", Code), ("document", "SG-1"), ("site", "重庆市涪陵区李渡街道"))));

        Assert.All(result.Dossiers[0].Events, e => Assert.True(e.IsOtherSite));
        Assert.All(result.Dossiers[1].Events, e => Assert.False(e.IsOtherSite));
        Assert.All(result.Dossiers, d => Assert.Equal(2, d.Events.Count));
        Assert.All(result.Dossiers, d => Assert.Contains(d.Issues, i => i.Code is "B117a"));
    }

    [Fact]
    public void What_concerns_the_legal_person_concerns_all_its_plants()
    {
        var result = Reconciler.Reconcile(Some.Input(
            Some.Entry("GF-1", Name + "南岸工厂", Code),
            Some.Entry("GF-22", Name + "涪陵工厂", Code, "500102"),
            Some.Row(Some.Registrations, 1, ("name", Name), ("credit_code", Code), ("status", "注销"))));

        Assert.All(result.Dossiers, d => Assert.Equal(("注销", false), (d.Events.Single().Status!, d.Events.Single().IsOtherSite)));
        Assert.All(result.Dossiers, d => Assert.EndsWith("工厂", d.Entry.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_elsewhere_is_flagged_for_the_only_plant_too()
    {
        var dossier = Single(Some.Entry("GF-1", Name, Code), Some.Row(Some.Accidents, 1, ("name", Name), ("credit_code", Code), ("document", "SG-1"), ("site", "涪陵区某路")));

        Assert.True(dossier.Events.Single().IsOtherSite);
    }

    [Fact]
    public void A_renamed_unit_keeps_its_id_and_its_old_records()
    {
        const string renamed = "重庆白鹭智能装备有限公司";
        var result = Reconciler.Reconcile(Some.Input(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Some.Renames, 1, ("credit_code", Code), ("name", renamed), ("former_names", Name), ("date", new DateOnly(2025, 3, 1))),
            Accident("SG-1", renamed, null),
            Accident("SG-2", Name, null)));

        var dossier = result.Dossiers.Single();
        Assert.Equal(("GF-1", renamed), (dossier.Entry.Id, dossier.Entry.Name));
        Assert.Contains(Name, dossier.Entry.FormerNames);
        Assert.Equal(2, dossier.Events.Count);
        Assert.Contains(result.Conflicts, c => c is { Field: "name", Loser: Name, IsOpen: false });
        Assert.Contains(result.Aliases, a => a.Kind is AliasKind.FormerName && a.ValidTo == new DateOnly(2025, 3, 1));
    }

    [Fact]
    public void A_damaged_code_of_the_list_is_put_right_by_the_register()
    {
        var dossier = Single(Some.Entry("GF-1", Name, Codes.Damaged(Code)), Some.Row(Some.Registrations, 1, ("name", Name), ("credit_code", Code), ("status", "存续")));

        Assert.Equal(Code, dossier.Entry.CreditCode);
        Assert.Contains(dossier.Issues, i => i.Code is "B110");
    }

    [Fact]
    public void A_registration_number_of_the_register_ties_old_records()
    {
        var dossier = Single(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Some.Registrations, 1, ("name", Name), ("credit_code", Code), ("registration_number", Codes.Registration(5)), ("former_names", "重庆绿野机械厂"), ("status", "存续")),
            Some.Row(Some.Penalties, 1, ("name", "重庆绿野机械厂"), ("registration_number", Codes.Registration(5)), ("document", "CF-1")));

        Assert.Contains(dossier.Events, e => e.Document is "CF-1");
    }

    [Fact]
    public void An_entry_listed_twice_with_other_content_stops_the_job()
    {
        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code), Some.Entry("GF-1", "重庆白鹭化工有限公司", Codes.Credit(2))));

        Assert.Contains(result.Issues, i => i is { Code: "B117", Severity: Severity.Error });
    }

    [Fact]
    public void A_filed_name_or_code_that_is_not_the_entry_s_is_a_finding()
    {
        var dossier = Single(Some.Entry("GF-1", Name, Code), Some.Row(Some.Evaluations, 1, ("entry_id", "GF-1"), ("name", "重庆宏远食品有限公司"), ("credit_code", Codes.Credit(2))));

        Assert.Equal(2, dossier.Issues.Count(i => i.Code is "B114"));
    }

    [Fact]
    public void A_merged_entry_keeps_a_dossier_that_names_the_survivor()
    {
        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code), Some.Entry("GF-22", "重庆白鹭化工有限公司", Codes.Credit(2), more: ("merged_into", "GF-1"))));

        Assert.Equal("GF-1", result.Dossiers[1].Entry.MergedInto);
    }

    [Fact]
    public void The_newest_delivery_counts_and_factories_and_parks_replace_each_other_apart()
    {
        var result = Reconciler.Reconcile(Some.Input(
            Some.Row(Some.List, "2025-platform-02", 1, ("entry_id", "GF-1"), ("kind", "绿色工厂"), ("name", Name), ("authority", "500108")),
            Some.Row(Some.List, "2025-platform-03", 1, ("entry_id", "GP-1"), ("kind", "绿色工业园区"), ("name", "重庆青禾工业园区"), ("authority", "500108")),
            Some.Row(Some.List, "2025-platform-01", 1, ("entry_id", "GF-9"), ("kind", "绿色工厂"), ("name", "重庆白鹭化工有限公司"), ("authority", "500108"))));

        Assert.Equal([("GF-1", UnitKind.Factory), ("GP-1", UnitKind.Park)], result.Dossiers.Select(d => (d.Entry.Id, d.Entry.Kind)));
    }

    [Fact]
    public void A_corrected_filing_of_one_unit_replaces_that_unit_s_and_takes_nothing_from_the_others()
    {
        var result = Reconciler.Reconcile(Some.Input(
            Some.Entry("GF-1", Name, Code),
            Some.Entry("GF-22", "重庆白鹭化工有限公司", Codes.Credit(2)),
            Some.Value("GF-1", "E2", 5m),
            Some.Value("GF-1", "G2", 80m),
            Some.Value("GF-22", "E2", 7m),
            Some.Row(Some.Values, "2025-platform-09", 1, ("entry_id", "GF-1"), ("indicator", "E2"), ("value", 6m), ("state", "填报"))));

        Assert.Equal([("E2", 6m)], result.Dossiers[0].Values.Select(v => (v.Indicator.Value, v.Value!.Value)));
        Assert.Equal([("E2", 7m)], result.Dossiers[1].Values.Select(v => (v.Indicator.Value, v.Value!.Value)));
    }

    [Fact]
    public void The_order_of_records_does_not_matter()
    {
        SourceRecord[] records =
        [
            Some.Entry("GF-1", Name + "南岸工厂", Code), Some.Entry("GF-22", Name + "涪陵工厂", Code, "500102"), Some.Entry("GF-333", "重庆白鹭化工有限公司", null),
            Accident("SG-1", Name, Code), Accident("SG-2", "重庆白鹭化工有限公司", null), Accident("SG-3", "重庆白露化工有限公司", null),
            Some.Value("GF-1", "E2", 5m), Some.Value("GF-333", "E2", 7m), Some.Row(Some.Reviews, 1, ("entry_id", "GF-1"), ("indicator", "E2"), ("verdict", "存疑")),
        ];
        var expected = Summary(Reconciler.Reconcile(Some.Input(records)));

        Gen.Shuffle(records).Sample(shuffled => string.Equals(Summary(Reconciler.Reconcile(Some.Input(shuffled))), expected, StringComparison.Ordinal), iter: 50);
    }

    private static string Summary(ReconcileResult result) => string.Join('\n',
        result.Dossiers.Select(d => $"{d.Entry.Id} {d.Entry.Name} {string.Join(',', d.Values)} {string.Join(',', d.Events)} {string.Join(',', d.Issues)}")
            .Concat(result.Conflicts.Select(c => c.ToString()))
            .Concat(result.Reviews.Select(r => r.Subject + r.Explanation))
            .Concat(result.Aliases.Select(a => a.ToString())));

    private static SourceRecord Accident(string document, string name, string? code) =>
        Some.Row(Some.Accidents, 1, ("name", name), ("credit_code", code), ("authority", "500108"), ("document", document), ("date", new DateOnly(2024, 5, 1)), ("grade", "一般"));

    private static Dossier Single(params SourceRecord[] records) => Assert.Single(Reconciler.Reconcile(Some.Input(records)).Dossiers);
}
