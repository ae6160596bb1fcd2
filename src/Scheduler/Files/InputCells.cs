using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>Typed cells of the <c>try</c> files. A cell that is not what it must be rejects the file (exit 5), with its line and column.</summary>
internal static class InputCells
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static string Required(this CsvTable table, CsvLine row, string column) =>
        table[row, column] is { Length: > 0 } text ? text : throw Rejected(table, row, column, "不能为空");

    public static string? Optional(this CsvTable table, CsvLine row, string column) => table[row, column] is { Length: > 0 } text ? text : null;

    public static decimal? Number(this CsvTable table, CsvLine row, string column)
    {
        if (table.Optional(row, column) is not { } text)
            return null;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) ? value : throw Rejected(table, row, column, $"「{text}」不是数字");
    }

    public static Cycle CycleOf(this CsvTable table, CsvLine row, string column) =>
        Cycle.TryParse(table[row, column], out var cycle) ? cycle : throw Rejected(table, row, column, $"「{table[row, column]}」不是年度");

    /// <summary>1, 0 or empty.</summary>
    public static bool? Flag(this CsvTable table, CsvLine row, string column) => table[row, column] switch
    {
        "1" => true,
        "0" => false,
        "" => null,
        var text => throw Rejected(table, row, column, $"「{text}」应为 1、0 或空"),
    };

    /// <summary>One of the given words; the first of them when empty.</summary>
    public static T Word<T>(this CsvTable table, CsvLine row, string column, params IReadOnlyList<(string Word, T Value)> words)
    {
        var text = table[row, column];
        if (text.Length == 0)
            return words[0].Value;
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
                return value;
        }

        throw Rejected(table, row, column, $"「{text}」不认识，可用：{string.Join("、", words.Select(w => w.Word))}");
    }

    public static UserError Rejected(CsvTable table, CsvLine row, string column, string problem) => new(
        ExitCode.InputRejected, "GB-INP-001", $"文件 {table.Path} 第 {row.Line} 行，列「{column}」：{problem}", "改正该行后重试");

    /// <summary>A number as the <c>try</c> files write it: invariant, without trailing zeros; empty when there is none.</summary>
    public static string Text(decimal? value) => value is { } number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : "";

    /// <summary>A number with its decimals kept.</summary>
    public static string Kept(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Text(bool? value) => value switch { true => "1", false => "0", null => "" };
}
