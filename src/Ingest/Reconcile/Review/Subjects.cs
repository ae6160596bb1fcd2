using System.Globalization;

namespace GreenBatch.Ingest;

/// <summary>Stable keys of what people are asked about.</summary>
public static class Subjects
{
    private static readonly string[] Identity = [FieldIds.Name, FieldIds.CreditCode, FieldIds.SiteCode, FieldIds.OrganisationCode, FieldIds.RegistrationNumber, FieldIds.FormerNames, FieldIds.Address];

    /// <summary>Source, dataset and natural key.</summary>
    public static string Of(SourceRecord record) => $"{record.Dataset.Source}/{record.Dataset.Id}/{record.Key.Replace('\u001F', '|')}";

    /// <summary>
    /// The same without the identifying fields of the key, so that a record whose name or code the department put right is found again; null where nothing else
    /// is in the key (its day or year alone tells no record from another).
    /// </summary>
    public static string? AnchorOf(SourceRecord record)
    {
        var rest = record.Dataset.Key.Where(f => !Identity.Contains(f, StringComparer.Ordinal)).Select(f => Convert.ToString(record[f], CultureInfo.InvariantCulture)).ToList();
        var hasNumber = record.Dataset.Key.Contains("document", StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(record.Text("document"));
        return hasNumber && rest.Count < record.Dataset.Key.Count ? $"{record.Dataset.Source}/{record.Dataset.Id}/{string.Join('|', rest)}" : null;
    }
}
