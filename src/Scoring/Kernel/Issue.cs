namespace GreenBatch.Kernel;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Something wrong with data: it travels to a report, it is never thrown. (Wrong use is an exception, a wrong environment is retried.)</summary>
/// <param name="Code">Stable, language-neutral code, such as <c>B110</c>.</param>
/// <param name="Message">What is wrong and what was expected, in Chinese.</param>
public sealed record Issue(string Code, string Message)
{
    public Severity Severity { get; init; } = Severity.Warning;

    public Origin? Origin { get; init; }

    /// <summary>Column header or field the issue is about.</summary>
    public string? Column { get; init; }

    /// <summary>The offending value, masked and cut for showing.</summary>
    public string? Value { get; init; }

    /// <summary>What the reader should do about it.</summary>
    public string? Advice { get; init; }
}
