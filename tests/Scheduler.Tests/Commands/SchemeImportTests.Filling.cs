using ClosedXML.Excel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scheduler.Tests;

/// <summary>How the tests fill the template and look at what came of it.</summary>
public sealed partial class SchemeImportTests
{
    /// <summary>Columns of the template by short names.</summary>
    private static readonly string[] Columns =
        ["dim", "share", "no", "id", "name", "type", "unit", "dir", "lead", "base", "weight", "note", "na", "sector", "products", "excludes", "tiered", "standard"];

    private Scheme Load() => SchemeFolder.Load(Scheme, Industries).Scheme;

    private ImportPlan Plan(string book, string? sector = null) =>
        SchemeImport.Read(Scheme, Industries, Path.GetFileName(book), File.ReadAllBytes(book), sector, CancellationToken.None);

    private Task<int> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--root", _folder.Path]);

    private Task<string> FillAsync(string sheet, string text) =>
        FillAsync(sheet, Table.Parse(text).Rows.Select(r => Columns.Where(r.Has).ToDictionary(c => c, c => r[c], StringComparer.Ordinal)));

    /// <summary>The template as the command writes it, filled in.</summary>
    private async Task<string> FillAsync(string sheet, IEnumerable<Dictionary<string, string>> rows)
    {
        var path = Path.Combine(_folder.Path, "指标.xlsx");
        Assert.Equal(0, await RunAsync("scheme", "template", "--out", path));
        using var book = new XLWorkbook(path);
        foreach (var (cells, place) in rows.Select((cells, place) => (cells, place)))
        {
            foreach (var (column, text) in cells)
                book.Worksheet(sheet).Cell(3 + place, Array.IndexOf(Columns, column) + 1).SetValue<string>(text);
        }

        book.Save();
        return path;
    }

    private static string Shown(Indicator i) =>
        $"{i.Id} {i.Dimension} {i.Weight} {i.Lead?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "·"} {i.Base?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "·"} {i.Direction} {(i.MayBeNotApplicable ? "可不适用" : "·")} 分{i.PerProduct} {(i.Excludes is { } other ? "替" + other : "·")}";

    private static List<string> Texts(string path)
    {
        using var book = new XLWorkbook(path);
        return [.. book.Worksheets.SelectMany(s => s.CellsUsed().Select(c => $"{s.Name} {c.Address} {c.GetString()}"))];
    }
}
