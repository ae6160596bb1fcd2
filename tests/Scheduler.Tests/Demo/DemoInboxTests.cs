using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ClosedXML.Excel;
using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

public sealed class DemoInboxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("greenbatch-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_writes_the_same_bytes_and_another_seed_others()
    {
        var first = Hashes(DemoSome.City, "a");
        Assert.Equal(first, Hashes(DemoSome.With(s => s), "b"));
        var other = Hashes(DemoSome.With(s => s with { Seed = s.Seed + 1 }), "c");
        Assert.All(first.Where(f => !f.Key.EndsWith(".done", StringComparison.Ordinal)), f => Assert.NotEqual(f.Value, other[f.Key]));
    }

    [Fact]
    public void The_registration_dump_holds_the_unlisted_and_the_listed()
    {
        DemoInbox.Write(DemoSome.City, DemoSome.Settings.Cycles[0], _folder);
        using var zip = new GZipStream(File.OpenRead(Path.Combine(_folder, "market_2025_registrations.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, new UTF8Encoding(false, true));
        var lines = reader.ReadToEnd().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 50_000 + DemoSome.City.OneUnitPerCompany(DemoSome.Settings.First).Count(), lines.Length);
        Assert.StartsWith("企业名称,统一社会信用代码,注册号", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tax_files_are_GB18030_and_have_their_done_file()
    {
        DemoInbox.Write(DemoSome.City, DemoSome.Settings.Cycles[0], _folder);
        var bytes = File.ReadAllBytes(Path.Combine(_folder, "tax_2025_grades.csv"));
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, true).GetString(bytes));
        var text = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        Assert.StartsWith("纳税人名称,纳税人识别号", text, StringComparison.Ordinal);
        Assert.Contains(DemoSome.City[Part.BottomInAll].Company.Name, text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "tax_2025_grades.csv.done")));
    }

    [Fact]
    public void Workbooks_open_with_merged_titles_and_real_days()
    {
        DemoInbox.Write(DemoSome.City, DemoSome.Settings.Cycles[0], _folder);
        using var workbook = new XLWorkbook(Path.Combine(_folder, "emergency_2025_01.xlsx"));
        var sheet = workbook.Worksheet("生产安全事故");
        Assert.Equal(["生产安全事故", "安全生产严重失信主体"], workbook.Worksheets.Select(s => s.Name));
        Assert.True(sheet.Cell(1, 1).IsMerged());
        Assert.Equal("企业名称", sheet.Cell(3, 1).GetString());
        Assert.Equal(DemoSome.City[Part.Accident].Company.Name, sheet.Cell(4, 1).GetString());
        Assert.Equal(new DateTime(2025, 5, 12, 0, 0, 0, DateTimeKind.Unspecified), sheet.Cell(4, 5).GetDateTime());
    }

    [Fact]
    public void What_lies_ahead_is_not_delivered_yet()
    {
        static object? EndIn(int index) => MarketTables.Abnormal(DemoSome.Moment(index)).Rows.Single(r => Equals(r[0], DemoSome.City[Part.AbnormalListing].Company.Name))[7];
        Assert.Null(EndIn(0));
        Assert.Equal(new DateOnly(2026, 1, 20), EndIn(1));
    }

    [Fact]
    public void One_file_comes_twice_under_another_batch()
    {
        DemoInbox.Write(DemoSome.City, DemoSome.Settings.Cycles[1], _folder);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "court_2026_01.csv")), File.ReadAllBytes(Path.Combine(_folder, "court_2026_02.csv")));
        Assert.True(File.Exists(Path.Combine(_folder, "platform_2026_reviews.xlsx")));
        Assert.True(File.Exists(Path.Combine(_folder, "节能监察与督查_2026_01.xlsx")));
    }

    private Dictionary<string, string> Hashes(City city, string name)
    {
        var folder = Path.Combine(_folder, name);
        return DemoInbox.Write(city, city.Settings.Cycles[1], folder)
            .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))), StringComparer.Ordinal);
    }
}
