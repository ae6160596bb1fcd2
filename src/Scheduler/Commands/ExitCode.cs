namespace GreenBatch.Scheduler.Commands;

/// <summary>Exit codes of the command line; other programs rely on them.</summary>
internal enum ExitCode
{
    Done = 0,
    Unexpected = 1,

    /// <summary>Wrong usage or configuration.</summary>
    Usage = 2,

    /// <summary>Done, with findings: quarantine, conflicts, incomplete dossiers.</summary>
    Findings = 3,

    /// <summary>A source is unreachable, stale or incomplete: nothing was ranked.</summary>
    SourceMissing = 4,

    /// <summary>Input rejected.</summary>
    InputRejected = 5,

    /// <summary>Frozen cycle, or another run holds it.</summary>
    Conflict = 6,
    DeliveredInPart = 7,
    NotApproved = 8,
    Cancelled = 130,
}
