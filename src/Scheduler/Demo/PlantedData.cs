using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Planted: faults of deliveries, of codes and of single values.</summary>
internal static class PlantedData
{
    private static readonly IndicatorCode Footprint = new("G2");

    public static IEnumerable<Difficulty> Of(City city) => [.. OfFilings(city), .. OfDeliveries(city)];

    private static IEnumerable<Difficulty> OfFilings(City city) =>
    [
        new("not-filed", "未填报", Place(city, Part.NotFiled, "管理平台自评价"), "单列，不占名额", h => h.StateIs(0, Part.NotFiled, UnitState.NotFiled)),
        new("value-missing", "漏报一项指标", Place(city, Part.ValueMissing, "管理平台自评价 G2"), "该项 0 分，档案标为不完整",
            h => DemoHistory.Unless(h.Result(0, Part.ValueMissing)?.IsIncomplete == true && StateOf(h, Part.ValueMissing) == ContributionState.Missing, "没有标为缺报")),
        new("faulty-row", "指标值不是数字", Place(city, Part.FaultyRow, "管理平台自评价 G2"), "该行隔离，不当作漏报，其余照收",
            h => DemoHistory.Unless(h.At(0).Quarantined.Any(q => q.Cells.Values.Contains(DemoFiling.UnreadableValue, StringComparer.Ordinal)), "没有隔离该行") ?? IsInvalid(h)),
        new("unit-slip", "计量单位差千倍（tce 当作 kgce）", Place(city, Part.UnitSlip, "管理平台自评价 E1b"), "结论取决于该值，待核，不占名额",
            h => h.StateIs(0, Part.UnitSlip, UnitState.Held) ?? h.StateIs(1, Part.UnitSlip, UnitState.Ranked)),
    ];

    private static IEnumerable<Difficulty> OfDeliveries(City city) =>
    [
        new("wrong-check-digit", "信用代码校验位错误", Place(city, Part.WrongCheckDigit, "管理平台名单"), "保留并标记，按名称与登记库对上",
            h => h.IsLinked(0, "registrations", city[Part.WrongCheckDigit].Company.Name, Part.WrongCheckDigit) ?? CodeIsFlagged(h)),
        new("spreadsheet-code", "信用代码被表格软件改成数字", Place(city, Part.SpreadsheetDamage, "税务、发展改革"), "文本按名称对上，数字单元格隔离",
            h => h.IsLinked(0, "grades", city[Part.SpreadsheetDamage].Company.Name, Part.SpreadsheetDamage)
                ?? DemoHistory.Unless(h.At(0).Quarantined.Any(q => q.Issue.Origin?.Source is "reform" && q.Dataset is "energy_limits"), "数字单元格中的代码没有隔离")),
        new("duplicate-row", "同一行出现两次", Place(city, Part.DuplicateRows, "市场监管经营异常名录"), "计为重复，只收一次",
            h => DemoHistory.Unless(h.At(0).Deliveries.Any(d => d.Source is "market" && d.Duplicate > 0), "没有识别出重复行")),
        new("same-file-twice", "同一文件换批次号再送", "court_*_02.csv（法院）", "识别为未变化，不重复入库",
            h => DemoHistory.Unless(h.At(0).Deliveries.Any(d => d.Source is "court" && d.IsUnchanged), "没有识别出相同内容的文件")),
        new("conflict-energy", "两个来源数值不一致", Place(city, Part.EnergyConflict, "管理平台与发展改革：综合能源消费量"), "记为冲突，列出两值与规则",
            h => DemoHistory.Unless(h.At(0).Conflicts.Any(c => Is(city[Part.EnergyConflict], c.EntryId) && c.Field.Contains("energy", StringComparison.Ordinal)), "冲突清单中没有")),
        new("outside", "登记库中未上榜的企业", FormattableString.Invariant($"market_*_registrations.csv.gz，{city.Settings.Unlisted} 行（其中 {PlatformRows.ApplicantCount} 家是申报单位，另有园区内企业）"), "申报单位和园区内企业以外计为名单外，不入库",
            h => DemoHistory.Unless(h.At(0).Deliveries.Any(d => d.Source is "market" && d.Outside >= city.Settings.Unlisted - PlatformRows.ApplicantCount - PlatformRows.MostMembers), "名单外行数不足")),
    ];

    private static string Place(City city, Part part, string source) => PlantedDifficulties.Place(city, part, source);

    private static bool Is(DemoUnit unit, string entryId) => string.Equals(unit.EntryId, entryId, StringComparison.Ordinal);

    private static ContributionState? StateOf(DemoHistory history, Part part) =>
        history.Result(0, part)?.Contributions.FirstOrDefault(c => c.Indicator == Footprint)?.State;

    private static string? IsInvalid(DemoHistory history)
    {
        var value = history.At(0).DossierOf(history.City[Part.FaultyRow])?.Values.FirstOrDefault(v => v.Indicator == Footprint);
        return DemoHistory.Unless(value is { State: ValueState.Invalid }, $"档案中该值为 {value?.State.ToString() ?? "（无）"}，应为 {ValueState.Invalid}");
    }

    /// <summary>An issue of the dossier or a conflict names the code.</summary>
    private static string? CodeIsFlagged(DemoHistory history)
    {
        var unit = history.City[Part.WrongCheckDigit];
        var isFlagged = history.At(0).DossierOf(unit)?.Issues.Any(i => i.Message.Contains("代码", StringComparison.Ordinal) || i.Message.Contains("校验", StringComparison.Ordinal)) == true
            || history.At(0).Conflicts.Any(c => Is(unit, c.EntryId) && c.Field is "credit_code");
        return DemoHistory.Unless(isFlagged, "校验位错误没有标记");
    }
}
