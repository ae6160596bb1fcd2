using ClosedXML.Excel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Tests;

/// <summary>Workbooks, names and schemes that no import is made from.</summary>
public sealed partial class SchemeImportTests
{
    [Theory]
    [InlineData("空表")]
    [InlineData("不是工作簿")]
    [InlineData("两个引领值")]
    [InlineData("缺列")]
    public async Task What_cannot_be_a_table_is_refused(string how)
    {
        var book = await FillAsync("指标表", "| id | weight |\n");
        using (var open = new XLWorkbook(book))
        {
            if (how is "两个引领值")
                open.Worksheet("指标表").Cell(2, 19).SetValue<string>("标杆值");
            if (how is "缺列")
                open.Worksheet("指标表").Cell(2, 11).SetValue<string>("别的");
            open.Save();
        }

        if (how is "不是工作簿")
            await File.WriteAllTextAsync(book, "id,weight\n");

        Assert.Equal((int)ExitCode.InputRejected, await RunAsync("scheme", "import", book, "--cycle", "2026"));
    }

    /// <summary>Without the register of key industries every name is taken as it is written: it must not reach beyond the scheme.</summary>
    [Theory]
    [InlineData("../../../外")]
    [InlineData("水泥/石灰")]
    [InlineData("水泥\\石灰")]
    [InlineData("..")]
    [InlineData(".水泥")]
    [InlineData("水泥.")]
    [InlineData("水泥:石灰")]
    [InlineData("nul")]
    [InlineData("六十一个字的行业名称六十一个字的行业名称六十一个字的行业名称六十一个字的行业名称六十一个字的行业名称六十一个字的行业名称一")]
    public async Task An_industry_whose_name_cannot_be_a_file_s_is_refused_with_its_cell(string sector)
    {
        var book = await FillAsync("指标表", $"| dim | share | id | weight | lead | base | sector |\n| 能源低碳化 | 100 | E4 | 100 | 8 | 0 | {sector} |\n");
        File.Delete(Industries);

        var plan = Plan(book);

        var fault = Assert.Single(plan.Faults);
        Assert.Equal(("指标表", 3, "细分行业"), (fault.Sheet, fault.Row, fault.Column));
        Assert.StartsWith($"行业名称「{sector}」不能用作文件名：", fault.Problem, StringComparison.Ordinal);
        Assert.Empty(plan.Files);
    }

    [Fact]
    public async Task An_industry_of_any_other_name_gets_its_file()
    {
        var book = await FillAsync("指标表", "| dim | share | id | weight | lead | base | sector |\n| 能源低碳化 | 100 | E4 | 100 | 8 | 0 | 六十个字的行业名称一六十个字的行业名称一六十个字的行业名称一六十个字的行业名称一六十个字的行业名称一六十个字的行业名称一 |\n");
        File.Delete(Industries);

        Assert.Empty(Plan(book).Faults);
    }

    [Fact]
    public async Task A_broken_scheme_takes_no_import()
    {
        var book = await FillAsync("指标表", Cement);
        await File.AppendAllTextAsync(Path.Combine(Scheme, "scheme.yaml"), "colour: green\n");

        Assert.Equal((int)ExitCode.Usage, await RunAsync("scheme", "import", book, "--cycle", "2026", "--sector", "水泥"));
    }
}
