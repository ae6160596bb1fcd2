using System.Text.RegularExpressions;

namespace GreenBatch.Benchmarks.Match;

/// <summary>Corruptions 9 to 23, 27 and 30: what happens to names.</summary>
internal static partial class NameCorruptions
{
    private const int TimeoutMilliseconds = 1000;
    private const string City = "重庆";

    /// <summary>Tables of the generator's own, so that the matcher is not measured with its own ruler.</summary>
    private static readonly string[] Sounds = ["渝瑜愉", "鑫新欣馨", "宏洪弘鸿", "盛胜圣", "瑞锐", "恒衡", "达大", "华花", "康慷", "源元园", "丰峰锋", "祥翔", "佳嘉", "兴星", "力利丽", "博勃", "禾和合河荷", "成城诚", "辉晖", "机积", "业叶"];
    private static readonly string[] Shapes = ["己已", "未末", "大太", "天夭", "人入", "木本", "日曰", "土士", "石右", "治冶", "宏宠", "达迖", "材村", "机杌", "料科", "永水", "玉王", "昌冒", "晨展", "东车"];
    private static readonly string[] Traditional = ["庆慶", "龙龍", "华華", "东東", "机機", "业業", "电電", "车車", "厂廠", "峰峯", "矿鑛", "丰豐", "兴興", "汇匯", "润潤", "泽澤", "云雲", "飞飛", "腾騰", "鹏鵬", "铝鋁", "铜銅", "钢鋼", "纺紡", "织織"];
    private static readonly (string, string)[] Trades = [("化工", "化学"), ("机械", "机电"), ("科技", "技术"), ("商贸", "贸易"), ("建材", "材料"), ("食品", "食品厂")];
    private static readonly string[] Forms = ["有限责任公司", "股份有限公司", "(集团)有限公司", "有限公司", "专业合作社", "公司", "厂"];

    public static IReadOnlyList<Corruption> All { get; } =
    [
        new(9, "地名写法", false, (d, l) => d.Name = Region(d.Name, l)),
        new(10, "地名移入括号", false, (d, _) => d.Name = Moved(d.Name)),
        new(11, "括号写法", false, (d, l) => d.Name = l.Of([d.Name.Replace('(', '（').Replace(')', '）'), d.Name.Replace('(', '[').Replace(')', ']'), d.Name.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)])),
        new(12, "全角、空格、句号", false, Widths),
        new(13, "繁体和异体字", true, (d, _) => d.Name = string.Concat(d.Name.Select(c => Array.Find(Traditional, t => t[0] == c) is { } pair ? pair[1] : c))),
        new(14, "同音字", false, (d, l) => d.Name = Swapped(d.Name, Sounds, l)),
        new(15, "形近字", true, (d, l) => d.Name = Swapped(d.Name, Shapes, l)),
        new(16, "多字、少字、重字、换位", false, Slipped),
        new(17, "组织形式", false, (d, l) => d.Name = Formed(d.Name, l)),
        new(18, "集团增减", false, (d, _) => d.Name = Grouped(d.Name)),
        new(19, "简称和行业词", false, (d, l) => d.Name = Shortened(d.Name, l)),
        new(20, "截断", true, (d, l) => d.Name = d.Name[..Math.Min(d.Name.Length, l.Of([12, 20, 25]))]),
        new(21, "更名", false, Renamed),
        new(22, "序号写法", false, (d, _) => d.Name = d.Name.Replace("第二", "2", StringComparison.Ordinal).Replace("一厂", "第1厂", StringComparison.Ordinal)),
        new(23, "粘连联系方式", true, (d, l) => d.Name += l.Of([" 联系人：某某", "13800000000", "（电话：023-00000000）"])),
        new(27, "编码损坏", true, (d, l) => d.Name = d.Name.Remove(l.Below(d.Name.Length), 1).Insert(0, "?")),
        new(30, "测试行", false, (d, _) => d.Name = "江南年报测试有限公司"),
    ];

    private static string FormOf(string name) => Array.Find(Forms, f => name.EndsWith(f, StringComparison.Ordinal) && !name.EndsWith("分" + f, StringComparison.Ordinal)) ?? "";

    private static string Region(string name, Lottery lottery)
    {
        if (name.StartsWith("重庆市", StringComparison.Ordinal))
            return City + name[3..];
        return name.StartsWith(City, StringComparison.Ordinal) ? lottery.Of(["重庆市" + name[2..], "重庆市" + name[2..], name[2..]]) : City + name;
    }

    private static string Moved(string name)
    {
        var form = FormOf(name);
        return name.StartsWith(City, StringComparison.Ordinal) && form.EndsWith("公司", StringComparison.Ordinal) ? name[(name[2] == '市' ? 3 : 2)..^form.Length] + "（重庆）" + form : name;
    }

    private static void Widths(Draft draft, Lottery lottery)
    {
        var at = 1 + lottery.Below(draft.Name.Length - 1);
        draft.Name = lottery.Of([draft.Name + "。", draft.Name.Insert(at, " "), draft.Name.Insert(at, "　"), "\uFEFF" + draft.Name, draft.Name.Insert(at, "\n")]);
    }

    private static string Swapped(string name, string[] groups, Lottery lottery)
    {
        var places = Enumerable.Range(0, name.Length).Where(i => Array.Exists(groups, g => g.Contains(name[i], StringComparison.Ordinal))).ToList();
        if (places.Count == 0)
            return name;
        var at = lottery.Of(places);
        var others = Array.Find(groups, g => g.Contains(name[at], StringComparison.Ordinal))!.Replace(name[at].ToString(), "", StringComparison.Ordinal);
        return name[..at] + lottery.Of(others) + name[(at + 1)..];
    }

    private static void Slipped(Draft draft, Lottery lottery)
    {
        var (name, at) = (draft.Name, 1 + lottery.Below(draft.Name.Length - 2));
        draft.Name = lottery.Of([name.Remove(at, 1), name.Insert(at, name[at].ToString()), name.Insert(at, lottery.Of("的新一中").ToString()), name[..at] + name[at + 1] + name[at] + name[(at + 2)..]]);
    }

    private static string Formed(string name, Lottery lottery) => FormOf(name) switch
    {
        "" => name,
        "有限公司" => name[..^4] + lottery.Of(["有限责任公司", "公司", "", "股份有限公司"]),
        "有限责任公司" => name[..^6] + lottery.Of(["有限公司", "公司", ""]),
        "股份有限公司" => name[..^6] + lottery.Of(["股份公司", "有限公司"]),
        "厂" => name[..^1] + lottery.Of(["有限公司", "有限责任公司"]),
        var form => name[..^form.Length] + "有限公司",
    };

    private static string Grouped(string name)
    {
        if (name.Contains("(集团)", StringComparison.Ordinal))
            return name.Replace("(集团)", "", StringComparison.Ordinal);
        var form = FormOf(name);
        return form.EndsWith("公司", StringComparison.Ordinal) ? name[..^form.Length] + "(集团)" + form : name;
    }

    private static string Shortened(string name, Lottery lottery)
    {
        var swap = Array.Find(Trades, t => name.Contains(t.Item1, StringComparison.Ordinal));
        if (swap.Item1 is not null && lottery.Hits(0.5))
            return name.Replace(swap.Item1, swap.Item2, StringComparison.Ordinal);
        var bare = FormEnd().Replace(name, "");
        return lottery.Hits(0.5) || bare.Length < 7 ? bare : bare[..6];
    }

    /// <summary>The old name, alone or with the new one in one cell.</summary>
    private static void Renamed(Draft draft, Lottery lottery)
    {
        if (draft.Entity.FormerName.Length == 0)
            return;
        draft.Name = lottery.Of([draft.Entity.FormerName, $"{draft.Entity.Name}（原名：{draft.Entity.FormerName}）", $"{draft.Entity.Name};曾用名:{draft.Entity.FormerName}"]);
    }

    [GeneratedRegex("(?<!分)(?:有限责任公司|股份有限公司|有限公司|公司|厂)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex FormEnd();
}
