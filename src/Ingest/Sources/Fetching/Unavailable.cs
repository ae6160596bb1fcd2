using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Makes the exception that stops a run because of a source.</summary>
internal static class Unavailable
{
    public static SourceUnavailableException Of(string code, string message, SourceDefinition source, string document, string advice, Exception? inner = null) =>
        new(new Issue(code, $"来源「{source.Name}」{document}：{message}") { Severity = Severity.Error, Advice = advice }, inner);
}
