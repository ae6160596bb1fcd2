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
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (TryFold(character, out var kept))
                folded.Append(kept);
        }

        return folded.ToString();
    }

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
            table[code] = FoldOne((char)code);
        for (var i = 0; i < TraditionalCharacters.Pairs.Length; i += 2)
            table[TraditionalCharacters.Pairs[i]] = TraditionalCharacters.Pairs[i + 1];
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
