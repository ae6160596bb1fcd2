using System.Data.Common;
using GreenBatch.Scoring;

namespace GreenBatch.Benchmarks.Score;

/// <summary>The results of a database, unit by unit, set beside the exact ones.</summary>
/// <param name="OtherTotal">Units whose total differs by more than 10⁻⁹: more than doubles excuse.</param>
/// <param name="OtherPublished">Units whose published score differs, because a double fell on the other side of a half.</param>
/// <param name="OtherFlag">Units flagged differently.</param>
internal sealed record ScoreRows(int Units, int OtherTotal, int OtherPublished, int OtherFlag)
{
    public static ScoreRows Compare(DbConnection connection, ColumnScores exact)
    {
        var (units, otherTotal, otherPublished, otherFlag) = (0, 0, 0, 0);
        using var command = connection.CreateCommand();
        command.CommandText = "select unit, total, published, rank, bottom from ranked";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var unit = rows.GetInt32(0);
            units++;
            otherTotal += Math.Abs(rows.GetDouble(1) - (double)exact.Total(unit)) > 1e-9 ? 1 : 0;
            otherPublished += rows.GetInt32(2) != exact.Published(unit) * 100m ? 1 : 0;
            otherFlag += rows.GetBoolean(4) != exact.Bottom[unit] ? 1 : 0;
        }

        return new ScoreRows(units, otherTotal, otherPublished, otherFlag);
    }
}
