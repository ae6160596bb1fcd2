using System.Text;

namespace GreenBatch.Ingest;

/// <summary>
/// Tells of the UTF-8 bytes of a cell that the field can certainly be read from them without fault. A no only means that the cell must be looked at properly:
/// <see cref="RowMapper"/> alone says what is wrong. Control characters are the caller's: one look at the whole row finds them.
/// </summary>
internal sealed class PlainField
{
    private const int MostIntegerDigits = 15;
    private const int MostDecimals = 10;

    /// <summary>More spellings of districts than this come from damage, and are looked at one by one.</summary>
    private const int MostSpellings = 4096;

    /// <summary>Days that every such month has; February's 29th is left to the calendar.</summary>
    private static ReadOnlySpan<byte> ShortestLengths => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private readonly FieldType _type;
    private readonly bool _isRequired;
    private readonly bool _isPercent;
    private readonly byte[][] _missing;

    /// <summary>Those that begin like a word.</summary>
    private readonly byte[][] _missingWords;
    private readonly AuthorityCell _authorities;
    private readonly Dictionary<ulong, byte[]> _soundAuthorities = [];

    public PlainField(FieldDefinition field, int column, IEnumerable<string> missing, AuthorityCell authorities)
    {
        _type = field.Type;
        _isRequired = field.IsRequired;
        _isPercent = field.Unit is "%";
        Id = field.Id;
        Column = column;
        _missing = [.. missing.Where(m => m.Length > 0).Select(Encoding.UTF8.GetBytes)];
        _missingWords = [.. _missing.Where(m => IsWordStart(m[0]))];
        _authorities = authorities;
    }

    public string Id { get; }

    public int Column { get; }

    public bool IsDate => _type is FieldType.Date;

    /// <summary>Any legal text of any length that a row may have is a value of this field, or its lack.</summary>
    public bool TakesAnyText => !_isRequired && _type is (FieldType.Text or FieldType.Identifier);

    /// <param name="cell">No longer than the longest text a cell may hold, without control characters.</param>
    public bool IsPlain(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return !_isRequired;
        if (_isRequired && !SaysSomething(cell))
            return false;
        return IsPlainOfType(cell) || (!_isRequired && IsMissing(cell));
    }

    private bool IsPlainOfType(ReadOnlySpan<byte> cell) => _type switch
    {
        FieldType.Text or FieldType.Identifier => true,
        FieldType.Number => IsNumber(cell, MostDecimals),
        FieldType.WholeNumber => cell.Length <= 9 && IsNumber(cell, 0),
        FieldType.Date => IsDay(cell),
        FieldType.Authority => IsAuthority(cell),
        _ => false,
    };

    public bool IsMissing(ReadOnlySpan<byte> cell)
    {
        foreach (var marker in _missing)
        {
            if (cell.SequenceEqual(marker))
                return true;
        }

        return false;
    }

    /// <summary>Begins with a letter, a digit or a Chinese character, and not like a marker of something missing.</summary>
    private bool SaysSomething(ReadOnlySpan<byte> cell)
    {
        if (!IsWordStart(cell[0]))
            return false;
        foreach (var marker in _missingWords)
        {
            if (cell.StartsWith(marker))
                return false;
        }

        return true;
    }

    /// <summary>Digits, perhaps with a point and more digits, within the bounds of the unit.</summary>
    private bool IsNumber(ReadOnlySpan<byte> cell, int decimals)
    {
        var point = cell.IndexOf((byte)'.');
        var whole = point < 0 ? cell : cell[..point];
        if (whole.Length is 0 or > MostIntegerDigits || (_isPercent && whole.Length > 2) || !AreDigits(whole))
            return false;
        return point < 0 || (cell.Length - point - 1 is var after && after > 0 && after <= decimals && AreDigits(cell[(point + 1)..]));
    }

    /// <summary>A day as 2025-03-04, of 1900 to 2099, in a month that surely has it.</summary>
    private static bool IsDay(ReadOnlySpan<byte> cell)
    {
        if (cell.Length != 10 || cell[4] != '-' || cell[7] != '-')
            return false;
        var (century, year, month, day) = (Pair(cell[0], cell[1]), Pair(cell[2], cell[3]), Pair(cell[5], cell[6]), Pair(cell[8], cell[9]));
        return century is 19 or 20 && year >= 0 && month is >= 1 and <= 12 && day >= 1 && day <= ShortestLengths[month];
    }

    /// <summary>A spelling that was looked at before and found sound.</summary>
    private bool IsAuthority(ReadOnlySpan<byte> cell)
    {
        var mark = Fingerprints.Of(cell);
        if (_soundAuthorities.TryGetValue(mark, out var known))
            return cell.SequenceEqual(known);
        if (_soundAuthorities.Count >= MostSpellings || _authorities.Read(CellText.Trim(Encoding.UTF8.GetString(cell)), mustExistOnDay: false).Verdict is CellVerdict.Fault)
            return false;
        _soundAuthorities[mark] = cell.ToArray();
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>The number of two digits, negative when they are none.</summary>
    private static int Pair(byte tens, byte ones) => tens is >= (byte)'0' and <= (byte)'9' && ones is >= (byte)'0' and <= (byte)'9' ? (tens - '0') * 10 + ones - '0' : -1;

    /// <summary>An ASCII letter or digit, or the first byte of a Chinese character (U+4000 to U+9FFF).</summary>
    private static bool IsWordStart(byte first) => char.IsAsciiLetterOrDigit((char)first) || first is >= 0xE4 and <= 0xE9;
}
