namespace GreenBatch.Scheduler.Store;

/// <summary>One table of 数据质量与核对 (reports.md 2.4).</summary>
/// <param name="Sheet">Its name, which is the worksheet's.</param>
/// <param name="Sql">
/// Its rows in order, with Chinese column names. $1 cycle, $2 what is configured (json: source, sourceName, dataset, datasetName, days, required, mayBeEmpty), $3 day of
/// the run, $4 filing deadline. Columns that people fill in are null.
/// </param>
internal sealed record QualityTable(string Sheet, string Sql)
{
    public static IReadOnlyList<QualityTable> All { get; } =
    [
        new("总览", ArrivalSql.Overview),
        new("到达时效", ArrivalSql.Arrivals),
        new("主体匹配", IdentitySql.Matching),
        new("字段冲突", ValueSql.Conflicts),
        new("缺失", ValueSql.Missing),
        new("校验失败", ValueSql.Faults),
        new("异常值", ValueSql.Outliers),
        new("重复与更名", IdentitySql.Renames),
        new("裁定历史", IdentitySql.Decisions),
        new("未匹配记录", IdentitySql.Unmatched),
    ];
}
