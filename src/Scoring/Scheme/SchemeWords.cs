using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Every word that a scheme file may use, beside what it means.</summary>
internal static class SchemeWords
{
    public static Words<bool> Flags { get; } = new(("true", true), ("false", false));

    public static Words<CycleStatus> Statuses { get; } = new(("counted", CycleStatus.Counted), ("trial", CycleStatus.Trial));

    public static Words<UnitKind> Kinds { get; } = new(("factory", UnitKind.Factory), ("park", UnitKind.Park));

    public static Words<BetweenRule> Between { get; } = new(("linear", BetweenRule.Linear), ("ratio", BetweenRule.Ratio));

    public static Words<MidpointRounding> Roundings { get; } = new(("half_even", MidpointRounding.ToEven), ("half_up", MidpointRounding.AwayFromZero));

    public static Words<MissingRule> Missing { get; } = new(("zero", MissingRule.Zero), ("hold", MissingRule.Hold));

    public static Words<NotApplicableRule> NotApplicable { get; } = new(
        ("same_dimension", NotApplicableRule.SameDimension), ("whole_table", NotApplicableRule.WholeTable), ("none", NotApplicableRule.None));

    public static Words<BenchmarkSource> Benchmarks { get; } = new(
        ("table", BenchmarkSource.Table), ("scheme", BenchmarkSource.Scheme), ("filed", BenchmarkSource.Filed), ("estimated", BenchmarkSource.Estimated));

    public static Words<RankOn> RankOn { get; } = new(("published", Scoring.RankOn.Published), ("exact", Scoring.RankOn.Exact));

    public static Words<RankedPopulation> Populations { get; } = new(
        ("city", RankedPopulation.City), ("sector", RankedPopulation.Sector), ("district", RankedPopulation.District), ("table", RankedPopulation.Table));

    public static Words<string> Ties { get; } = new(("competition", "competition"));

    public static Words<string> EstimatedBases { get; } = new(("mean", "mean"));

    public static Words<CountRounding> Counts { get; } = new(
        ("ceiling", CountRounding.Ceiling), ("floor", CountRounding.Floor), ("half_up", CountRounding.HalfUp));

    public static Words<TiedAtCut> TiedAtCut { get; } = new(("include", Scoring.TiedAtCut.Include), ("exclude", Scoring.TiedAtCut.Exclude));

    public static Words<UnitState> Outside { get; } = new(
        ("vetoed", UnitState.Vetoed), ("held", UnitState.Held), ("not_filed", UnitState.NotFiled), ("new_entry", UnitState.NewEntry));

    public static Words<GapRule> Gaps { get; } = new(("unknown", GapRule.Unknown), ("reset", GapRule.Reset), ("skip", GapRule.Skip));

    public static Words<ReadmittedRule> Readmitted { get; } = new(("anew", ReadmittedRule.Anew), ("continue", ReadmittedRule.Continue));

    public static Words<Direction> Directions { get; } = new(("higher", Direction.Higher), ("lower", Direction.Lower));

    public static Words<string> Difficulties { get; } = new(("low", "low"), ("medium", "medium"), ("high", "high"));

    public static Words<VetoOutcome> Outcomes { get; } = new(
        ("veto", VetoOutcome.Veto), ("immediate_removal", VetoOutcome.ImmediateRemoval), ("review", VetoOutcome.Review), ("hold", VetoOutcome.Hold));

    public static Words<InsideRule> Insides { get; } = new(
        ("same", InsideRule.Same), ("veto", InsideRule.Veto), ("review", InsideRule.Review), ("ignore", InsideRule.Ignore));

    public static Words<AnchorKind> Anchors { get; } = new(
        ("filing_deadline", AnchorKind.FilingDeadline), ("data_year_end", AnchorKind.DataYearEnd), ("cycle_end", AnchorKind.CycleEnd));

    /// <summary>Headings that a rule may list a unit under.</summary>
    public static Words<OutsideReason> Headings { get; } = new(
        ("suspended", OutsideReason.Suspended), ("removed_before", OutsideReason.RemovedBefore), ("falsified", OutsideReason.Falsified),
        ("refused_to_file", OutsideReason.RefusedToFile), ("moved_away", OutsideReason.MovedAway));
}
