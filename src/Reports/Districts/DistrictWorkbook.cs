using GreenBatch.Kernel;

namespace GreenBatch.Reports;

/// <summary>预警清单.xlsx of one authority: its flagged and watched units with the cells it fills in, and all its units. Nothing of any other.</summary>
internal sealed class DistrictWorkbook(Authority authority, ReportBook book, IReadOnlyList<PopulationBook> populations, IReadOnlyList<UnitLine> lines, DistrictGuard guard)
{
    /// <summary>One workbook for each authority of the day of record with flagged or watched units.</summary>
    public static IEnumerable<ReportFile> Files(ReportBook book, IReadOnlyList<PopulationBook> populations)
    {
        var all = populations.SelectMany(p => p.Lines).ToArray();
        var byAuthority = all.ToLookup(l => l.Entry.AuthorityId ?? "", StringComparer.Ordinal);
        return book.Authorities.On(book.Scheme.FilingDeadline)
            .Where(a => byAuthority[a.Id].Any(l => l.IsFlagged))
            .Select(a => new DistrictWorkbook(a, book, populations, [.. byAuthority[a.Id]], new DistrictGuard(all, [.. byAuthority[a.Id]])).File());
    }

    private ReportFile File()
    {
        var workbook = new WorkbookFile(
            RankingWorkbook.FrameOf(book, "附件"),
            RankingWorkbook.FactsOf(book, Title("得分预警清单")),
            [Explanation(), Warnings(), Units()],
            []);
        return new ReportFile($"区县/{authority.Id}_{authority.Name}/预警清单.xlsx", workbook.Write) { Sheets = workbook.Sheets };
    }

    private PrintedSheet Warnings()
    {
        IReadOnlyList<UnitLine> flagged = [.. populations.SelectMany(WarningSheet.Flagged).Where(lines.Contains)];
        return new PrintedSheet("预警清单", Title("得分预警清单"), [Block.Of(null, DistrictColumns.Warnings(flagged, guard), flagged)])
        {
            FrozenColumns = 3,
            Notes = [.. Lines(), .. WarningSheet.LevelNotes(book.Scheme), TargetNote, FeedbackNote],
        };
    }

    private PrintedSheet Units() => new("本区县总表", Title("得分总表"), [Block.Of(null, DistrictColumns.Units(lines, guard), lines)])
    {
        FrozenColumns = 2,
        Notes = [.. Lines(), "名次为全市名次；未参评单位没有名次，原因见备注。"],
    };

    private PrintedSheet Explanation() => new(ExplanationSheet.Name, Title("得分预警清单说明"),
    [
        Block.Of(null, ExplanationSheet.Columns("项目", "内容"), Facts()),
        Block.Of("图例", ExplanationSheet.Columns("标记", "含义"), ExplanationSheet.Legend(book.Scheme)),
    ])
    {
        IsPortrait = true,
        IsOneTable = false,
    };

    private List<(string Key, Cell Value)> Facts() =>
    [
        ("发往", Cell.Of(authority.Name + "经信主管部门")),
        ("年度", Cell.Of($"{book.Cycle}年度，{SchemeText.Status(book.Scheme.Status)}")),
        ("评价依据", Cell.Of(UnitText.Joined(book.Scheme.Basis, "、"))),
        .. Lines().Select(line => ("分数线", Cell.Of(line))),
        ("本区县单位", Cell.Of($"名单{lines.Count}家，参评{lines.Count(l => l.IsRanked)}家，预警和临界{lines.Count(l => l.IsFlagged)}家")),
        ("请贵单位办理", Cell.Of("一、核实清单所列数据；二、指导企业、园区制定一企一策；三、填写“预警清单”中黄色边框的单元格并反馈。")),
        ("反馈与异议", Cell.Of(FeedbackNote)),
        ("版次", Cell.Of($"{book.EditionName}{SchemeText.TrialMark(book.Scheme)}，运行号 {book.RunId}，规则版本 {SchemeText.Version(book)}")),
        ("制表单位", Cell.Of(book.Settings.Office)),
    ];

    /// <summary>The line of each population that the district has units of.</summary>
    private IEnumerable<string> Lines() => populations.Where(p => lines.Any(l => l.Population == p))
        .Select(p => $"{KindText.Of(p.Result.Kind)}：{SchemeText.Line(book.Scheme, p.Result)}");

    private string TargetNote => FormattableString.Invariant($"目标分为分数线（后5%内的单位按其离开后的分数线）加{book.Scheme.Analysis.ExitMargin:0.##}分安全边际；分数线随全市得分变动，仅供参考。");

    private string FeedbackNote => $"请于收到之日起{book.Settings.FeedbackWorkingDays}个工作日内反馈；对数据有异议的，随附证明材料，注明单位名称、指标和正确数值。";

    private string Title(string subject) =>
        $"{book.Cycle}年度{authority.Name}国家绿色工厂、绿色工业园区{subject}{SchemeText.TrialMark(book.Scheme)}";
}
