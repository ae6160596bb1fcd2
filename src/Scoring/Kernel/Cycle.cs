using System.Globalization;

namespace GreenBatch.Kernel;

/// <summary>评价周期: the year in which listed units evaluate themselves. The data evaluated are of the year before (评价年).</summary>
/// <param name="Year">Calendar year, 2016 to 2100.</param>
public readonly record struct Cycle(int Year) : IComparable<Cycle>
{
    private const int First = 2016;
    private const int Last = 2100;

    public Cycle Previous => new(Year - 1);

    public Cycle Next => new(Year + 1);

    /// <summary>Reads a cycle as people type it; anything but four digits from 2016 to 2100 is refused.</summary>
    public static bool TryParse(string? text, out Cycle cycle)
    {
        var isYear = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= First and <= Last;
        cycle = isYear ? new Cycle(year) : default;
        return isYear;
    }

    public int CompareTo(Cycle other) => Year.CompareTo(other.Year);

    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Cycle left, Cycle right) => left.Year < right.Year;

    public static bool operator >(Cycle left, Cycle right) => left.Year > right.Year;

    public static bool operator <=(Cycle left, Cycle right) => left.Year <= right.Year;

    public static bool operator >=(Cycle left, Cycle right) => left.Year >= right.Year;
}
