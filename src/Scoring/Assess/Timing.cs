using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What time says of a record that a rule is about. From <see cref="Withdrawn"/> on, in the order of <see cref="KeptReason"/>.</summary>
internal enum Timed
{
    Counts,

    /// <summary>The rule is not about a record in this state.</summary>
    IsNot,
    Withdrawn,
    BeforeLookBack,
    AfterAnchor,
    Ended,
    TooShort,
}

/// <summary>Lays a rule's look-back, and what it asks of the record's state on the day of record, over one record.</summary>
internal static class Timing
{
    public static Timed Of(VetoRule rule, UnitEvent happened, LookBack lookBack)
    {
        var (first, last) = lookBack;
        if (Condition.IsWithdrawn(rule, happened))
            return Timed.Withdrawn;
        if (happened.Date > last)
            return Timed.AfterAnchor;
        var isOpen = happened.End is null || happened.End > last;
        // Without a due day nobody knows whether it has passed: it counts, and Doubt gives it to a person.
        var state = OfState(rule, isOpen, happened.Due is null || happened.Due < last);
        if (state != Timed.Counts || happened.Date is not { } date)
            return state;
        return rule.MinimumMonths is { } months
            ? OfLength(date, isOpen ? last : happened.End!.Value, months, first)
            : date < first ? Timed.BeforeLookBack : Timed.Counts;
    }

    private static Timed OfState(VetoRule rule, bool isOpen, bool isPastDue)
    {
        if (rule.WhenEnded && isOpen)
            return Timed.IsNot;
        if (!isOpen && (rule.WhileOpen || rule.WhenOverdue))
            return Timed.Ended;
        return rule.WhenOverdue && !isPastDue ? Timed.IsNot : Timed.Counts;
    }

    /// <summary>
    /// 近三年内连续满若干月: only what lies inside the look-back counts, so that a stop that began before it and lasts on is not too old, and one that ended
    /// soon after its first day is too short.
    /// </summary>
    private static Timed OfLength(DateOnly date, DateOnly end, int months, DateOnly? first)
    {
        if (end < first)
            return Timed.BeforeLookBack;
        var begin = date < first ? first.Value : date;
        return begin.AddMonths(months) <= end ? Timed.Counts : Timed.TooShort;
    }
}
