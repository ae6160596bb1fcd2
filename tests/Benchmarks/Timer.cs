using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GreenBatch.Benchmarks;

/// <summary>One way of timing for all: three runs to warm up, then nine counted ones, in this process; medians.</summary>
internal static class Timer
{
    public static Summary Run<T>(string artifacts)
    {
        Directory.CreateDirectory(artifacts);
        var log = Path.Combine(artifacts, typeof(T).Name + ".log");
        using var logger = new StreamLogger(log);
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(3).WithIterationCount(9).WithInvocationCount(1).WithUnrollFactor(1);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(logger)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(artifacts);
        var summary = BenchmarkRunner.Run<T>(config);
        return summary.Reports.All(r => r.ResultStatistics is not null) && summary.Reports.Length > 0
            ? summary
            : throw new InvalidOperationException($"A benchmark did not run; see {log}.");
    }

    public static TimeSpan Median(this BenchmarkReport report) => TimeSpan.FromMicroseconds(report.ResultStatistics!.Median / 1000);

    public static string Name(this BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
}
