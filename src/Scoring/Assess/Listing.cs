using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// Which earlier outcomes belong to the present listing of an entry. A unit that was removed and has come back under its entry starts anew unless the scheme
/// says that it continues: what lies before its year of entry is another listing's. The year of entry itself has no ranking, so that an empty result of it
/// is no gap either.
/// </summary>
internal static class Listing
{
    public static IEnumerable<PastOutcome> Own(ListEntry entry, IEnumerable<PastOutcome> past, ReadmittedRule readmitted = ReadmittedRule.Anew) =>
        entry.ListedYear is { } entered && readmitted == ReadmittedRule.Anew
        ? past.Where(o => o.Cycle.Year > entered || (o.Cycle.Year == entered && o.IsBottom is not null))
        : past;

    public static bool WasListedBefore(ListEntry entry, IEnumerable<PastOutcome> past) => entry.ListedYear is { } entered && past.Any(o => o.Cycle.Year < entered);
}
