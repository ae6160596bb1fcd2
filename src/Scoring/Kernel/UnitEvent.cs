namespace GreenBatch.Kernel;

/// <summary>
/// Something that a department recorded about a unit: an accident, a penalty, a listing, a grade. What it means is said by the scheme's
/// <c>vetoes.yaml</c>, never here.
/// </summary>
/// <param name="Kind">Kind of event, the <c>event</c> of its dataset in <c>source.yaml</c>, such as <c>accident</c>.</param>
/// <param name="Date">Day of the event or of the decision; null when the source gives none.</param>
/// <param name="Description">What happened, as the source words it.</param>
public sealed record UnitEvent(string Kind, DateOnly? Date, string Description)
{
    /// <summary>Day it ended (removed from the listing, production resumed, rectification done); null while open.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Day by which something had to be done (rectification), if any.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Grade as the source writes it: 一般, 较大, 重大, 特别重大; Ⅰ级…Ⅳ级; A…D.</summary>
    public string? Grade { get; init; }

    /// <summary>处罚类别 and what became of licences, as the source writes it: 罚款, 责令停产停业, 吊销许可证件 …</summary>
    public string? Class { get; init; }

    /// <summary>Amount in 万元.</summary>
    public decimal? Amount { get; init; }

    /// <summary>State as the source writes it: 存续, 注销, 已修复, 已撤销, 未履行 …</summary>
    public string? Status { get; init; }

    /// <summary>文号 or 案号.</summary>
    public string? Document { get; init; }

    /// <summary>It hits the legal person, but happened at another site than the listed one: to be reviewed, never an automatic veto.</summary>
    public bool IsOtherSite { get; init; }

    /// <summary>Enterprise inside the park that the record is about; null for a record of the unit itself.</summary>
    public string? Enterprise { get; init; }

    public Origin? Origin { get; init; }
}
