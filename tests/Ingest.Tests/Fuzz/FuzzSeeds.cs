using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Sound documents of every form, small so that damage hits something.</summary>
internal static class FuzzSeeds
{
    private const string Rows = ReadingSample.Header + "\n甲厂,91500000MA5U000001,江北区,12.5,85,2025-03-01\n乙厂,,石柱县,\"1,234.5\",,2025/3/1\n\"丙\n厂\",9150,高新区,,100,20250301\n张某 11010519491231002X,,,1,,\n";

    private const string Page =
        """{"code":0,"message":"ok","data":{"snapshot":"s1","total":2,"page":1,"pageSize":100,"rows":[{"name":"甲厂","creditCode":"91500000MA5U000001","energy":12.5,"day":"2025-01-02","values":[{"indicator":"E1b","value":3},{"indicator":"E4","value":null,"state":"不适用"}]},{"name":"乙\u5382","energy":"7"}]}}""";

    public static IReadOnlyList<(string Name, byte[] Bytes)> All { get; } =
    [
        ("utf8.csv", Encoding.UTF8.GetBytes(Rows)),
        ("bom.csv", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Rows)]),
        ("gb18030.csv", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Rows)),
        ("utf16.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Rows)]),
        ("packed.csv.gz", [.. Gzip(Rows[..40]), .. Gzip(Rows[40..])]),
        ("page.json", Encoding.UTF8.GetBytes(Page)),
        ("rows.json", Encoding.UTF8.GetBytes("""[{"企业名称":"甲厂"},{"企业名称":"乙厂","日期":"2025-01-02"}]""")),
        ("plain.xlsx", WorkbookSample.Of(["x:0", "", "s:江北区", "n:12.300000000000001", "f:85", "d:45657"], ["s:乙厂", "s:9150"]).Bytes()),
        ("sheets.xlsx", new WorkbookSample()
            .Sheet("企业", [["s:某市企业信息"], WorkbookSample.Header, ["s:甲厂"], [], ["s:乙厂", "n:5.00112000012345E14"]], "<mergeCells><mergeCell ref=\"A1:F1\"/></mergeCells>")
            .Sheet("指标", [["s:企业名称*", "s:指标编码", "s:指标值", "s:填报状态"], ["s:甲厂", "s:E1b", "n:1.5", "s:填报"]])
            .Bytes()),
    ];

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
