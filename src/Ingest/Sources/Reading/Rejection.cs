using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Makes the exception that refuses a whole document.</summary>
internal static class Rejection
{
    public static RejectedInputException Of(string code, string message, DocumentInfo info, string advice, Exception? inner = null) =>
        new(new Issue(code, $"来源「{info.Source}」文件 {CellText.Show(info.FileName)}：{message}。整份文件未载入") { Severity = Severity.Error, Advice = advice }, inner);
}
