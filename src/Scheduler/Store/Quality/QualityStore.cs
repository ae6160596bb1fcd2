using System.Text.Json;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>Computes the tables of 数据质量与核对 from what the steps left, and keeps them with the run.</summary>
internal sealed class QualityStore(NpgsqlDataSource database)
{
    /// <summary>Computes all tables as they stand now; a run that is taken up again replaces its own.</summary>
    /// <param name="expected">Sources that are switched on, in pulling order.</param>
    public async Task SaveAsync(RunScope run, IEnumerable<SourceDefinition> expected, DateOnly deadline, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await run.GuardAsync(connection, cancel);
        await connection.ExecuteAsync("delete from run_quality where run_id = $1", cancel, run.Id);
        var configured = StoreJson.Write(expected.SelectMany(s => s.Datasets.Select(d => (s, d))).Select((c, place) => new ConfiguredTable(place, c.s.Id, c.s.Name, c.d.Id, c.d.Name, c.d.FreshnessDays, c.d.IsRequired, c.d.MayBeEmpty)));
        var day = DateOnly.FromDateTime(run.StartedAt.ToOffset(TimeSpan.FromHours(8)).Date);
        foreach (var table in QualityTable.All)
        {
            await connection.ExecuteAsync(
                $"""
                insert into run_quality (run_id, sheet, position, row)
                select $5, $6, row_number() over (), row_to_json(t) from ({table.Sql}) t
                where $1::integer is not null and $2::jsonb is not null and $3::date is not null and $4::date is not null
                """,
                cancel,
                run.Cycle.Year,
                configured,
                day,
                deadline,
                run.Id,
                table.Sheet);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>The tables of the newest run of a cycle that has any; every one of them when no sheet is asked for.</summary>
    public async Task<IReadOnlyList<QualityRows>> LoadAsync(Cycle cycle, string? sheet, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync(
            """
            select q.run_id, q.sheet, q.row::text from run_quality q
            where q.run_id = (select r.run_id from run_run r where r.cycle = $1 and exists (select from run_quality k where k.run_id = r.run_id) order by r.sequence desc limit 1)
              and ($2::text is null or q.sheet = $2)
            order by q.position
            """,
            r => (Run: r.GetString(0), Sheet: r.GetString(1), Row: r.GetString(2)),
            cancel,
            cycle.Year,
            sheet);
        var run = rows.Select(r => r.Run).FirstOrDefault();
        return run is null
            ? []
            : [.. QualityTable.All.Where(t => sheet is null || string.Equals(t.Sheet, sheet, StringComparison.Ordinal)).Select(t => new QualityRows(run, t.Sheet, [.. rows.Where(r => string.Equals(r.Sheet, t.Sheet, StringComparison.Ordinal)).Select(r => Cells(r.Row))]))];
    }

    private static IReadOnlyDictionary<string, string?> Cells(string row)
    {
        using var json = JsonDocument.Parse(row);
        var cells = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var cell in json.RootElement.EnumerateObject())
            cells.Add(cell.Name, cell.Value.ValueKind is JsonValueKind.Null ? null : cell.Value.ToString());
        return cells;
    }

    private sealed record ConfiguredTable(int Place, string Source, string SourceName, string Dataset, string DatasetName, int Days, bool Required, bool MayBeEmpty);
}

/// <summary>One table as a run saw it: cells by column name, in the order of the columns.</summary>
internal sealed record QualityRows(string RunId, string Sheet, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows);
