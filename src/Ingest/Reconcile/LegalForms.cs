using System.Text.RegularExpressions;

namespace GreenBatch.Ingest;

/// <summary>A legal form inside a name.</summary>
/// <param name="Key">Equal for forms that are one in law; empty when the name shows none.</param>
/// <param name="Kind"><c>limited</c>, <c>share</c>, <c>any</c> (公司 alone), <c>factory</c>, <c>cooperative</c>, <c>partnership</c>, or empty.</param>
internal readonly record struct FoundForm(int Start, int Length, string Key, string Kind)
{
    public int End => Start + Length;
}

/// <summary>Finds the first complete legal form of a canonical name, from the table, and sees through one slip in 有限公司 and through a name cut inside it.</summary>
internal static partial class LegalForms
{
    private const int TimeoutMilliseconds = 1000;
    private const string Limited = "有限公司";
    private const string Factory = "厂";

    private static readonly (string Text, string Key, string Kind, string NotAfter)[] Table =
        [.. DataFile.Rows("legal-forms.csv").Select(row => (row[0], row[1], row[2], row[3])).OrderByDescending(f => f.Item1.Length)];

    private static readonly HashSet<char> Firsts = [.. Table.Select(f => f.Text[0])];

    /// <summary>What is left of a form where a table cut the name, the longest first.</summary>
    private static readonly string[] Fragments = ["股份有限公", "有限责任公", "股份有限", "有限责任", "股份有", "有限责", "有限公", "股份", "有限"];

    /// <summary>What one slip leaves before a 公司 that stands alone.</summary>
    private static readonly string[] Remains = ["有限公", "有限限", "有限", "限"];

    public static FoundForm Find(string canonical)
    {
        for (var i = 1; i < canonical.Length; i++)
        {
            if (Firsts.Contains(canonical[i]) && At(canonical, i) is { } found)
                return Widened(canonical, found);
        }

        return Slipped(canonical) ?? Cut(canonical) ?? new(canonical.Length, 0, "", "");
    }

    private static FoundForm? At(string name, int start)
    {
        foreach (var (text, key, kind, notAfter) in Table)
        {
            if (string.CompareOrdinal(name, start, text, 0, text.Length) != 0 || notAfter.Contains(name[start - 1], StringComparison.Ordinal))
                continue;
            if (IsComplete(name, start + text.Length, text))
                return new(start, text.Length, key, kind);
        }

        return null;
    }

    /// <summary>厂 and 社 are a form only at the end, or before the name of a branch: 水泥厂劳动服务公司 is no 厂.</summary>
    private static bool IsComplete(string name, int end, string form) =>
        !string.Equals(form, Factory, StringComparison.Ordinal) || end == name.Length || BranchAfterFactory().IsMatch(name[end..]);

    /// <summary>青禾有限公公司 and 青禾有有限公司: the doubled or lost character belongs to the form.</summary>
    private static FoundForm Widened(string name, FoundForm found)
    {
        var stem = name.AsSpan(0, found.Start);
        if (found.Kind is "limited" && stem.Length > 3 && stem[^1] == '有')
            return found with { Start = found.Start - 1, Length = found.Length + 1 };
        if (found.Kind is not "any" || found.Length != 2)
            return found;
        foreach (var rest in Remains)
        {
            if (stem.Length > rest.Length + 2 && stem.EndsWith(rest, StringComparison.Ordinal))
                return new(found.Start - rest.Length, found.Length + rest.Length, Limited, "limited");
        }

        return found;
    }

    /// <summary>有限公同, 有限么司, 有公限司: one wrong character or two swapped ones of the four.</summary>
    private static FoundForm? Slipped(string name)
    {
        for (var i = 2; i + Limited.Length <= name.Length; i++)
        {
            var window = name.AsSpan(i, Limited.Length);
            if (window[0] is not ('有' or '限') && window[3] != '司')
                continue;
            if (IsLimited(window))
                return new(i, Limited.Length, Limited, "limited");
        }

        return null;
    }

    /// <summary>Three of the four stand right, or two are swapped and all four are there.</summary>
    private static bool IsLimited(ReadOnlySpan<char> window)
    {
        var (right, there) = (0, 0);
        for (var i = 0; i < Limited.Length; i++)
        {
            right += window[i] == Limited[i] ? 1 : 0;
            there += window.Contains(Limited[i]) ? 1 : 0;
        }

        return right == 3 || (right == 2 && there == Limited.Length);
    }

    private static FoundForm? Cut(string name)
    {
        foreach (var fragment in Fragments)
        {
            if (name.Length > fragment.Length + 2 && name.EndsWith(fragment, StringComparison.Ordinal))
                return new(name.Length - fragment.Length, fragment.Length, "", "");
        }

        return null;
    }

    [GeneratedRegex("^(?:分厂|.+(?:分厂|车间|门市部?|经营部|分公司|分店|营业部|供应站|加油站|服务部))$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex BranchAfterFactory();
}
