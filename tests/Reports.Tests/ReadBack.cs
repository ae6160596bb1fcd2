using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace GreenBatch.Reports.Tests;

/// <summary>Reads a workbook with the second library.</summary>
internal static class ReadBack
{
    public static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    public static IReadOnlyList<string> SheetNames(byte[] workbook)
    {
        using var document = Open(workbook);
        return [.. document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!)];
    }

    /// <summary>Rows of a sheet as texts; a number is as stored.</summary>
    public static List<List<string>> Rows(byte[] workbook, string sheet) => [.. Cells(workbook, sheet).Select(row => row.Select(c => c.Text).ToList())];

    /// <summary>Type and text of each written cell, row by row.</summary>
    public static List<List<(string Reference, bool IsText, string Text)>> Cells(byte[] workbook, string sheet)
    {
        using var document = Open(workbook);
        var part = document.WorkbookPart!;
        var id = part.Workbook.Descendants<Sheet>().Single(s => string.Equals(s.Name, sheet, StringComparison.Ordinal)).Id!.Value!;
        var strings = part.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(s => s.InnerText).ToArray() ?? [];
        return [.. ((WorksheetPart)part.GetPartById(id)).Worksheet.Descendants<Row>().Select(row => row.Elements<SheetCell>().Select(cell => Read(cell, strings)).ToList())];
    }

    /// <summary>A sheet as lines of text, for golden files.</summary>
    public static string Dump(byte[] workbook, params string[] sheets)
    {
        var dump = new StringBuilder();
        foreach (var sheet in sheets)
        {
            dump.Append("# ").Append(sheet).Append('\n');
            foreach (var row in Rows(workbook, sheet))
                dump.AppendJoin(" | ", row.Where(c => c.Length > 0).Select(c => c.Replace("\n", "⏎", StringComparison.Ordinal))).Append('\n');
        }

        return dump.ToString();
    }

    private static (string, bool, string) Read(SheetCell cell, string[] strings)
    {
        var type = cell.DataType?.Value;
        var text = type == CellValues.SharedString ? cell.CellValue is { } index ? strings[int.Parse(index.Text, CultureInfo.InvariantCulture)] : ""
            : type == CellValues.InlineString ? cell.InlineString!.InnerText
            : cell.CellValue?.Text ?? "";
        return (cell.CellReference!.Value!, type == CellValues.SharedString || type == CellValues.InlineString || type == CellValues.String, text);
    }
}
