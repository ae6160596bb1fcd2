namespace GreenBatch.Benchmarks.Match;

/// <summary>Corruptions 24 to 26, 28 and 29: districts, addresses, people, and registers that moved on.</summary>
internal static class PlaceCorruptions
{
    public static IReadOnlyList<Corruption> All { get; } =
    [
        new(24, "地址写法", false, Addressed),
        new(25, "法定代表人变更或遮掩", false, (d, l) => d.Representative = d.Representative.Length == 0 ? "" : l.Of(["", "赵某某", d.Representative[0] + "*"])),
        new(26, "重复行略有改动", false, (d, _) => d.Address = d.Address + "　"),
        new(28, "区县缺、旧或不同", false, Moved),
        new(29, "只有名称", false, (d, _) => (d.Authority, d.Address, d.Representative) = ("", "", "")),
    ];

    private static void Addressed(Draft draft, Lottery lottery)
    {
        var address = draft.Address;
        draft.Address = lottery.Of(
        [
            address.Replace("重庆市", "", StringComparison.Ordinal), address.Replace("重庆市" + draft.Entity.District, "", StringComparison.Ordinal), address.Replace("号", "", StringComparison.Ordinal),
            address.Replace("附1号", "附1", StringComparison.Ordinal), address.Length > 12 ? address[..12] : address, "", "重庆市" + draft.Entity.District + "工业园区",
        ]);
    }

    private static void Moved(Draft draft, Lottery lottery) => draft.Authority = lottery.Of(
    [
        "", "", draft.Authority.Replace("区", "县", StringComparison.Ordinal), "重庆市" + draft.Authority, draft.Entity.DistrictCode, "重庆市" + draft.Authority + "市场监督管理局", "渝北区",
    ]);
}
