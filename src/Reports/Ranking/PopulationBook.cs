using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>One population of the book: its units as lines in printing order, and what their places are compared with.</summary>
internal sealed class PopulationBook
{
    private readonly Dictionary<string, Dictionary<Cycle, PastOutcome>> _past;
    private readonly ILookup<string, OpenPoint> _openPoints;
    private readonly ILookup<string, ListEntry> _absorbed;
    private readonly Dictionary<string, int> _authorityOrder;
    private readonly Dictionary<string, string> _sectorPlaces;

    public PopulationBook(ReportBook book, PopulationResult result)
    {
        Book = book;
        Result = result;
        Population = book.Scheme.PopulationOf(result.Kind) ?? throw new ArgumentException($"The scheme of {book.Cycle} has no population {result.Kind}.", nameof(book));
        Dimensions = [.. Population.General.Dimensions.Concat(Population.Sectors.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => s.Value.Dimensions))
            .Select(d => d.Name).Concat(Tables.Select(t => t.Bonus?.Name).OfType<string>()).Distinct(StringComparer.Ordinal)];
        _past = book.Past.GroupBy(p => p.EntryId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.GroupBy(p => p.Cycle).ToDictionary(c => c.Key, c => c.Last()), StringComparer.Ordinal);
        _openPoints = book.OpenPoints.ToLookup(p => p.EntryId, StringComparer.Ordinal);
        _absorbed = result.Units.Select(u => u.Dossier.Entry).Where(e => e.MergedInto is not null).ToLookup(e => e.MergedInto!, StringComparer.Ordinal);
        _authorityOrder = book.Authorities.All.Select((a, order) => (a.Id, order)).ToDictionary(a => a.Id, a => a.order, StringComparer.Ordinal);
        _sectorPlaces = result.Units.Where(u => u.Rank is not null).GroupBy(u => u.Dossier.Entry.Sector ?? "", StringComparer.Ordinal)
            .SelectMany(PlacesIn).ToDictionary(StringComparer.Ordinal);
        Lines = [.. result.Units.Select(u => new UnitLine(this, u)).OrderBy(l => l.Unit.Rank ?? int.MaxValue).ThenBy(l => l.Unit.State)
            .ThenBy(AuthorityOrder).ThenBy(l => l.Entry.Id, StringComparer.Ordinal)];
        Ranked = [.. Lines.Where(l => l.IsRanked)];
        Outside = [.. Lines.Where(l => !l.IsRanked)];
    }

    public ReportBook Book { get; }

    public PopulationResult Result { get; }

    public Population Population { get; }

    /// <summary>Names of the dimensions in printing order, those of sector tables after the general ones, bonus points last.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Ranked units by rank, then the others by state; within a place by authority and entry.</summary>
    public IReadOnlyList<UnitLine> Lines { get; }

    public IReadOnlyList<UnitLine> Ranked { get; }

    public IReadOnlyList<UnitLine> Outside { get; }

    public bool IsFactory => Result.Kind == UnitKind.Factory;

    public string KindName => KindText.Short(Result.Kind);

    public decimal ShareOf(string dimension) => Population.General.Dimensions
        .Where(d => string.Equals(d.Name, dimension, StringComparison.Ordinal)).Select(d => d.Share.Points)
        .Concat(Tables.Where(t => string.Equals(t.Bonus?.Name, dimension, StringComparison.Ordinal)).Select(t => t.Bonus!.Cap)).DefaultIfEmpty(100m).First();

    public IReadOnlyDictionary<Cycle, PastOutcome> PastOf(string entryId) => _past.TryGetValue(entryId, out var past) ? past : NoPast;

    public IReadOnlyList<OpenPoint> OpenPointsOf(string entryId) => [.. _openPoints[entryId]];

    public IReadOnlyList<ListEntry> AbsorbedBy(string entryId) => [.. _absorbed[entryId]];

    /// <summary>Place among the ranked units of the same sector, as <c>3/18</c>.</summary>
    public string? SectorPlace(string entryId) => _sectorPlaces.GetValueOrDefault(entryId);

    /// <summary>The scheme's own rounding, for sums that only the sheet makes.</summary>
    public decimal Round(decimal value) => Math.Round(value, Book.Scheme.Scoring.Published.Decimals, Book.Scheme.Scoring.Published.Mode);

    private static readonly Dictionary<Cycle, PastOutcome> NoPast = [];

    private static IEnumerable<KeyValuePair<string, string>> PlacesIn(IEnumerable<UnitResult> sector)
    {
        var units = sector.OrderBy(u => u.Rank).ToArray();
        var place = 1;
        for (var i = 0; i < units.Length; i++)
        {
            place = i > 0 && units[i].Rank == units[i - 1].Rank ? place : i + 1;
            yield return KeyValuePair.Create(units[i].Dossier.Entry.Id, FormattableString.Invariant($"{place}/{units.Length}"));
        }
    }

    private IEnumerable<IndicatorTable> Tables => Population.Sectors.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value).Prepend(Population.General);

    private int AuthorityOrder(UnitLine line) => line.Entry.AuthorityId is { } id && _authorityOrder.TryGetValue(id, out var order) ? order : int.MaxValue;
}
