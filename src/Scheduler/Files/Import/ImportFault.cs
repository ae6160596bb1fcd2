using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>One thing wrong with a workbook that is imported: where it stands, what it is, and what to do.</summary>
/// <param name="Sheet">Worksheet, or the scheme file that does not go with what was imported.</param>
internal sealed record ImportFault(string Sheet, int Row, string? Column, string Problem, string Advice)
{
    private const string Elsewhere = "与现行方案文件不合：改正指标表，或先改该文件";

    public override string ToString() => $"〔{Sheet}〕第 {Row} 行{(Column is null ? "" : $"「{Column}」")}：{Problem}。怎么办：{Advice}";

    /// <summary>A filled workbook is taken as a whole or not at all.</summary>
    public static UserError Refuse(string workbook, IReadOnlyList<ImportFault> faults) => new(
        ExitCode.InputRejected, "GB-ANS-001", $"工作簿 {workbook} 有 {faults.Count} 处错误，没有导入：\n{string.Join('\n', faults.Select(f => "   " + f))}", "逐处改正后重新导入；所有错误已一次列出");

    /// <summary>A fault that the scheme parser found in a tree made from sheets, in the words of the sheet.</summary>
    public static ImportFault Of(ConfigFault fault)
    {
        if (SheetPlace.Parse(fault.File) is not { } place)
            return new ImportFault(fault.File, fault.Line, null, fault.Message, Elsewhere);
        var columns = place.IsBenchmarks ? SheetColumn.Benchmarks : SheetColumn.Indicators;
        var message = columns.Aggregate(fault.Message, (text, c) => text.Replace($"「{c.Key}」", $"「{c.Title}」", StringComparison.Ordinal))
            .Replace("「dimensions」", "「一级指标」", StringComparison.Ordinal)
            .Replace("档次「", "能耗分档「", StringComparison.Ordinal);
        // What is lacking has no cell of its own to blame; rows of benchmarks.csv are blamed as a whole.
        var column = columns.FirstOrDefault(c => message.Contains($"缺少「{c.Title}」", StringComparison.Ordinal))
            ?? columns.FirstOrDefault(c => c.Key == place.Key)
            ?? columns.FirstOrDefault(c => message.Contains(c.Title, StringComparison.Ordinal));
        return new ImportFault(place.Sheet, fault.Line, column?.Title, message, column?.Advice ?? "改正该行后重新导入");
    }
}

/// <summary>A place in a workbook as the file name of a configuration node, so that every check of the scheme parser blames the cell.</summary>
internal sealed record SheetPlace(string Sheet, string Key, bool IsBenchmarks)
{
    private const char Mark = '\u001F';

    public override string ToString() => $"{Mark}{Sheet}{Mark}{Key}{Mark}{(IsBenchmarks ? "1" : "0")}";

    public static SheetPlace? Parse(string file) =>
        file.Split(Mark) is ["", var sheet, var key, var flag] ? new SheetPlace(sheet, key, flag is "1") : null;
}
