using System.Globalization;

namespace GreenBatch.Benchmarks.Match;

/// <summary>
/// A city of invented enterprises: region, brand, trade and form from tables, with the lengths, forms and shares of branches measured on a city register.
/// It has siblings (same brand and owner, other trade), near names (one character apart), branches of a present parent, and shared addresses.
/// </summary>
internal static class InventedCity
{
    private const double Absent = 0.20;
    private const double AbsentBranches = 0.50;

    private const string BrandCharacters = "青禾澜屿驰沃峤凌锦瑞渝鑫宏远达盛泰恒康源丰隆祥和嘉佳美华兴旺顺通利益众力博宇航天云海山川江河湖林森木石金银铜玉晶光明辉耀星月日晨曦春秋冬夏东方西南北中正大同安平永久长新创智慧联合诚信德仁义礼文武双龙凤虎鹏翔飞跃腾升高峰岭岳松柏竹梅兰菊荷蓝翠紫红白黄黑朗润泽沛汇聚集群英杰俊豪雄伟卓越优品奇妙灵秀";

    private static readonly IReadOnlyList<(string Name, string Code)> Districts =
    [
        ("万州区", "500101"), ("涪陵区", "500102"), ("渝中区", "500103"), ("大渡口区", "500104"), ("江北区", "500105"), ("沙坪坝区", "500106"), ("九龙坡区", "500107"), ("南岸区", "500108"),
        ("北碚区", "500109"), ("綦江区", "500110"), ("大足区", "500111"), ("渝北区", "500112"), ("巴南区", "500113"), ("长寿区", "500115"), ("江津区", "500116"), ("合川区", "500117"),
        ("永川区", "500118"), ("南川区", "500119"), ("璧山区", "500120"), ("铜梁区", "500151"), ("潼南区", "500152"), ("荣昌区", "500153"), ("开州区", "500154"), ("梁平区", "500155"), ("忠县", "500233"), ("云阳县", "500235"),
    ];

    private static readonly string[] Trades =
    [
        "机械", "机械制造", "机电设备", "模具", "汽车配件", "汽车零部件", "摩托车配件", "齿轮", "铸造", "锻造", "钢结构", "金属制品", "铝业", "铜业", "水泥", "建材", "混凝土", "玻璃", "陶瓷", "化工",
        "化学", "涂料", "塑料", "塑料制品", "橡胶制品", "包装", "纸业", "印务", "食品", "食品开发", "乳业", "饮料", "酒业", "饲料", "纺织", "服饰", "鞋业", "家具", "木业", "门窗", "电子", "电子科技", "光电",
        "电气", "电缆", "仪器", "仪表", "智能装备", "机器人", "医药", "生物科技", "环保科技", "环保工程", "新能源", "新材料", "物流", "商贸", "贸易", "实业", "科技", "建筑工程", "装饰工程", "园林", "农业开发",
    ];

    private static readonly IReadOnlyList<(string Form, double Weight)> Forms =
        [("有限公司", 61.9), ("有限责任公司", 14), ("股份有限公司", 2.5), ("公司", 4.2), ("(集团)有限公司", 0.8), ("厂", 7), ("专业合作社", 5.2), ("商行", 2), ("经营部", 2.4)];

    private static readonly string[] Roads = ["科园路", "建设路", "民生路", "工业大道", "创新大道", "滨江路", "金桥路", "银杏路", "兴业街", "和平街", "光明村", "石桥村", "新塘村", "大湾村", "红星路", "迎宾大道"];

    private static readonly string[] BranchTails = ["分公司", "{0}分公司", "第二分公司", "第三经营部", "{0}工厂", "一厂", "二厂", "化肥分公司", "{0}门市部", "(生产基地)", "加油站", "第二车间"];

    /// <param name="count">Enterprises, masters and absent ones together.</param>
    public static IReadOnlyList<Entity> Make(int count, Lottery lottery)
    {
        var city = new List<Entity>(count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (city.Count < count)
        {
            var drawn = lottery.Weighted<Func<Entity>>(
            [
                (() => Fresh(city.Count, lottery), 74), (() => Sibling(city, lottery), 6), (() => Near(city, lottery), 6), (() => Branch(city, lottery), 14),
            ])();
            if (names.Add(drawn.Name))
                city.Add(drawn);
        }

        return city;
    }

    private static Entity Fresh(int number, Lottery lottery)
    {
        var (district, code) = lottery.Of(Districts);
        var region = Region(district, lottery);
        var name = region + Brand(lottery) + lottery.Of(Trades) + lottery.Weighted(Forms);
        return Of(new(number, name, region.Length, "", district, code, Address(district, lottery), Person(lottery), "", "", -1), lottery);
    }

    /// <summary>Same brand, place and owner, another trade.</summary>
    private static Entity Sibling(List<Entity> city, Lottery lottery)
    {
        if (Elder(city, lottery) is not { } elder)
            return Fresh(city.Count, lottery);
        var old = Array.Find(Trades, t => elder.Name.Contains(t, StringComparison.Ordinal))!;
        var name = elder.Name.Replace(old, lottery.Of(Trades), StringComparison.Ordinal);
        var address = lottery.Hits(0.6) ? elder.Address : Address(elder.District, lottery);
        return Of(elder with { Number = city.Count, Name = name, Address = address, Representative = lottery.Hits(0.6) ? elder.Representative : Person(lottery), Kin = "sibling", Parent = elder.Number }, lottery);
    }

    /// <summary>One character of the brand is another: a hard negative.</summary>
    private static Entity Near(List<Entity> city, Lottery lottery)
    {
        if (Elder(city, lottery) is not { } elder)
            return Fresh(city.Count, lottery);
        var at = elder.BrandAt + lottery.Below(2);
        var name = elder.Name.Remove(at, 1).Insert(at, lottery.Of(BrandCharacters).ToString(CultureInfo.InvariantCulture));
        var (district, code) = lottery.Hits(0.4) ? (elder.District, elder.DistrictCode) : lottery.Of(Districts);
        var address = lottery.Hits(0.1) ? elder.Address : Address(district, lottery);
        return Of(elder with { Number = city.Count, Name = name, District = district, DistrictCode = code, Address = address, Representative = Person(lottery), Kin = "near", Parent = elder.Number }, lottery);
    }

    private static Entity Branch(List<Entity> city, Lottery lottery)
    {
        var parent = Elder(city, lottery);
        if (parent is null || !parent.Name.EndsWith("公司", StringComparison.Ordinal))
            return Fresh(city.Count, lottery);
        var (district, code) = lottery.Of(Districts);
        var name = parent.Name + string.Format(CultureInfo.InvariantCulture, lottery.Of(BranchTails), district[..2]);
        return Of(parent with { Number = city.Count, Name = name, District = district, DistrictCode = code, Address = Address(district, lottery), Kin = "branch", Parent = parent.Number }, lottery);
    }

    /// <summary>With its code, perhaps with a former name, and perhaps absent from the masters.</summary>
    private static Entity Of(Entity drawn, Lottery lottery) => drawn with
    {
        Code = PlayedCodes.Credit(drawn.Number + 1, drawn.DistrictCode),
        FormerName = lottery.Hits(0.05) ? "重庆" + Brand(lottery) + lottery.Of(Trades) + "厂" : "",
        IsAbsent = lottery.Hits(drawn.Kin is "branch" ? AbsentBranches : Absent),
    };

    /// <summary>An enterprise to be kin of: a legal person with a trade of the table.</summary>
    private static Entity? Elder(List<Entity> city, Lottery lottery)
    {
        if (city.Count == 0)
            return null;
        var drawn = lottery.Of(city);
        return drawn.Kin.Length == 0 ? drawn : null;
    }

    private static string Region(string district, Lottery lottery) => lottery.Weighted<string>([("重庆", 55), ("重庆市", 15), ("重庆" + district, 8), ("重庆市" + district, 14), (district, 5), ("", 3)]);

    private static string Brand(Lottery lottery)
    {
        var length = lottery.Weighted<int>([(2, 62), (3, 24), (4, 14)]);
        return string.Concat(Enumerable.Range(0, length).Select(_ => lottery.Of(BrandCharacters)));
    }

    private static string Address(string district, Lottery lottery) =>
        string.Create(CultureInfo.InvariantCulture, $"重庆市{district}{lottery.Of(Roads)}{lottery.Below(240) + 1}号{lottery.Weighted<string>([("", 5), ("附1号", 2), ("3幢2-1", 2), ("标准厂房", 1)])}");

    private static string Person(Lottery lottery) =>
        lottery.Of("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐").ToString() + lottery.Of("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英文") + lottery.Of("安波晨东帆光华建杰康林敏宁鹏琪荣珊婷薇旭雅志");
}
