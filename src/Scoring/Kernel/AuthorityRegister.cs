namespace GreenBatch.Kernel;

/// <summary>The dated register of reporting authorities (<c>config/authorities.csv</c>), in its own order: the order of administrative codes.</summary>
public sealed class AuthorityRegister(IReadOnlyList<Authority> authorities)
{
    private readonly Dictionary<string, Authority> _byId = authorities.ToDictionary(a => a.Id, StringComparer.Ordinal);

    public IReadOnlyList<Authority> All { get; } = authorities;

    /// <summary>The authorities that exist on a day (the cycle's filing deadline is the day of record).</summary>
    public IReadOnlyList<Authority> On(DateOnly day) => [.. All.Where(a => a.IsValidOn(day))];

    public Authority? Find(string? id) => id is not null && _byId.TryGetValue(id, out var found) ? found : null;

    /// <summary>Finds the authority a source names, by id, code or name as written (江北区, 江北), valid on the day; null when unknown on that day.</summary>
    public Authority? Resolve(string? text, DateOnly day)
    {
        var named = text?.Trim();
        return string.IsNullOrEmpty(named) ? null : On(day).FirstOrDefault(a => IsNamed(a, named));
    }

    /// <summary>As <see cref="Resolve"/> without regard to the day: old names stay readable in old records.</summary>
    public Authority? ResolveEver(string? text)
    {
        var named = text?.Trim();
        return string.IsNullOrEmpty(named) ? null : All.FirstOrDefault(a => IsNamed(a, named));
    }

    public string NameOf(string? id) => Find(id)?.Name ?? id ?? "";

    private static bool IsNamed(Authority authority, string named) =>
        string.Equals(authority.Id, named, StringComparison.Ordinal)
        || string.Equals(authority.Name, named, StringComparison.Ordinal)
        || string.Equals(authority.Name.TrimEnd('区', '县'), named, StringComparison.Ordinal)
        || string.Equals("重庆市" + authority.Name, named, StringComparison.Ordinal);
}
