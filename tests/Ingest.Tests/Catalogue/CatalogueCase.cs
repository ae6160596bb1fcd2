using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

/// <summary>What the catalogue of bad inputs demands of a case.</summary>
public enum Demand
{
    /// <summary>S: the run stops, nothing is ranked.</summary>
    Stop,

    /// <summary>R: asked again, then stopped.</summary>
    Retry,

    /// <summary>F: the whole file or answer is refused.</summary>
    Refuse,

    /// <summary>Q: the row is set aside, the others go on.</summary>
    Quarantine,

    /// <summary>N: put into its proper form, and noted.</summary>
    Normalise,

    /// <summary>W: taken with a warning.</summary>
    Warn,

    /// <summary>The file is left for the next pull.</summary>
    Wait,
}

/// <summary>What became of a case: the demand it met and the issue that says so.</summary>
/// <param name="Others">Whether what was sound beside it came through.</param>
internal sealed record Met(Demand Demand, Issue? Issue, bool Others = true)
{
    public override string ToString() => $"{Demand} {Issue?.Code} {Issue?.Message} @{Issue?.Origin} {Issue?.Column} → {Issue?.Advice}";
}

/// <summary>One bad input of reliability.md 4, made on the spot.</summary>
/// <param name="Id">Number in the catalogue, such as B045; it is the code of the message too.</param>
/// <param name="What">The input in a few words.</param>
/// <param name="Core">What the Chinese message must contain.</param>
/// <param name="Place">What the message or its origin must name: file, sheet, row, column.</param>
internal sealed record CatalogueCase(string Id, string What, Demand Demand, string Core, Func<Task<Met>> Meet, string Place = "")
{
    /// <summary>Code of the message where it is that of another case with the same words.</summary>
    public string Code { get; init; } = Id;
}
