namespace GreenBatch.Kernel;

/// <summary>指标编码, such as <c>E1b</c>. Values are keyed by it, so that next year's indicators are a file and not a release.</summary>
public readonly record struct IndicatorCode(string Value) : IComparable<IndicatorCode>
{
    public int CompareTo(IndicatorCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(IndicatorCode left, IndicatorCode right) => left.CompareTo(right) < 0;

    public static bool operator >(IndicatorCode left, IndicatorCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(IndicatorCode left, IndicatorCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IndicatorCode left, IndicatorCode right) => left.CompareTo(right) >= 0;
}
