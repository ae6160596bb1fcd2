using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>What lacks a day or an amount goes to a person (vetoes.yaml): never an automatic veto, and never out of sight. Filing deadline 2025-11-03.</summary>
public sealed class DoubtTests
{
    private static readonly IndicatorTable Indicators = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 10   | 0    |
        """);

    private static readonly VetoRule Rectification = new("limb-5", "rectification", VetoOutcome.Veto, "第十五条（五）", "整改逾期未完成") { WhenOverdue = true };

    private static readonly VetoRule Fine = new("fine", "penalty", VetoOutcome.Veto, "决定", "罚款50万元以上") { MinimumAmount = 50m };

    [Fact]
    public void An_open_rectification_without_a_due_day_goes_to_a_person()
    {
        foreach (var row in Table.Parse("""
            | begun      | due        | end        | found  |
            | 2025-02-01 | 2025-11-02 |            | Veto   |
            | 2025-02-01 | 2025-11-03 |            |        |
            | 2025-02-01 |            |            | Review |
            | 2025-02-01 |            | 2025-11-04 | Review |
            | 2025-02-01 |            | 2025-11-03 | Ended  |
            | 2025-11-04 |            |            | AfterAnchor |
            """).Rows)
        {
            var happened = new UnitEvent("rectification", Day(row["begun"]), "节能监察整改") { Due = Day(row["due"]), End = Day(row["end"]) };
            Assert.Equal((row["due"], row["end"], row["found"]), (row["due"], row["end"], Found(Rectification, happened)));
        }

        Assert.Equal("整改逾期未完成：节能监察整改（2025-02-01，第十五条（五））；记录无完成期限，是否逾期须人工核实", Unit(Rectification, new UnitEvent("rectification", Day("2025-02-01"), "节能监察整改")).VetoHits.Single().Reason);
    }

    [Fact]
    public void A_penalty_whose_amount_is_not_told_goes_to_a_person()
    {
        foreach (var row in Table.Parse("""
            | amount | found  |
            | 49.99  |        |
            | 50     | Veto   |
            |        | Review |
            """).Rows)
        {
            Assert.Equal((row["amount"], row["found"]), (row["amount"], Found(Fine, new UnitEvent("penalty", Day("2025-02-01"), "超标排放") { Amount = Some.Number(row["amount"]) })));
        }

        Assert.EndsWith("；记录无金额，须人工核实", Unit(Fine, new UnitEvent("penalty", Day("2025-02-01"), "超标排放")).VetoHits.Single().Reason, StringComparison.Ordinal);
    }

    private static string Found(VetoRule rule, UnitEvent happened)
    {
        var unit = Unit(rule, happened);
        return unit.VetoHits.Select(h => $"{h.Outcome}").SingleOrDefault() ?? unit.KeptRecords.Select(k => $"{k.Why}").SingleOrDefault() ?? "";
    }

    private static UnitResult Unit(VetoRule rule, UnitEvent happened) =>
        Some.Assess(Some.Scheme(Indicators, s => s with { Vetoes = [rule] }), Some.Unit("F1", null, null, Some.Value("A1", 5m)) with { Events = [happened] }).Units.Single();

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
