using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ConditionTests
{
    /// <summary>In the rule and in the record: grade, least grade, state, kinds of penalty, amount in 万元.</summary>
    [Fact]
    public void Rules_3_2_a_rule_is_about_the_records_that_meet_all_its_conditions()
    {
        foreach (var row in Table.Parse("""
            | grades    | min_grade | statuses | classes       | amount | of grade | of status | of class           | of amount | meant |
            |           |           |          |               |        |          |           |                    |           | 1     |
            |           |           |          |               |        | 一般     | 在列      | 罚款               | 3         | 1     |
            | 重大 特大 |           |          |               |        | 特大     |           |                    |           | 1     |
            | 重大 特大 |           |          |               |        | 较大     |           |                    |           |       |
            | 重大 特大 |           |          |               |        |          |           |                    |           |       |
            |           | 较大      |          |               |        | 一般     |           |                    |           |       |
            |           | 较大      |          |               |        | 较大     |           |                    |           | 1     |
            |           | 较大      |          |               |        | 重大     |           |                    |           | 1     |
            |           | 较大      |          |               |        | 待定     |           |                    |           | 1     |
            |           | 较大      |          |               |        |          |           |                    |           | 1     |
            |           |           | 在列     |               |        |          | 在列      |                    |           | 1     |
            |           |           | 在列     |               |        |          | 移出      |                    |           |       |
            |           |           | 在列     |               |        |          |           |                    |           |       |
            |           |           |          | 吊销 停产停业 |        |          |           | 罚款、责令停产停业 |           | 1     |
            |           |           |          | 吊销 停产停业 |        |          |           | 罚款               |           |       |
            |           |           |          | 吊销 停产停业 |        |          |           |                    |           |       |
            |           |           |          |               | 10     |          |           |                    | 9.99      |       |
            |           |           |          |               | 10     |          |           |                    | 10        | 1     |
            |           |           |          |               | 10     |          |           |                    | 10.01     | 1     |
            |           |           |          |               | 10     |          |           |                    |           | 1     |
            | 重大      |           | 在列     |               |        | 重大     | 移出      |                    |           |       |
            | 重大      |           | 在列     |               |        | 较大     | 在列      |                    |           |       |
            |           | 较大      |          |               | 10     | 重大     |           |                    | 9         |       |
            |           | 较大      |          |               | 10     | 一般     |           |                    | 10        |       |
            """).Rows)
        {
            var rule = Rule with { Grades = Words(row["grades"]), MinimumGrade = Text(row["min_grade"]), Statuses = Words(row["statuses"]), Classes = Words(row["classes"]), MinimumAmount = Some.Number(row["amount"]) };
            var happened = Record with { Grade = Text(row["of grade"]), Status = Text(row["of status"]), Class = Text(row["of class"]), Amount = Some.Number(row["of amount"]) };

            Assert.Equal((string.Join(' ', row.Cells), row["meant"] is "1"), (string.Join(' ', row.Cells), Condition.IsMeant(rule, happened)));
        }
    }

    [Fact]
    public void A_rule_is_about_its_own_kind_of_record_and_one_of_absence_about_none()
    {
        Assert.False(Condition.IsMeant(Rule, Record with { Kind = "Record" }));
        Assert.False(Condition.IsMeant(Rule with { WhenAbsent = true }, Record));
    }

    [Fact]
    public void Only_what_happened_to_an_enterprise_inside_can_be_ignored()
    {
        var inside = Record with { Enterprise = "甲厂" };

        Assert.True(Condition.IsMeant(Rule, inside));
        Assert.False(Condition.IsMeant(Rule with { Inside = InsideRule.Ignore }, inside));
        Assert.True(Condition.IsMeant(Rule with { Inside = InsideRule.Ignore }, Record));
    }

    private static VetoRule Rule { get; } = new("rule", "record", VetoOutcome.Veto, "第十五条", "记录");

    private static UnitEvent Record { get; } = new("record", new DateOnly(2025, 1, 1), "记录");

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
