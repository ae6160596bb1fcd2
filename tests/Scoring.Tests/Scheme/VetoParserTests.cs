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

    private static ConfigNode.Map Rule => Trees.Map(("id", "limb-2"), ("event", "accident"), ("outcome", "veto"), ("clause", "第十五条（二）"), ("text", "事故"));

    private static IReadOnlyList<VetoRule> Parse(ConfigNode vetoes, out IReadOnlyList<ConfigFault> faults) => Read(vetoes, out faults)?.Vetoes ?? [];

    private static Scheme? Read(ConfigNode vetoes, out IReadOnlyList<ConfigFault> faults)
    {
        var main = Trees.Map(
            ("cycle", "2025"),
            ("filing_deadline", "2025-11-03"),
            ("populations", Trees.Map(("factory", Trees.Map(("indicators", "general.yaml"))))),
            ("vetoes", "vetoes.yaml"));
        var general = Trees.Map(
            ("dimensions", Trees.Map(("A", "100"))),
            ("indicators", Trees.List(Trees.Map(("id", "A1"), ("dimension", "A"), ("direction", "higher"), ("weight", "100")))));
        var reading = SchemeParser.Parse(Trees.Files(main, ("general.yaml", general), ("vetoes.yaml", vetoes)));
        faults = reading.Faults;
        return reading.Scheme;
    }
}
