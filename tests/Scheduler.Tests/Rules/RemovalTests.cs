using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Rules;

/// <summary>Rules 3.3 and 3.4: removal at once, removal with the annual list, moves; on the shipped vetoes.yaml.</summary>
public sealed class RemovalTests
{
    [Fact]
    public void At_once_for_a_grave_accident_or_incident_重大及以上() => Shipped.Holds("""
        | 事件                   | 日期       | 等级           | 状态   | 结果     | 规则                                    | 备查      |
        | accident               | 2024-05-01 | 较大           |        | 一票否决 | limb-2-accident                         |           |
        | accident               | 2024-05-01 | 重大           |        | 立即移出 | limb-2-accident removal-accident        |           |
        | accident               | 2024-05-01 | 重大事故       |        | 立即移出 | limb-2-accident removal-accident        |           |
        | accident               | 2024-05-01 | 特别重大事故   |        | 立即移出 | limb-2-accident removal-accident        |           |
        | accident               | 2024-05-01 | 重大           | 已撤销 | 参加排名 |                                         | Withdrawn |
        | accident               | 2024-05-01 | 待定           |        | 一票否决 | limb-2-accident removal-accident?       |           |
        | quality_accident       | 2024-05-01 | 较大质量事故   |        | 一票否决 | limb-2-quality                          |           |
        | quality_accident       | 2024-05-01 | 重大质量事故   |        | 立即移出 | limb-2-quality removal-quality          |           |
        | environmental_incident | 2024-05-01 | Ⅲ级            |        | 一票否决 | limb-2-environment                      |           |
        | environmental_incident | 2024-05-01 | Ⅱ级            |        | 立即移出 | limb-2-environment removal-environment  |           |
        | environmental_incident | 2024-05-01 | II级           |        | 立即移出 | limb-2-environment removal-environment  |           |
        | environmental_incident | 2024-05-01 | Ⅰ级（特别重大） |        | 立即移出 | limb-2-environment removal-environment  |           |
        | environmental_incident | 2024-05-01 | Ⅱ级（较大）     |        | 一票否决 | limb-2-environment removal-environment? |           |
        """);

    /// <summary>Found in the year of the cycle, after the filing deadline too: it is about this year's filing.</summary>
    [Fact]
    public void With_the_annual_list_for_refusing_to_file() => Shipped.Holds("""
        | 事件           | 日期       | 状态   | 结果         | 规则            | 备查           |
        | filing_refusal | 2024-12-31 |        | 参加排名     |                 | BeforeLookBack |
        | filing_refusal | 2025-01-01 |        | 拒不按时填报 | removal-refusal |                |
        | filing_refusal | 2025-12-31 |        | 拒不按时填报 | removal-refusal |                |
        | filing_refusal | 2026-01-01 |        | 参加排名     |                 | AfterAnchor    |
        | filing_refusal | 2025-06-01 | 已撤销 | 参加排名     |                 | Withdrawn      |
        """);

    [Fact]
    public void With_the_annual_list_for_false_materials_or_data() => Shipped.Holds("""
        | 事件          | 日期       | 状态   | 结果     | 规则                   | 备查           |
        | falsification | 2022-12-30 |        | 参加排名 |                        | BeforeLookBack |
        | falsification | 2022-12-31 |        | 弄虚作假 | removal-falsification  |                |
        | falsification | 2025-12-31 |        | 弄虚作假 | removal-falsification  |                |
        | falsification | 2026-01-01 |        | 参加排名 |                        | AfterAnchor    |
        | falsification | 2025-06-01 | 已撤销 | 参加排名 |                        | Withdrawn      |
        | falsification |            |        | 参加排名 | removal-falsification? |                |
        """);

    [Fact]
    public void Rules_3_4_a_move_to_another_province_is_not_ruled_on_and_held_for_a_person()
    {
        Shipped.Holds("""
            | 事件         | 日期       | 状态   | 结果     | 规则                    | 备查        |
            | relocation   | 2025-03-01 |        | 迁出     | hold-relocation         |             |
            | relocation   | 2025-11-04 |        | 参加排名 |                         | AfterAnchor |
            | relocation   | 2025-03-01 | 已撤销 | 参加排名 |                         | Withdrawn   |
            | registration |            | 迁出   | 迁出     | hold-registration-moved |             |
            """);
        Assert.Equal(UnitState.Held, Shipped.Assess(Shipped.Scheme, Shipped.Unit() with { Events = [new("relocation", new DateOnly(2025, 3, 1), "迁往邻省")] }).State);
    }

    [Fact]
    public void Who_did_not_file_is_not_ranked_and_is_told_the_ground()
    {
        var unit = Shipped.Assess(Shipped.Scheme, Shipped.Unit() with { Values = [] });

        Assert.Equal((UnitState.NotFiled, OutsideReason.NotFiled), (unit.State, unit.Outside));
        Assert.Equal("本年度未填报；经催报仍拒不填报的，随年度名单移出（第十八条，决定）", unit.StateReason);
    }

    [Fact]
    public void A_stop_of_less_than_twelve_months_is_noted_and_explains_why_nothing_was_filed()
    {
        var stopped = Shipped.Unit() with { Events = [Shipped.Permit, new("suspension", new DateOnly(2025, 5, 1), "检修")] };
        var filed = Shipped.Assess(Shipped.Scheme, stopped);
        var silent = Shipped.Assess(Shipped.Scheme, stopped with { Values = [] });

        Assert.Equal((UnitState.Ranked, "S030"), (filed.State, Assert.Single(filed.Findings, f => f.Code is "S030").Code));
        Assert.Equal((UnitState.NotFiled, OutsideReason.Suspended), (silent.State, silent.Outside));
        Assert.StartsWith("停产期间未填报：检修", silent.StateReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_that_was_over_explains_nothing() => Assert.Equal(
        OutsideReason.NotFiled,
        Shipped.Assess(Shipped.Scheme, Shipped.Unit() with { Values = [], Events = [new("suspension", new DateOnly(2025, 1, 1), "检修") { End = new DateOnly(2025, 3, 1) }] }).Outside);
}
