namespace GreenBatch.Scheduler.Store;

/// <summary>What each source was to bring, what came, and how it stands.</summary>
internal static class ArrivalSql
{
    private const string Configured =
        """
        configured as (
            select * from jsonb_to_recordset($2::jsonb) as c (place integer, source text, "sourceName" text, dataset text, "datasetName" text, days integer, required boolean, "mayBeEmpty" boolean)),
        arrived as (
            select d.source, t.dataset, max(d.received_at) as at
            from raw_delivery d join raw_document o using (delivery_id) cross join unnest(o.datasets) as t (dataset)
            where d.cycle = $1 group by d.source, t.dataset),
        last as (select source, max(received_at) as at from raw_delivery where cycle = $1 group by source),
        stands as (
            select c.*, coalesce(a.at, case when c."mayBeEmpty" then l.at end) as at,
                   $3::date - (coalesce(a.at, case when c."mayBeEmpty" then l.at end) at time zone 'Asia/Shanghai')::date as age
            from configured c left join arrived a using (source, dataset) left join last l using (source)),
        judged as (
            select *, case when at is null and required then '异常' when age > days then '异常' when at is null or age > days * 4 / 5 then '注意' else '正常' end as health from stands)
        """;

    public const string Overview =
        "with " + Configured +
        """
        , figures as (
            select d.source, sum(o.rows) as rows, sum(o.accepted) as accepted, sum(o.quarantined) as quarantined, sum(o.duplicate) as duplicate, sum(o.outside) as outside
            from raw_delivery d join raw_document o using (delivery_id) where d.cycle = $1 group by d.source),
        tied as (select split_part(delivery_id, '-', 2) as source, count(*) as n from core_link where cycle = $1 group by 1),
        conflicts as (
            select source, count(*) as n, count(*) filter (where is_open) as open from (
                select winner_origin ->> 'source' as source, is_open from core_conflict where cycle = $1
                union all select loser_origin ->> 'source', is_open from core_conflict where cycle = $1) s group by source),
        faulty as (select source, count(*) as n from raw_worklist where cycle = $1 and state = 'open' group by source),
        asked as (select origin ->> 'source' as source, count(*) as n from core_review where cycle = $1 group by 1)
        select j."sourceName" as "来源", count(*) as "应到", count(j.at) as "已到", coalesce(max(f.rows), 0) as "行数", coalesce(max(f.accepted), 0) as "接收",
               coalesce(max(f.quarantined), 0) as "隔离", coalesce(max(f.duplicate), 0) as "重复", coalesce(max(f.outside), 0) as "名单外", coalesce(max(t.n), 0) as "匹配",
               coalesce(max(c.n), 0) as "冲突", count(*) filter (where j.at is null) as "缺失", coalesce(max(q.n), 0) as "校验失败", coalesce(max(r.n), 0) as "待裁定",
               max(j.age) as "时效",
               case when bool_or(j.health = '异常') then '异常'
                    when bool_or(j.health = '注意') or coalesce(max(q.n), 0) + coalesce(max(r.n), 0) + coalesce(max(c.open), 0) > 0 then '注意' else '正常' end as "健康"
        from judged j left join figures f using (source) left join tied t using (source) left join conflicts c using (source) left join faulty q using (source) left join asked r using (source)
        group by j.source, j."sourceName" order by min(j.place)
        """;

    public const string Arrivals =
        "with " + Configured +
        """
        , failed as (
            select distinct on (1) error_code || ' ' || error as said from run_run where cycle = $1 and error_code is not null and kind in ('ingest', 'run') order by 1, ended_at desc limit 1)
        select "sourceName" as "来源", "datasetName" as "表", '至少每 ' || days || ' 天' as "期望频率", to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "上次成功",
               to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "数据时点", age as "已过天数", days * 4 / 5 || '／' || days as "阈值", health as "状态",
               case when health = '正常' then null else (select said from failed) end as "最近一次错误"
        from judged order by place
        """;
}
