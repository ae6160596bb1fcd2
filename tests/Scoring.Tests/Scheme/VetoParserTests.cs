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
        Assert.Contains(faults, f => f.Message.Contains("可用：veto、immediate_removal、review", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Message.Contains("缺少「clause」", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Message.Contains("未知的键「since」", StringComparison.Ordinal));
    }

    private static ConfigNode.Map Rule => Trees.Map(("id", "limb-2"), ("event", "accident"), ("outcome", "veto"), ("clause", "第十五条（二）"), ("text", "事故"));

    private static IReadOnlyList<VetoRule> Parse(ConfigNode vetoes, out IReadOnlyList<ConfigFault> faults)
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
        return reading.Scheme?.Vetoes ?? [];
    }
}
