using System.Globalization;
using ClosedXML.Excel;

namespace GreenBatch.Reports;

/// <summary>A workbook to be: printed sheets by ClosedXML, flat sheets streamed, one finishing pass. It is made when it is written.</summary>
internal sealed record WorkbookFile(Frame Frame, WorkbookFacts Facts, IReadOnlyList<PrintedSheet> Printed, IReadOnlyList<FlatTable> Flat)
{
    private const string MetaName = "_meta";

    public IReadOnlyList<SheetRows> Sheets => [.. Printed.Select(p => new SheetRows(p.Name, p.RowCount)), .. Flat.Select(f => new SheetRows(f.Name, f.RowCount))];

    public void Write(Stream output)
    {
        using var made = new MemoryStream();
        using (var workbook = new XLWorkbook(XLEventTracking.Disabled))
        {
            foreach (var sheet in Printed)
                SheetWriter.Write(workbook, Frame, sheet);
            foreach (var table in Flat)
                FlatSheet.HoldPlace(workbook, table);
            WriteMeta(workbook);
            workbook.SaveAs(made);
        }

        made.Position = 0;
        XlsxFinisher.Finish(made, output, Facts with { Properties = Properties() }, Flat);
    }

    private List<KeyValuePair<string, string>> Properties() =>
    [
        .. Facts.Properties,
        .. Sheets.Select(s => KeyValuePair.Create("rows:" + s.Name, s.Rows.ToString(CultureInfo.InvariantCulture))),
    ];

    private void WriteMeta(XLWorkbook workbook)
    {
        var meta = workbook.AddWorksheet(MetaName);
        var row = 0;
        foreach (var (key, value) in Properties())
        {
            meta.Cell(++row, 1).SetValue(key);
            meta.Cell(row, 2).SetValue(value);
        }

        meta.Visibility = XLWorksheetVisibility.VeryHidden;
    }
}
