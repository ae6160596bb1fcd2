using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Cycle 2025 on the data of 2024, filing deadline 2025-11-03.</summary>
public sealed class VetoMatchTests
{
    private static readonly IndicatorTable Indicators = Some.Indicators("""
        | id | dim | dir | weight | lead | base |
        | A1 | A   | ↑   | 100    | 10   | 0    |
        """);

    /// <summary>No text says what the three years count from (rules 8.3, 9): the anchor is a setting.</summary>
    [Fact]
    public void Rules_9_the_look_back_counts_from_the_anchor_that_the_rule_names()
    {
        foreach (var row in Table.Parse("""
            | anchor          | inclusive | date       | found          |
            | filing_deadline | true      | 2022-11-02 | BeforeLookBack |
            | filing_deadline | true      | 2022-11-03 | counted        |
            | filing_deadline | false     | 2022-11-03 | BeforeLookBack |
            | filing_deadline | false     | 2022-11-04 | counted        |
            | filing_deadline | false     | 2025-11-03 | counted        |
            | filing_deadline | true      | 2025-11-04 | AfterAnchor    |
            | data_year_end   | true      | 2021-12-30 | BeforeLookBack |
            | data_year_end   | true      | 2021-12-31 | counted        |
            | data_year_end   | true      | 2024-12-31 | counted        |
            | data_year_end   | true      | 2025-01-01 | AfterAnchor    |
            | cycle_end       | true      | 2022-12-30 | BeforeLookBack |
            | cycle_end       | true      | 2022-12-31 | counted        |
            | cycle_end       | true      | 2025-12-31 | counted        |
            | cycle_end       | true      | 2026-01-01 | AfterAnchor    |
            | 2025-06-30      | true      | 2022-06-29 | BeforeLookBack |
            | 2025-06-30      | true      | 2022-06-30 | counted        |
            | 2025-06-30      | true      | 2025-06-30 | counted        |
            | 2025-06-30      | true      | 2025-07-01 | AfterAnchor    |
            """).Rows)
        {
            var rule = Accident with { LookBackYears = 3, Anchor = AnchorOf(row["anchor"]), IsInclusive = row["inclusive"] is "true" };
            Assert.Equal((row["anchor"], row["inclusive"], row["date"], row["found"]), (row["anchor"], row["inclusive"], row["date"], Found(rule, Happened(row["date"]))));
        }
    }

    [Theory]
    [InlineData("filing_deadline", true, "3年：2022-11-03至2025-11-03（填报截止日），首尾均含")]
    [InlineData("data_year_end", false, "3年：2022-01-01至2024-12-31（评价年末），不含满期当日")]
    [InlineData("cycle_end", true, "3年：2022-12-31至2025-12-31（年度末），首尾均含")]
    [InlineData("2025-06-30", true, "3年：2022-06-30至2025-06-30（2025-06-30），首尾均含")]
    public void The_look_back_is_printed_with_its_days_and_ends(string anchor, bool inclusive, string expected) =>
        Assert.Equal(expected, LookBack.Text(Accident with { LookBackYears = 3, Anchor = AnchorOf(anchor), IsInclusive = inclusive }, SchemeWith(Accident)));

    [Fact]
    public void A_rule_without_a_look_back_is_printed_as_having_no_first_day() =>
        Assert.Equal("不限起始日，至2025-11-03（填报截止日）", LookBack.Text(Accident, SchemeWith(Accident)));

    [Theory]
    [InlineData(null, null, "counted")]
    [InlineData("2025-11-03", "2025-11-03", "counted")]
    [InlineData("2025-11-04", null, "")]
    [InlineData(null, "2025-11-02", "")]
    public void A_rule_holds_for_cycles_whose_filing_deadline_lies_in_its_own_days(string? from, string? to, string expected) =>
        Assert.Equal(expected, Found(Accident with { ValidFrom = Day(from), ValidTo = Day(to) }, Happened("2025-01-01")));

    [Theory]
    [InlineData(InsideRule.Same, VetoOutcome.ImmediateRemoval)]
    [InlineData(InsideRule.Veto, VetoOutcome.Veto)]
    [InlineData(InsideRule.Review, VetoOutcome.Review)]
    [InlineData(InsideRule.Ignore, null)]
    public void What_a_record_inside_a_park_means_is_the_rule_s_to_say(InsideRule inside, VetoOutcome? expected)
    {
        var rule = Accident with { Outcome = VetoOutcome.ImmediateRemoval, Inside = inside };

        Assert.Equal(expected, Hits(rule, Happened("2025-01-01") with { Enterprise = "甲厂" }).Select(h => (VetoOutcome?)h.Outcome).SingleOrDefault());
        Assert.Equal(VetoOutcome.ImmediateRemoval, Hits(rule, Happened("2025-01-01")).Single().Outcome);
    }

    [Theory]
    [InlineData("罚款", "50", "")]
    [InlineData("罚款、责令停产停业", "49.99", "")]
    [InlineData("罚款、责令停产停业", "50", "counted")]
    [InlineData(null, "50", "")]
    [InlineData("责令停产停业", null, "counted")]
    public void A_penalty_is_chosen_by_its_kind_and_its_fine(string? kind, string? fine, string expected)
    {
        var rule = Accident with { Classes = ["吊销", "停产停业"], MinimumAmount = 50m };

        Assert.Equal(expected, Found(rule, Happened("2025-01-01") with { Class = kind, Amount = fine is null ? null : decimal.Parse(fine, CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public void A_record_that_one_rule_counts_is_not_told_again_as_kept_by_another()
    {
        var other = Accident with { Id = "other", LookBackYears = 1 };
        var unit = Some.Assess(SchemeWith(other, Accident), Unit(Happened("2023-01-01"))).Units.Single();

        Assert.Equal(["accident"], unit.VetoHits.Select(h => h.Rule.Id));
        Assert.Empty(unit.KeptRecords);
    }

    [Fact]
    public void A_kept_record_says_why_it_does_not_count()
    {
        var kept = Some.Assess(SchemeWith(Accident with { LookBackYears = 3 }), Unit(Happened("2022-11-02"))).Units.Single().KeptRecords.Single();

        Assert.Equal("事故：触电（2022-11-02，第十五条）；早于追溯期（自 2022-11-03 起），保留备查，不计入", kept.Reason);
    }

    [Theory]
    [InlineData(null, "counted")]
    [InlineData(UnitKind.Factory, "counted")]
    [InlineData(UnitKind.Park, "")]
    public void A_rule_is_about_one_kind_of_unit_or_about_both(UnitKind? kind, string expected) => Assert.Equal(expected, Found(Accident with { Kind = kind }, Happened("2025-01-01")));

    /// <summary>A permit that a unit should have; one of another site or of an enterprise inside is none of its own.</summary>
    [Fact]
    public void What_is_not_there_is_counted_only_when_the_unit_has_no_record_of_its_own()
    {
        var rule = new VetoRule("no-permit", "permit", VetoOutcome.Review, "第十四条", "没有排污许可") { WhenAbsent = true };
        var permit = new UnitEvent("permit", new DateOnly(2023, 1, 1), "有效");

        var hit = Assert.Single(Hits(rule, Happened("2025-01-01")));
        Assert.Equal((VetoOutcome.Review, "没有排污许可（第十四条）", "permit", null), (hit.Outcome, hit.Reason, hit.Event.Kind, hit.Event.Date));
        Assert.Empty(Hits(rule, permit));
        Assert.Single(Hits(rule, permit with { IsOtherSite = true }));
        Assert.Single(Hits(rule, permit with { Enterprise = "甲厂" }));
        Assert.Empty(Some.Assess(SchemeWith(rule), Unit(permit) with { Events = [Happened("2025-01-01"), permit] }).Units.Single().VetoHits);
        Assert.Empty(Hits(rule with { WhenAbsent = false }, Happened("2025-01-01")));
    }

    [Fact]
    public void What_a_rule_needs_and_a_record_does_not_say_is_for_a_person_to_see()
    {
        foreach (var row in Table.Parse("""
            | years | months | min_grade | date       | grade | site  | outcome | told                         |
            |       |        |           |            |       |       | Veto    | （日期不明，第十五条）       |
            | 3     |        |           |            |       |       | Review  | 记录无日期，须人工核实       |
            |       | 12     |           |            |       |       | Review  | 记录无日期，须人工核实       |
            | 3     |        |           | 2025-01-01 |       |       | Veto    | （2025-01-01，第十五条）     |
            |       |        | 重大      | 2025-01-01 | 重大  |       | Veto    | （2025-01-01，第十五条）     |
            |       |        | 重大      | 2025-01-01 | 待定  |       | Review  | 等级「待定」无法判定         |
            |       |        |           | 2025-01-01 | 待定  |       | Veto    | （2025-01-01，第十五条）     |
            | 3     |        |           | 2025-01-01 |       | other | Review  | 发生在其他厂区，须人工核实   |
            """).Rows)
        {
            var rule = Accident with { LookBackYears = (int?)Some.Number(row["years"]), MinimumMonths = (int?)Some.Number(row["months"]), MinimumGrade = row["min_grade"].Length == 0 ? null : row["min_grade"] };
            var happened = Happened("2025-01-01") with { Date = row["date"].Length == 0 ? null : Day(row["date"]), Grade = row["grade"], IsOtherSite = row["site"].Length > 0 };

            var hit = Assert.Single(Hits(rule, happened));

            Assert.Equal((string.Join(' ', row.Cells), row["outcome"]), (string.Join(' ', row.Cells), $"{hit.Outcome}"));
            Assert.Contains(row["told"], hit.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_several_rules_that_would_keep_a_record_the_first_tells_why()
    {
        VetoRule[] rules = [Accident with { Id = "one", LookBackYears = 1 }, Accident with { Id = "two", LookBackYears = 2 }];
        var kept = Some.Assess(SchemeWith(rules), Unit(Happened("2020-01-01"))).Units.Single().KeptRecords.Single();

        Assert.Equal(("one", KeptReason.BeforeLookBack), (kept.Rule.Id, kept.Why));
    }

    /// <summary>A permit that runs out: one that has not is simply none of the rule's.</summary>
    [Fact]
    public void What_a_rule_is_not_about_is_not_kept_either() => Assert.Equal("", Found(Accident with { WhenEnded = true }, Happened("2025-01-01")));

    [Theory]
    [InlineData("已撤销", null, "Withdrawn", "事故：触电（2025-01-01，第十五条）；记录状态为「已撤销」，保留备查，不计入")]
    [InlineData("在列", "2025-10-01", "Ended", "事故：触电（2025-01-01，第十五条）；已于 2025-10-01 结束，保留备查，不计入")]
    [InlineData("在列", null, "TooShort", "事故：触电（2025-01-01，第十五条）；至基准日 2025-11-03 在追溯期内未满 12 个月，保留备查，不计入")]
    public void A_record_is_kept_with_its_state_or_its_end_or_its_length(string status, string? end, string why, string reason)
    {
        var rule = Accident with { UnlessStatuses = ["已撤销"], WhileOpen = true, MinimumMonths = 12 };
        var kept = Some.Assess(SchemeWith(rule), Unit(Happened("2025-01-01") with { Status = status, End = Day(end) })).Units.Single().KeptRecords.Single();

        Assert.Equal((why, reason), ($"{kept.Why}", kept.Reason));
    }

    [Fact]
    public void The_first_day_of_the_look_back_counts_unless_the_rule_says_otherwise() =>
        Assert.Equal("counted", Found(new VetoRule("accident", "accident", VetoOutcome.Veto, "第十五条", "事故") { LookBackYears = 3 }, Happened("2022-11-03")));

    [Fact]
    public void A_record_that_came_later_is_kept_for_the_next_cycle()
    {
        var kept = Some.Assess(SchemeWith(Accident with { LookBackYears = 3 }), Unit(Happened("2025-11-04"))).Units.Single().KeptRecords.Single();

        Assert.Equal("事故：触电（2025-11-04，第十五条）；晚于基准日 2025-11-03，归下一年度，保留备查，不计入", kept.Reason);
    }

    [Fact]
    public void A_record_inside_a_park_names_the_enterprise() =>
        Assert.Equal("事故：园区内企业「甲厂」，触电（2025-01-01，第十五条）", Hits(Accident, Happened("2025-01-01") with { Enterprise = "甲厂" }).Single().Reason);

    private static VetoRule Accident { get; } = new("accident", "accident", VetoOutcome.Veto, "第十五条", "事故");

    private static UnitEvent Happened(string day) => new("accident", Day(day), "触电");

    private static string Found(VetoRule rule, UnitEvent happened)
    {
        var unit = Some.Assess(SchemeWith(rule), Unit(happened)).Units.Single();
        return unit.VetoHits.Count > 0 ? "counted" : unit.KeptRecords.Select(k => $"{k.Why}").SingleOrDefault() ?? "";
    }

    private static IReadOnlyList<VetoHit> Hits(VetoRule rule, UnitEvent happened) => Some.Assess(SchemeWith(rule), Unit(happened)).Units.Single().VetoHits;

    private static Scheme SchemeWith(params VetoRule[] rules) => Some.Scheme(Indicators, s => s with { Vetoes = rules });

    private static Dossier Unit(UnitEvent happened) => Some.Unit("F1", null, null, Some.Value("A1", 5m)) with { Events = [happened] };

    private static Anchor AnchorOf(string text) => SchemeWords.Anchors.TryFind(text, out var kind) ? new Anchor(kind, null) : new Anchor(AnchorKind.Given, Day(text));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
