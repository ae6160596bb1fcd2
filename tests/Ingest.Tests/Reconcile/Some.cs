using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

/// <summary>Datasets and records by hand: one place to say what a test does not care about.</summary>
internal static class Some
{
    public static AuthorityRegister Register { get; } = new(
    [
        new("500105", "500105", "江北区", null, new DateOnly(2025, 11, 6)),
        new("500108", "500108", "南岸区", null, null),
        new("500102", "500102", "涪陵区", null, null),
    ]);

    public static DatasetDefinition List { get; } = Dataset("platform", "list", DatasetMode.Snapshot, null, ["entry_id"], "entry_id", "kind", "name", "credit_code", "authority", "listed_year", "site_code", "former_names", "merged_into", "address");

    public static DatasetDefinition Evaluations { get; } = Dataset("platform", "evaluations", DatasetMode.Snapshot, null, ["entry_id"], "entry_id", "name", "credit_code", "energy_tce", "sector", "output_value", "renewable_tce", "energy_tier");

    public static DatasetDefinition Values { get; } = Dataset("platform", "values", DatasetMode.Snapshot, null, ["entry_id", "indicator", "product"], "entry_id", "indicator", "value", "state", "product", "parameter");

    public static DatasetDefinition Reviews { get; } = Dataset("platform", "reviews", DatasetMode.Snapshot, null, ["entry_id", "indicator"], "entry_id", "indicator", "verdict", "score", "reason", "reviewed_on");

    public static DatasetDefinition Accidents { get; } = Dataset("emergency", "accidents", DatasetMode.Append, "accident", ["document", "name"], "name", "credit_code", "authority", "document", "date", "site", "grade");

    public static DatasetDefinition Penalties { get; } = Dataset("environment", "penalties", DatasetMode.Append, "penalty", ["document"], "name", "credit_code", "registration_number", "organisation_code", "document", "date", "site_code");

    public static DatasetDefinition Registrations { get; } = Dataset("market", "registrations", DatasetMode.Snapshot, "registration", ["credit_code"], "name", "credit_code", "registration_number", "former_names", "status", "authority");

    public static DatasetDefinition Renames { get; } = Dataset("market", "renames", DatasetMode.Append, null, ["credit_code", "date"], "credit_code", "name", "former_names", "date");

    public static DatasetDefinition Limits { get; } = Dataset("reform", "energy_limits", DatasetMode.Snapshot, null, ["credit_code", "product"], "name", "credit_code", "year", "energy_tce", "product", "unit_consumption");

    public static SourceRecord Row(DatasetDefinition dataset, string delivery, int row, params (string Field, object? Value)[] cells)
    {
        var values = new object?[dataset.Fields.Count];
        foreach (var (field, value) in cells)
            values[dataset.IndexOf(field)] = value;
        return new SourceRecord(new Origin(dataset.Source, delivery, $"{dataset.Id}.csv", null, row), dataset, values);
    }

    /// <summary>A row of the first delivery.</summary>
    public static SourceRecord Row(DatasetDefinition dataset, int row, params (string Field, object? Value)[] cells) => Row(dataset, $"2025-{dataset.Source}-01", row, cells);

    public static SourceRecord Entry(string id, string name, string? code, string authority = "500108", params (string Field, object? Value)[] more) =>
        Row(List, id.Length, [("entry_id", id), ("kind", "绿色工厂"), ("name", name), ("credit_code", code), ("authority", authority), .. more]);

    public static SourceRecord Value(string entry, string indicator, decimal? value, string state = "填报", string? product = null) =>
        Row(Values, 1, ("entry_id", entry), ("indicator", indicator), ("value", value), ("state", state), ("product", product));

    public static ReconcileInput Input(params SourceRecord[] records) =>
        new(new Cycle(2025), new DateOnly(2025, 11, 3), Register, records, [], [], [], Rules) { Qualitative = new HashSet<IndicatorCode> { new("R1a"), new("R1b"), new("G1") } };

    public static ReconcileRules Rules { get; } = new()
    {
        Precedence = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["name"] = ["market", "platform"],
            ["credit_code"] = ["market", "platform"],
            ["energy_tce"] = ["platform", "reform"],
        },
        PercentIndicators = ["R4"],
    };

    private static DatasetDefinition Dataset(string source, string id, DatasetMode mode, string? kind, string[] key, params string[] fields) =>
        new(source, id, id, mode, [.. fields.Select(f => new FieldDefinition(f, f, FieldType.Text, false, null, []))], key) { Event = kind };
}
