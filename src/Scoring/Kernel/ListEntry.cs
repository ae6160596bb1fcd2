namespace GreenBatch.Kernel;

/// <summary>
/// One entry of the national list (名单条目). It, and not the credit code, is the key of everything: one company may own several listed plants,
/// and an entry may change its name or its code.
/// </summary>
/// <param name="Id">条目编号, such as <c>GF-0118</c>; never reused.</param>
/// <param name="Name">Current name (工厂名称).</param>
public sealed record ListEntry(string Id, UnitKind Kind, string Name)
{
    /// <summary>统一社会信用代码 of the legal person behind the entry, upper case.</summary>
    public string? CreditCode { get; init; }

    /// <summary>排污许可证编号: credit code + 3-digit place + letter; tells two plants of one company apart.</summary>
    public string? SiteCode { get; init; }

    /// <summary>Id of the reporting authority on the cycle's day of record.</summary>
    public string? AuthorityId { get; init; }

    /// <summary>细分行业 as declared: a name of the 53 key industries, or null where the general table (通则) applies.</summary>
    public string? Sector { get; init; }

    /// <summary>统计局四位代码 (GB/T 4754).</summary>
    public string? IndustryCode { get; init; }

    /// <summary>批次 of recognition as published.</summary>
    public string? Batch { get; init; }

    /// <summary>入选年度: the list year. The year of entry has no ranking.</summary>
    public int? ListedYear { get; init; }

    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Entry that took this one over in a merger; the survivor keeps its own streak.</summary>
    public string? MergedInto { get; init; }

    public string? Address { get; init; }
}
