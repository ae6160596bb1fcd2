using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GreenBatch.Reports;

/// <summary>Rows of one sheet or CSV.</summary>
public sealed record SheetRows(string Name, int Rows);

/// <summary>A file as it was written.</summary>
/// <param name="Path">As <see cref="ReportFile.Path"/>.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record WrittenFile(string Path, long Bytes, string Sha256)
{
    public IReadOnlyList<SheetRows> Sheets { get; init; } = [];
}

/// <summary>清单.json and SHA256SUMS, made from the files as they were written.</summary>
public static class Manifest
{
    public const string JsonName = "清单.json";
    public const string SumsName = "SHA256SUMS";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content of 清单.json, files in ordinal order.</summary>
    public static byte[] Json(ReportBook book, IEnumerable<WrittenFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("run", book.RunId);
            json.WriteNumber("cycle", book.Cycle.Year);
            json.WriteString("edition", book.EditionName);
            json.WriteString("schemeHash", book.SchemeHash);
            json.WriteString("inputHash", book.InputHash);
            json.WriteString("generatedAt", book.GeneratedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            json.WriteStartArray("files");
            foreach (var file in InOrder(files))
                Write(json, file);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>The content of SHA256SUMS, as <c>sha256sum -c</c> reads it; 清单.json belongs among the files.</summary>
    public static byte[] Sums(IEnumerable<WrittenFile> files) =>
        Encoding.UTF8.GetBytes(string.Concat(InOrder(files).Select(f => $"{f.Sha256}  {f.Path}\n")));

    private static IOrderedEnumerable<WrittenFile> InOrder(IEnumerable<WrittenFile> files) => files.OrderBy(f => f.Path, StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter json, WrittenFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("sha256", file.Sha256);
        json.WriteStartArray("sheets");
        foreach (var sheet in file.Sheets)
        {
            json.WriteStartObject();
            json.WriteString("name", sheet.Name);
            json.WriteNumber("rows", sheet.Rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
