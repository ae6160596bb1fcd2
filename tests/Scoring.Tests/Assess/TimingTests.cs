using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class TimingTests
{
    private static readonly LookBack ThreeYears = new(new DateOnly(2022, 11, 3), new DateOnly(2025, 11, 3));

    [Fact]
    public void Rules_3_2_what_time_says_of_a_record()
    {
        foreach (var row in Table.Parse("""
            | rule    | date       | end        | due        | status | expected       |
            |         | 2022-11-02 |            |            |        | BeforeLookBack |
            |         | 2022-11-03 |            |            |        | Counts         |
            |         | 2025-11-03 |            |            |        | Counts         |
            |         | 2025-11-04 |            |            |        | AfterAnchor    |
            |         |            |            |            |        | Counts         |
            |         | 2024-01-01 | 2024-02-01 |            |        | Counts         |
            |         | 2024-01-01 |            |            | 已撤销 | Withdrawn      |
            |         | 2022-11-02 |            |            | 已撤销 | Withdrawn      |
            |         | 2026-01-01 |            |            | 已撤销 | Withdrawn      |
            |         | 2024-01-01 |            |            | 已修复 | Counts         |
            | open    | 2024-01-01 |            |            |        | Counts         |
            | open    | 2024-01-01 | 2025-11-03 |            |        | Ended          |
            | open    | 2024-01-01 | 2025-11-04 |            |        | Counts         |
            | open    |            | 2025-11-03 |            |        | Ended          |
            | open    |            |            |            |        | Counts         |
            | ended   | 2024-01-01 |            |            |        | IsNot          |
            | ended   | 2024-01-01 | 2025-11-03 |            |        | Counts         |
            | ended   | 2024-01-01 | 2025-11-04 |            |        | IsNot          |
            | ended   |            |            |            |        | IsNot          |
            | overdue | 2024-01-01 |            |            |        | Counts         |
            | overdue | 2024-01-01 |            | 2025-11-02 |        | Counts         |
            | overdue | 2024-01-01 |            | 2025-11-03 |        | IsNot          |
            | overdue | 2024-01-01 | 2025-11-03 | 2024-02-01 |        | Ended          |
            | overdue | 2024-01-01 | 2025-11-04 | 2024-02-01 |        | Counts         |
            | overdue | 2022-11-02 |            | 2024-02-01 |        | BeforeLookBack |
            | months  | 2024-11-03 |            |            |        | Counts         |
            | months  | 2024-11-04 |            |            |        | TooShort       |
            | months  | 2024-01-01 | 2025-01-01 |            |        | Counts         |
            | months  | 2024-01-01 | 2024-12-31 |            |        | TooShort       |
            | months  | 2024-12-01 | 2025-12-01 |            |        | TooShort       |
            | months  | 2020-01-01 | 2022-11-02 |            |        | BeforeLookBack |
            | months  | 2020-01-01 | 2022-11-03 |            |        | TooShort       |
            | months  | 2020-01-01 | 2023-11-02 |            |        | TooShort       |
            | months  | 2020-01-01 | 2023-11-03 |            |        | Counts         |
            | months  |            | 2023-11-03 |            |        | Counts         |
            """).Rows)
        {
            Assert.Equal((string.Join(' ', row.Cells), row["expected"]), (string.Join(' ', row.Cells), $"{Timing.Of(Rule(row["rule"]), Happened(row), ThreeYears)}"));
        }
    }

    [Fact]
    public void Without_a_first_day_nothing_is_too_old()
    {
        var ever = ThreeYears with { First = null };
        var old = new UnitEvent("record", new DateOnly(1999, 1, 1), "记录");

        Assert.Equal(Timed.Counts, Timing.Of(Rule(""), old, ever));
        Assert.Equal(Timed.Counts, Timing.Of(Rule("months"), old with { End = new DateOnly(2000, 1, 1) }, ever));
        Assert.Equal(Timed.TooShort, Timing.Of(Rule("months"), old with { End = new DateOnly(1999, 12, 31) }, ever));
    }

    private static VetoRule Rule(string word) => new("rule", "record", VetoOutcome.Veto, "第十五条", "记录")
    {
        UnlessStatuses = ["已撤销", "不予立案"],
        WhileOpen = word is "open",
        WhenEnded = word is "ended",
        WhenOverdue = word is "overdue",
        MinimumMonths = word is "months" ? 12 : null,
    };

    private static UnitEvent Happened(TableRow row) => new("record", Day(row["date"]), "记录")
    {
        End = Day(row["end"]),
        Due = Day(row["due"]),
        Status = row["status"].Length == 0 ? null : row["status"],
    };

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
