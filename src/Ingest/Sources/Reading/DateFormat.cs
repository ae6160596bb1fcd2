namespace GreenBatch.Ingest;

/// <summary>Which number formats of a worksheet show a date.</summary>
internal static class DateFormat
{
    /// <summary>Of the built-in formats, the Chinese ones included.</summary>
    public static bool IsDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A format with a year or a day in it, outside of quoted text and of [colours] and [conditions].</summary>
    public static bool IsDate(string format)
    {
        var closing = '\0';
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (closing != '\0')
                closing = c == closing ? '\0' : closing;
            else if (c is '\\' or '_' or '*')
                i++; // the next character is shown as it is
            else if (c is '"' or '[')
                closing = c is '"' ? '"' : ']';
            else if (c is 'y' or 'Y' or 'd' or 'D')
                return true;
        }

        return false;
    }
}
