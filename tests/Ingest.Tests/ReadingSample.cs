using System.Globalization;
using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

/// <summary>Small sources and one call that reads bytes and sorts the outcomes.</summary>
internal static class ReadingSample
{
    public const string Header = "企业名称,统一社会信用代码,所属区县,综合能源消费量,合格率,日期";

    public static SourceDefinition Plants { get; } = new("plants", "示例来源", 1, [SourceChannel.Inbox], [PlantSet("plants", "企业"), ValueSet()]);

    public static AuthorityRegister Authorities { get; } = new(
    [
        new Authority("500105", "500105", "江北区", null, new DateOnly(2025, 11, 6)),
        new Authority("500240", "500240", "石柱土家族自治县", null, null),
        new Authority("CQ-GX", null, "西部科学城重庆高新区", null, null),
        new Authority("500157", "500157", "两江新区", new DateOnly(2025, 11, 6), null),
    ]);

    public static ReadContext Context { get; } = new(Authorities, new DateOnly(2025, 11, 3));

    public static DatasetDefinition PlantSet(string source, string name) => new(source, "plants", name, DatasetMode.Append,
    [
        new("name", "企业名称", FieldType.Text, true, null, ["name"]),
        new("credit_code", "统一社会信用代码", FieldType.Identifier, false, null, ["creditCode"]),
        new("authority", "所属区县", FieldType.Authority, false, null, ["区县"]),
        new("energy_tce", "综合能源消费量", FieldType.Number, false, "tce", ["energy"]),
        new("pass_rate", "合格率", FieldType.Number, false, "%", []),
        new("date", "日期", FieldType.Date, false, null, ["day"]),
        new("updated", "时间戳", FieldType.Text, false, null, ["SJC"]),
    ], ["name", "credit_code"]);

    public static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + "\n");

    public static async Task<Result> ReadAsync(byte[] bytes, string file = "plants_2025_01.csv", SourceDefinition? source = null, ListIndex? list = null, string? dataset = null, ReadContext? context = null)
    {
        var result = new Result();
        try
        {
            using var stream = new MemoryStream(bytes);
            var reading = DocumentReading.Open(stream, new DocumentInfo("plants", "2025-plants-01", file, dataset), source ?? Plants, context ?? Context, list);
            await foreach (var outcome in reading.RowsAsync(CancellationToken.None))
                result.Outcomes.Add(outcome);
            (result.Encoding, result.Normalised, result.Rows, result.Outside) = (reading.Encoding, reading.Normalised, reading.Rows, reading.Outside);
            result.Warnings.AddRange(reading.Warnings);
        }
        catch (RejectedInputException rejected)
        {
            result.Rejected = rejected.Issue;
        }

        return result;
    }

    private static DatasetDefinition ValueSet() => new("plants", "values", "指标", DatasetMode.Snapshot,
    [
        new("name", "企业名称", FieldType.Text, true, null, ["name"]),
        new("indicator", "指标编码", FieldType.Indicator, true, null, ["indicator"]),
        new("value", "指标值", FieldType.Number, false, null, ["value"]),
        new("unit", "计量单位", FieldType.Text, false, null, ["unit"]),
        new("state", "填报状态", FieldType.State, false, null, ["state"]),
    ], ["name", "indicator"])
    {
        Within = "plants",
        MayBeEmpty = true,
    };

    internal sealed class Result
    {
        public List<RowOutcome> Outcomes { get; } = [];

        public List<Issue> Warnings { get; } = [];

        public Issue? Rejected { get; set; }

        public string? Encoding { get; set; }

        public int Normalised { get; set; }

        /// <summary>Rows that the reader found, counted apart from what became of them.</summary>
        public long Rows { get; set; }

        public IReadOnlyList<SourceRecord> Accepted => [.. Outcomes.OfType<RowOutcome.Accepted>().Select(o => o.Record)];

        public IReadOnlyList<QuarantinedRow> Quarantined => [.. Outcomes.OfType<RowOutcome.Quarantined>().Select(o => o.Row)];

        public int Duplicates => Outcomes.OfType<RowOutcome.Duplicate>().Count();

        public long Outside { get; set; }

        /// <summary>Code of the verdict on a document or on its only faulty row; empty when all is well.</summary>
        public string Verdict => Rejected?.Code ?? FirstFault?.Code ?? "";

        public string Message => Rejected?.Message ?? FirstFault?.Message ?? "";

        private Issue? FirstFault => Outcomes.OfType<RowOutcome.Quarantined>().FirstOrDefault()?.Row.Issue;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Verdict} {Message}");
    }
}
