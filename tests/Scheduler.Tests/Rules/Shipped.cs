using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scoring;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Rules;

/// <summary>
/// Text tables laid over the rules as they are shipped: one record a row, and what becomes of the unit that has it. Columns: 事件 日期 结束 期限 等级 状态 类别 万元 厂区 园内
/// (all but 事件 optional), then 结果 (heading, or 参加排名), 规则 (rules that count it, with ? where a person decides) and 备查 (why it is kept and not counted).
/// </summary>
internal static class Shipped
{
    /// <summary>Filing deadline 2025-11-03: three years back is 2022-11-03.</summary>
    public static Scheme Scheme { get; } = Of(2025);

    public static Scheme Of(int cycle) =>
        SchemeFolder.Load(Path.Combine(TestSettings.Root, "config", "schemes", cycle.ToString(CultureInfo.InvariantCulture)), Path.Combine(TestSettings.Root, "config", "industries.csv")).Scheme;

    public static void Holds(string table, UnitKind kind = UnitKind.Factory) => Holds(table, Scheme, kind);

    public static void Holds(string table, Scheme scheme, UnitKind kind = UnitKind.Factory)
    {
        var parsed = Table.Parse(table);
        Assert.NotEmpty(parsed.Rows);
        foreach (var row in parsed.Rows)
        {
            var unit = Assess(scheme, Unit(kind) with { Events = [Permit, Event(row)] });
            var told = string.Join(' ', row.Cells);
            Assert.Equal(
                (told, row["结果"], Cell(row, "规则"), Cell(row, "备查")),
                (told, OutsideReasons.Name(unit.Outside), string.Join(' ', unit.VetoHits.Select(Hit)), string.Join(' ', unit.KeptRecords.Select(k => $"{k.Why}"))));
            Assert.Equal(unit.State == UnitState.Ranked, unit.Outside == OutsideReason.None);
        }
    }

    public static UnitResult Assess(Scheme scheme, Dossier dossier, params IReadOnlyList<PastOutcome> history) =>
        Assessment.Assess(scheme, [dossier], history).Populations.SelectMany(p => p.Units).Single();

    /// <summary>A unit that filed, listed in 2021.</summary>
    public static Dossier Unit(UnitKind kind = UnitKind.Factory) => new(new ListEntry("GF-1", kind, "重庆青禾机械有限公司") { ListedYear = 2021 }, Scheme.Cycle)
    {
        Values = [new ReportedValue(new IndicatorCode(kind == UnitKind.Park ? "EG1" : "E4"), 4m)],
        Events = [Permit],
    };

    public static UnitEvent Permit { get; } = new("permit", new DateOnly(2023, 1, 1), "有效") { Status = "有效" };

    public static UnitEvent Event(TableRow row) => new(row["事件"], Day(Cell(row, "日期")), "记录")
    {
        End = Day(Cell(row, "结束")),
        Due = Day(Cell(row, "期限")),
        Grade = Text(row, "等级"),
        Status = Text(row, "状态"),
        Class = Text(row, "类别"),
        Amount = Text(row, "万元") is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
        IsOtherSite = Text(row, "厂区") is "其他",
        Enterprise = Text(row, "园内"),
    };

    private static string Hit(VetoHit hit) => hit.Rule.Id + (hit.Outcome == VetoOutcome.Review ? "?" : "");

    private static string? Text(TableRow row, string column) => Cell(row, column) is { Length: > 0 } text ? text : null;

    private static string Cell(TableRow row, string column) => row.Has(column) ? row[column] : "";

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
