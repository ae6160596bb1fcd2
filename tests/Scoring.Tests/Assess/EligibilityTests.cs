using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class EligibilityTests
{
    private static readonly Scheme Scheme = Some.Scheme(
        Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 10   | 0    |
            """),
        s => s with
        {
            Vetoes =
            [
                Rule("limb-1-abnormal", "abnormal_listing", VetoOutcome.Veto) with { WhileOpen = true },
                Rule("limb-1-suspension", "suspension", VetoOutcome.Veto) with { MinimumMonths = 12, LookBackYears = 3 },
                Rule("limb-2-accident", "accident", VetoOutcome.Veto) with { LookBackYears = 3, UnlessStatuses = ["已撤销"] },
                Rule("removal-accident", "accident", VetoOutcome.ImmediateRemoval) with { LookBackYears = 3, Grades = ["重大"], UnlessStatuses = ["已撤销"] },
                Rule("limb-5-rectification", "rectification", VetoOutcome.Veto) with { WhenOverdue = true },
                Rule("review-penalty", "penalty", VetoOutcome.Review) with { LookBackYears = 3, MinimumAmount = 1m },
            ],
        });

    /// <summary>Filing deadline 2025-11-03.</summary>
    [Fact]
    public void Rules_3_2_and_3_3_negative_list_with_its_look_back_from_the_filing_deadline_inclusive()
    {
        foreach (var row in Table.Parse("""
            | event            | date       | end        | due        | grade | status | amount | state  | hits                             |
            | accident         | 2022-11-03 |            |            | 一般   |        |        | Vetoed | limb-2-accident                  |
            | accident         | 2022-11-02 |            |            | 一般   |        |        | Ranked |                                  |
            | accident         | 2025-11-03 |            |            | 重大   |        |        | Vetoed | limb-2-accident removal-accident |
            | accident         | 2025-11-04 |            |            | 重大   |        |        | Ranked |                                  |
            | accident         | 2024-01-01 |            |            | 一般   | 已撤销  |        | Ranked |                                  |
            | accident         |            |            |            | 一般   |        |        | Ranked | limb-2-accident                  |
            | abnormal_listing | 2015-01-01 |            |            |       |        |        | Vetoed | limb-1-abnormal                  |
            | abnormal_listing | 2015-01-01 | 2025-11-03 |            |       |        |        | Ranked |                                  |
            | abnormal_listing | 2015-01-01 | 2025-12-01 |            |       |        |        | Vetoed | limb-1-abnormal                  |
            | suspension       | 2024-11-03 |            |            |       |        |        | Vetoed | limb-1-suspension                |
            | suspension       | 2024-11-04 |            |            |       |        |        | Ranked |                                  |
            | suspension       | 2024-01-01 | 2024-12-31 |            |       |        |        | Ranked |                                  |
            | rectification    | 2025-01-01 |            | 2025-11-02 |       |        |        | Vetoed | limb-5-rectification             |
            | rectification    | 2025-01-01 |            | 2025-11-03 |       |        |        | Ranked |                                  |
            | rectification    | 2025-01-01 | 2025-10-01 | 2025-09-01 |       |        |        | Ranked |                                  |
            | penalty          | 2025-01-01 |            |            |       |        | 1      | Ranked | review-penalty                   |
            | penalty          | 2025-01-01 |            |            |       |        | 0.9    | Ranked |                                  |
            """).Rows)
        {
            var unit = Assess(Filed with { Events = [Event(row)] });
            Assert.Equal((row["event"], row["date"], row["state"], row["hits"]), (row["event"], row["date"], $"{unit.State}", string.Join(' ', unit.VetoHits.Select(h => h.Rule.Id))));
        }
    }

    [Fact]
    public void A_record_of_another_site_is_reviewed_and_never_an_automatic_veto()
    {
        var unit = Assess(Filed with { Events = [new UnitEvent("accident", new DateOnly(2025, 1, 1), "触电") { IsOtherSite = true }] });

        Assert.Equal(UnitState.Ranked, unit.State);
        Assert.Equal(VetoOutcome.Review, Assert.Single(unit.VetoHits).Outcome);
    }

    [Fact]
    public void The_gravest_outcome_gives_the_reason_with_its_clause()
    {
        var unit = Assess(Filed with { Events = [new UnitEvent("accident", new DateOnly(2025, 1, 1), "爆炸") { Grade = "重大" }] });

        Assert.Equal("removal-accident：爆炸（2025-01-01，第十五条）", unit.StateReason);
    }

    [Fact]
    public void Rules_4_2_the_year_of_entry_has_no_ranking_and_a_merged_entry_leaves_it_to_the_survivor()
    {
        Assert.Equal(UnitState.NewEntry, Assess(Filed with { Entry = Filed.Entry with { ListedYear = 2025 } }).State);
        Assert.Equal(UnitState.Ranked, Assess(Filed with { Entry = Filed.Entry with { ListedYear = 2024 } }).State);
        Assert.Equal((UnitState.Held, "已并入条目 GF-2，由存续条目参加排名"), Stand(Filed with { Entry = Filed.Entry with { MergedInto = "GF-2" } }));
    }

    [Fact]
    public void A_standing_decided_elsewhere_is_respected()
    {
        Assert.Equal((UnitState.Vetoed, "弄虚作假"), Stand(Filed with { Standing = Standing.Vetoed, StandingReason = "弄虚作假" }));
        Assert.Equal((UnitState.Held, "待核"), Stand(Filed with { Standing = Standing.Held }));
        Assert.Equal(UnitState.NewEntry, Assess(Filed with { Standing = Standing.NewEntry }).State);
    }

    [Fact]
    public void What_the_scheme_does_not_keep_outside_is_ranked()
    {
        var scheme = Scheme with { Ranking = Scheme.Ranking with { Outside = [UnitState.NotFiled] } };

        Assert.Equal(UnitState.Ranked, Some.Assess(scheme, Filed with { Standing = Standing.Vetoed }).Units.Single().State);
    }

    private static Dossier Filed => Some.Unit("F1", null, null, Some.Value("A1", 5m));

    private static UnitResult Assess(Dossier dossier) => Some.Assess(Scheme, dossier).Units.Single();

    private static (UnitState, string?) Stand(Dossier dossier) => (Assess(dossier).State, Assess(dossier).StateReason);

    private static VetoRule Rule(string id, string happened, VetoOutcome outcome) => new(id, happened, outcome, "第十五条", id);

    private static UnitEvent Event(TableRow row) => new(row["event"], Day(row["date"]), "记录")
    {
        End = Day(row["end"]),
        Due = Day(row["due"]),
        Grade = row["grade"].Length == 0 ? null : row["grade"],
        Status = row["status"].Length == 0 ? null : row["status"],
        Amount = Some.Number(row["amount"]),
    };

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
