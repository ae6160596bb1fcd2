using System.Globalization;
using DuckDB.NET.Data;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>DuckDB in this process, two threads: <c>read_csv</c> and a semi-join with the listed codes. It finds no name, checks no code and no district.</summary>
internal sealed class DuckDbIngest : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _folder;

    public DuckDbIngest(string folder, Enterprises enterprises, int threads)
    {
        _folder = folder;
        _connection.Open();
        Execute(string.Create(CultureInfo.InvariantCulture, $"set threads = {threads}"));
        Execute("create table listed (code varchar primary key)");
        using var appender = _connection.CreateAppender("listed");
        for (var number = 0; number < enterprises.Listed; number++)
            appender.CreateRow().AppendValue(Enterprises.CreditCode(number)).EndRow();
    }

    /// <summary>Rows of listed units by code, counted: columns that nobody asks for are skipped.</summary>
    public long Count() => Dumps.All.Sum(dump => Ask($"select count(*) from {Listed(dump, "columns = " + ColumnsOf(dump) + ", auto_detect = false, header = true")}"));

    /// <summary>The same rows kept with all their columns, every column text.</summary>
    public long Keep() => Keep(dump => "columns = " + ColumnsOf(dump) + ", auto_detect = false, header = true");

    /// <summary>The same rows kept, with the types that DuckDB finds: days and numbers are parsed.</summary>
    public long KeepTyped() => Keep(_ => "header = true");

    public void Dispose() => _connection.Dispose();

    private long Keep(Func<Dump, string> options)
    {
        long rows = 0;
        foreach (var dump in Dumps.All)
        {
            Execute($"create or replace table kept as select * from {Listed(dump, options(dump))}");
            rows += Ask("select count(*) from kept");
        }

        return rows;
    }

    private string Listed(Dump dump, string options) =>
        $"""read_csv('{Path.Combine(_folder, dump.File)}', delim = ',', quote = '"', escape = '"', {options}) semi join listed on "{Dump.CodeColumn}" = listed.code""";

    private static string ColumnsOf(Dump dump) => "{" + string.Join(", ", dump.Header.Select(h => $"'{h}': 'VARCHAR'")) + "}";

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // made of this class's own words and the benchmark's folder
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private long Ask(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // as above
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
