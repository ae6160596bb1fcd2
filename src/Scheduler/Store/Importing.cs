using GreenBatch.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace GreenBatch.Scheduler.Store;

/// <summary>Binary COPY, a cell at a time, with nulls and json said plainly.</summary>
internal static class Importing
{
    public static async Task CopyAsync<T>(this NpgsqlConnection connection, string table, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> writeRow, CancellationToken cancel)
    {
        await using var importer = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancel);
            await writeRow(importer, row);
        }

        await importer.CompleteAsync(cancel);
    }

    public static Task TextAsync(this NpgsqlBinaryImporter importer, string? value) => NullableAsync(importer, value, NpgsqlDbType.Text);

    public static Task JsonAsync(this NpgsqlBinaryImporter importer, string? json) => NullableAsync(importer, json, NpgsqlDbType.Jsonb);

    public static Task OriginAsync(this NpgsqlBinaryImporter importer, Origin? origin) => importer.JsonAsync(StoreJson.WriteOrNull(origin));

    public static Task NumberAsync(this NpgsqlBinaryImporter importer, decimal? value) =>
        value is { } number ? importer.WriteAsync(number, NpgsqlDbType.Numeric) : importer.WriteNullAsync();

    public static Task WholeAsync(this NpgsqlBinaryImporter importer, int? value) =>
        value is { } number ? importer.WriteAsync(number, NpgsqlDbType.Integer) : importer.WriteNullAsync();

    public static Task FlagAsync(this NpgsqlBinaryImporter importer, bool? value) =>
        value is { } flag ? importer.WriteAsync(flag, NpgsqlDbType.Boolean) : importer.WriteNullAsync();

    public static Task DayAsync(this NpgsqlBinaryImporter importer, DateOnly? value) =>
        value is { } day ? importer.WriteAsync(day, NpgsqlDbType.Date) : importer.WriteNullAsync();

    private static Task NullableAsync(NpgsqlBinaryImporter importer, string? value, NpgsqlDbType type) =>
        value is null ? importer.WriteNullAsync() : importer.WriteAsync(value, type);
}
