using GreenBatch.Ingest;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>Registers the stores and jobs of the pipeline.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton(provider => new FetchOptions { AllowedHosts = provider.GetRequiredService<Settings>().Hosts })
        .AddIngest()
        .AddSingleton<Configuration>()
        .AddSingleton(provider => new Landing(provider.GetRequiredService<Settings>().Folders.Landing))
        .AddSingleton<RunLedger>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<DriftStore>()
        .AddSingleton<RecordStore>()
        .AddSingleton<QuarantineStore>()
        .AddSingleton<QualityStore>()
        .AddSingleton<ReconcileStore>()
        .AddSingleton<ReviewStore>()
        .AddSingleton<FactStore>()
        .AddSingleton<EntryChangeStore>()
        .AddSingleton<OverrideStore>()
        .AddSingleton<CorrectionStore>()
        .AddSingleton<PeoplesPart>()
        .AddSingleton<ReviewDecisions>()
        .AddSingleton<ReviewAnswers>()
        .AddSingleton<EntryMergers>()
        .AddSingleton<CorrectionDesk>()
        .AddSingleton<DossierStore>()
        .AddSingleton<AssessmentStore>()
        .AddSingleton<DeliveryLoader>()
        .AddSingleton<Completeness>()
        .AddSingleton<ReportBooks>()
        .AddSingleton<Analyses>()
        .AddSingleton<PullJob>()
        .AddSingleton<WorklistJob>()
        .AddSingleton<ReconcileJob>()
        .AddSingleton<ScoreJob>()
        .AddSingleton<FreezeJob>()
        .AddSingleton<ReportJob>()
        .AddSingleton<YearJob>();
}
