using System.Globalization;

namespace GreenBatch.Scheduler.Files;

/// <summary>A table that goes out with questions and comes back with answers: what is asked is locked, what is answered is not.</summary>
/// <param name="Kind">What the workbook is, as it says itself, such as <c>待裁定</c>.</param>
/// <param name="Columns">The first is the key of a row.</param>
/// <param name="Facts">What must be the same when it comes back: cycle, run.</param>
internal sealed record AnswerTable(string Kind, string Title, IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<AnswerRow> Rows, IReadOnlyList<(string Name, string Value)> Facts)
{
    /// <summary>How to fill it in, a line for each point.</summary>
    public IReadOnlyList<(string Point, string Text)> Notes { get; init; } = [];

    public int IndexOf(string title) => Columns.ToList().FindIndex(c => c.Title == title);
}

/// <param name="Width">In characters.</param>
/// <param name="IsAnswer">To be filled in; all others are locked, and compared when the workbook comes back.</param>
/// <param name="Advice">What to write into it.</param>
internal sealed record AnswerColumn(string Title, int Width, bool IsAnswer = false, string Advice = "")
{
    /// <summary>What may be chosen; none: free text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Each row has its own choices (<see cref="AnswerRow.Choices"/>).</summary>
    public bool HasOwnChoices { get; init; }
}

/// <param name="Cells">One for each column that is no answer, in their order.</param>
/// <param name="Choices">Choices of the columns that have their own.</param>
internal sealed record AnswerRow(IReadOnlyList<string> Cells, IReadOnlyList<string> Choices)
{
    private const int LongestCell = 8000;

    public string Key => Cells[0];

    /// <summary>A row whose cells come back from any spreadsheet as they went out: no characters that a workbook cannot hold, no blanks at the ends, not too long.</summary>
    public static AnswerRow Of(IEnumerable<string> cells, IReadOnlyList<string> choices) => new([.. cells.Select(Clean)], choices);

    /// <summary>Text as it is written, and as it is compared when it comes back.</summary>
    public static string Clean(string text)
    {
        var kept = string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' || !(char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format))).Trim();
        return kept.Length > LongestCell ? kept[..(LongestCell - (char.IsHighSurrogate(kept[LongestCell - 1]) ? 1 : 0))].TrimEnd() : kept;
    }
}

/// <summary>A row that was filled in.</summary>
/// <param name="Number">Row number in the sheet.</param>
internal sealed record FilledRow(AnswerRow Asked, int Number, IReadOnlyDictionary<string, string> Answers)
{
    public string this[string title] => Answers.GetValueOrDefault(title, "");

    public bool IsEmpty => Answers.Values.All(v => v.Length == 0);
}
