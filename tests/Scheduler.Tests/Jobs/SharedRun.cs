namespace GreenBatch.Scheduler.Tests.Jobs;

/// <summary>The classes that begin where one undisturbed run ended share that run.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRun : ICollectionFixture<UndisturbedRun>
{
    public const string Name = "runs";
}
