namespace GreenBatch.Scheduler.Jobs;

/// <summary>Registers the stores and jobs of the pipeline.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) => services.AddSingleton<PullJob>().AddSingleton<YearJob>();
}
