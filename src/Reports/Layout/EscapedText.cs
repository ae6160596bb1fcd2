using System.Globalization;
using System.Text;
using System.Xml;

namespace GreenBatch.Reports;

/// <summary>Text as the workbook format writes it: a character that XML cannot hold becomes <c>_xHHHH_</c>.</summary>
internal static class EscapedText
{
    public static string Of(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                escaped.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                escaped.Append(text[i]).Append(text[++i]);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
        }

        return escaped.ToString();
    }
}
