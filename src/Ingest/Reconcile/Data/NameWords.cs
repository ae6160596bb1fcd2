namespace GreenBatch.Ingest;

/// <summary>Words with a meaning of their own inside a company name.</summary>
internal static class NameWords
{
    /// <summary>Old writing of a district, then the one the registers use now: counties that became districts keep their old name in old records.</summary>
    public static IReadOnlyList<(string Old, string New)> Districts { get; } =
    [
        ("璧山县", "璧山区"), ("綦江县", "綦江区"), ("铜梁县", "铜梁区"), ("潼南县", "潼南区"), ("荣昌县", "荣昌区"), ("梁平县", "梁平区"), ("武隆县", "武隆区"),
        ("大足县", "大足区"), ("长寿县", "长寿区"), ("黔江县", "黔江区"), ("永川市", "永川区"), ("江津市", "江津区"), ("合川市", "合川区"), ("南川市", "南川区"),
        ("涪陵市", "涪陵区"), ("万县市", "万州区"), ("重庆开县", "重庆开州区"), ("重庆巴县", "重庆巴南区"),
    ];

    /// <summary>Districts that took one another over, by name: a record under the one does not contradict an entry under the other.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Successors { get; } =
    [
        ["江北区", "两江新区", "两江新区（开发区）", "北部新区"],
        ["渝北区", "两江新区", "两江新区（开发区）", "北部新区"],
        ["北碚区", "两江新区", "两江新区（开发区）"],
        ["綦江区", "万盛经开区", "万盛区"],
        ["大足区", "双桥区", "双桥经开区"],
        ["沙坪坝区", "西部科学城重庆高新区"],
        ["九龙坡区", "西部科学城重庆高新区"],
    ];

    public static IReadOnlyList<string> DistrictNames { get; } =
    [
        "万州", "涪陵", "渝中", "大渡口", "江北", "沙坪坝", "九龙坡", "南岸", "北碚", "綦江", "大足", "渝北", "巴南", "黔江", "长寿", "江津", "合川", "永川", "南川", "璧山",
        "铜梁", "潼南", "荣昌", "开州", "梁平", "武隆", "两江新区", "城口", "丰都", "垫江", "忠县", "云阳", "奉节", "巫山", "巫溪", "石柱", "秀山", "酉阳", "彭水", "万盛", "双桥", "北部新区",
    ];

    /// <summary>What an enterprise does or is, not what it is called: left out when brands are compared.</summary>
    public static IReadOnlyList<string> Trades { get; } =
    [
        "制造", "机械", "机电", "设备", "科技", "技术", "工业", "实业", "化工", "化学", "电子", "电气", "电力", "汽车", "摩托车", "配件", "零部件", "材料", "新材料", "建材", "食品",
        "饮料", "集团", "控股", "发展", "开发", "投资", "贸易", "商贸", "工贸", "物流", "运输", "建筑", "工程", "建设", "环保", "能源", "新能源", "医药", "制药", "药业", "生物", "农业",
        "包装", "印刷", "塑料", "塑胶", "橡胶", "玻璃", "陶瓷", "水泥", "钢铁", "铝业", "铜业", "冶金", "金属", "制品", "纺织", "服装", "服饰", "家具", "木业", "纸业", "造纸", "仪器", "仪表",
        "智能", "信息", "网络", "软件", "光电", "半导体", "动力", "模具", "铸造", "锻造", "齿轮", "轴承", "船舶", "航空", "装备", "精密", "五金", "热电", "燃气", "水务", "服务", "管理",
        "咨询", "文化", "传媒", "房地产", "置业", "物业", "餐饮", "酒店", "养殖", "种植", "加工", "销售", "经营", "产业", "企业", "有限", "股份", "责任", "公司", "中国", "国际",
    ];
}
