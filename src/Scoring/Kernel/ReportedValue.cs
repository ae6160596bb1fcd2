namespace GreenBatch.Kernel;

public enum ValueState
{
    /// <summary>已填报.</summary>
    Reported,

    /// <summary>Asked for and not filed: 0 points or a hold, as the scheme says. Never a way out of the bottom.</summary>
    Missing,

    /// <summary>不适用; counts only where the indicator says that it may.</summary>
    NotApplicable,

    /// <summary>Reported, but quarantined, implausible or in an open conflict: the unit is held when its own flag would change.</summary>
    Invalid,
}

/// <summary>One value of one unit for one indicator; per-product indicators have one for each product.</summary>
public sealed record ReportedValue(IndicatorCode Indicator, decimal? Value, ValueState State = ValueState.Reported)
{
    /// <summary>What was filed, where <see cref="Value"/> is another figure (a district's degree, a department's figure); null where it is the filed one.</summary>
    public decimal? AsFiled { get; init; }

    /// <summary>产品名称 of a per-product row, else null.</summary>
    public string? Product { get; init; }

    /// <summary>加权参数: the product's energy (tce) or water intake (m³), weight of its points in the mean.</summary>
    public decimal? Parameter { get; init; }

    /// <summary>引领值 filed with the row.</summary>
    public decimal? Lead { get; init; }

    /// <summary>基准值 filed with the row.</summary>
    public decimal? Base { get; init; }

    /// <summary>For an invalid value: what it would be if the other side is right; null when there is no rival (then 0 and full points are tried).</summary>
    public decimal? Rival { get; init; }

    /// <summary>Why the value is invalid, or what was changed on the way, in Chinese.</summary>
    public string? Note { get; init; }

    public Origin? Origin { get; init; }
}
