using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>One unit in one cycle as it was scored: the cycle's scorer, the dossier, and the contributions as they were frozen.</summary>
public sealed record ScoredYear(Scorer Scorer, Dossier Dossier, IReadOnlyList<Contribution> Contributions);

/// <summary>
/// Why a unit's score changed since another cycle, in three parts that add up exactly, over all and for each indicator:
/// own performance (this year's filing instead of last year's, both under this year's rules), rules and benchmarks (last year's filing under this
/// year's rules instead of last year's), and data correction (what reviews and other departments changed in the figures, this year less last year).
/// </summary>
public sealed record ScoreChange(decimal Before, decimal After, IReadOnlyList<IndicatorChange> Indicators)
{
    public decimal Own => Indicators.Sum(i => i.Own);

    public decimal Rules => Indicators.Sum(i => i.Rules);

    public decimal Correction => Indicators.Sum(i => i.Correction);

    public decimal Total => After - Before;

    public static ScoreChange Between(ScoredYear before, ScoredYear after)
    {
        var lastFiled = AsFiled(before.Dossier);
        var thisFiled = AsFiled(after.Dossier) with { Entry = after.Dossier.Entry };
        var frozenBefore = Points(before.Contributions);
        var frozenAfter = Points(after.Contributions);
        var lastUnderLast = Points(before.Scorer.Score(lastFiled).Contributions);
        // The unit is what it is today: last year's figures are laid under the table of its present sector.
        var lastUnderThis = Points(after.Scorer.Score(lastFiled with { Entry = after.Dossier.Entry }).Contributions);
        var thisUnderThis = Points(after.Scorer.Score(thisFiled).Contributions);
        var codes = frozenAfter.Keys.Concat(frozenBefore.Keys).Concat(lastUnderLast.Keys).Distinct();
        return new ScoreChange(before.Contributions.Sum(c => c.Points), after.Contributions.Sum(c => c.Points), [.. codes.Select(ChangeOf)]);

        IndicatorChange ChangeOf(IndicatorCode code)
        {
            var (lastLast, lastThis, thisThis) = (At(lastUnderLast, code), At(lastUnderThis, code), At(thisUnderThis, code));
            var corrected = At(frozenAfter, code) - thisThis - (At(frozenBefore, code) - lastLast);
            return new IndicatorChange(code, thisThis - lastThis, lastThis - lastLast, corrected);
        }
    }

    /// <summary>The dossier as the unit itself filed it.</summary>
    private static Dossier AsFiled(Dossier dossier) => dossier with { Values = [.. dossier.Values.Select(v => v.AsFiled is { } filed ? v with { Value = filed } : v)] };

    private static Dictionary<IndicatorCode, decimal> Points(IReadOnlyList<Contribution> contributions) => contributions.ToDictionary(c => c.Indicator, c => c.Points);

    private static decimal At(Dictionary<IndicatorCode, decimal> points, IndicatorCode code) => points.GetValueOrDefault(code);
}

/// <summary>The three parts of one indicator's change, in points.</summary>
public sealed record IndicatorChange(IndicatorCode Indicator, decimal Own, decimal Rules, decimal Correction)
{
    public decimal Total => Own + Rules + Correction;
}
