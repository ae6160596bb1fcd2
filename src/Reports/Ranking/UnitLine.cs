using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>One unit as the sheets see it: its result beside earlier cycles, its line and its open points.</summary>
internal sealed class UnitLine(PopulationBook population, UnitResult unit)
{
    public PopulationBook Population { get; } = population;

    public UnitResult Unit { get; } = unit;

    public ListEntry Entry => Unit.Dossier.Entry;

    public bool IsRanked => Unit.State == UnitState.Ranked;

    public bool IsFlagged => IsRanked && Unit.Level != Level.None;

    public string? AuthorityName => Population.Book.Authorities.Find(Entry.AuthorityId)?.Name;

    /// <summary>Id of the authority if it exists on the day of record, else null: then nobody can be written to.</summary>
    public string? ValidAuthorityId =>
        Population.Book.Authorities.Find(Entry.AuthorityId) is { } authority && authority.IsValidOn(Population.Book.Scheme.FilingDeadline) ? authority.Id : null;

    public IndicatorTable Table => Population.Population.TableFor(Entry.Sector);

    /// <summary>通则, or the table of the key industry, marked where that is provisional.</summary>
    public string TableKind => ReferenceEquals(Table, Population.Population.General) ? "通则" : Table.IsProvisional ? "重点行业（暂）" : "重点行业";

    public PastOutcome? Last => PastIn(Cycle.Previous);

    public decimal? ScoreChange => Unit.Published - Last?.Published;

    /// <summary>Places gained (positive) or lost since last cycle.</summary>
    public int? Movement => Last?.Rank - Unit.Rank;

    /// <summary>Share of the ranked units that stand at or below this one.</summary>
    public decimal? Percentile => Unit.Rank is { } rank ? (N - rank + 1m) / N : null;

    public decimal? Distance => IsRanked ? Unit.Published - Unit.Group.Cut : null;

    /// <summary>目标分: for who is in the bottom, the line that will hold once it has left, and the scheme's margin.</summary>
    public decimal? Target => ExitPath.TargetOf(Unit, Population.Result, Population.Book.Scheme);

    public string? Place => Unit.Rank is { } rank ? FormattableString.Invariant($"{rank}/{N}") : null;

    public IReadOnlyList<OpenPoint> OpenPoints => Population.OpenPointsOf(Entry.Id);

    public IReadOnlyList<string> MissingIndicators =>
        [.. Unit.Contributions.Where(c => c.State == ContributionState.Missing).Select(c => NameOf(c.Indicator)).Distinct(StringComparer.Ordinal)];

    public bool IsDoubtful => Unit.Contributions.Any(c => c.IsDoubtful);

    public Cycle Cycle => Population.Book.Cycle;

    private int N => Unit.Group.N;

    public PastOutcome? PastIn(Cycle cycle) => Population.PastOf(Entry.Id).TryGetValue(cycle, out var past) ? past : null;

    public decimal? PointsIn(string dimension)
    {
        var points = Unit.Contributions.Where(c => string.Equals(c.Dimension, dimension, StringComparison.Ordinal)).ToArray();
        return points.Length == 0 || Unit.Total is null ? null : Population.Round(points.Sum(c => c.Points));
    }

    /// <summary>Indicators by points lost, the most costly first.</summary>
    public IEnumerable<(string Name, decimal Lost)> Losses() => Unit.Contributions.Where(c => c.Lost > 0)
        .OrderByDescending(c => c.Lost).ThenBy(c => c.Indicator).Select(c => (NameOf(c.Indicator), c.Lost));

    public string NameOf(IndicatorCode code) => Indicator(code)?.Name ?? code.Value;

    public Indicator? Indicator(IndicatorCode code) => Table.Indicators.FirstOrDefault(i => i.Id == code);
}
