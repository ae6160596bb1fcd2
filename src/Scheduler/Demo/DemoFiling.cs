using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>A unit's self-evaluation in one cycle, as it lies on the platform: planted faults included.</summary>
internal sealed record DemoFiling(DemoUnit Unit, string Name, string CreditCode, string Authority, decimal? EnergyTce, decimal? OutputValue, DateOnly FiledOn, IReadOnlyList<DemoValue> Values)
{
    public const string UnreadableValue = "约三成";
    private const int FilingDays = 24;

    /// <summary>The filing, or null when the unit files nothing.</summary>
    public static DemoFiling? Of(DemoMoment moment, DemoUnit unit)
    {
        if (!IsFiled(moment, unit))
            return null;
        var (city, cycle) = moment;
        var isFactory = unit.Kind == UnitKind.Factory;
        var energy = isFactory ? FactoryValues.EnergyTce(city, unit, cycle.Cycle) : (decimal?)null;
        var values = isFactory ? FactoryValues.Of(city, unit, cycle.Cycle) : ParkValues.Of(city, unit, cycle.Cycle);
        return new DemoFiling(
            unit,
            unit.NameOn(cycle.FilingDeadline),
            ListedCode(unit),
            city.Places.NameOn(unit.Place, cycle.FilingDeadline),
            energy,
            energy is { } tce ? Math.Round(tce * 1000m / FactoryValues.EnergyPerOutput(city, unit, cycle.Cycle), 1, MidpointRounding.ToEven) : null,
            cycle.FilingDeadline.AddDays(-1 - (unit.Ordinal % FilingDays)),
            cycle.Cycle == city.Settings.First ? WithFault(unit.Part, values) : values);
    }

    public static bool IsFiled(DemoMoment moment, DemoUnit unit) =>
        unit.PlannedFor(moment.City.Settings, moment.Cycle.Cycle.Year) is not (PlannedState.NotFiled or PlannedState.Merged or PlannedState.NotListed);

    /// <summary>The code as the platform bears it: one of them with a wrong check digit.</summary>
    public static string ListedCode(DemoUnit unit) =>
        unit.Part == Part.WrongCheckDigit ? DemoCodes.WithWrongCheck(unit.Company.CreditCode) : unit.Company.CreditCode;

    private static IReadOnlyList<DemoValue> WithFault(Part part, IReadOnlyList<DemoValue> values) => part switch
    {
        Part.UnitSlip => Change(values, "E1b", v => v with { Value = InThousands(v.Value) }),
        Part.ValueMissing => Change(values, "G2", v => v with { Value = null, State = "缺报" }),
        Part.FaultyRow => Change(values, "G2", v => v with { Value = UnreadableValue }),
        _ => values,
    };

    private static IReadOnlyList<DemoValue> Change(IReadOnlyList<DemoValue> values, string indicator, Func<DemoValue, DemoValue> change) =>
        [.. values.Select(v => string.Equals(v.Indicator, indicator, StringComparison.Ordinal) ? change(v) : v)];

    /// <summary>tce where kgce is asked for.</summary>
    private static string InThousands(string? value) =>
        (decimal.Parse(value ?? "0", System.Globalization.CultureInfo.InvariantCulture) / 1000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
