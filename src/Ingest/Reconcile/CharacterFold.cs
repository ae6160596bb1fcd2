using System.Buffers;
using System.Text;

namespace GreenBatch.Ingest;

/// <summary>
/// Steps 1 to 3 of the normaliser, character by character: half width, upper case, simplified characters, one kind of bracket; blanks,
/// dashes, dots and invisible characters fall away. A table, because every row of a dump of millions passes through it.
/// </summary>
internal static class CharacterFold
{
    private const char Dropped = '\0';
    private const char FirstWide = '！';
    private const char LastWide = '～';

    /// <summary>㈱, Ⅱ, ⑩ and the like: one character that stands for several.</summary>
    private static readonly Dictionary<char, string> Expansions =
        DataFile.Rows("compatibility.txt").Where(row => row[1].Length > 1).ToDictionary(row => row[0][0], row => row[1]);

    private static readonly SearchValues<char> Expanded = SearchValues.Create([.. Expansions.Keys]);
    private static readonly char[] Table = Build();

    /// <summary>The folded character, or false when it falls away.</summary>
    public static bool TryFold(char character, out char folded)
    {
        folded = Table[character];
        return folded != Dropped;
    }

    /// <summary>Half width for full width. Spelled out, because the runtime's own NFKC does nothing without its culture data.</summary>
    public static char Narrow(char character) => character switch
    {
        >= FirstWide and <= LastWide => (char)(character - FirstWide + '!'),
        '　' => ' ',
        _ => character,
    };

    /// <summary>The folded text, brackets kept as ( and ).</summary>
    public static string Fold(string text)
    {
        text = Expand(text);
        var buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (TryFold(character, out var kept))
                buffer[length++] = kept;
        }

        return buffer[..length].SequenceEqual(text) ? text : buffer[..length].ToString();
    }

    /// <summary>The text with every character that stands for several spelled out; the same text when there is none.</summary>
    public static string Expand(string text) => text.AsSpan().ContainsAny(Expanded) ? Expand(text.AsSpan()) : text;

    /// <summary>Whether the text has to be <see cref="Expand(string)">expanded</see> before it is folded.</summary>
    public static bool NeedsExpansion(ReadOnlySpan<char> text) => text.ContainsAny(Expanded);

    public static string Expand(ReadOnlySpan<char> text)
    {
        var spelled = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Expansions.TryGetValue(character, out var meaning))
                spelled.Append(meaning);
            else
                spelled.Append(character);
        }

        return spelled.ToString();
    }

    private static char[] Build()
    {
        var simple = new Dictionary<char, char>();
        foreach (var row in DataFile.Rows("simplified.txt"))
        {
            foreach (var traditional in row[1])
                simple[traditional] = row[0][0];
        }

        var compatible = DataFile.Rows("compatibility.txt").Where(row => row[1].Length == 1).ToDictionary(row => row[0][0], row => row[1][0]);
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var plain = compatible.GetValueOrDefault((char)code, (char)code);
            table[code] = FoldOne(simple.GetValueOrDefault(plain, plain));
        }

        return table;
    }

    private static char FoldOne(char character)
    {
        if (char.IsSurrogate(character))
            return character;
        var one = char.ToUpperInvariant(Narrow(character));
        return one switch
        {
            '〔' or '[' or '【' or '{' or '<' or '《' or '〈' => '(',
            '〕' or ']' or '】' or '}' or '>' or '》' or '〉' => ')',
            '(' or ')' or ':' or ';' or '、' or ',' or '&' or '#' => one,
            _ => char.IsLetterOrDigit(one) ? one : Dropped,
        };
    }
}
