using System.Globalization;

namespace GreenBatch.Reports;

/// <summary>Widths and line counts from the text alone: the library's own measuring needs a native library that hosts do not have.</summary>
internal static class TextWidth
{
    private const double Wide = 2.1;
    private const double Other = 1.05;
    private const double BasePoints = 11;

    /// <summary>Blank space at both sides of a cell, in characters.</summary>
    public const double Padding = 2;

    /// <summary>What a line surely loses at the sides of a cell, in characters.</summary>
    private const double Margin = 1;

    /// <summary>Width in characters of the standard font, without padding. Lines of their own count apart; the widest is taken.</summary>
    public static double Of(string text, double points) => text.Split('\n').Max(line => OfLine(line, points));

    /// <summary>Lines the text takes in a column of that width, broken as a spreadsheet does: between wide characters, but not within a word.</summary>
    public static int Lines(string text, double points, double width)
    {
        var usable = Math.Max(width - Margin, Wide) * BasePoints / points;
        return text.Split('\n').Sum(line => LinesOf(line, usable));
    }

    private static int LinesOf(string line, double usable)
    {
        var (lines, used, word) = (1, 0.0, 0.0);
        foreach (var rune in line.EnumerateRunes())
        {
            var isWide = rune.Value >= FirstWide;
            word = isWide || rune.Value == ' ' ? 0 : word + Other;
            used += isWide ? Wide : Other;
            if (used <= usable)
                continue;
            // The word that no longer fits moves down whole, unless it is longer than a line.
            lines++;
            used = isWide ? Wide : word <= usable ? word : Other;
            word = Math.Min(word, used);
        }

        return lines;
    }

    /// <summary>The text a cell shows, as far as its length goes.</summary>
    public static string Shown(Cell cell, CellFormat format) => cell switch
    {
        { Text: { } text } => text,
        { Day: not null } => "2025年12月31日",
        { Number: { } number } => number.ToString(NumberShape(format), CultureInfo.InvariantCulture),
        _ => Cell.AbsentMark,
    };

    private static string NumberShape(CellFormat format) => format switch
    {
        CellFormat.Score => "0.00",
        CellFormat.Change => "+0.00;-0.00;0.00",
        CellFormat.Share => "0.0%",
        CellFormat.Move => "↑0;↓0;—",
        _ => "0.####",
    };

    private static double OfLine(string line, double points)
    {
        var width = 0.0;
        foreach (var rune in line.EnumerateRunes())
            width += rune.Value >= FirstWide ? Wide : Other;
        return width * points / BasePoints;
    }

    /// <summary>General punctuation and all above it (dashes, arrows, shapes, ideographs) are full width in Chinese fonts.</summary>
    private const int FirstWide = 0x2010;
}
