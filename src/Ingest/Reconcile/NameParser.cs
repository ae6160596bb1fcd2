using System.Buffers;
using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>Takes a company name apart, step by step: folding, glued contact text, former names, canonical words, legal form, branch tail, region.</summary>
internal static partial class NameParser
{
    private const int TimeoutMilliseconds = 1000;
    private const string City = "重庆";
    private const int ShortestName = 4;

    /// <summary>Test rows that systems leave behind. 测试 further inside is a trade: 测试仪器.</summary>
    private const string Trial = "测试";
    private const string YearlyTrial = "年报测试";

    private static readonly SearchValues<char> Separators = SearchValues.Create("():;,、&");
    private static readonly SearchValues<char> GluedStarts = SearchValues.Create("联电手传邮地法T住0123456789");
    private static readonly string[] Placeholders = ["", "无", "NA", "同上", "测试", "不详", "暂无", "未知", "NULL"];

    /// <summary>Old names of districts as they stand inside a company's name; those of two characters only in front or behind 重庆, where they are no other word.</summary>
    private static readonly (string Old, string New)[] OldDistricts = [.. NameWords.Districts.Where(d => d.Old.Length == 3)];
    private static readonly (string Old, string New)[] ShortOldDistricts = [.. NameWords.Districts.Where(d => d.Old.Length == 2)];

    public static NameKey Parse(string raw)
    {
        var folded = CharacterFold.Fold(raw);
        var (current, former) = SplitFormer(Unglued(folded));
        var plain = Bare(current);
        var canonical = Canonical(current);
        var form = LegalForms.Find(canonical);
        return Build(raw, plain, canonical, form) with { FormerNames = former, Folded = folded, Canonical = canonical };
    }

    private static NameKey Build(string raw, string plain, string canonical, FoundForm form)
    {
        var tail = form.Key.Length == 0 ? "" : Tail(canonical[form.End..]);
        var written = canonical[..form.Start];
        var stem = Bare(written);
        var annotation = tail.Length == 0 ? Bare(canonical[form.End..]) : "";
        var city = Bare(canonical);
        var bare = Regionless(written, out var region);
        var isTrial = bare.StartsWith(Trial, StringComparison.Ordinal) || bare.EndsWith(YearlyTrial, StringComparison.Ordinal);
        return new NameKey
        {
            Raw = raw,
            Plain = plain,
            City = form.Length > 0 && form.Key.Length > 0 ? stem + Bare(FormText(canonical, form)) + Bare(canonical[form.End..]) : city,
            Formless = stem + annotation + tail,
            Core = bare + tail,
            Head = tail.Length == 0 ? city : stem + Bare(FormText(canonical, form)),
            Stem = bare,
            Region = region,
            Tail = tail,
            TailKind = KindOf(tail, stem),
            Form = form.Key,
            FormKind = form.Kind,
            Ordinals = OrdinalNumbers.Of(city),
            IsPlaceholder = isTrial || Placeholders.Contains(plain, StringComparer.Ordinal),
            IsTrial = isTrial,
            IsCut = form.Length > 0 && form.Key.Length == 0,
        };
    }

    /// <summary>The form as written, or 有限公司 where it was written with a slip.</summary>
    private static string FormText(string canonical, FoundForm form) => form.Kind is "limited" ? form.Key : canonical.Substring(form.Start, form.Length);

    /// <summary>City, district history, 有限责任公司 = 有限公司, ordinals; brackets stay.</summary>
    private static string Canonical(string text)
    {
        var canonical = text.Replace("重庆市", City, StringComparison.Ordinal).Replace("(渝)", "(重庆)", StringComparison.Ordinal);
        if (canonical.AsSpan().IndexOfAny('县', '市') >= 0)
            canonical = Redistricted(canonical);
        return OrdinalNumbers.Canonical(canonical.Replace("有限责任公司", "有限公司", StringComparison.Ordinal));
    }

    private static string Redistricted(string name)
    {
        foreach (var (old, now) in OldDistricts)
            name = name.Replace(old, now, StringComparison.Ordinal);
        foreach (var (old, now) in ShortOldDistricts)
        {
            name = name.Replace(City + old, City + now, StringComparison.Ordinal);
            if (name.StartsWith(old, StringComparison.Ordinal))
                name = now + name[old.Length..];
        }

        return name;
    }

    /// <summary>Without 联系人…, 电话…, 地址… or a bare telephone number at the end.</summary>
    private static string Unglued(string folded)
    {
        if (folded.AsSpan().IndexOfAny(GluedStarts) < 0)
            return folded;
        for (var match = Glued().Match(folded); match.Success && match.Index >= ShortestName; match = Glued().Match(folded))
            folded = folded[..match.Index];
        return folded;
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

    /// <summary>A tail wholly in brackets is a remark (普通合伙) unless it names a branch or a plant; a street with a number is an address glued on.</summary>
    private static string Tail(string rest)
    {
        if (rest.Length == 0)
            return "";
        var bare = Bare(rest);
        var isRemark = rest.StartsWith('(') && rest.IndexOf(')', StringComparison.Ordinal) == rest.Length - 1 && !BranchWord().IsMatch(bare);
        return isRemark || GluedAddress().IsMatch(bare) ? "" : bare;
    }

    private static TailKind KindOf(string tail, string stem)
    {
        if (tail.Length == 0)
            return BranchEnd().IsMatch(stem) ? TailKind.Branch : TailKind.None;
        return PlantEnd().IsMatch(tail) ? TailKind.Plant : TailKind.Branch;
    }

    /// <summary>Without 重庆 wherever it stands, and without the district in front or in brackets; that district in <paramref name="region"/>.</summary>
    private static string Regionless(string written, out string? region)
    {
        region = null;
        var rest = written.StartsWith(City, StringComparison.Ordinal) ? written.AsSpan(City.Length) : written.AsSpan();
        var length = Districts.LengthAt(rest, out var district);
        if (length > 0 && length < rest.Length)
        {
            region = district;
            rest = rest[length..];
        }

        var bare = Bare(rest.ToString());
        if (bare.Contains(City, StringComparison.Ordinal) && bare.Length > City.Length)
            bare = bare.Replace(City, "", StringComparison.Ordinal);
        return bare.Length == 0 ? Bare(written) : bare;
    }

    internal static string Bare(string text, bool keepSeparators = false) =>
        text.AsSpan().IndexOfAny(Separators) < 0 ? text : string.Concat(text.Where(c => c is not ('(' or ')' or ':' or '&') && (keepSeparators || c is not (';' or ',' or '、'))));

    [GeneratedRegex("[(;,、]?(?:原名称?|曾用名称?|原企业名称|从属名称):?(?<name>.+)$|\\(原:?(?<name>[^()]*(?:\\([^()]*\\)[^()]*)*(?:公司|厂|社))\\)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex FormerMark();

    [GeneratedRegex("(?:[(;,、]?(?:联系人|联系电话|电话|手机号?|传真|邮编|地址|住所|法定代表人|TEL):?.*|[(;,、]?1[3-9][0-9]{9}\\)?|[(;,、]?0[0-9]{9,11}\\)?)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Glued();

    [GeneratedRegex("^(?:重庆)?.{0,12}?(?:路|街|大道|巷|村|社区|园区|开发区).{0,20}[0-9#一二三四五六七八九十]+(?:号|楼|室|组|社|幢|栋)?.{0,4}$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex GluedAddress();

    [GeneratedRegex("厂|分公司|支公司|分店|门市|经营部|车间|基地|支行|分行|园区|项目部|营业部", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex BranchWord();

    [GeneratedRegex("(?:分公司|支公司|分行|支行|分店|分厂|门市部|营业部|分理处|分社|分部|分院)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex BranchEnd();

    [GeneratedRegex("(?:厂|厂区|车间|基地|生产线|园区|工业园|矿|电站)$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex PlantEnd();
}
