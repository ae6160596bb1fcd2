using System.Runtime.Intrinsics;

namespace GreenBatch.Scoring;

/// <summary>Adds the points of one line to the totals of many units: four at a time where the processor can, with the very results of <see cref="Line.Points"/>.</summary>
internal static class LineKernel
{
    /// <summary>1.5 × 2⁵²: a double of this size has no places below 1, so adding it rounds half to even, and leaves the whole number in its lowest bits.</summary>
    private const double ToWhole = 6755399441055744;

    /// <param name="rows">Positions in <paramref name="column"/> of the units of the line's pattern.</param>
    /// <param name="totals">One for each of the rows.</param>
    /// <returns>How many were counted by the reference.</returns>
    public static long Add(Line line, ReadOnlySpan<long> column, ReadOnlySpan<int> rows, Span<long> totals)
    {
        var exactly = 0L;
        var isPlain = line.Steps is { Fit: true, IsInverse: false } && Vector256.IsHardwareAccelerated;
        var done = isPlain ? AddFours(line, column, rows, totals, ref exactly) : 0;
        for (var i = done; i < rows.Length; i++)
            totals[i] += line.Points(column[rows[i]], ref exactly);
        return exactly;
    }

    private static int AddFours(Line line, ReadOnlySpan<long> column, ReadOnlySpan<int> rows, Span<long> totals, ref long exactly)
    {
        var (multiplier, offset, span, full) = (Vector256.Create(line.Steps.Multiplier), Vector256.Create(line.Steps.Offset), Vector256.Create(line.Steps.Span), Vector256.Create(line.Full));
        var (factor, limit, toWhole, marks) = (Vector256.Create(line.Factor), Vector256.Create(line.Limit), Vector256.Create(ToWhole), Vector256.Create(IndicatorColumn.NotApplicable));
        var i = 0;
        for (; i <= rows.Length - 4; i += 4)
        {
            var values = Vector256.Create(column[rows[i]], column[rows[i + 1]], column[rows[i + 2]], column[rows[i + 3]]);
            var d = (values * multiplier) - offset;
            var isFiled = Vector256.GreaterThan(values, marks);
            var isFull = Vector256.GreaterThanOrEqual(d, span) & isFiled;
            var isBetween = Vector256.GreaterThan(d, Vector256<long>.Zero) & Vector256.AndNot(isFiled, isFull);
            var points = Vector256.ConvertToDouble(d) * factor;
            var raised = points + toWhole;
            var isSure = Vector256.LessThanOrEqual(Vector256.Abs(points - (raised - toWhole)), limit).AsInt64();
            var earned = ((raised.AsInt64() - toWhole.AsInt64()) & isBetween & isSure) | (full & isFull);
            (Vector256.Create<long>(totals.Slice(i, 4)) + earned).CopyTo(totals[i..]);
            if (Vector256.AndNot(isBetween, isSure) != Vector256<long>.Zero)
                AddDoubtful(line, values, Vector256.AndNot(isBetween, isSure), totals.Slice(i, 4), ref exactly);
        }

        return i;
    }

    private static void AddDoubtful(Line line, Vector256<long> values, Vector256<long> doubtful, Span<long> totals, ref long exactly)
    {
        for (var lane = 0; lane < 4; lane++)
        {
            if (doubtful[lane] != 0)
                totals[lane] += line.PointsExactly(values[lane], ref exactly);
        }
    }
}
