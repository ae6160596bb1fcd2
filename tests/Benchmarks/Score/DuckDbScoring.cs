using DuckDB.NET.Data;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>DuckDB in this process: the units in a table in memory, two threads.</summary>
internal sealed class DuckDbScoring : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _score;
    private readonly string _rank;

    public DuckDbScoring(ScoreCase score, UnitColumns units)
    {
        (_score, _rank) = (ScoreSql.Score(score), ScoreSql.Rank(score, units.Count));
        _connection.Open();
        Execute("set threads = 2");
        Execute(ScoreSql.CreateUnits(score));
        Load(score, units);
    }

    public DuckDBConnection Connection => _connection;

    /// <summary>Scores, ranks and flags all units into the table <c>ranked</c>.</summary>
    public void Run()
    {
        Execute("drop table if exists scored");
        Execute("drop table if exists ranked");
        Execute(_score);
        Execute(_rank);
    }

    public void Dispose() => _connection.Dispose();

    private void Load(ScoreCase score, UnitColumns units)
    {
        var mayBeOut = ScoreSql.MayBeOut(score).ToArray();
        using var appender = _connection.CreateAppender("units");
        for (var unit = 0; unit < units.Count; unit++)
        {
            var row = appender.CreateRow().AppendValue((int?)unit);
            foreach (var column in units.Columns)
                row.AppendValue(ScoreUnits.Value(column, unit));
            foreach (var i in mayBeOut)
                row.AppendValue((bool?)(units.Columns[i].Values[unit] == IndicatorColumn.NotApplicable));
            row.EndRow();
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every statement is made by ScoreSql from the scheme
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
