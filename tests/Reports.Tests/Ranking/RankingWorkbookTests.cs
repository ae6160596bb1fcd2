using DocumentFormat.OpenXml.Spreadsheet;
using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

public class RankingWorkbookTests
{
    private static readonly byte[] Factories = Some.Bytes(Some.File(Some.Book(), "附件1"));

    [Fact]
    public void Sheets_stand_in_the_order_of_the_specification() => Assert.Equal(
        ["说明", "总排名", "分区县汇总", "预警名单", "移出候选", "未参评与待核", "规则与口径", "来源与时点", "数据_总表", "数据_指标", "_meta"],
        ReadBack.SheetNames(Factories));

    [Theory]
    [InlineData("915001234567890123")]
    [InlineData("00123")]
    [InlineData("2025-11")]
    [InlineData("=1+1")]
    public void A_code_that_looks_like_something_else_stays_text(string code)
    {
        foreach (var sheet in new[] { "总排名", "数据_总表", "数据_指标" })
        {
            var cell = ReadBack.Cells(Factories, sheet).SelectMany(r => r).First(c => string.Equals(c.Text, code, StringComparison.Ordinal));
            Assert.True(cell.IsText, sheet);
        }
    }

    [Fact]
    public void Printed_sheets_read_as_approved() => Golden.Approve(
        ReadBack.Dump(Factories, "说明", "总排名", "分区县汇总", "预警名单", "移出候选", "未参评与待核", "规则与口径", "来源与时点"), "factories.txt");

    [Fact]
    public void The_park_workbook_reads_as_approved() => Golden.Approve(
        ReadBack.Dump(Some.Bytes(Some.File(Some.Book(), "附件2")), "说明", "总排名", "预警名单", "移出候选"), "parks.txt");

    [Fact]
    public void Every_listed_unit_is_ranked_or_outside_with_its_reason()
    {
        var ranked = ReadBack.Rows(Factories, "总排名").Count(r => r.Count > 1 && r[1].StartsWith("重庆虚构", StringComparison.Ordinal));
        var outside = ReadBack.Rows(Factories, "未参评与待核").SkipWhile(r => r[0] is not "条目编号").TakeWhile(r => !r[0].StartsWith("待核事项", StringComparison.Ordinal)).Count(r => r[0].StartsWith("GF-", StringComparison.Ordinal));
        var listed = ReadBack.Rows(Factories, "数据_总表").Count - 1;

        Assert.Equal((45, 40, 5), (listed, ranked, outside));
        Assert.Contains(ReadBack.Rows(Factories, "未参评与待核"), r => r[0].Contains("名单 45 家 = 参评 40 家 + 未参评 5 家（一票否决 2、待核 1、新入选 1、未填报 1）", StringComparison.Ordinal));
    }

    [Fact]
    public void Flat_sheets_are_real_tables_over_all_their_rows()
    {
        using var document = ReadBack.Open(Factories);

        var tables = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.TableDefinitionParts).Select(t => (t.Table.Name!.Value!, t.Table.Reference!.Value!)).Order();

        Assert.Equal([("indicators", "A1:T161"), ("units", "A1:AK46")], tables);
    }

    [Fact]
    public void No_printed_cell_is_left_empty_and_no_unknown_is_zero()
    {
        var unit = ReadBack.Rows(Factories, "总排名").Single(r => r.Count > 1 && r[1].Contains("0003", StringComparison.Ordinal));

        Assert.DoesNotContain("", unit);
        Assert.Equal("—", unit[8]);
    }

    [Fact]
    public void A_trial_cycle_says_so_on_every_sheet()
    {
        var trial = Some.Bytes(Some.File(Some.Book(status: CycleStatus.Trial), "附件1"));

        foreach (var sheet in ReadBack.SheetNames(trial).Where(s => !s.StartsWith("数据", StringComparison.Ordinal) && s is not "_meta"))
            Assert.Contains("（试算）", ReadBack.Rows(trial, sheet)[1][0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_contents_lead_to_every_sheet()
    {
        using var document = ReadBack.Open(Factories);

        var links = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Hyperlink>()).Select(h => h.Location!.Value!.Split('\'')[1]);

        Assert.Equal(ReadBack.SheetNames(Factories).Skip(1).SkipLast(1), links);
    }

    [Fact]
    public void An_empty_population_still_prints()
    {
        var book = Some.Book();
        var factories = book.Assessment.Populations[0];
        var outsideOnly = factories with { Groups = [RankedGroup.None], Units = [.. factories.Units.Where(u => u.Rank is null)] };
        var empty = book with { Assessment = book.Assessment with { Populations = [outsideOnly] } };

        var rows = ReadBack.Rows(Some.Bytes(Some.File(empty, "附件1")), "总排名");

        Assert.Contains(rows, r => r[0] is "（无）");
    }
}
