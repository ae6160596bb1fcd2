using GreenBatch.Ingest;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>What people decided, registered and put in the place of the sources', laid into the input of reconciliation.</summary>
internal sealed class PeoplesPart(ReviewStore reviews, EntryChangeStore changes, OverrideStore overrides)
{
    public async Task<ReconcileInput> IntoAsync(ReconcileInput input, CancellationToken cancel) => input with
    {
        Decisions = await reviews.LoadDecisionsAsync(cancel),
        EntryChanges = await changes.LoadEffectiveAsync(cancel),
        Overrides = await overrides.LoadAsync(cancel),
    };
}
