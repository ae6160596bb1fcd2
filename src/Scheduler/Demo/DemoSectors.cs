namespace GreenBatch.Scheduler.Demo;

/// <summary>The key industries of the made-up city: names from <c>industries.csv</c>, products and limits invented.</summary>
internal static class DemoSectors
{
    private static readonly Dictionary<string, DemoProduct[]> EnergyProducts = new(StringComparer.Ordinal)
    {
        ["水泥"] = [new("水泥熟料", 94m, 109m), new("水泥", 80m, 94m)],
        ["短流程钢铁企业"] = [new("电炉钢", 67m, 88m), new("热轧棒材", 40m, 55m), new("热轧线材", 45m, 60m)],
        ["铁合金"] = [new("硅锰合金", 780m, 860m)],
        ["焦化"] = [new("焦炭", 110m, 135m)],
        ["烧碱"] = [new("离子膜液碱", 315m, 350m), new("离子膜固碱", 420m, 480m)],
        ["平板玻璃及制品"] = [new("平板玻璃", 9.5m, 12m)],
        ["建筑陶瓷"] = [new("陶质砖", 3.7m, 4.6m)],
        ["电解铝"] = [new("铝液", 1580m, 1650m)],
        ["化学纤维"] = [new("涤纶长丝", 110m, 150m), new("锦纶切片", 180m, 230m)],
        ["造纸"] = [new("瓦楞原纸", 210m, 300m)],
    };

    private static readonly Dictionary<string, DemoProduct[]> WaterProducts = new(StringComparer.Ordinal)
    {
        ["造纸"] = [new("瓦楞原纸", 5m, 11m)],
        ["印染"] = [new("棉印染布", 70m, 110m), new("化纤印染布", 60m, 95m)],
        ["短流程钢铁企业"] = [new("电炉钢", 1.6m, 2.8m)],
        ["化学纤维"] = [new("涤纶长丝", 1.2m, 2.4m)],
        ["汽车整车"] = [new("乘用车", 1.9m, 3.2m)],
    };

    /// <param name="industries">Name and statistical codes of the key industries, in their order.</param>
    public static IReadOnlyList<DemoSector> From(IEnumerable<(string Name, string Codes)> industries) =>
        [.. industries.Select(i => new DemoSector(i.Name, FirstCode(i.Codes))
        {
            Energy = EnergyProducts.GetValueOrDefault(i.Name, []),
            Water = WaterProducts.GetValueOrDefault(i.Name, []),
        })];

    /// <summary>The first run of four digits, else of three and a nought: the file writes ranges and lists.</summary>
    private static string FirstCode(string codes)
    {
        var digits = new string([.. codes.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return digits.PadRight(4, '0')[..4];
    }
}
