using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class VetoParserTests
{
    [Fact]
    public void A_rule_states_event_condition_look_back_outcome_and_clause()
    {
        var rule = Assert.Single(Parse(Trees.Map(("vetoes", Trees.List(Rule.With("years", "3").With("open", "true")))), out _));

        Assert.Equal(("limb-2", "accident", VetoOutcome.Veto, "第十五条（二）"), (rule.Id, rule.Event, rule.Outcome, rule.Clause));
        Assert.Equal((3, true, false), (rule.LookBackYears, rule.WhileOpen, rule.WhenOverdue));
    }

    [Fact]
    public void A_plain_list_and_an_empty_file_of_rules_are_read_too()
    {
        Assert.Single(Parse(Trees.List(Rule), out _));
        Assert.Empty(Parse(Trees.Map(), out var faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_wrong_rule_names_every_fault_of_it()
    {
        _ = Parse(Trees.List(Trees.Map(("id", "x"), ("event", "accident"), ("outcome", "warn"), ("text", "事故"), ("since", "3"))), out var faults);

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f.Message.Contains("可用：veto、immediate_removal、review、hold", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Message.Contains("缺少「clause」", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Message.Contains("未知的键「since」", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_may_state_its_anchor_its_days_its_grade_and_how_far_it_reaches()
    {
        var rule = Assert.Single(Parse(
            Trees.List(Rule.With("anchor", "cycle_end").With("inclusive", "false").With("from", "2025-01-01").With("to", "2026-12-31").With("min_grade", "重大")
                .With("inside", "same").With("heading", "falsified").With("classes", "吊销").With("kind", "park").With("absent", "true")),
            out _));

        Assert.Equal((AnchorKind.CycleEnd, false, new DateOnly(2025, 1, 1), new DateOnly(2026, 12, 31)), (rule.Anchor.Kind, rule.IsInclusive, rule.ValidFrom!.Value, rule.ValidTo!.Value));
        Assert.Equal(("重大", InsideRule.Same, OutsideReason.Falsified, UnitKind.Park, true), (rule.MinimumGrade, rule.Inside, rule.Heading!.Value, rule.Kind!.Value, rule.WhenAbsent));
        Assert.Equal(["吊销"], rule.Classes);
    }

    [Fact]
    public void What_a_rule_does_not_state_has_its_default()
    {
        var rule = Assert.Single(Parse(Trees.List(Rule), out _));

        Assert.Equal((Anchor.FilingDeadline, true, InsideRule.Review), (rule.Anchor, rule.IsInclusive, rule.Inside));
        Assert.Equal((null, null, null, null, null, false), (rule.ValidFrom, rule.ValidTo, rule.Kind, rule.Heading, rule.MinimumGrade, rule.WhenAbsent));
    }

    [Fact]
    public void An_anchor_may_be_a_day() =>
        Assert.Equal(new Anchor(AnchorKind.Given, new DateOnly(2025, 6, 30)), Assert.Single(Parse(Trees.List(Rule.With("anchor", "2025-06-30")), out _)).Anchor);

    [Theory]
    [InlineData("anchor", "yesterday", "可用：filing_deadline、data_year_end、cycle_end，或写明日期")]
    [InlineData("anchor", "2025-13-01", "应为日期")]
    [InlineData("min_grade", "严重", "可用：一般、较大、重大、特别重大")]
    [InlineData("inside", "all", "可用：same、veto、review、ignore")]
    [InlineData("heading", "other", "可用：suspended、removed_before、falsified、refused_to_file、moved_away")]
    [InlineData("kind", "shop", "可用：factory、park")]
    public void A_word_that_is_not_known_is_a_fault(string key, string value, string message)
    {
        _ = Parse(Trees.List(Rule.With(key, value)), out var faults);

        Assert.Contains(message, Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_cannot_end_before_it_begins()
    {
        _ = Parse(Trees.List(Rule.With("from", "2026-01-01").With("to", "2025-12-31")), out var faults);

        Assert.Equal("「to」不能早于「from」", Assert.Single(faults).Message);
        _ = Parse(Trees.List(Rule.With("from", "2026-01-01").With("to", "2026-01-01")), out faults);
        Assert.Empty(faults);
    }

    [Fact]
    public void Bans_and_the_ground_of_those_who_do_not_file_stand_beside_the_rules()
    {
        var ban = Trees.Map(("id", "ban"), ("event", "removal"), ("years", "3"), ("clause", "第十五条（三）"), ("text", "不得申报"), ("unless_statuses", "已撤销"));
        var scheme = Read(Trees.Map(("bans", Trees.List(ban)), ("not_filed", Trees.Map(("clause", "第十八条"), ("text", "移出")))), out _)!;

        Assert.Equal(("ban", "removal", 3, "第十五条（三）"), (scheme.Bans.Single().Id, scheme.Bans.Single().Event, scheme.Bans.Single().Years, scheme.Bans.Single().Clause));
        Assert.Equal(["已撤销"], scheme.Bans.Single().UnlessStatuses);
        Assert.Equal(new Ground("第十八条", "移出"), scheme.NotFiled);
        Assert.Null(Read(Trees.Map(), out _)!.NotFiled);
    }

    [Fact]
    public void A_ban_states_its_length_and_no_two_are_one()
    {
        var ban = Trees.Map(("id", "ban"), ("event", "removal"), ("clause", "决定"), ("text", "不得申报"));
        _ = Read(Trees.Map(("bans", Trees.List(ban, ban.With("years", "3")))), out var faults);

        Assert.Equal(["缺少「years」", "规则「ban」重复"], faults.Select(f => f.Message));
    }

    [Fact]
    public void Every_condition_of_a_rule_is_read()
    {
        var rule = Assert.Single(Parse(
            Trees.List(Rule.With("grades", Trees.List("重大", "特大")).With("statuses", "在列").With("unless_statuses", Trees.List("已撤销", "已修复")).With("ended", "true").With("overdue", "true")
                .With("min_months", "12").With("min_amount", "0.5")),
            out _));

        Assert.Equal(["重大", "特大"], rule.Grades);
        Assert.Equal(["在列"], rule.Statuses);
        Assert.Equal(["已撤销", "已修复"], rule.UnlessStatuses);
        Assert.Equal((false, true, true, 12, 0.5m), (rule.WhileOpen, rule.WhenEnded, rule.WhenOverdue, rule.MinimumMonths, rule.MinimumAmount));
    }

    [Fact]
    public void What_is_not_stated_is_no_condition()
    {
        var rule = Assert.Single(Parse(Trees.List(Rule), out _));

        Assert.Equal((null, null, null, false, false, false), (rule.MinimumMonths, rule.MinimumAmount, rule.LookBackYears, rule.WhileOpen, rule.WhenEnded, rule.WhenOverdue));
        Assert.Empty(rule.Grades.Concat(rule.Statuses).Concat(rule.UnlessStatuses).Concat(rule.Classes));
    }

    [Theory]
    [InlineData("years", "0", "1 至 100")]
    [InlineData("years", "1", null)]
    [InlineData("years", "100", null)]
    [InlineData("years", "101", "1 至 100")]
    [InlineData("min_months", "0", "1 至 1200")]
    [InlineData("min_months", "1", null)]
    [InlineData("min_months", "1200", null)]
    [InlineData("min_months", "1201", "1 至 1200")]
    public void Years_and_months_are_whole_numbers_within_sense(string key, string value, string? told)
    {
        _ = Parse(Trees.List(Rule.With(key, value)), out var faults);

        Assert.Equal(told is null ? [] : [$"「{key}」的值「{value}」应为 {told} 的整数"], faults.Select(f => f.Message));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("event")]
    [InlineData("outcome")]
    [InlineData("clause")]
    [InlineData("text")]
    public void What_every_rule_must_state_is_missed_once(string key)
    {
        _ = Parse(Trees.List(Rule with { Entries = [.. Rule.Entries.Where(e => e.Key != key)] }), out var faults);

        Assert.Equal([$"缺少「{key}」"], faults.Select(f => f.Message));
    }

    [Fact]
    public void No_two_rules_have_one_id()
    {
        _ = Parse(Trees.List(Rule, Rule.With("id", "other"), Rule), out var faults);

        Assert.Equal(["规则「limb-2」重复"], faults.Select(f => f.Message));
    }

    [Theory]
    [InlineData("vetoes")]
    [InlineData("bans")]
    public void What_should_be_a_list_and_is_none_is_a_fault_and_nothing_is_none(string key)
    {
        _ = Read(Trees.Map((key, "三年")), out var faults);
        Assert.Equal([$"「{key}」应为规则列表"], faults.Select(f => f.Message));
        Assert.NotNull(Read(Trees.Map((key, "")), out faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault()
    {
        var reading = SchemeParser.Parse(Trees.Files(Main, ("general.yaml", General)));

        Assert.Equal(["找不到文件「vetoes.yaml」"], reading.Faults.Select(f => f.Message));
    }

    [Fact]
    public void A_scheme_may_have_no_negative_list()
    {
        var scheme = SchemeParser.Parse(Trees.Files(Main with { Entries = [.. Main.Entries.Where(e => e.Key is not "vetoes")] }, ("general.yaml", General))).Scheme!;

        Assert.Empty(scheme.Vetoes);
        Assert.Empty(scheme.Bans);
        Assert.Null(scheme.NotFiled);
    }

    [Theory]
    [InlineData("0", "1 至 100")]
    [InlineData("1", null)]
    [InlineData("100", null)]
    [InlineData("101", "1 至 100")]
    public void A_ban_has_whole_years(string years, string? told)
    {
        var ban = Trees.Map(("id", "ban"), ("event", "removal"), ("years", years), ("clause", "决定"), ("text", "不得申报"));
        _ = Read(Trees.Map(("bans", Trees.List(ban))), out var faults);

        Assert.Equal(told is null ? [] : [$"「years」的值「{years}」应为 {told} 的整数"], faults.Select(f => f.Message));
    }

    private static ConfigNode.Map Main => Trees.Map(
        ("cycle", "2025"),
        ("filing_deadline", "2025-11-03"),
        ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"))))),
        ("vetoes", "vetoes.yaml"));

    private static ConfigNode.Map General => Trees.Map(
        ("dimensions", Trees.Map(("A", "100"))),
        ("indicators", Trees.List(Trees.Map(("id", "A1"), ("dimension", "A"), ("direction", "higher"), ("weight", "100")))));

    private static ConfigNode.Map Rule => Trees.Map(("id", "limb-2"), ("event", "accident"), ("outcome", "veto"), ("clause", "第十五条（二）"), ("text", "事故"));

    private static IReadOnlyList<VetoRule> Parse(ConfigNode vetoes, out IReadOnlyList<ConfigFault> faults) => Read(vetoes, out faults)?.Vetoes ?? [];

    private static Scheme? Read(ConfigNode vetoes, out IReadOnlyList<ConfigFault> faults)
    {
        var reading = SchemeParser.Parse(Trees.Files(Main, ("general.yaml", General), ("vetoes.yaml", vetoes)));
        faults = reading.Faults;
        return reading.Scheme;
    }
}
