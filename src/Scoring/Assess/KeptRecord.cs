using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>A record that a rule would count, were it not withdrawn, too old, too late or over: kept in sight, and without any effect.</summary>
public sealed record KeptRecord(VetoRule Rule, UnitEvent Event, KeptReason Why, string Reason);

public enum KeptReason
{
    /// <summary>Withdrawn, repaired, or found not to be the unit's.</summary>
    Withdrawn,

    /// <summary>早于追溯期.</summary>
    BeforeLookBack,

    /// <summary>After the day of record: it belongs to the next cycle.</summary>
    AfterAnchor,

    /// <summary>It was over on the day of record.</summary>
    Ended,

    /// <summary>It did not last long enough.</summary>
    TooShort,
}
