using System.Globalization;
using CsvHelper;

namespace GreenBatch.Reports;

/// <summary>A flat table as CSV: UTF-8 with a byte-order mark, LF, text that looks like a formula made harmless.</summary>
internal static class CsvFile
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static void Write(FlatTable table, Stream output)
    {
        output.Write(ByteOrderMark);
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var head in table.Heads)
            csv.WriteField(head.Header);
        csv.EndRecord();
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
                Write(csv, cell);
            csv.EndRecord();
        }
    }

    private static void Write(CsvWriter csv, Cell cell)
    {
        if (cell.Number is { } number)
            csv.WriteField(number, default, CultureInfo.InvariantCulture);
        else if (cell.Day is { } day)
            csv.WriteField(day, "yyyy-MM-dd");
        else
            csv.WriteField(cell.Text ?? "");
    }
}
