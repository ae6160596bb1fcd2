using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Jobs;
using GreenBatch.Scheduler.Tests.Support;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Store;

/// <summary>The tables of 数据质量与核对, each held to the tables it is made of.</summary>
[Collection(SharedRun.Name)]
public sealed class QualityStoreTests(UndisturbedRun undisturbed)
{
    private static readonly Cycle Year = new(2025);

    [Fact]
    public async Task Every_table_is_kept_with_the_run_and_adds_up_to_what_came_in()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();

        var tables = (await app.Get<QualityStore>().LoadAsync(Year, null, default)).ToDictionary(t => t.Sheet, StringComparer.Ordinal);

        Assert.Equal(["总览", "到达时效", "主体匹配", "字段冲突", "缺失", "校验失败", "异常值", "重复与更名", "裁定历史", "未匹配记录"], tables.Keys);
        Assert.All(tables.Values, t => Assert.Equal("R2025-01", t.RunId));
        var overview = tables["总览"].Rows;
        Assert.Equal(8, overview.Count);
        Assert.All(overview, r => Assert.Equal(Number(r, "行数"), Number(r, "接收") + Number(r, "隔离") + Number(r, "重复") + Number(r, "名单外")));
        Assert.Equal(await NumberAsync(installation, "select sum(rows) from raw_document"), overview.Sum(r => Number(r, "行数")));
        Assert.Equal(await NumberAsync(installation, "select count(*) from core_link"), overview.Sum(r => Number(r, "匹配")));
        Assert.Equal(await NumberAsync(installation, "select count(*) from core_conflict"), tables["字段冲突"].Rows.Count);
        Assert.Equal(await NumberAsync(installation, "select count(*) from out_contribution where state = 'missing'"), tables["缺失"].Rows.Count);
        Assert.Equal(
            await NumberAsync(installation, "select (select count(*) from core_issue) + (select count(*) from raw_worklist where state = 'open')"),
            tables["校验失败"].Rows.Count);
        Assert.Equal(await NumberAsync(installation, "select count(*) from core_unmatched"), tables["未匹配记录"].Rows.Count);
        Assert.NotEmpty(tables["异常值"].Rows);
        Assert.Equal(tables["异常值"].Rows.Count, tables["异常值"].Rows.DistinctBy(r => (r["企业"], r["指标"])).Count());
        Assert.All(tables["异常值"].Rows, r => Assert.StartsWith("B13", r["判定"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_change_a_flag_stands_first_among_the_conflicts()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();

        var conflicts = (await app.Get<QualityStore>().LoadAsync(Year, "字段冲突", default)).Single().Rows;

        var order = conflicts.Select(r => r["影响预警"] is "是" ? 0 : r["影响预警"] is "否" ? 2 : 1).ToList();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task A_source_that_has_not_come_for_long_is_told()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        await using var app = await installation.ComposeAsync();
        await ExecuteAsync(installation, "update raw_delivery set received_at = received_at - interval '130 days' where source = 'tax'");
        await ExecuteAsync(installation, "update raw_delivery set received_at = received_at - interval '100 days' where source = 'court'");
        await app.Get<ScoreJob>().RunAsync(Year, new RunReason("tester", "核对"), default);

        var tables = (await app.Get<QualityStore>().LoadAsync(Year, null, default)).ToDictionary(t => t.Sheet, StringComparer.Ordinal);

        Assert.Equal(("异常", "注意"), (Health("税务"), Health("法院")));
        Assert.Equal("异常", tables["到达时效"].Rows.Single(r => r["表"] is "重大税收违法失信主体")["状态"]);
        Assert.Equal("正常", tables["到达时效"].Rows.Single(r => r["表"] is "纳税信用级别")["状态"]); // may be 400 days old
        string? Health(string source) => tables["总览"].Rows.Single(r => r["来源"] == source)["健康"];
    }

    private static long Number(IReadOnlyDictionary<string, string?> row, string column) => long.Parse(row[column]!, CultureInfo.InvariantCulture);

    private static async Task<long> NumberAsync(Installation installation, string sql)
    {
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(Installation installation, string sql)
    {
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
