using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Rules;

/// <summary>Rules 3.2, 13号 第十五条: the six limbs, on the shipped vetoes.yaml. The look-back reaches from 2022-11-03 to 2025-11-03, both counted.</summary>
public sealed class NegativeListTests
{
    [Fact]
    public void Limb_1_struck_off_the_register() => Shipped.Holds("""
        | 事件         | 日期       | 状态       | 结果     | 规则                | 备查        |
        | registration | 2015-03-01 | 注销       | 一票否决 | limb-1-registration |             |
        | registration | 2025-11-03 | 吊销       | 一票否决 | limb-1-registration |             |
        | registration |            | 吊销未注销 | 一票否决 | limb-1-registration |             |
        | registration | 2024-01-01 | 吊销已注销 | 一票否决 | limb-1-registration |             |
        | registration | 2024-01-01 | 撤销       | 一票否决 | limb-1-registration |             |
        | registration | 2025-11-04 | 注销       | 参加排名 |                     | AfterAnchor |
        | registration |            | 存续       | 参加排名 |                     |             |
        """);

    [Fact]
    public void Limb_1_on_the_list_of_abnormal_operations_and_not_taken_off() => Shipped.Holds("""
        | 事件             | 日期       | 结束       | 结果     | 规则            | 备查        |
        | abnormal_listing | 2012-07-01 |            | 一票否决 | limb-1-abnormal |             |
        | abnormal_listing | 2012-07-01 | 2025-11-03 | 参加排名 |                 | Ended       |
        | abnormal_listing | 2012-07-01 | 2025-11-04 | 一票否决 | limb-1-abnormal |             |
        | abnormal_listing | 2025-11-03 |            | 一票否决 | limb-1-abnormal |             |
        | abnormal_listing | 2025-11-04 |            | 参加排名 |                 | AfterAnchor |
        """);

    [Fact]
    public void Limb_1_stopped_for_twelve_months_without_a_break() => Shipped.Holds("""
        | 事件       | 日期       | 结束       | 结果     | 规则               | 备查           |
        | suspension | 2024-11-03 |            | 停产     | limb-1-suspension  |                |
        | suspension | 2024-11-04 |            | 参加排名 |                    | TooShort       |
        | suspension | 2024-12-03 |            | 参加排名 |                    | TooShort       |
        | suspension | 2024-01-01 | 2025-01-01 | 停产     | limb-1-suspension  |                |
        | suspension | 2024-01-01 | 2024-12-31 | 参加排名 |                    | TooShort       |
        | suspension | 2024-01-01 | 2024-12-01 | 参加排名 |                    | TooShort       |
        | suspension | 2019-05-01 |            | 停产     | limb-1-suspension  |                |
        | suspension | 2019-05-01 | 2023-11-03 | 停产     | limb-1-suspension  |                |
        | suspension | 2019-05-01 | 2023-11-02 | 参加排名 |                    | TooShort       |
        | suspension | 2019-05-01 | 2022-11-02 | 参加排名 |                    | BeforeLookBack |
        | suspension |            |            | 参加排名 | limb-1-suspension? |                |
        """);

    /// <summary>The text sets no grade.</summary>
    [Fact]
    public void Limb_2_an_accident_of_any_grade_within_three_years() => Shipped.Holds("""
        | 事件     | 日期       | 等级     | 状态       | 厂区 | 结果     | 规则                               | 备查           |
        | accident | 2022-11-02 | 一般     | 已结案     |      | 参加排名 |                                    | BeforeLookBack |
        | accident | 2022-11-03 | 一般     | 已结案     |      | 一票否决 | limb-2-accident                    |                |
        | accident | 2022-11-04 | 较大事故 | 已结案     |      | 一票否决 | limb-2-accident                    |                |
        | accident | 2025-11-03 | 一般     |            |      | 一票否决 | limb-2-accident                    |                |
        | accident | 2025-11-04 | 一般     |            |      | 参加排名 |                                    | AfterAnchor    |
        | accident | 2024-05-01 | 一般     | 已撤销     |      | 参加排名 |                                    | Withdrawn      |
        | accident | 2024-05-01 | 重大     | 非责任单位 |      | 参加排名 |                                    | Withdrawn      |
        | accident | 2024-05-01 | 一般     |            | 其他 | 参加排名 | limb-2-accident?                   |                |
        | accident |            | 一般     |            |      | 参加排名 | limb-2-accident?                   |                |
        | accident | 2024-05-01 |          |            |      | 一票否决 | limb-2-accident removal-accident?  |                |
        """);

    [Fact]
    public void Limb_2_environmental_incidents_quality_accidents_network_incidents_and_taxes() => Shipped.Holds("""
        | 事件                   | 日期       | 等级 | 状态     | 厂区 | 结果     | 规则                 | 备查           |
        | environmental_incident | 2022-11-03 | Ⅳ级  |          |      | 一票否决 | limb-2-environment   |                |
        | environmental_incident | 2022-11-02 | Ⅳ级  |          |      | 参加排名 |                      | BeforeLookBack |
        | environmental_incident | 2024-04-02 | 一般 |          | 其他 | 参加排名 | limb-2-environment?  |                |
        | environmental_incident | 2024-04-02 | 一般 | 已撤销   |      | 参加排名 |                      | Withdrawn      |
        | quality_accident       | 2022-11-03 | 一般 |          |      | 一票否决 | limb-2-quality       |                |
        | quality_accident       | 2022-11-02 | 一般 |          |      | 参加排名 |                      | BeforeLookBack |
        | network_incident       | 2025-11-03 |      |          |      | 一票否决 | limb-2-network       |                |
        | network_incident       | 2022-11-02 |      |          |      | 参加排名 |                      | BeforeLookBack |
        | tax_violation          | 2022-11-03 |      | 公布中   |      | 一票否决 | limb-2-tax           |                |
        | tax_violation          | 2024-01-01 |      | 停止公布 |      | 参加排名 |                      | Withdrawn      |
        | tax_violation          | 2022-11-02 |      | 公布中   |      | 参加排名 |                      | BeforeLookBack |
        | tax_finding            | 2022-11-03 |      |          |      | 一票否决 | limb-2-tax-finding   |                |
        | tax_finding            | 2024-01-01 |      | 已撤销   |      | 参加排名 |                      | Withdrawn      |
        """);

    [Fact]
    public void Limb_3_removed_from_the_list_within_three_years() => Shipped.Holds("""
        | 事件    | 日期       | 状态   | 结果     | 规则             | 备查           |
        | removal | 2022-11-03 |        | 曾被移出 | limb-3-removal   |                |
        | removal | 2022-11-02 |        | 参加排名 |                  | BeforeLookBack |
        | removal | 2024-03-01 | 已撤销 | 参加排名 |                  | Withdrawn      |
        | removal |            |        | 参加排名 | limb-3-removal?  |                |
        """);

    [Fact]
    public void Limb_4_a_serious_problem_found_by_inspection() => Shipped.Holds("""
        | 事件                | 日期       | 结束       | 结果     | 规则           | 备查           |
        | supervision_problem | 2022-11-03 |            | 一票否决 | limb-4-problem |                |
        | supervision_problem | 2024-06-10 | 2025-01-10 | 一票否决 | limb-4-problem |                |
        | supervision_problem | 2022-11-02 |            | 参加排名 |                | BeforeLookBack |
        """);

    [Fact]
    public void Limb_5_rectification_after_energy_inspection_not_done_in_time() => Shipped.Holds("""
        | 事件          | 日期       | 期限       | 结束       | 结果     | 规则                 | 备查        |
        | rectification | 2025-02-18 | 2025-11-02 |            | 一票否决 | limb-5-rectification |             |
        | rectification | 2025-02-18 | 2025-11-03 |            | 参加排名 |                      |             |
        | rectification | 2025-02-18 | 2025-06-30 | 2025-11-03 | 参加排名 |                      | Ended       |
        | rectification | 2025-02-18 | 2025-06-30 | 2025-11-04 | 一票否决 | limb-5-rectification |             |
        | rectification | 2019-02-18 | 2019-06-30 |            | 一票否决 | limb-5-rectification |             |
        | rectification | 2025-02-18 |            |            | 参加排名 | limb-5-rectification? |            |
        """);

    [Fact]
    public void Limb_6_a_debtor_who_does_not_obey_a_judgment() => Shipped.Holds("""
        | 事件            | 日期       | 状态       | 结束       | 结果     | 规则                        | 备查           |
        | court_execution | 2018-04-08 | 全部未履行 |            | 一票否决 | limb-6-execution            |                |
        | court_execution | 2018-04-08 | 部分履行   |            | 一票否决 | limb-6-execution            |                |
        | court_execution | 2025-04-08 | 全部未履行 | 2025-11-04 | 一票否决 | limb-6-execution            |                |
        | court_execution | 2025-04-08 | 已撤销     | 2025-11-03 | 参加排名 |                             | Withdrawn      |
        | court_execution | 2022-11-02 | 全部未履行 | 2025-11-03 | 参加排名 |                             | Ended          |
        | court_execution | 2022-11-02 | 全部已履行 |            | 参加排名 |                             | Withdrawn      |
        """);

    /// <summary>The text looks three years back and does not say whether a listing that is over still counts: a person sees it.</summary>
    [Fact]
    public void Limb_6_a_listing_of_the_three_years_that_is_over_goes_to_a_person() => Shipped.Holds("""
        | 事件            | 日期       | 状态       | 结束       | 结果     | 规则                        | 备查 |
        | court_execution | 2022-11-03 | 全部未履行 | 2025-11-03 | 参加排名 | review-execution-ended?     |      |
        | court_execution | 2022-11-03 | 全部已履行 |            | 参加排名 | review-execution-fulfilled? |      |
        | court_execution | 2025-04-08 | 已履行     | 2025-11-03 | 参加排名 | review-execution-fulfilled? |      |
        """);

    [Fact]
    public void What_a_limb_leaves_out_beyond_the_text_says_so_in_its_clause() =>
        Assert.All(["limb-1-registration", "limb-2-tax", "limb-6-execution"], id => Assert.EndsWith("决定", Shipped.Scheme.Vetoes.Single(r => r.Id == id).Clause, StringComparison.Ordinal));

    /// <summary>含园区内企业: what an enterprise inside did counts as the park's, where the text says so.</summary>
    [Fact]
    public void A_park_answers_for_the_enterprises_inside_it() => Shipped.Holds(
        """
        | 事件             | 日期       | 等级 | 状态   | 园内 | 厂区 | 结果     | 规则                                | 备查      |
        | accident         | 2024-05-01 | 一般 |        | 甲厂 |      | 一票否决 | limb-2-accident                     |           |
        | accident         | 2024-05-01 | 重大 |        | 甲厂 |      | 一票否决 | limb-2-accident removal-accident?   |           |
        | accident         | 2024-05-01 | 重大 |        |      |      | 立即移出 | limb-2-accident removal-accident    |           |
        | accident         | 2024-05-01 | 一般 |        | 甲厂 | 其他 | 参加排名 | limb-2-accident?                    |           |
        | accident         | 2024-05-01 | 一般 | 已撤销 | 甲厂 |      | 参加排名 |                                     | Withdrawn |
        | abnormal_listing | 2024-05-01 |      |        | 甲厂 |      | 一票否决 | limb-1-abnormal                     |           |
        | registration     | 2024-05-01 |      | 注销   | 甲厂 |      | 参加排名 | limb-1-registration?                |           |
        | registration     | 2024-05-01 |      | 迁出   | 甲厂 |      | 参加排名 |                                     |           |
        | penalty          | 2024-05-01 |      |        | 甲厂 |      | 参加排名 | review-penalty?                     |           |
        | falsification    | 2024-05-01 |      |        | 甲厂 |      | 参加排名 | removal-falsification?              |           |
        | filing_refusal   | 2025-05-01 |      |        | 甲厂 |      | 参加排名 |                                     |           |
        """,
        UnitKind.Park);

    [Fact]
    public void Every_limb_looks_through_to_the_enterprises_inside_but_for_those_struck_off_who_are_inside_no_more() =>
        Assert.All(Shipped.Scheme.Vetoes.Where(r => r.Id.StartsWith("limb-", StringComparison.Ordinal)), r => Assert.Equal(r.Id is "limb-1-registration" ? InsideRule.Review : InsideRule.Same, r.Inside));

    [Fact]
    public void The_reason_names_the_enterprise_the_day_and_the_clause()
    {
        var park = Shipped.Assess(Shipped.Scheme, Shipped.Unit(UnitKind.Park) with { Events = [new UnitEvent("accident", new DateOnly(2024, 5, 1), "触电") { Grade = "一般", Enterprise = "甲厂" }] });

        Assert.Equal("三年内发生生产安全事故：园区内企业「甲厂」，触电（2024-05-01，第十五条（二））", park.StateReason);
    }
}
