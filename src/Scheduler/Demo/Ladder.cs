using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>
/// The weak factories of one cycle and the points each is to reach. They file worse values than anyone else wherever the benchmark is estimated (nought
/// points, whatever the others file) and reach their points by claims with public benchmarks alone, so that their places from below are certain.
/// </summary>
/// <param name="Points">Planned points by entry id.</param>
internal sealed record Ladder(Cycle Cycle, int Ranked, int Quota, IReadOnlyDictionary<string, decimal> Points)
{
    public const decimal AtCut = 10m;

    private const decimal LowestFiller = 3m;
    private const decimal FillerStep = 0.08m;
    private static readonly Dictionary<Part, decimal> Fixed = new()
    {
        [Part.BottomInAll] = 0.8m,
        [Part.LeavesInThird] = 1.6m,
        [Part.MiddleMissing] = 2.4m,
        [Part.TwinOne] = AtCut,
        [Part.TwinTwo] = AtCut,
        [Part.UnitSlip] = 4m,
    };

    public static Ladder Build(City city, Cycle cycle)
    {
        var index = cycle.Year - city.Settings.First.Year;
        var ranked = city.Factories.Where(f => f.PlannedFor(city.Settings, cycle.Year) == PlannedState.Ranked).ToList();
        var quota = (ranked.Count + city.Settings.CutDenominator - 1) / city.Settings.CutDenominator;
        var points = Enumerable.Range(0, (int)Part.UnitSlip + 1).Select(part => city[(Part)part])
            .Where(f => IsWeak(f.Part, index))
            .ToDictionary(f => f.EntryId, f => Fixed[f.Part], StringComparer.Ordinal);
        var below = ranked.Count(f => points.ContainsKey(f.EntryId) && Fixed[f.Part] < AtCut);
        var fillers = quota - below - (index == 0 ? 1 : 0);
        var candidates = ranked.Where(f => f is { Part: Part.Ordinary, Sector: null } && f.ListedYear < city.Settings.First.Year).ToList();
        for (var i = 0; i < fillers; i++)
        {
            // Another set each year, half of it known from the year before.
            var filler = candidates[(i + (index * Math.Max(1, fillers / 2))) % candidates.Count];
            points.Add(filler.EntryId, FillerPoints(i, fillers));
        }

        return new Ladder(cycle, ranked.Count, quota, points);
    }

    private static bool IsWeak(Part part, int index) => part switch
    {
        Part.BottomInAll => true,
        Part.LeavesInThird => index < 2,
        Part.MiddleMissing => index != 1,
        Part.TwinOne or Part.TwinTwo or Part.UnitSlip => index == 0,
        _ => false,
    };

    /// <summary>Spread evenly below the cut, in steps that the claims can make.</summary>
    private static decimal FillerPoints(int place, int fillers)
    {
        var steps = (int)((AtCut - LowestFiller) / FillerStep) - 2;
        return LowestFiller + (FillerStep * (place * steps / Math.Max(1, fillers)));
    }
}
