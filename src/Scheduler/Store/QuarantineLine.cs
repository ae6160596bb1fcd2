using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Store;

/// <summary>Which quarantined row: delivery, document and place in its quarantine, written 2025-market-02/1/5.</summary>
internal sealed record QuarantineId(string Delivery, int Document, int Position)
{
    public static QuarantineId? Parse(string text) =>
        text.Split('/') is [var delivery, var document, var position]
        && int.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new QuarantineId(delivery, number, place)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Delivery}/{Document}/{Position}");
}

/// <summary>One row of the work list: where it stands, what is wrong with it, what it says, and what was done about it.</summary>
/// <param name="State"><c>open</c>, <c>corrected</c> or <c>dismissed</c>.</param>
/// <param name="Cells">Text by field id, personal numbers masked.</param>
internal sealed record QuarantineLine(QuarantineId Id, string Source, string? Dataset, string File, Issue Issue, IReadOnlyDictionary<string, string?> Cells, string State)
{
    public string? Who { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>Of a corrected row: accepted, duplicate or outside.</summary>
    public string? Outcome { get; init; }

    /// <summary>Place of the record that an accepted correction became.</summary>
    public int? RecordPosition { get; init; }

    public bool IsOpen => State is "open";

    /// <summary>Twelve hexadecimal digits that a workbook brings back: a row that is not the one it was made from is told by them.</summary>
    public string Mark
    {
        get
        {
            var text = string.Join('\u001F', Cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + "=" + c.Value).Prepend(Issue.Code).Prepend(Id.ToString()));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        }
    }
}
