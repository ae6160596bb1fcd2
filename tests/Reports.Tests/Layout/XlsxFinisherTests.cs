using System.IO.Compression;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace GreenBatch.Reports.Tests;

public class XlsxFinisherTests
{
    public static TheoryData<string> Workbooks => ["附件1", "附件2", "区县/500105"];

    [Theory]
    [MemberData(nameof(Workbooks))]
    public void The_validator_finds_nothing(string part)
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Some.Book(), part)));

        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document);

        Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(Workbooks))]
    public void Print_titles_are_quoted_and_absolute(string part)
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Some.Book(), part)));

        var titles = document.WorkbookPart!.Workbook.Descendants<DefinedName>().Where(d => string.Equals(d.Name, "_xlnm.Print_Titles", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(titles);
        Assert.All(titles, t => Assert.Matches(@"^'[^']+'!\$4:\$5$", t.Text));
    }

    [Theory]
    [MemberData(nameof(Workbooks))]
    public void Nothing_in_a_workbook_calculates_or_leads_outside(string part)
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Some.Book(), part)));

        foreach (var sheet in document.WorkbookPart!.WorksheetParts)
        {
            Assert.Empty(sheet.Worksheet.Descendants<CellFormula>());
            Assert.Empty(sheet.ExternalRelationships);
            Assert.Empty(sheet.HyperlinkRelationships);
        }

        Assert.Null(document.WorkbookPart.VbaProjectPart);
        Assert.Empty(document.WorkbookPart.ExternalWorkbookParts);
    }

    [Fact]
    public void Entries_are_in_order_and_carry_no_time()
    {
        using var zip = new ZipArchive(new MemoryStream(Some.Bytes(Some.File(Some.Book(), "附件1"))));

        Assert.Equal(zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
    }

    [Fact]
    public void Properties_tell_run_hashes_and_rows_and_are_dated_by_the_run()
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Some.Book(), "附件1")));

        var properties = document.CustomFilePropertiesPart!.Properties.ToDictionary(p => p.GetAttribute("name", "").Value!, p => p.InnerText);

        Assert.Equal("R2027-03", properties["runId"]);
        Assert.Equal("2027", properties["cycle"]);
        Assert.Equal("0f3a9c2b7d10", properties["schemeHash"]);
        Assert.Equal("77aa00bb99cc", properties["inputHash"]);
        Assert.Equal("2027-11-18T09:30:00+08:00", properties["generatedAt"]);
        Assert.Equal("40", properties["rows:总排名"]);
        Assert.Equal("160", properties["rows:数据_指标"]);
        Assert.Equal(new DateTime(2027, 11, 18, 1, 30, 0), document.PackageProperties.Created!.Value.ToUniversalTime());
    }

    [Fact]
    public void The_sheet_of_facts_is_very_hidden_and_comes_last()
    {
        using var document = ReadBack.Open(Some.Bytes(Some.File(Some.Book(), "附件1")));

        var last = document.WorkbookPart!.Workbook.Descendants<Sheet>().Last();

        Assert.Equal("_meta", last.Name);
        Assert.Equal(SheetStateValues.VeryHidden, last.State!.Value);
    }
}
