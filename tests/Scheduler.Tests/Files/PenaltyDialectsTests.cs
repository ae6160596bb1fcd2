using System.Text;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

/// <summary>行政处罚 in the layout of 双公示, 2016 and 2018 (rules.md 8.4), and the codes of permits (HJ 608), with the source as it is shipped.</summary>
public sealed class PenaltyDialectsTests
{
    private const string Code = "91500112MA5U00003P";

    private static readonly string Config = Path.Combine(TestSettings.Root, "config");

    [Theory]
    [InlineData("CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_GSDJ,CF_XDR_ZDM,CF_FR,CF_WSH,CF_WFXW,CF_SY,CF_CFLB1,CF_NR,CF_NR_FK,CF_JDRQ,CF_XZJG,CF_CFJGDM,CF_ZT", "2024/03/05")]
    [InlineData("CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_GSZC,CF_XDR_ZZJG,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_ZT", "2024-03-05")]
    [InlineData("CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_GSZC,CF_XDR_ZZJG,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_ZT", "1709568000000")]
    [InlineData("行政相对人名称,统一社会信用代码,工商注册号,组织机构代码,法定代表人,决定书文号,违法行为类型,违法事实,处罚类别,处罚内容,罚款金额(万元),决定日期,处罚机关,机关代码,状态", "2024年3月5日")]
    public async Task Every_dialect_says_the_same(string header, string date)
    {
        var record = Assert.Single(await ReadAsync($"{header}\n示例机械厂,{Code},500112000012345,MA5U00003,张某,渝环罚〔2024〕1号,排放超标,超标排放,罚款,罚款一万五千元,1.5,{date},示例生态环境局,115009990000000000,0\n"));

        Assert.Equal("penalties", record.Dataset.Id);
        Assert.Equal(
            ["示例机械厂", Code, "500112000012345", "MA5U00003", "渝环罚〔2024〕1号", "罚款", "示例生态环境局"],
            new[] { "name", "credit_code", "registration_number", "organisation_code", "document", "penalty_class", "issuer" }.Select(record.Text));
        Assert.Equal((1.5m, new DateOnly(2024, 3, 5)), (record.Number("amount"), record.Day("date")));
    }

    [Fact]
    public async Task A_correction_under_the_same_number_counts_by_its_time_stamp()
    {
        const string Header = "CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_CFJGDM,CF_NR_FK,CF_JDRQ,SJC";

        var record = Assert.Single(await ReadAsync($"{Header}\n示例机械厂,{Code},1号,D1,1.5,2024-03-05,1709568000000\n示例机械厂,{Code},1号,D1,3,2024-03-05,1712160000000\n"));

        Assert.Equal(3m, record.Number("amount"));
    }

    [Theory]
    [InlineData("91500112ma5u00003p001p", "91500112MA5U00003P001P")]
    [InlineData("91500112MA5U00003P002V", "91500112MA5U00003P002V")]
    public async Task The_code_of_a_permit_is_kept_with_its_place(string written, string kept)
    {
        var record = Assert.Single(await ReadAsync($"单位名称,排污许可证编号,有效期止\n示例机械厂,{written},2027/1/31\n"));

        Assert.Equal(("permits", kept), (record.Dataset.Id, record.Text("site_code")));
        Assert.Equal(new DateOnly(2027, 1, 31), record.Day("end_date"));
    }

    private static async Task<List<SourceRecord>> ReadAsync(string text)
    {
        var source = SourceFolder.Load(Path.Combine(Config, "sources")).Single(s => s.Id == "environment");
        var context = new ReadContext(AuthorityFile.Load(Path.Combine(Config, "authorities.csv")), new DateOnly(2025, 11, 3));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var accepted = new List<SourceRecord>();
        await foreach (var outcome in DocumentReading.Open(stream, new DocumentInfo("environment", "1", "a.csv", null), source, context).RowsAsync(default))
        {
            if (outcome is RowOutcome.Accepted one)
                accepted.Add(one.Record);
        }

        return accepted;
    }
}
