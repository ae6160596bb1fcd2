using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Rules;

/// <summary>Rules 8.3: records that no limb names; on the shipped vetoes.yaml they go to a person and leave the unit in the ranking.</summary>
public sealed class DisqualifyingRecordsTests
{
    [Fact]
    public void Penalties_without_an_accident_are_reviewed() => Shipped.Holds("""
        | 事件    | 日期       | 类别                 | 万元 | 状态   | 厂区 | 结果     | 规则                                 | 备查           |
        | penalty | 2022-11-03 | 罚款                 | 2    | 0      |      | 参加排名 | review-penalty?                      |                |
        | penalty | 2022-11-02 | 罚款                 | 2    | 0      |      | 参加排名 |                                      | BeforeLookBack |
        | penalty | 2024-05-06 | 罚款                 | 2    | 已修复 |      | 参加排名 |                                      | Withdrawn      |
        | penalty | 2024-05-06 | 罚款                 | 2    | 撤销   |      | 参加排名 |                                      | Withdrawn      |
        | penalty | 2024-05-06 | 罚款                 | 500  |        | 其他 | 参加排名 | review-penalty?                      |                |
        | penalty | 2024-05-06 | 罚款、责令停产停业   | 2    |        |      | 参加排名 | review-penalty? review-penalty-grave? |                |
        | penalty | 2024-05-06 | 暂扣或吊销许可证件   |      |        |      | 参加排名 | review-penalty? review-penalty-grave? |                |
        | penalty | 2024-05-06 | 吊销许可证件         |      | 已修复 |      | 参加排名 |                                      | Withdrawn      |
        """);

    [Fact]
    public void Listings_of_dishonesty_are_reviewed_while_they_last() => Shipped.Holds("""
        | 事件              | 日期       | 结束       | 结果     | 规则                       | 备查  |
        | serious_violation | 2020-01-01 |            | 参加排名 | review-serious-violation?  |       |
        | serious_violation | 2020-01-01 | 2025-11-03 | 参加排名 |                            | Ended |
        | safety_dishonesty | 2020-01-01 | 2025-11-04 | 参加排名 | review-safety-dishonesty?  |       |
        | safety_dishonesty | 2020-01-01 | 2025-11-03 | 参加排名 |                            | Ended |
        | obsolete_capacity | 2020-01-01 |            | 参加排名 | review-obsolete-capacity?  |       |
        | obsolete_capacity | 2020-01-01 | 2025-11-03 | 参加排名 |                            | Ended |
        """);

    [Fact]
    public void Bad_grades_are_reviewed() => Shipped.Holds("""
        | 事件                 | 日期       | 等级     | 状态   | 结果     | 规则                         | 备查           |
        | tax_credit           | 2024-12-31 | D        |        | 参加排名 | review-tax-credit?           |                |
        | tax_credit           | 2023-12-31 | D        |        | 参加排名 |                              | BeforeLookBack |
        | tax_credit           | 2024-12-31 | C        |        | 参加排名 |                              |                |
        | environmental_credit | 2024-12-31 | 环保警示 |        | 参加排名 | review-environmental-credit? |                |
        | environmental_credit | 2024-12-31 | 环保不良 |        | 参加排名 | review-environmental-credit? |                |
        | environmental_credit | 2024-12-31 | 环保良好 |        | 参加排名 |                              |                |
        | spot_check           | 2022-11-03 | 不合格   |        | 参加排名 | review-spot-check?           |                |
        | spot_check           | 2022-11-02 | 不合格   |        | 参加排名 |                              | BeforeLookBack |
        | spot_check           | 2025-01-01 | 合格     |        | 参加排名 |                              |                |
        | credit_record        | 2022-11-03 | 一般失信 |        | 参加排名 | review-credit-record?        |                |
        | credit_record        | 2025-01-01 | 一般失信 | 已修复 | 参加排名 |                              | Withdrawn      |
        """);

    [Fact]
    public void A_discharge_permit_that_is_withdrawn_or_expired_is_reviewed() => Shipped.Holds("""
        | 事件   | 日期       | 结束       | 状态   | 结果     | 规则                    |
        | permit | 2020-07-01 | 2025-11-03 | 有效   | 参加排名 | review-permit-expired?  |
        | permit | 2020-07-01 | 2025-11-04 | 有效   | 参加排名 |                         |
        | permit | 2020-07-01 | 2028-06-30 | 已注销 | 参加排名 | review-permit-status?   |
        """);

    [Fact]
    public void A_factory_without_any_permit_of_its_own_is_reviewed_and_a_park_needs_none()
    {
        var elsewhere = Shipped.Permit with { IsOtherSite = true };
        var inside = Shipped.Permit with { Enterprise = "甲厂" };

        Assert.Equal("review-permit-absent", Assert.Single(Hits(UnitKind.Factory)));
        Assert.Equal("review-permit-absent", Assert.Single(Hits(UnitKind.Factory, elsewhere)));
        Assert.Empty(Hits(UnitKind.Factory, Shipped.Permit));
        Assert.Empty(Hits(UnitKind.Park, inside));
    }

    [Fact]
    public void Every_kind_of_event_that_a_rule_names_is_carried_by_a_source()
    {
        var carried = SourceFolder.Load(Path.Combine(TestSettings.Root, "config", "sources")).SelectMany(s => s.Datasets).Select(d => d.Event).OfType<string>().ToHashSet(StringComparer.Ordinal);

        Assert.All(Shipped.Scheme.Vetoes.Select(r => r.Event).Concat(Shipped.Scheme.Bans.Select(b => b.Event)), e => Assert.Contains(e, carried));
        Assert.Superset(Shipped.Scheme.Vetoes.Select(r => r.Event).ToHashSet(StringComparer.Ordinal), carried);
    }

    [Fact]
    public void Every_rule_of_every_year_names_a_clause_or_the_word_决定() =>
        Assert.All(new[] { 2025, 2026, 2027 }.SelectMany(c => Shipped.Of(c).Vetoes), r => Assert.True(r.Clause.Contains('条', StringComparison.Ordinal) || r.Clause.Contains("决定", StringComparison.Ordinal), r.Id));

    private static IEnumerable<string> Hits(UnitKind kind, params UnitEvent[] events) => Shipped.Assess(Shipped.Scheme, Shipped.Unit(kind) with { Events = events }).VetoHits.Select(h => h.Rule.Id);
}
