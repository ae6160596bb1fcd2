namespace GreenBatch.Scheduler.Store;

/// <summary>Values that sources disagree on, that are missing, that failed a check, that stand apart.</summary>
internal static class ValueSql
{
    private const string Number = @"'^[+-]?[0-9]+(\.[0-9]+)?$'";

    /// <summary>What could change a flag first, then by points; 影响名次 is the most places that so many points can move the unit.</summary>
    public const string Conflicts =
        $"""
        with ranked as (
            select u.entry_id, u.kind, u.population, u.published from out_unit u join out_assessment a using (run_id) where a.cycle = $1 and u.state = 'ranked')
        select d.name as "企业", d.credit_code as "代码", d.authority_id as "区县", c.field as "字段", null as "单位",
               case when c.winner_origin ->> 'source' = 'platform' then c.winner when c.loser_origin ->> 'source' = 'platform' then c.loser end as "平台值",
               case when c.winner_origin ->> 'source' = 'platform' then c.loser when c.loser_origin ->> 'source' = 'platform' then c.winner else c.loser end as "部门值",
               case when c.winner_origin ->> 'source' = 'platform' then c.loser_origin ->> 'source' else coalesce(c.winner_origin ->> 'source', c.loser_origin ->> 'source') end as "部门",
               case when c.winner ~ {Number} and c.loser ~ {Number} and c.loser::numeric <> 0 then round((c.winner::numeric - c.loser::numeric) / c.loser::numeric * 100, 2) end as "差异%",
               case when c.is_open then '超出容差' else '容差内或仅登记' end as "容差", c.winner as "采用值", c.rule as "采用依据",
               c.delta as "影响总分",
               (select count(*) from ranked o join ranked me on me.entry_id = c.entry_id
                where o.kind = me.kind and o.population = me.population and o.entry_id <> me.entry_id and abs(o.published - me.published) <= c.delta and c.delta > 0) as "影响名次",
               case c.effect when 'flag' then '是' when 'state' then '是（参评与否）' else '否' end as "影响预警", null as "裁定", null as "理由", null as "附件"
        from core_conflict c left join core_dossier d on d.cycle = c.cycle and d.entry_id = c.entry_id
        where c.cycle = $1
        order by case c.effect when 'flag' then 0 when 'state' then 1 when 'score' then 2 else 3 end, c.delta desc, c.number
        """;

    public const string Missing =
        """
        select d.name as "企业", c.indicator as "指标", '管理平台自评价' as "应报来源", '计 0 分，档案不完整' as "缺失处理", c.weight as "若补报最高可得分", d.authority_id as "责任区县", $4::date as "截止"
        from out_contribution c join out_assessment a using (run_id) join core_dossier d on d.cycle = a.cycle and d.entry_id = c.entry_id
        where a.cycle = $1 and c.state = 'missing' order by c.weight desc, d.position, c.position
        """;

    /// <summary>Findings of reconciliation, and the rows in quarantine that nobody has settled.</summary>
    public const string Faults =
        """
        select code as "规则编码", case severity when 'error' then '错误' when 'warning' then '警告' else '提示' end as "级别", unit as "企业", column_name as "字段", value as "值", advice as "期望", message as "说明", state as "状态"
        from (
            select 0 as part, i.position::bigint as place, i.code, i.severity, coalesce(d.name, i.entry_id) as unit, i.column_name, i.value, i.advice, i.message, '已列入' as state
            from core_issue i left join core_dossier d on d.cycle = i.cycle and d.entry_id = i.entry_id where i.cycle = $1
            union all
            select 1, row_number() over (order by source, sequence, number, position), code, 'error', cells ->> 'name', column_name, value, advice, message, '隔离待更正 ' || delivery_id || '/' || number || '/' || position
            from raw_worklist where cycle = $1 and state = 'open') f
        order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, part, place
        """;

    /// <summary>Filed values that plausibility doubts, beside last year's frozen figure and the middle nine tenths of the same sector, else of all.</summary>
    public const string Outliers =
        """
        with filed as (
            select v.entry_id, v.indicator, v.product, v.value, d.sector, d.kind from core_value v join core_dossier d using (cycle, entry_id) where v.cycle = $1 and v.value is not null),
        last_year as (
            select v.entry_id, v.indicator, v.product, max(v.value) as value from core_value v
            where v.cycle = $1 - 1 and exists (select from out_assessment a where a.cycle = $1 - 1 and a.frozen_at is not null) group by 1, 2, 3),
        usual as (
            select indicator, kind, sector, percentile_cont(0.05) within group (order by value::double precision) as low, percentile_cont(0.95) within group (order by value::double precision) as high, count(*) as n, grouping(sector) = 1 as whole
            from filed group by grouping sets ((indicator, kind, sector), (indicator, kind))),
        doubted as (
            select i.entry_id, i.column_name as indicator, string_agg(distinct i.code || ' ' || i.message, '；') as said
            from core_issue i where i.cycle = $1 and i.code between 'B130' and 'B139' and i.entry_id is not null group by 1, 2)
        select d.name as "企业", f.indicator || coalesce('（' || f.product || '）', '') as "指标", f.value as "本年", l.value as "上年",
               case when l.value <> 0 then round((f.value - l.value) / l.value * 100, 1) end as "变化%",
               coalesce(own.low, whole.low)::numeric(20, 4) || '～' || coalesce(own.high, whole.high)::numeric(20, 4) as "行业P5–P95", x.said as "判定", null as "解释"
        from doubted x
        join core_dossier d on d.cycle = $1 and d.entry_id = x.entry_id
        join filed f on f.entry_id = x.entry_id and f.indicator = x.indicator
        left join last_year l on l.entry_id = f.entry_id and l.indicator = f.indicator and l.product is not distinct from f.product
        left join usual own on own.indicator = f.indicator and own.kind = f.kind and own.sector = f.sector and own.n >= 20 and not own.whole
        left join usual whole on whole.indicator = f.indicator and whole.kind = f.kind and whole.whole
        order by d.position, f.indicator, f.product
        """;
}
