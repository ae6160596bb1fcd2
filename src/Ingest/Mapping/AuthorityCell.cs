using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Finds the authority a cell names. The list itself must name one that exists on the day of record; other sources may use an older name.</summary>
internal sealed class AuthorityCell(AuthorityRegister register, DateOnly day)
{
    private readonly Dictionary<string, Authority?> _onDay = new(StringComparer.Ordinal);

    public CellResult Read(string text, bool mustExistOnDay)
    {
        if (!_onDay.TryGetValue(text, out var found))
        {
            found = Find(CellText.Compact(text), register.On(day)) ?? register.Resolve(text, day);
            _onDay[text] = found;
        }

        if (found is not null)
            return CellResult.Of(found.Id);
        var former = register.ResolveEver(text) ?? Find(CellText.Compact(text), register.All);
        if (former is null)
            return CellResult.Fault("B118", "无法识别所属区");
        return mustExistOnDay
            ? CellResult.Fault("B118", $"无法识别所属区：「{former.Name}」在基准日不存在")
            : CellResult.Warned(former.Id, "B118", $"「{former.Name}」在基准日已不存在，按旧名识别");
    }

    /// <summary>By name without brackets, by a name's unique ending (高新区), or by the short form of an autonomous county (石柱县).</summary>
    private static Authority? Find(string text, IReadOnlyList<Authority> authorities)
    {
        var name = text.StartsWith("重庆市", StringComparison.Ordinal) ? text[3..] : text;
        if (name.Length < 2)
            return null;
        return authorities.FirstOrDefault(a => string.Equals(a.Id, name, StringComparison.Ordinal) || string.Equals(Bare(a), Bare(name), StringComparison.Ordinal))
            ?? Only(authorities, a => name.Length > 2 && Bare(a).EndsWith(name, StringComparison.Ordinal))
            ?? Only(authorities, a => a.Name.EndsWith("自治县", StringComparison.Ordinal) && a.Name.StartsWith(name.TrimEnd('县'), StringComparison.Ordinal));
    }

    private static Authority? Only(IReadOnlyList<Authority> authorities, Func<Authority, bool> isMeant)
    {
        var found = authorities.Where(isMeant).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string Bare(Authority authority) => Bare(CellText.Compact(authority.Name));

    private static string Bare(string name) => name.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0 ? name[..bracket] : name;
}
