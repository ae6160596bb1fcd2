namespace GreenBatch.Scheduler.Demo;

/// <summary>One table as a department delivers it: cells are text, a number, a day or nothing.</summary>
/// <param name="Name">Chinese name of the dataset, and of the worksheet.</param>
internal sealed record DemoTable(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Rows of what has happened by the day, in the order given. The day stands in the column <paramref name="dayColumn"/>.</summary>
    public static DemoTable Until(DateOnly day, string name, IReadOnlyList<string> header, int dayColumn, IEnumerable<IReadOnlyList<object?>> rows) =>
        new(name, header, rows.Where(row => row[dayColumn] is not DateOnly happened || happened <= day).ToList());
}
