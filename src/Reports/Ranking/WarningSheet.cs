using GreenBatch.Kernel;
using GreenBatch.Scoring;
using Column = GreenBatch.Reports.Column<GreenBatch.Reports.UnitLine>;

namespace GreenBatch.Reports;

/// <summary>预警名单: flagged and watched units, the most serious first, and those that left the bottom.</summary>
internal static class WarningSheet
{
    public const string Name = "预警名单";
    private const int LossesShown = 3;

    public static PrintedSheet Make(PopulationBook population)
    {
        var kind = population.Result.Kind;
        return new PrintedSheet(Name, RankingWorkbook.Title(population, "得分预警名单"),
        [
            Block.Of(null, Columns(kind), Flagged(population)),
            Block.Of($"已退出预警：上年处于{SchemeText.Bottom(population.Book.Scheme)}，本年不在", Columns(kind), Left(population)),
        ])
        {
            FrozenColumns = 3,
            Notes =
            [
                $"{SchemeText.Line(population.Book.Scheme, population.Result)}；规则版本 {SchemeText.Version(population.Book)}。",
                .. LevelNotes(population.Book.Scheme),
                .. population.Result.IsTooSmall ? ["参评单位数少于方案规定的最少家数，本名单仅供提醒，不单独作为移出依据。"] : Array.Empty<string>(),
            ],
        };
    }

    public static IReadOnlyList<UnitLine> Flagged(PopulationBook population) =>
        [.. population.Ranked.Where(l => l.IsFlagged).OrderBy(l => LevelText.Seriousness(l.Unit.Level)).ThenByDescending(l => l.Unit.Rank)];

    /// <summary>What each level means, in the scheme's numbers.</summary>
    public static IEnumerable<string> LevelNotes(Scheme scheme)
    {
        var (bottom, watch) = (SchemeText.Bottom(scheme), scheme.Streak.Watch);
        yield return $"红、橙、黄分别指得分连续三个及以上、两个、一个计数年度处于{bottom}；待定指中间有年度无结果，连续年数须由人工认定。";
        yield return $"蓝指未处于{bottom}，但名次在其上{SchemeText.Percent(watch.ShareNumerator, watch.ShareDenominator)}以内，或得分高于分数线不超过{watch.Points:0.##}分。";
    }

    /// <summary>Columns for one kind, or for both (in the CSV) with the kind first.</summary>
    public static IReadOnlyList<Column> Columns(UnitKind? kind)
    {
        Dictionary<string, int> sequence = new(StringComparer.Ordinal);
        return
        [
            kind is null ? Column.Code("类别", l => l.Population.KindName) : Column.Whole("序号", l => Sequence(sequence, l)) with { Narrowest = 5, Widest = 7 },
            new("预警等级", CellFormat.Code, LevelText.Cell) { Narrowest = 11 },
            Column.Text(KindText.NameHeader(kind), l => l.Entry.Name) with { Narrowest = 16, Widest = 24 },
            Column.Code("统一社会信用代码", l => l.Entry.CreditCode) with { Widest = 22 },
            Column.Code("区县", l => l.AuthorityName) with { Narrowest = 8, Widest = 10 },
            .. kind == UnitKind.Park ? Array.Empty<Column>() : [Column.Code("行业", l => l.Entry.Sector) with { Narrowest = 8, Widest = 12 }],
            Column.Number("总分", CellFormat.Score, l => l.Unit.Published) with { Group = "得分", Narrowest = 7.5 },
            Column.Number("分数线", CellFormat.Score, l => l.Unit.Group.Cut) with { Group = "得分", Narrowest = 7.5 },
            Column.Number("差距", CellFormat.Change, l => l.Distance) with { Group = "得分", Narrowest = 7.5 },
            Column.Code("名次/基数", l => l.Place) with { Group = "名次", Narrowest = 10 },
            Column.Whole("线下家数k", l => l.Unit.Group.K) with { Group = "名次", Narrowest = 7 },
            Column.Code("近三年", UnitText.Marks) with { Group = "连续情况", Narrowest = 8 },
            Column.Whole("连续年数", l => l.Unit.Streak) with { Group = "连续情况", Narrowest = 7 },
            Column.Code("首次入列年", UnitText.FirstInRun) with { Group = "连续情况", Narrowest = 8 },
            Column.Code("上年等级", l => LevelText.Short(l.Last?.Level)) with { Group = "连续情况", Narrowest = 7 },
            Column.Code("变化", l => l.IsFlagged ? UnitText.Movement(l) : "退出") with { Group = "连续情况", Narrowest = 7 },
            Column.Text("主要失分指标（失分前三）", l => UnitText.TopLosses(l, LossesShown)) with { Narrowest = 24, Widest = 30 },
            Column.Text("数据待核项", OpenItems) with { Narrowest = 10, Widest = 20 },
            Column.Code("规则版本", l => SchemeText.Version(l.Population.Book)) with { Narrowest = 10, Widest = 10 },
        ];
    }

    /// <summary>What is not settled about the unit's own data, in one cell.</summary>
    public static string? OpenItems(UnitLine line)
    {
        var missing = line.MissingIndicators;
        var items = line.OpenPoints.Select(p => p.Text).ToList();
        if (missing.Count > 0)
            items.Insert(0, "缺报：" + string.Join('、', missing));
        return items.Count == 0 ? "无" : string.Join('；', items);
    }

    /// <summary>Bottom last cycle, ranked and not bottom now.</summary>
    private static List<UnitLine> Left(PopulationBook population) =>
        [.. population.Ranked.Where(l => l.Last?.IsBottom == true && l.Unit.IsBottom == false)];

    /// <summary>A running number that a line keeps however often it is asked.</summary>
    private static int Sequence(Dictionary<string, int> sequence, UnitLine line)
    {
        if (!sequence.TryGetValue(line.Entry.Id, out var number))
            sequence[line.Entry.Id] = number = sequence.Count + 1;
        return number;
    }
}
