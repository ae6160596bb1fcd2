using System.Security.Cryptography;
using System.Text;

namespace GreenBatch.Reports.Tests;

public class ManifestTests
{
    private static readonly WrittenFile[] Files =
    [
        new("总表.csv", 12, "bb") { Sheets = [new SheetRows("总表", 3)] },
        new("区县/500101_万州区/预警清单.xlsx", 34, "aa") { Sheets = [new SheetRows("说明", 5), new SheetRows("预警清单", 1)] },
    ];

    [Fact]
    public void The_manifest_names_run_hashes_files_and_rows() =>
        Golden.Approve(Encoding.UTF8.GetString(Manifest.Json(Some.Book(), Files)), "manifest.json");

    [Fact]
    public void The_order_of_writing_does_not_matter() =>
        Assert.Equal(Manifest.Json(Some.Book(), Files), Manifest.Json(Some.Book(), Files.Reverse()));

    [Fact]
    public void Sums_are_what_sha256sum_reads() =>
        Assert.Equal("aa  区县/500101_万州区/预警清单.xlsx\nbb  总表.csv\n", Encoding.UTF8.GetString(Manifest.Sums(Files)));

    [Fact]
    public void Rows_announced_are_rows_written()
    {
        foreach (var file in ReportSet.Files(Some.Book()).Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var lines = Encoding.UTF8.GetString(Some.Bytes(file)).Split('\n').Length - 2;
            // A record may hold a line break inside quotes; none of these tables is shorter than announced.
            Assert.True(lines >= file.Sheets.Single().Rows, file.Path);
        }
    }

    [Fact]
    public void A_hash_of_written_bytes_fits_the_manifest()
    {
        var bytes = Some.Bytes(Some.File(Some.Book(), "来源.csv"));
        var written = new WrittenFile("来源.csv", bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        Assert.StartsWith(written.Sha256, Encoding.UTF8.GetString(Manifest.Sums([written])), StringComparison.Ordinal);
    }
}
