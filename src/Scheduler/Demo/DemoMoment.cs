namespace GreenBatch.Scheduler.Demo;

/// <summary>The city as the departments see it on the day of delivery.</summary>
internal sealed record DemoMoment(City City, DemoCycle Cycle)
{
    public DateOnly Today => DateOnly.FromDateTime(Cycle.Now.DateTime);

    public DemoUnit this[Part part] => City[part];

    public int FirstYear => City.Settings.First.Year;

    /// <summary>A day in the first year of the demo, or so many years after it.</summary>
    public DateOnly Day(int yearsAfter, int month, int day) => new(FirstYear + yearsAfter, month, day);

    /// <summary>The day when it has come, else nothing: what a register shows of an end that lies ahead.</summary>
    public DateOnly? IfPast(DateOnly day) => day <= Today ? day : null;

    public string District(DemoUnit unit) => City.Places.NameOn(unit.Place, Cycle.FilingDeadline);

    /// <summary>名称、代码、区县 of a unit, the first three cells of most departmental rows.</summary>
    public object?[] Identity(DemoUnit unit) => [unit.Company.NameOn(Today), unit.Company.CreditCode, District(unit)];

    /// <summary>The same three of enterprises that are not listed: departments deliver the whole city.</summary>
    public IEnumerable<object?[]> Others(int skip, int count) =>
        City.Unlisted().Skip(skip).Take(count).Select(o => new object?[] { o.Company.Name, o.Company.CreditCode, City.Places.NameOn(o.Place, Cycle.FilingDeadline) });
}
