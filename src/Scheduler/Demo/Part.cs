namespace GreenBatch.Scheduler.Demo;

/// <summary>The part a factory plays. Every part but <see cref="Ordinary"/> is played once; the numbers are its place in the generator.</summary>
internal enum Part
{
    /// <summary>Weak in all three cycles: 红 in the third.</summary>
    BottomInAll,

    /// <summary>Weak in two cycles, sound in the third.</summary>
    LeavesInThird,

    /// <summary>Weak in the first and third, files nothing in the second.</summary>
    MiddleMissing,
    TwinOne,
    TwinTwo,

    /// <summary>Filed tce where kgce is asked for, and its flag hangs on it.</summary>
    UnitSlip,
    RenamedBefore,
    RenamedBetween,
    PlantOne,
    PlantTwo,
    Survivor,
    Merged,
    DistrictRiverNorth,
    DistrictTown,
    DistrictBeibei,
    DistrictDevelopmentZone,
    NotFiled,
    ValueMissing,
    WrongCheckDigit,
    SpreadsheetDamage,
    DuplicateRows,
    EnergyConflict,
    AbnormalListing,
    Deregistered,
    Stopped,
    Accident,
    Incident,
    TaxViolation,
    RemovedBefore,
    SupervisionProblem,
    RectificationOverdue,
    CourtExecution,
    RecordWithdrawn,
    OldAccident,
    Penalty,
    AbnormalEnded,
    FaultyRow,

    /// <summary>No part: an ordinary factory or park.</summary>
    Ordinary,
}

/// <summary>What is planned for a factory in a cycle, before anything is computed.</summary>
internal enum PlannedState
{
    Ranked,
    Vetoed,
    Held,
    NotFiled,
    NewEntry,

    /// <summary>Merged into another entry.</summary>
    Merged,

    /// <summary>Not on the list yet.</summary>
    NotListed,
}

/// <summary>Which part ends where in which cycle.</summary>
internal static class Parts
{
    public static PlannedState PlannedFor(this DemoUnit unit, DemoSettings settings, int year)
    {
        if (unit.ListedYear > year)
            return PlannedState.NotListed;
        if (unit.ListedYear == year)
            return PlannedState.NewEntry;
        return Planned(unit.Part, year - settings.First.Year);
    }

    /// <param name="index">0 for the first cycle of the demo.</param>
    private static PlannedState Planned(Part part, int index) => part switch
    {
        Part.MiddleMissing when index == 1 => PlannedState.NotFiled,
        Part.NotFiled when index != 1 => PlannedState.NotFiled,
        Part.UnitSlip when index == 0 => PlannedState.Held,
        Part.Merged when index > 0 => PlannedState.Merged,
        Part.AbnormalListing or Part.RectificationOverdue when index == 0 => PlannedState.Vetoed,
        Part.Deregistered when index > 0 => PlannedState.Vetoed,
        >= Part.Stopped and <= Part.SupervisionProblem or Part.CourtExecution => PlannedState.Vetoed,
        _ => PlannedState.Ranked,
    };
}
