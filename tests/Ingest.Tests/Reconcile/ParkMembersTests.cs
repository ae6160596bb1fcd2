namespace GreenBatch.Ingest.Tests;

/// <summary>13号 第十五条, 园区（含园区内企业）.</summary>
public sealed class ParkMembersTests
{
    private const string Inside = "重庆青禾机械制造有限公司";

    private static readonly string Code = Codes.Credit(1);

    [Fact]
    public void What_is_recorded_of_an_enterprise_inside_reaches_the_park_by_code_and_by_name()
    {
        var park = Reconcile(Park, Member(Inside, Code), Accident("SG-1", Inside, Code), Accident("SG-2", "重慶市青禾機械製造有限責任公司", null));

        Assert.Equal([("SG-1", Inside), ("SG-2", Inside)], park.Dossiers.Single().Events.Select(e => (e.Document!, e.Enterprise!)));
        Assert.Empty(park.Outside);
        Assert.Contains(park.Links, l => l is { EntryId: "GP-1", Relation: Relation.MemberOf, Tier: not "T0" });
    }

    [Fact]
    public void A_record_of_somebody_else_stays_outside_and_so_does_all_without_a_list_of_members()
    {
        Assert.Single(Reconcile(Park, Member(Inside, Code), Accident("SG-1", "重庆山水餐饮有限公司", Codes.Credit(9))).Outside);
        Assert.Single(Reconcile(Park, Accident("SG-1", Inside, Code)).Outside);
    }

    [Fact]
    public void A_listed_factory_inside_a_park_and_the_park_both_have_the_record()
    {
        var result = Reconcile(Park, Some.Entry("GF-1", Inside, Code), Member(Inside, Code), Accident("SG-1", Inside, Code));

        Assert.Equal([("GF-1", null), ("GP-1", Inside)], result.Dossiers.SelectMany(d => d.Events.Select(e => (d.Entry.Id, e.Enterprise))));
    }

    [Fact]
    public void The_park_s_own_record_is_told_once_though_its_company_stands_among_the_members()
    {
        var result = Reconcile(Park, Member("重庆松林工业园区", Codes.Credit(7)), Accident("SG-1", "重庆松林工业园区", Codes.Credit(7)));

        Assert.Null(Assert.Single(result.Dossiers.Single().Events).Enterprise);
    }

    [Fact]
    public void An_event_at_another_plant_of_the_enterprise_is_another_site_s()
    {
        var elsewhere = Some.Row(Some.Accidents, 1, ("name", Inside), ("credit_code", Code), ("document", "SG-1"), ("site", "重庆市涪陵区李渡街道"));

        Assert.True(Reconcile(Park, Member(Inside, Code), elsewhere).Dossiers.Single().Events.Single().IsOtherSite);
        Assert.False(Reconcile(Park, Member(Inside, Code), Accident("SG-1", Inside, Code)).Dossiers.Single().Events.Single().IsOtherSite);
    }

    [Fact]
    public void Names_and_figures_of_an_enterprise_inside_are_never_the_park_s()
    {
        var result = Reconcile(
            Park,
            Member(Inside, Code),
            Some.Row(Some.Registrations, 1, ("name", Inside), ("credit_code", Code), ("status", "存续")),
            Some.Row(Some.Limits, 1, ("name", Inside), ("credit_code", Code), ("year", 2024), ("energy_tce", 9m)));

        var park = result.Dossiers.Single();
        Assert.Equal(("重庆松林工业园区", Codes.Credit(7), null), (park.Entry.Name, park.Entry.CreditCode, park.EnergyTce));
        Assert.Equal(("registration", Inside), Assert.Single(park.Events.Select(e => (e.Kind, e.Enterprise))));
        Assert.Empty(result.Conflicts);
        Assert.DoesNotContain(result.Aliases, a => a.Value is Inside);
    }

    [Fact]
    public void A_former_name_of_the_register_ties_old_records_to_the_enterprise_inside()
    {
        var register = Some.Row(Some.Registrations, 1, ("name", Inside), ("credit_code", Code), ("former_names", "重庆晨光农机厂"), ("status", "存续"));

        Assert.Contains(Reconcile(Park, Member(Inside, Code), register, Accident("SG-1", "重庆晨光农机厂", null)).Dossiers.Single().Events, e => e.Document is "SG-1");
    }

    [Fact]
    public void A_factory_has_no_enterprises_inside_and_a_member_of_nobody_is_a_finding()
    {
        var result = Reconcile(Some.Entry("GF-1", Inside, Code), Member(Inside, Code, "GF-1"), Member(Inside, Code, "GP-7"), Accident("SG-1", Inside, Code));

        Assert.Equal(["B116", "B119"], result.Issues.Select(i => i.Code).Order(StringComparer.Ordinal));
        Assert.Null(Assert.Single(result.Dossiers.Single().Events).Enterprise);
    }

    [Fact]
    public void A_doubtful_name_is_asked_and_a_person_may_say_that_it_lies_inside()
    {
        var records = new[] { Park, Member(Inside, Code), Accident("SG-1", "重庆宏远食品有限公司", Code) };
        var question = Assert.Single(Reconcile(records).Reviews);
        var answer = new MatchDecision(question.Subject, "GP-1", Relation.MemberOf, "某甲", "已更名");

        var park = Reconciler.Reconcile(Some.Input(records) with { Decisions = [answer] }).Dossiers.Single();

        Assert.Equal(["GP-1"], question.Candidates);
        Assert.Equal(("重庆宏远食品有限公司", false), Assert.Single(park.Events.Select(e => (e.Enterprise!, e.IsOtherSite))));
    }

    [Fact]
    public void A_record_that_a_person_gave_to_a_listed_factory_still_reaches_the_park_around_it()
    {
        var records = new[] { Park, Some.Entry("GF-1", Inside, Code), Member(Inside, Code), Accident("SG-1", "重庆宏远食品有限公司", Code) };
        var question = Assert.Single(Reconcile(records).Reviews);

        Assert.Equal(["GF-1", "GP-1"], question.Candidates);
        Assert.Contains("名单上的单位？「重庆宏远食品有限公司」是否就是园区内企业", question.Question, StringComparison.Ordinal);
        Assert.Equal([("GF-1", null), ("GP-1", Inside)], TiedBy(new MatchDecision(question.Subject, "GF-1", Relation.Same, "某甲", "已更名"), records));
        Assert.Empty(TiedBy(new MatchDecision(question.Subject, null, Relation.Same, "某甲", "都不是"), records));
    }

    [Fact]
    public void An_answer_to_the_one_question_leaves_what_was_sure_beside_it()
    {
        // The listed factory is sure, and nothing is asked: what a person says beside it is a new fact, and 都不是 overrules the machine.
        var records = new[] { Park, Some.Entry("GF-1", "重庆宏远食品有限公司", Code), Member(Inside, Codes.Credit(2)), Accident("SG-1", "重庆宏远食品有限公司", Code) };
        var subject = Subjects.Of(records[^1]);

        Assert.Equal([("GF-1", null)], TiedBy(new MatchDecision("another", null, Relation.Same, "某甲", "无关"), records));
        Assert.Equal([("GF-1", null), ("GP-1", "重庆宏远食品有限公司")], TiedBy(new MatchDecision(subject, "GP-1", Relation.MemberOf, "某甲", "在园区内"), records));
        Assert.Empty(TiedBy(new MatchDecision(subject, null, Relation.Same, "某甲", "机器认错"), records));
    }

    [Fact]
    public void None_of_the_listed_leaves_the_park_whose_enterprise_is_sure()
    {
        var records = new[] { Park, Some.Entry("GF-1", "重庆宏远食品有限公司", Code), Member(Inside, Code), Accident("SG-1", Inside, Code) };
        var question = Assert.Single(Reconcile(records).Reviews);

        Assert.Equal(["GF-1"], question.Candidates);
        Assert.Equal([("GP-1", Inside)], TiedBy(new MatchDecision(question.Subject, null, Relation.Same, "某甲", "不是该厂"), records));
        Assert.Equal([("GF-1", null), ("GP-1", Inside)], TiedBy(new MatchDecision(question.Subject, "GF-1", Relation.Same, "某甲", "已更名"), records));
    }

    [Fact]
    public void Rows_of_members_are_kept_of_a_dump()
    {
        var index = ListIndex.Build([Park, Member(Inside, Code)], []);

        Assert.True(index.Concerns(Accident("SG-1", "某某", Code)));
        Assert.True(index.Concerns(Accident("SG-1", Inside, null)));
        Assert.False(index.Concerns(Accident("SG-1", "重庆山水餐饮有限公司", Codes.Credit(9))));
        var register = Some.Row(Some.Registrations, 1, ("name", Inside), ("credit_code", Code), ("former_names", "重庆晨光农机厂"));
        Assert.True(index.With(index.AliasesOf([register])).Concerns(Accident("SG-1", "重庆晨光农机厂", null)));
    }

    [Fact]
    public void The_kind_of_penalty_and_what_became_of_licences_travel_with_the_event()
    {
        var dataset = Some.Penalties with { Fields = [.. Some.Penalties.Fields, .. new[] { "penalty_class", "licence" }.Select(f => new FieldDefinition(f, f, FieldType.Text, false, null, []))] };
        SourceRecord Penalty(string document, params (string, object?)[] cells) => Some.Row(dataset, 1, [("name", Inside), ("credit_code", Code), ("document", document), .. cells]);

        var events = Reconcile(
            Some.Entry("GF-1", Inside, Code), Penalty("CF-1", ("penalty_class", "罚款")), Penalty("CF-2", ("penalty_class", "罚款"), ("licence", "排污许可证")), Penalty("CF-3", ("licence", "排污许可证")), Penalty("CF-4")).Dossiers.Single().Events;

        Assert.Equal(["罚款", "罚款；暂扣或吊销许可证件：排污许可证", "暂扣或吊销许可证件：排污许可证", null], events.Select(e => e.Class));
    }

    private static SourceRecord Park => Some.Row(Some.List, 1, ("entry_id", "GP-1"), ("kind", "绿色工业园区"), ("name", "重庆松林工业园区"), ("credit_code", Codes.Credit(7)), ("authority", "500108"));

    private static SourceRecord Member(string name, string? code, string park = "GP-1") => Some.Row(Some.Members, park.Length + name.Length, ("entry_id", park), ("member_name", name), ("credit_code", code));

    private static SourceRecord Accident(string document, string name, string? code) =>
        Some.Row(Some.Accidents, document.Length, ("name", name), ("credit_code", code), ("authority", "500108"), ("document", document), ("date", new DateOnly(2024, 5, 1)), ("grade", "一般"));

    private static IEnumerable<(string Entry, string? Enterprise)> TiedBy(MatchDecision answer, IReadOnlyList<SourceRecord> records) =>
        Reconciler.Reconcile(Some.Input([.. records]) with { Decisions = [answer] }).Dossiers.SelectMany(d => d.Events.Select(e => (d.Entry.Id, e.Enterprise)));

    private static ReconcileResult Reconcile(params SourceRecord[] records) => Reconciler.Reconcile(Some.Input(records));
}
