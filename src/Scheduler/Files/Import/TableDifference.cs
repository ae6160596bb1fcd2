using System.Globalization;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>What an imported table changes against the one in force: for the person who decides, and for the record.</summary>
/// <param name="Sector">null: the general table.</param>
internal sealed record TableDifference(string? Sector, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<IndicatorChange> Changed)
{
    public string Title => Sector is null ? "通则" : $"重点行业「{Sector}」";

    public static TableDifference Of(string? sector, IndicatorTable before, IndicatorTable after)
    {
        var (old, current) = (before.Indicators.ToDictionary(i => i.Id), after.Indicators.ToDictionary(i => i.Id));
        return new TableDifference(
            sector,
            [.. after.Indicators.Where(i => !old.ContainsKey(i.Id)).Select(i => $"{i.Id} {i.Name}（{i.Weight} 分）")],
            [.. before.Indicators.Where(i => !current.ContainsKey(i.Id)).Select(i => $"{i.Id} {i.Name}（{i.Weight} 分）")],
            [.. Shares(before, after), .. after.Indicators.Where(i => old.ContainsKey(i.Id)).SelectMany(i => Between(old[i.Id], i)), .. Standards(before, after)]);
    }

    public IEnumerable<string> Lines() =>
    [
        $"{Title}：新增 {Added.Count} 项，删去 {Removed.Count} 项，改动 {Changed.Count} 处",
        .. Added.Select(a => $"  + {a}"),
        .. Removed.Select(r => $"  - {r}"),
        .. Changed.Select(c => $"  ~ {c.Indicator} {c.Field}：{c.From} → {c.To}"),
    ];

    private static IEnumerable<IndicatorChange> Between(Indicator before, Indicator after) => Facts(before).Zip(Facts(after))
        .Where(pair => pair.First.Value != pair.Second.Value)
        .Select(pair => new IndicatorChange(after.Id.Value, pair.First.Field, pair.First.Value, pair.Second.Value));

    private static IEnumerable<(string Field, string Value)> Facts(Indicator indicator) =>
    [
        ("名称", indicator.Name), ("一级指标", indicator.Dimension), ("单位", indicator.Unit), ("方向", indicator.Direction == Direction.Higher ? "正向" : "逆向"),
        ("权重分值", indicator.Weight.ToString()), ("引领值", Number(indicator.Lead)), ("基准值", Number(indicator.Base)), ("可不适用", YesNo(indicator.MayBeNotApplicable)),
        ("定性", YesNo(indicator.IsQualitative)), ("按能耗分档", YesNo(indicator.IsTiered)), ("附加项", YesNo(indicator.IsBonus)),
        ("分产品至多", indicator.PerProduct.ToString(CultureInfo.InvariantCulture)), ("互斥指标", indicator.Excludes?.Value ?? "无"), ("评分规则", indicator.Note ?? "无"),
    ];

    private static IEnumerable<IndicatorChange> Shares(IndicatorTable before, IndicatorTable after) =>
        Both(before.Dimensions.Select(d => (d.Name, $"{d.Share}")), after.Dimensions.Select(d => (d.Name, $"{d.Share}")), "一级权重")
            .Concat(Both(Bonus(before), Bonus(after), "合计上限"));

    private static IEnumerable<IndicatorChange> Standards(IndicatorTable before, IndicatorTable after) =>
        Both(before.Standards.Select(s => (s.Indicator.Value, s.Text)), after.Standards.Select(s => (s.Indicator.Value, s.Text)), "适用标准");

    private static IEnumerable<(string Name, string Value)> Bonus(IndicatorTable table) => table.Bonus is { } bonus ? [(bonus.Name, Number(bonus.Cap))] : [];

    private static IEnumerable<IndicatorChange> Both(IEnumerable<(string Name, string Value)> before, IEnumerable<(string Name, string Value)> after, string field)
    {
        var (old, current) = (before.ToDictionary(StringComparer.Ordinal), after.ToDictionary(StringComparer.Ordinal));
        return old.Keys.Union(current.Keys, StringComparer.Ordinal)
            .Select(name => new IndicatorChange(name, field, old.GetValueOrDefault(name, "无"), current.GetValueOrDefault(name, "无")))
            .Where(change => change.From != change.To);
    }

    private static string Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "无";

    private static string YesNo(bool value) => value ? "是" : "否";
}

/// <param name="Indicator">Code of the indicator, or name of the 一级指标.</param>
internal sealed record IndicatorChange(string Indicator, string Field, string From, string To);
