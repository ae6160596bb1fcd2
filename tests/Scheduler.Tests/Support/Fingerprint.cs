using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>What a run left behind, in a form that can be compared: a hash per table and per file, without what may differ between two runs (times of day).</summary>
internal static partial class Fingerprint
{
    private const string SourcesFile = "来源.csv";

    /// <summary>Tables that hold what a run makes of its input.</summary>
    public const string Results = "^(raw|core|out)_";

    public const string Everything = "^";

    /// <summary>Every table of whose name the pattern holds, with the hash of its rows, whatever their order.</summary>
    public static async Task<SortedDictionary<string, string>> OfTablesAsync(string connectionString, string tables = Results)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, columns) in await ColumnsAsync(source, tables))
        {
            await using var command = source.CreateCommand(
                $"select count(*) || ' rows ' || coalesce(md5(string_agg(r::text, E'\\n' order by r::text collate \"C\")), '') from (select {columns} from {table}) r");
            hashes[table] = (string)(await command.ExecuteScalarAsync())!;
        }

        return hashes;
    }

    /// <summary>The CSV files below a folder.</summary>
    public static SortedDictionary<string, string> OfCsvFiles(string folder) => OfFiles(folder, "*.csv", HashOf);

    /// <summary>Every file below a folder, every byte of it.</summary>
    public static SortedDictionary<string, string> OfAllBytes(string folder) => OfFiles(folder, "*", file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

    private static SortedDictionary<string, string> OfFiles(string folder, string pattern, Func<string, string> hash)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(f => Path.GetRelativePath(folder, f), hash, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string HashOf(string file)
    {
        var bytes = Path.GetFileName(file) == SourcesFile
            ? System.Text.Encoding.UTF8.GetBytes(Moment().Replace(File.ReadAllText(file), "<time>"))
            : File.ReadAllBytes(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static async Task<List<(string Table, string Columns)>> ColumnsAsync(NpgsqlDataSource source, string pattern)
    {
        var tables = new List<(string, string)>();
        await using var command = source.CreateCommand("""
            select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
            where table_schema = 'public' and table_name ~ $1 and data_type <> 'timestamp with time zone'
              and not (table_name = 'out_report' and column_name in ('sha256', 'bytes')) -- of workbooks, which show times of day
            group by table_name
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = pattern });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();
}
