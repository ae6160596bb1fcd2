using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class BansTests
{
    private static readonly Scheme Scheme = Some.Scheme(
        Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 10   | 0    |
            """),
        s => s with
        {
            Bans =
            [
                new BanRule("ban-removal", "removal", 3, "第十五条（三）", "被移出后三年内不得申报") { UnlessStatuses = ["已撤销"] },
                new BanRule("ban-falsification", "falsification", 3, "渝经信绿发〔2025〕6号", "弄虚作假，三年内不得申报"),
            ],
        });

    /// <summary>Filing deadline 2025-11-03.</summary>
    [Fact]
    public void Rules_3_4_no_application_for_three_years_after_removal_or_falsification()
    {
        foreach (var row in Table.Parse("""
            | event         | date       | status | until      |
            | removal       | 2022-11-02 |        |            |
            | removal       | 2022-11-03 |        | 2025-11-03 |
            | removal       | 2025-11-03 |        | 2028-11-03 |
            | removal       | 2025-11-04 |        |            |
            | removal       | 2024-03-01 | 已撤销  |            |
            | removal       | 2024-02-29 |        | 2027-02-28 |
            | falsification | 2023-06-30 |        | 2026-06-30 |
            | falsification | 2022-11-02 |        |            |
            | falsification |            |        | open       |
            | accident      | 2025-01-01 |        |            |
            """).Rows)
        {
            var bans = Bans.Of([new UnitEvent(row["event"], Day(row["date"]), "记录") { Status = row["status"].Length == 0 ? null : row["status"] }], Scheme);
            Assert.Equal((row["event"], row["date"], row["until"]), (row["event"], row["date"], string.Join(' ', bans.Select(b => b.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open"))));
        }
    }

    [Fact]
    public void A_ban_says_until_when_and_by_which_clause()
    {
        var ban = Assert.Single(Bans.Of([new UnitEvent("falsification", new DateOnly(2023, 6, 30), "虚报产值")], Scheme));

        Assert.Equal("弄虚作假，三年内不得申报：虚报产值，至 2026-06-30（含）不得申报（渝经信绿发〔2025〕6号）", ban.Reason);
    }

    [Fact]
    public void The_longest_ban_comes_first_and_one_without_a_date_before_all()
    {
        var bans = Bans.Of([new UnitEvent("removal", new DateOnly(2024, 1, 1), "甲"), new UnitEvent("falsification", new DateOnly(2025, 1, 1), "乙"), new UnitEvent("removal", null, "丙")], Scheme);

        Assert.Equal(["丙", "乙", "甲"], bans.Select(b => b.Event.Description));
    }

    [Fact]
    public void Bans_that_end_on_one_day_stand_in_the_order_of_their_ids()
    {
        var bans = Bans.Of([new UnitEvent("removal", new DateOnly(2024, 1, 1), "甲"), new UnitEvent("falsification", new DateOnly(2024, 1, 1), "乙")], Scheme);

        Assert.Equal(["ban-falsification", "ban-removal"], bans.Select(b => b.Rule.Id));
    }

    [Fact]
    public void A_record_of_another_site_or_of_an_enterprise_inside_bans_nobody() => Assert.Empty(Bans.Of(
        [new UnitEvent("removal", new DateOnly(2025, 1, 1), "甲") { IsOtherSite = true }, new UnitEvent("removal", new DateOnly(2025, 1, 1), "甲") { Enterprise = "甲厂" }], Scheme));

    /// <summary>An applicant is barred on the same days on which limb 三 would veto a listed unit, leap days included.</summary>
    [Fact]
    public void The_ban_and_the_look_back_of_limb_3_end_on_the_same_day()
    {
        for (var removed = new DateOnly(2020, 1, 1); removed.Year < 2025; removed = removed.AddDays(1))
        {
            var last = Bans.Of([new UnitEvent("removal", removed, "甲")], Scheme, removed).Single().Until!.Value;
            Assert.True(removed >= last.AddYears(-3), $"{removed} {last}");
            Assert.False(removed >= last.AddDays(1).AddYears(-3), $"{removed} {last}");
        }
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
