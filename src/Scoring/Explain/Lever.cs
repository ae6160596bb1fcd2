namespace GreenBatch.Scoring;

/// <summary>
/// An actionable indicator of one unit that is not at full marks yet, and the values that would earn any share of them. A per-product indicator moves
/// all its products together, each by the same part of its own gap.
/// </summary>
internal sealed class Lever
{
    private readonly BetweenRule _between;
    private readonly Contribution _contribution;

    private Lever(Indicator indicator, BetweenRule between, Contribution contribution)
    {
        (Indicator, _between, _contribution) = (indicator, between, contribution);
    }

    public Indicator Indicator { get; }

    public decimal Points => _contribution.Points;

    public decimal Gap => _contribution.Weight - _contribution.Points;

    /// <summary>Points of full marks. A bonus row's weight in a result is cut to what the cap leaves; its value earns by the whole one.</summary>
    private decimal Weight => Indicator.IsBonus ? Indicator.Weight.Points : _contribution.Weight;

    public int Difficulty => Indicator.Difficulty switch { "low" => 0, "medium" => 1, "high" => 2, _ => 3 };

    /// <summary>In table order. What is in play, counts, may be acted upon and has a lead to go to; a value in doubt is settled first, not improved.</summary>
    public static IReadOnlyList<Lever> Of(UnitResult unit, Scorer scorer)
    {
        var table = scorer.Population.TableFor(unit.Dossier.Entry.Sector);
        return
        [
            .. unit.Contributions
                .Where(c => Weighting.IsInPlay(c.State) && c.Lost > 0m && !c.IsDoubtful && (c.Lead is not null || c.Products.Count > 0))
                .Select(c => new Lever(table.Indicators.First(i => i.Id == c.Indicator), table.Between, c))
                .Where(l => l.Indicator.IsActionable),
        ];
    }

    /// <summary>The values that close this part (0..1) of the gap, each rounded to the next step toward better and never beyond its lead.</summary>
    /// <param name="extra">So many steps further: what the rounding of points may still want.</param>
    public IReadOnlyList<ExitStep> Reach(decimal part, int extra)
    {
        if (_contribution.Products.Count == 0)
        {
            var share = (Points + (part * Gap)) / Weight;
            return [new ExitStep(Indicator.Id, null, _contribution.Value, ValueAt(share, _contribution.Lead!.Value, _contribution.Base, extra), 0m)];
        }

        return
        [
            .. _contribution.Products.Select(p => new ExitStep(
                Indicator.Id, p.Product, p.Value, ValueAt(p.Share + (part * (1m - p.Share)), p.Lead, p.Base, extra), 0m)),
        ];
    }

    /// <summary>The value that earns a share of the weight: the scoring function turned round.</summary>
    private decimal ValueAt(decimal share, decimal lead, decimal? @base, int extra)
    {
        var exact = (_between, Indicator.Direction) switch
        {
            (BetweenRule.Linear, _) => (@base ?? 0m) + (Math.Min(share, 1m) * (lead - (@base ?? 0m))),
            (_, Direction.Higher) => Math.Min(share, 1m) * lead,
            _ => share <= 0m ? lead : lead / Math.Min(share, 1m),
        };
        var steps = exact / Indicator.Step;
        var rounded = Indicator.Direction == Direction.Higher ? Math.Ceiling(steps) + extra : Math.Floor(steps) - extra;
        var value = rounded * Indicator.Step;
        return Indicator.Direction == Direction.Higher ? Math.Min(value, lead) : Math.Max(value, lead);
    }
}
