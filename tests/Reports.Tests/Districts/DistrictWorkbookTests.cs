using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GreenBatch.Reports.Tests;

public class DistrictWorkbookTests
{
    private static readonly ReportBook Book = Some.Book();

    public static TheoryData<string> Authorities => ["500101", "500105", "500241", "CQ-GX"];

    [Theory]
    [MemberData(nameof(Authorities))]
    public void No_part_of_a_package_names_another_district_s_unit(string authority)
    {
        var units = Book.Assessment.Populations.SelectMany(p => p.Units).Select(u => u.Dossier.Entry).ToArray();
        var own = units.Where(e => string.Equals(e.AuthorityId, authority, StringComparison.Ordinal)).ToArray();
        var foreign = units.Except(own).SelectMany(e => e.FormerNames.Append(e.Id).Append(e.Name).Append(e.CreditCode!)).Where(mark => mark is not ("00123" or "2025-11" or "=1+1")).Concat(Book.Authorities.All.Where(a => !string.Equals(a.Id, authority, StringComparison.Ordinal)).Select(a => a.Name));

        foreach (var (name, text) in Parts(Some.Bytes(Some.File(Book, $"区县/{authority}_"))))
            Assert.DoesNotContain(foreign, mark => text.Contains(mark, StringComparison.Ordinal) || name.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public void Free_text_about_another_district_is_withheld()
    {
        var dump = ReadBack.Dump(Some.Bytes(Some.File(Flagged("GF-0040"), "区县/500101_")), "预警清单");

        Assert.Contains("（涉及其他区县条目，从略）", dump, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_reads_as_approved() => Golden.Approve(
        ReadBack.Dump(Some.Bytes(Some.File(Book, "区县/500101_")), "说明", "预警清单", "本区县总表"), "district.txt");

    [Fact]
    public void Cells_to_fill_in_have_a_drop_down_and_date_checks()
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Book, "区县/500101_")));

        var rules = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>()).ToArray();

        Assert.Contains(rules, r => r.Type! == DataValidationValues.List && r.Formula1!.Text is "\"属实,数据有误,已停产,其他\"");
        Assert.Contains(rules, r => r.Type! == DataValidationValues.Date && r.SequenceOfReferences!.InnerText is "X6:Y6");
    }

    private static ReportBook Flagged(string id) => Book with { OpenPoints = [new OpenPoint(id, "匹配", "与 GF-0001 同名待核", "名称")] };

    private static IEnumerable<(string Name, string Text)> Parts(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            yield return (entry.FullName, reader.ReadToEnd());
        }
    }
}
