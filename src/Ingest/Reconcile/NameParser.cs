using System.Buffers;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>Takes a company name apart, step by step; each step that changed something leaves a line in the trace.</summary>
internal static partial class NameParser
{
    private const int TimeoutMilliseconds = 1000;

    private static readonly SearchValues<char> Separators = SearchValues.Create("():;,、&");
    private static readonly string[] Placeholders = ["", "无", "NA", "同上", "测试", "不详", "暂无", "未知", "NULL"];

    public static NameKey Parse(string raw)
    {
        var trace = new List<string>();
        var folded = Step(raw, CharacterFold.Fold(raw), "统一字形", trace);
        var (current, former) = SplitFormer(folded);
        if (former.Count > 0)
            trace.Add($"拆出曾用名「{string.Join("、", former)}」");
        var plain = Bare(current);
        var canonical = Step(current, Canonical(current), "统一地名、组织形式和序号", trace);
        var form = LegalForm(canonical);
        return Build(raw, plain, canonical, form) with { FormerNames = former, IsPlaceholder = IsPlaceholder(plain), Trace = trace };
    }

    private static NameKey Build(string raw, string plain, string canonical, (int Start, int Length, string Text) form)
    {
        var end = form.Start + form.Length;
        var tail = Tail(canonical[end..]);
        var stem = Bare(canonical[..form.Start]);
        var annotation = tail.Length == 0 ? Bare(canonical[end..]) : "";
        var city = Bare(canonical);
        return new NameKey
        {
            Raw = raw,
            Plain = plain,
            City = city,
            Formless = stem + annotation + tail,
            Core = Regionless(stem) + tail,
            Head = tail.Length == 0 ? city : Bare(canonical[..end]),
            Stem = Regionless(stem),
            Tail = tail,
            TailKind = KindOf(tail, stem),
            Form = form.Text,
            Ordinals = OrdinalNumbers.Of(city),
        };
    }

    private static string Step(string before, string after, string what, List<string> trace)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
            trace.Add($"{what}：{after}");
        return after;
    }

    /// <summary>City, district history, 有限责任公司 = 有限公司, ordinals; brackets stay.</summary>
    private static string Canonical(string text)
    {
        var canonical = text.Replace("重庆市", "重庆", StringComparison.Ordinal).Replace("(渝)", "(重庆)", StringComparison.Ordinal);
        if (canonical.AsSpan().IndexOfAny('县', '市') >= 0)
        {
            foreach (var (old, now) in NameWords.Districts)
                canonical = canonical.Replace(old, now, StringComparison.Ordinal);
        }

        return OrdinalNumbers.Canonical(canonical.Replace("有限责任公司", "有限公司", StringComparison.Ordinal));
    }

    private static (string Current, IReadOnlyList<string> Former) SplitFormer(string folded)
    {
        if (folded.AsSpan().IndexOfAny("原曾从") < 0)
            return (folded, []);
        var marked = FormerMark().Match(folded);
        if (!marked.Success || marked.Index < 2)
            return (folded, []);
        var names = Bare(marked.Groups["name"].Value, keepSeparators: true).Split([';', ',', '、'], StringSplitOptions.RemoveEmptyEntries);
        return (folded[..marked.Index], names);
    }

    private static (int Start, int Length, string Text) LegalForm(string canonical)
    {
        var match = Form().Match(canonical);
        return match.Success ? (match.Index, match.Length, match.Value) : (canonical.Length, 0, "");
    }

    /// <summary>A tail wholly in brackets is a remark (普通合伙) unless it names a branch or a plant.</summary>
    private static string Tail(string rest)
    {
        var bare = Bare(rest);
        var isRemark = rest.StartsWith('(') && rest.IndexOf(')', StringComparison.Ordinal) == rest.Length - 1 && !BranchWord().IsMatch(bare);
        return isRemark ? "" : bare;
    }

    private static TailKind KindOf(string tail, string stem)
    {
        if (tail.Length == 0)
            return BranchEnd().IsMatch(stem) ? TailKind.Branch : TailKind.None;
        return PlantEnd().IsMatch(tail) ? TailKind.Plant : TailKind.Branch;
    }

    /// <summary>Without 重庆 and the district in front.</summary>
    private static string Regionless(string stem)
    {
        var rest = stem.StartsWith("重庆", StringComparison.Ordinal) ? stem[2..] : stem;
        foreach (var district in NameWords.DistrictNames)
        {
            if (!rest.StartsWith(district, StringComparison.Ordinal))
                continue;
            var after = rest[district.Length..];
            rest = after.StartsWith('区') || after.StartsWith('县') ? after[1..] : after;
            break;
        }

        return rest.Length == 0 ? stem : rest;
    }

    private static string Bare(string text, bool keepSeparators = false) =>
        text.AsSpan().IndexOfAny(Separators) < 0 ? text : string.Concat(text.Where(c => c is not ('(' or ')' or ':' or '&') && (keepSeparators || c is not (';' or ',' or '、'))));

    private static bool IsPlaceholder(string plain) => Placeholders.Contains(plain, StringComparer.Ordinal) || plain.Contains("测试", StringComparison.Ordinal);

    [GeneratedRegex("[(;,、]?(?:原名称?|曾用名称?|原企业名称|从属名称):?(?<name>.+)$|\\(原:?(?<name>[^()]*(?:\\([^()]*\\)[^()]*)*(?:公司|厂|社))\\)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex FormerMark();

    [GeneratedRegex("股份有限公司|有限公司|股份公司|(?<![分支子])总公司|(?<![分支子总])公司|专业合作社|合作社|\\((?:普通|有限|特殊普通)合伙\\)|合伙企业|厂(?=.+(?:分厂|车间|门市部|经营部|分公司|分店|营业部)$)|厂$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Form();

    [GeneratedRegex("厂|分公司|支公司|分店|门市|经营部|车间|基地|支行|分行|园区|项目部|营业部", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex BranchWord();

    [GeneratedRegex("(?:分公司|支公司|分行|支行|分店|分厂|门市部|营业部|分理处|分社|分部|分院)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex BranchEnd();

    [GeneratedRegex("(?:厂|厂区|车间|基地|生产线|园区|工业园|矿|电站)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex PlantEnd();
}
