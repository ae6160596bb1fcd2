namespace GreenBatch.Kernel;

/// <summary>A reporting authority (区县或开发区主管部门) with the days it is valid. The GB/T 2260 code inside a credit code is never the current one.</summary>
/// <param name="Id">Internal id: the GB/T 2260 code where there is one, else <c>CQ-…</c>.</param>
/// <param name="Code">GB/T 2260 code, null for development areas.</param>
/// <param name="ValidFrom">First day, null when open.</param>
/// <param name="ValidTo">First day on which it no longer exists, null when open.</param>
public sealed record Authority(string Id, string? Code, string Name, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}
