using System.IO.Compression;
using System.Text;
using static GreenBatch.Ingest.Tests.Meeting;

namespace GreenBatch.Ingest.Tests;

/// <summary>4.3: text files and the drop folder.</summary>
internal static class TextCases
{
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static string Sound => ReadingSample.Header + "\n定厂,,江北区,1,,\n";

    public static IEnumerable<CatalogueCase> All() => [.. Encodings(), .. Shapes(), .. Contents(), .. Names()];

    private static IEnumerable<CatalogueCase> Encodings() =>
    [
        new("B043", "GB18030 without a word", Demand.Normalise, "按 GB18030 读取", Bytes(Chinese.GetBytes(Sound))),
        new("B044", "UTF-16LE with BOM", Demand.Normalise, "按 UTF-16 读取", Bytes([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sound)])),
        new("B044", "UTF-16BE with BOM", Demand.Normalise, "按 UTF-16 读取", Bytes([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Sound)])),
        new("B045", "one wrong byte behind a BOM", Demand.Refuse, "第 3 行含非法字节", Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Sound), 0xFF, (byte)'\n']), "第 3 行"),
        new("B045", "one wrong byte in a file given as UTF-8", Demand.Refuse, "含非法字节", Bytes([.. Encoding.UTF8.GetBytes(Sound), 0xC0, 0x80], source: ReadingSample.Plants with { Encoding = "utf-8" }), "第 3 行"),
        new("B045", "neither encoding", Demand.Refuse, "编码不是 UTF-8/GB18030", Bytes([.. Encoding.UTF8.GetBytes(Sound), 0x80, 0xFF]), Csv),
        new("B045", "GB18030 cut in the middle of a character", Demand.Refuse, "含非法字节，不是完整的 GB18030", Bytes(Chinese.GetBytes(Sound + "乙厂")[..^1]), "第 3 行"),
        new("B046", "BOM before the header", Demand.Normalise, "已去除文件头 BOM", Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Sound)])),
    ];

    private static IEnumerable<CatalogueCase> Shapes() =>
    [
        new("B047", "semicolons", Demand.Refuse, "分隔符不符：只识别到 1 列", Text("企业名称;日期", "甲;2025-01-01"), Csv),
        new("B048", "too few fields", Demand.Quarantine, "列数不足：应 6，实 4", Rows("甲厂,,,1"), "第 2 行"),
        new("B049", "too many fields", Demand.Quarantine, "列数过多：应 6，实 8", Rows("甲厂,,,1,,,,"), "第 2 行"),
        new("B050", "a quote that is never closed", Demand.Refuse, "第 2 行引号未闭合", Rows("\"甲厂,,,1,,"), Csv),
        new("B050", "a quote that swallows more than a record may hold", Demand.Refuse, "第 3 行引号未闭合", Rows(["乙厂,,,1,,", "\"甲厂,,,1,,", .. Enumerable.Repeat("丙厂,,,1,,", 100_000)]), Csv),
        new("B051", "a line break inside a quoted field", Demand.Normalise, "", Rows("\"甲\n厂\",,,1,,")),
        new("B052", "a line that is only \\.", Demand.Quarantine, "第 2 行不是有效数据", Rows("\\."), "第 2 行"),
        new("B052", "the header again", Demand.Quarantine, "第 3 行不是有效数据：表头重复出现", Rows("甲厂,,,1,,", ReadingSample.Header), "第 3 行"),
        new("B053", "two columns with one header", Demand.Refuse, "表头重复「企业名称」", Text("企业名称,日期,企业名称", "甲,1,2"), Csv),
        new("B054", "a required column is missing", Demand.Refuse, "缺少列「企业名称」", Text("日期,区县,别的", "1,2,3"), Csv),
        new("B055", "a column too many", Demand.Warn, "多出列「备注」，未使用", Text(ReadingSample.Header + ",备注", "定厂,,,1,,,x")),
        new("B056", "a header only", Demand.Refuse, "文件没有数据行", Text(ReadingSample.Header), Csv),
        new("B057", "0 bytes", Demand.Refuse, "文件为空", Bytes([]), Csv),
        new("B058", "a NUL byte", Demand.Refuse, "文件含二进制内容", Rows("甲\0厂,,,,,"), Csv),
        new("B058", "UTF-16 without BOM", Demand.Refuse, "文件含二进制内容：疑似没有 BOM 的 UTF-16", Bytes(Encoding.Unicode.GetBytes(Sound)), Csv),
        new("B059", "one field of 3 MB", Demand.Refuse, "单个字段超过上限 1024 KB（第 2 行）", Rows(new string('长', 1 << 20) + ",,,1,,"), Csv),
    ];

    private static IEnumerable<CatalogueCase> Contents() =>
    [
        new("B060", "a name that is a formula", Demand.Warn, "文本以公式符号开头，导出时已转义", Rows("=cmd|' /C calc'!A0,,,,,"), "第 2 行"),
        new("B061", "a plus sign alone in a number column", Demand.Quarantine, "「+」不是数值；如为缺报请留空", Rows("甲厂,,,+,,"), "综合能源消费量"),
        new("B062", "the same row twice", Demand.Normalise, "第 3 行与第 2 行完全重复", Rows("甲厂,,,1,,", "甲厂,,,1,,")),
        new("B063", "one key, two values", Demand.Quarantine, "同一企业同一指标有两个不同值", Rows("甲厂,,,1,,", "甲厂,,,2,,"), "第 2、3 行"),
        new("B068", "a gzip file that grows a thousandfold", Demand.Refuse, "解压后超过上限", Bytes(Gzip(new byte[64 << 20]), "plants_2025_01.csv.gz"), "plants_2025_01.csv.gz"),
    ];

    private static IEnumerable<CatalogueCase> Names() =>
    [
        new("B064", "a file without its .done file", Demand.Wait, "文件尚未传完", UnfinishedAsync, Csv),
        new("B066", "a name that climbs out", Demand.Refuse, "文件名非法", () => NameAsync("..\\..\\x.csv"), "x.csv"),
        new("B066", "an absolute name", Demand.Refuse, "文件名非法", () => NameAsync("/etc/x"), "/etc/x"),
        new("B066", "a name that turns the direction of writing", Demand.Refuse, "文件名非法", () => NameAsync("plants_2025_\u202Evsc.exe"), "plants_2025_"),
        new("B066", "a device of another system", Demand.Refuse, "文件名非法", () => NameAsync("con.csv"), "con.csv"),
        new("B067", "a name that says nothing", Demand.Refuse, "文件名不符合「部门_年度_批次」", () => NameAsync("最终版.csv"), "最终版.csv"),
    ];

    private static Task<Met> NameAsync(string name)
    {
        var parsed = InboxName.Parse(name, [ReadingSample.Plants], out var issue);
        return Task.FromResult(new Met(parsed is null ? Demand.Refuse : Demand.Normalise, issue));
    }

    private static async Task<Met> UnfinishedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("inbox");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, Csv), Sound);
            var issues = new List<GreenBatch.Kernel.Issue>();
            var fetcher = new InboxFetcher(new FetchOptions { SettleTime = TimeSpan.Zero }, TimeProvider.System);
            var request = new FetchRequest(new GreenBatch.Kernel.Cycle(2025), ReadingSample.Plants with { NeedsDoneFile = true }, folder.FullName, null) { Report = issues.Add };
            await foreach (var delivery in fetcher.FetchAsync(request, CancellationToken.None))
                return new Met(Demand.Normalise, null);
            return new Met(Demand.Wait, Assert.Single(issues));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }
}
