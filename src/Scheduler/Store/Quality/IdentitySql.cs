namespace GreenBatch.Scheduler.Store;

/// <summary>Who was taken for whom, what changed its name, what people decided, and what belongs to nobody.</summary>
internal static class IdentitySql
{
    private const string Way =
        """
        case when tier = '人工' then '人工' when tier like 'T1%' or tier in ('T2', 'T3') then '代码' when tier = 'T0' then '沿用' when tier = 'T4' then '名称' when tier = 'T5' then '曾用名'
             when tier = 'T6' then '名称（组织形式不同）' else '模糊' end
        """;

    public const string Matching =
        $"""
        with decided as (select distinct on (subject) subject, entry_id, relation, who, at from core_decision where state = 'effective' order by subject, decision_id desc),
        rows as (
            select l.delivery_id, l.file, l.sheet, l.row, l.dataset, l.entry_id, l.tier, l.relation, l.explanation, l.subject, true as tied from core_link l where l.cycle = $1 and l.dataset not in ('list', 'evaluations', 'values', 'reviews', 'members')
            union all
            select r.origin ->> 'delivery', r.origin ->> 'file', r.origin ->> 'sheet', (r.origin ->> 'row')::integer, split_part(r.subject, '/', 2), r.candidates[1], split_part(r.explanation, '：', 1), r.card ->> 'relation', r.explanation, r.subject, false
            from core_review r where r.cycle = $1)
        select split_part(m.delivery_id, '-', 2) as "来源", c.fields ->> 'name' as "来源名称", c.fields ->> 'credit_code' as "来源代码", {Way} as "匹配方式",
               m.entry_id || coalesce(' ' || d.name, '') as "匹配到", case when m.tied then '1' else null end as "相似度", case when m.tied then m.explanation else '待裁定：' || m.explanation end as "建议",
               case when k.subject is null then null when k.entry_id is null then case when k.relation = 'cannot_tell' then '无法判断' else '不是' end else k.entry_id || ' ' || k.relation end as "裁定",
               k.who as "裁定人", to_char(k.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "日期"
        from rows m
        left join raw_document o on o.delivery_id = m.delivery_id and o.file = m.file
        left join core_record c on c.delivery_id = o.delivery_id and c.number = o.number and c.dataset = m.dataset and c.row = m.row and c.sheet is not distinct from m.sheet
        left join core_dossier d on d.cycle = $1 and d.entry_id = m.entry_id
        left join decided k on k.subject = m.subject
        order by m.tied, m.tier desc, m.delivery_id collate "C", m.file collate "C", m.row, m.entry_id
        """;

    public const string Renames =
        """
        select r.to_name as "原名", r.from_name as "现名", d.credit_code as "代码", r.held_from as "变更日期", r.source as "来源",
               case r.kind when 'renamed_from' then '是' when 'merged_into' then '合并' when 'split_from' then '拆分' else '否（' || r.kind || '）' end as "是否同一主体"
        from core_relation r left join core_dossier d on d.cycle = r.cycle and d.entry_id = coalesce(r.from_entry_id, r.to_entry_id)
        where r.cycle = $1 order by r.position
        """;

    /// <summary>Decisions, overrides, mergers and corrected rows, the newest first.</summary>
    public const string Decisions =
        """
        select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "时间", who as "人", unit as "企业", field as "字段", before as "原值", after as "采用值", reason as "理由", until as "有效期", run_id as "运行号"
        from (
            select at, decision_id as id, who, coalesce(entry_id, '都不是') as unit, '归属 ' || subject as field, null as before,
                   relation || case state when 'proposed' then '（待第二人确认）' else '' end as after, reason, null::date as until, run_id
            from core_decision where cycle is null or cycle <= $1
            union all select at, override_id, who, entry_id, field, null, coalesce(value, '撤销'), reason, until, null from core_override
            union all select at, change_id, who, entry_id, kind, before::text, coalesce(other_entry_id, '撤回'), reason, null, null from core_entry_change where from_cycle <= $1
            union all
            select c.at, c.correction_id, c.who, q.cells ->> 'name', '隔离行 ' || c.delivery_id || '/' || c.number || '/' || c.position, q.value,
                   case c.action when 'corrected' then '更正' when 'dismissed' then '放弃' else '退回' end, c.reason, null, c.run_id
            from raw_correction c join raw_quarantine q using (delivery_id, number, position) join raw_delivery d using (delivery_id) where d.cycle = $1) h
        order by at desc, field, id desc
        """;

    public const string Unmatched =
        """
        select source as "来源", dataset as "表", name as "名称", credit_code as "代码", authority as "区县", origin ->> 'file' as "文件", origin ->> 'sheet' as "工作表", origin ->> 'row' as "行"
        from core_unmatched where cycle = $1 order by position
        """;
}
