namespace GreenBatch.Ingest;

/// <summary>What a cell became: a value (null when not given), or a fault; beside a value perhaps a note of what was changed.</summary>
/// <param name="Code">Code of the fault or of the note.</param>
internal readonly record struct CellResult(object? Value, string? Code, string? Message, CellVerdict Verdict)
{
    public static CellResult Missing => default;

    public static CellResult Of(object? value) => new(value, null, null, CellVerdict.Sound);

    public static CellResult Changed(object? value, string code, string message) => new(value, code, message, CellVerdict.Normalised);

    public static CellResult Warned(object? value, string code, string message) => new(value, code, message, CellVerdict.Warning);

    public static CellResult Fault(string code, string message) => new(null, code, message, CellVerdict.Fault);
}

internal enum CellVerdict
{
    Sound,
    Normalised,
    Warning,
    Fault,
}
