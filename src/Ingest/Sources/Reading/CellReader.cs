using System.Globalization;
using System.Text;
using System.Xml;

namespace GreenBatch.Ingest;

/// <summary>What stands in a cell: its stored value or inline text, and whether a formula stands behind it.</summary>
internal readonly record struct CellContent(string? Value, bool IsFormula);

/// <summary>Reads texts and values of cells, in memory bounded by what a cell may hold.</summary>
internal static class CellReader
{
    /// <summary>What is longer than a cell may be stays longer, so that it is told; the rest of it is not kept.</summary>
    private const int MostKept = CellText.LongestText + 1;

    /// <summary>Reads a <c>c</c> element and leaves the reader behind it.</summary>
    public static CellContent Read(XmlReader reader)
    {
        var (depth, value, isFormula) = (reader.Depth, (string?)null, false);
        if (reader.IsEmptyElement)
        {
            WorkbookArchive.Step(reader);
            return default;
        }

        WorkbookArchive.Step(reader);
        while (reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "v")
                value = ReadText(reader);
            else if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "is")
                value = ReadRichText(reader);
            isFormula |= reader.NodeType is XmlNodeType.Element && reader.LocalName is "f";
            WorkbookArchive.Step(reader);
        }

        WorkbookArchive.Step(reader);
        return new CellContent(value is { Length: 0 } && isFormula ? null : value, isFormula);
    }

    /// <summary>Text of all runs below the element, without the phonetic ones; leaves the reader on its end.</summary>
    public static string ReadRichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (depth, text, phonetic) = (reader.Depth, new StringBuilder(), int.MaxValue);
        while (WorkbookArchive.Step(reader) && reader.Depth > depth)
        {
            if (reader.Depth <= phonetic)
                phonetic = reader.NodeType is XmlNodeType.Element && reader.LocalName is "rPh" && !reader.IsEmptyElement ? reader.Depth : int.MaxValue;
            else
                continue;
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName is "t")
                Append(text, ReadText(reader));
        }

        return Unescape(text.ToString());
    }

    /// <summary>Text directly in the element; leaves the reader on its end.</summary>
    private static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (depth, text) = (reader.Depth, new StringBuilder());
        while (WorkbookArchive.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element)
                throw new XmlException("an element where text should be");
            Append(text, reader.Value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string more) => text.Append(more, 0, Math.Min(more.Length, MostKept - text.Length));

    /// <summary>Spreadsheets write control characters as <c>_x000D_</c>.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 7 <= text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
