using System.Globalization;
using System.Text;
using CsvHelper;

namespace GreenBatch.Ingest;

/// <summary>
/// Passes over the rows of a dump that are certainly sound and certainly about nobody on the list, straight from their bytes: of a million rows all but a few
/// thousand. Whatever it is not sure of goes the long way, by which it would have been judged the same.
/// </summary>
internal sealed class OutsideScreen
{
    /// <summary>2025-03-04: days written so come in the order of their bytes.</summary>
    private const int DayLength = 10;

    private readonly ListMarks _marks;
    private readonly PlainField[] _fields;
    private readonly PlainField[] _codes;
    private readonly PlainField[] _names;
    private readonly PlainField? _asOf;
    private readonly byte[] _newest = new byte[DayLength];
    private readonly ulong[] _buffer = new ulong[NameSignature.Capacity + 1];

    private byte[]? _firstHeader;
    private long _rows;

    private OutsideScreen(ListMarks marks, PlainField[] fields, PlainField[] codes, PlainField[] names, PlainField? asOf) =>
        (_marks, _fields, _codes, _names, _asOf) = (marks, fields, codes, names, asOf);

    /// <summary>Rows passed over so far.</summary>
    public long Rows => _rows;

    public PassedOver PassedOver => new(_rows, _newest[0] == 0 ? null : DateOnly.ParseExact(Encoding.ASCII.GetString(_newest), "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The screen for one table; null where every row concerns the list, or no row can be judged by its bytes.</summary>
    public static OutsideScreen? Of(FieldMap map, SourceDefinition source, ListIndex list, AuthorityCell authorities)
    {
        var dataset = map.Dataset;
        if (string.Equals(dataset.Source, FieldIds.Platform, StringComparison.Ordinal))
            return null;
        if (!dataset.Fields.Any(f => f.IsRequired) || dataset.IndexOf("unit") >= 0 || dataset.YearField is not null)
            return null;
        var layout = ListIndex.Layout.Of(dataset);
        var fields = dataset.Fields.Select((f, i) => new PlainField(f, map.Columns[i], source.MissingMarkers, authorities)).ToArray();
        PlainField[] Present(IEnumerable<int> places) => [.. places.Select(i => fields[i]).Where(f => f.Column >= 0)];
        var asOf = fields.FirstOrDefault(f => f is { Column: >= 0, IsDate: true } && string.Equals(f.Id, dataset.AsOfField, StringComparison.Ordinal));
        return new OutsideScreen(list.Marks, [.. Present(Enumerable.Range(0, fields.Length)).Where(f => !f.TakesAnyText)], Present(layout.Codes), Present(layout.Names), asOf);
    }

    /// <summary>
    /// Whether the reader's present record is certainly a sound row of somebody who is not on the list; it is then counted. The first rows all go the long
    /// way, for from them the shape of the delivery is told.
    /// </summary>
    public bool PassesOver(CsvReader row)
    {
        if (row.RowNumber <= ShapeSurvey.Looked || !IsLegal(row.RawRecord) || MayBeHeader(row) || !AreFieldsPlain(row) || MayConcernList(row))
            return false;
        _rows++;
        if (_asOf is not null && row.GetSpan(_asOf.Column) is { Length: DayLength } day && day.SequenceCompareTo(_newest) > 0)
            day.CopyTo(_newest);
        return true;
    }

    /// <summary>No cell can be too long; no control characters, and none of U+FFC0 to U+FFFF, among which are the two that are no characters.</summary>
    private static bool IsLegal(ReadOnlySpan<byte> record) => record.Length <= CellText.LongestText && !record.ContainsAnyInRange((byte)0, (byte)0x1F) && record.IndexOf((ReadOnlySpan<byte>)[0xEF, 0xBF]) < 0;

    /// <summary>Files that were put together by hand bring their headers along.</summary>
    private bool MayBeHeader(CsvReader row) => row.GetSpan(0).SequenceEqual(_firstHeader ??= Encoding.UTF8.GetBytes(row.Headers[0]));

    private bool AreFieldsPlain(CsvReader row)
    {
        foreach (var field in _fields)
        {
            if (!field.IsPlain(row.GetSpan(field.Column)))
                return false;
        }

        return true;
    }

    private bool MayConcernList(CsvReader row) => MayConcernByCode(row, out var isSound) || MayConcernByName(row, isSound);

    private bool MayConcernByCode(CsvReader row, out bool isSound)
    {
        isSound = false;
        foreach (var field in _codes)
        {
            var code = row.GetSpan(field.Column);
            if (code.IsEmpty || field.IsMissing(code))
                continue;
            var holds = CheckCharacters.IsCreditCode(code);
            if (MayBePersonal(code) || (holds ? _marks.HasCode(code) : _marks.MayHaveCode(code)))
                return true;
            isSound |= holds;
        }

        return false;
    }

    private bool MayConcernByName(CsvReader row, bool isSound)
    {
        foreach (var field in _names)
        {
            var name = row.GetSpan(field.Column);
            if (!name.IsEmpty && !field.IsMissing(name) && _marks.MayHaveName(name, isSound, _buffer))
                return true;
        }

        return false;
    }

    /// <summary>A citizen's number is no code: it is dropped before the row is judged.</summary>
    private static bool MayBePersonal(ReadOnlySpan<byte> code) =>
        code.Length == CheckCharacters.CreditCodeLength && code[0] is >= (byte)'1' and <= (byte)'8' && code[6] is (byte)'1' or (byte)'2' && !code[..17].ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
