using System.Globalization;
using System.Text;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Writes a table as departments export it: comma separated, quoted where needed, row by row.</summary>
internal static class DemoCsv
{
    public static void Write(Stream stream, DemoTable table, Encoding encoding)
    {
        using var writer = new StreamWriter(stream, encoding, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', table.Header.Select(Quote)));
        foreach (var row in table.Rows)
            writer.WriteLine(string.Join(',', row.Select(cell => Quote(Text(cell)))));
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
