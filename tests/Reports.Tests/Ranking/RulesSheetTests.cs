using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports.Tests;

/// <summary>How the tables of key industries appear in print: inherited ones in a line, those of their own in full, provisional ones marked.</summary>
public class RulesSheetTests
{
    private static readonly IndicatorTable Inherited = SomeScheme.General with
    {
        Name = "绿色工厂评价要求 电解铝",
        Source = "待委内补录",
        IsProvisional = true,
        Standards = [new ProductStandard(new IndicatorCode("E1b"), "GB 21346")],
    };

    private static readonly IndicatorTable Own = SomeScheme.General with
    {
        Name = "绿色工厂评价要求 乘用车",
        Source = "委内表",
        Bonus = new BonusRule("附加项", 5m),
        Indicators = [.. SomeScheme.General.Indicators, new(new IndicatorCode("X1"), "零碳工厂", "附加项", "0..1", Direction.Higher, new Weight(2, 1)) { Lead = 1, Base = 0, IsBonus = true }],
    };

    private static readonly byte[] Workbook = Some.Bytes(Some.File(Book(), "附件1"));

    [Fact]
    public void An_inherited_table_is_told_of_in_a_line_and_another_one_printed_in_full()
    {
        var rows = ReadBack.Rows(Workbook, "规则与口径");

        Assert.Contains(rows, r => r.Take(5).SequenceEqual(["电解铝", "绿色工厂评价要求 电解铝；来源：待委内补录；E1b GB 21346", "暂行", "相同", "15"]));
        Assert.Contains(rows, r => r.Take(5).SequenceEqual(["乘用车", "绿色工厂评价要求 乘用车；来源：委内表", "正式", "不同，另列", "15"]));
        Assert.Equal(
            ["绿色工厂评价通则", "绿色工厂评价要求 乘用车"],
            rows.Where(r => r[0].StartsWith("指标体系：", StringComparison.Ordinal)).Select(r => r[0][5..r[0].IndexOf('　', StringComparison.Ordinal)]));
        Assert.Contains(rows, r => r[0].EndsWith("；附加项另计，合计至多 5分，按表内次序计到上限为止", StringComparison.Ordinal));
    }

    [Fact]
    public void The_ranking_marks_who_was_scored_by_a_provisional_table_and_has_a_column_for_bonus_points()
    {
        var cells = ReadBack.Rows(Workbook, "总排名").SelectMany(r => r).ToList();

        Assert.Contains("重点行业（暂）", cells);
        Assert.Contains("重点行业", cells);
        Assert.Contains("附加项", cells);
    }

    private static ReportBook Book()
    {
        var sectors = new Dictionary<string, IndicatorTable>(StringComparer.Ordinal) { ["电解铝"] = Inherited, ["乘用车"] = Own };
        var book = Some.Book();
        return book with { Scheme = book.Scheme with { Populations = [.. book.Scheme.Populations.Select(p => p.Kind == UnitKind.Factory ? p with { Sectors = sectors } : p)] } };
    }
}
