using System.Diagnostics.CodeAnalysis;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Reading columns by position, with nulls said plainly, and commands with positional parameters.</summary>
internal static class Reading
{
    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static decimal? NumberOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);

    public static int? WholeOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    public static bool? FlagOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetBoolean(column);

    public static DateOnly? DayOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    public static Origin? OriginOrNull(this NpgsqlDataReader reader, int column) => StoreJson.ReadOrNull<Origin>(reader.TextOrNull(column));

    [SuppressMessage("Security", "CA2100", Justification = "every statement is a literal beside its call; values go in as parameters only")]
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<List<T>> QueryAsync<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object?[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
