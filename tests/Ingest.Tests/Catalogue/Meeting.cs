using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

/// <summary>Gives a document to the readers and says what became of it.</summary>
internal static class Meeting
{
    public const string Csv = "plants_2025_01.csv";
    public const string Book = "plants_2025_01.xlsx";
    public const string Page = "plants/p001.json";

    /// <summary>Rows of a text file under the header of the sample, with a sound row behind them.</summary>
    public static Func<Task<Met>> Rows(params string[] rows) => Text([ReadingSample.Header, .. rows, "定厂,,,1,,"]);

    public static Func<Task<Met>> Text(params string[] lines) => Bytes(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static Func<Task<Met>> Bytes(byte[] bytes, string file = Csv, SourceDefinition? source = null) => async () => Of(await ReadingSample.ReadAsync(bytes, file, source));

    public static Func<Task<Met>> Workbook(WorkbookSample book, ReadLimits? limits = null) => async () =>
        Of(await ReadingSample.ReadAsync(book.Bytes(), Book, context: limits is null ? null : ReadingSample.Context with { Limits = limits }));

    /// <summary>Cells of one row of a workbook, with a sound row below it.</summary>
    public static Func<Task<Met>> Cells(string cells) => Workbook(WorkbookSample.Of(cells.Split('|'), ["s:定厂"]));

    /// <summary>Rows of an interface page, with a sound row behind them.</summary>
    public static Func<Task<Met>> Json(params string[] rows) => Answer($$$"""{"code":0,"message":"ok","data":{"snapshot":"s","total":2,"page":1,"pageSize":9,"rows":[{{{string.Join(',', rows)}}},{"name":"定厂"}]}}""");

    public static Func<Task<Met>> Answer(string json) => AnswerBytes(Encoding.UTF8.GetBytes(json));

    public static Func<Task<Met>> AnswerBytes(byte[] json) => async () => Of(await ReadingSample.ReadAsync(json, Page, dataset: "plants"));

    /// <summary>The gravest thing that happened.</summary>
    public static Met Of(ReadingSample.Result result)
    {
        if (result.Rejected is { } rejected)
            return new Met(Demand.Refuse, rejected);
        var others = result.Accepted.Any(r => r.Text("name") is "定厂");
        if (result.Quarantined.Count > 0)
            return new Met(Demand.Quarantine, result.Quarantined[0].Issue, others);
        var notes = result.Accepted.SelectMany(r => r.Issues).Concat(result.Warnings).OrderByDescending(i => i.Severity).ToList();
        return notes.Count == 0
            ? new Met(Demand.Normalise, null, others)
            : new Met(notes[0].Severity is Severity.Info ? Demand.Normalise : Demand.Warn, notes[0], others);
    }
}
