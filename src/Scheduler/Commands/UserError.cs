namespace GreenBatch.Scheduler.Commands;

/// <summary>A fault to show to a person: no stack trace, a stable code, an exit code, and what to do. Anything else that escapes is a bug and keeps its trace.</summary>
internal sealed class UserError(ExitCode exit, string code, string message, string? hint = null, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Exit { get; } = exit;

    public string Code { get; } = code;

    /// <summary>What to do next.</summary>
    public string? Hint { get; } = hint;
}
