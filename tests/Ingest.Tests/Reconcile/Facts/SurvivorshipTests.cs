namespace GreenBatch.Ingest.Tests;

public sealed class SurvivorshipTests
{
    private const string Name = "重庆青禾机械制造有限公司";

    private static readonly string Code = Codes.Credit(1);

    private static readonly DatasetDefinition Registrations = Dataset("market", "registrations", "registration", ["credit_code"], "name", "credit_code", "former_names", "representative", "date", "status", "address", "industry_code");

    private static readonly DatasetDefinition Evaluations = Dataset("platform", "evaluations", null, ["entry_id"], "entry_id", "name", "address", "industry_code", "filed_on", "output_value", "energy_tce");

    private static readonly DatasetDefinition Permits = Dataset("environment", "permits", "permit", ["site_code"], "name", "credit_code", "site_code", "address", "date", "end_date");

    private static readonly ReconcileRules Rules = Some.Rules with
    {
        Precedence = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["name"] = ["market", "platform"],
            ["credit_code"] = ["market", "platform"],
            ["address"] = ["environment", "platform"],
            ["industry_code"] = ["platform", "market"],
        },
        AsOf = new Dictionary<string, string>(StringComparer.Ordinal) { ["platform/evaluations"] = "filed_on", ["environment/permits"] = "date", ["market/renames"] = "date" },
        StaleDays = new Dictionary<string, int>(StringComparer.Ordinal) { ["address"] = 400 },
    };

    [Fact]
    public void The_register_says_who_a_unit_is_and_every_value_keeps_its_source_and_its_rule()
    {
        var facts = Facts(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Registrations, 7, ("name", Name), ("credit_code", Code), ("representative", "某人"), ("date", new DateOnly(2008, 5, 1)), ("status", "存续"), ("address", "江南大道1号"), ("industry_code", "C3499")),
            Some.Row(Evaluations, 1, ("entry_id", "GF-1"), ("name", Name), ("industry_code", "3484"), ("filed_on", new DateOnly(2025, 10, 1)), ("output_value", 100m)));

        Assert.Equal(
            [("credit_code", Code), ("industry_code", "3484"), ("legal_form", "有限公司"), ("name", Name), ("output_value", "100"), ("registered_address", "江南大道1号"), ("registration_date", "2008-05-01"), ("representative", "某人"), ("status", "存续")],
            facts.Select(f => (f.Field, f.Value)));
        Assert.Equal(7, facts.Single(f => f.Field is "status").Origin!.Row);
        Assert.Equal("C3499", facts.Single(f => f.Field is "industry_code").Rivals.Single().Value);
        Assert.All(facts, f => Assert.NotEmpty(f.Rule));
    }

    [Theory]
    [InlineData("2025-01-01", "许可地址", "来源权威次序")]
    [InlineData("2023-01-01", "填报地址", "超过 400 天")]
    public void An_authority_whose_fact_is_too_old_gives_way_to_a_fresher_source_and_leaves_a_conflict(string permitted, string address, string rule)
    {
        var result = Reconcile(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Permits, 1, ("name", Name), ("credit_code", Code), ("site_code", Code + "001P"), ("address", "许可地址"), ("date", DateOnly.ParseExact(permitted, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
            Some.Row(Evaluations, 1, ("entry_id", "GF-1"), ("name", Name), ("address", "填报地址"), ("filed_on", new DateOnly(2025, 10, 1))));

        Assert.Equal(address, result.Dossiers[0].Entry.Address);
        Assert.Contains(rule, result.Conflicts.Single(c => c.Field is "address").Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void What_states_no_day_is_never_called_old()
    {
        var result = Reconcile(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Permits, 1, ("name", Name), ("credit_code", Code), ("site_code", Code + "001P"), ("address", "许可地址")),
            Some.Row(Evaluations, 1, ("entry_id", "GF-1"), ("name", Name), ("address", "填报地址"), ("filed_on", new DateOnly(2025, 10, 1))));

        Assert.Equal("许可地址", result.Dossiers[0].Entry.Address);
    }

    [Fact]
    public void A_rename_goes_before_a_dump_of_the_register_that_still_has_the_old_name()
    {
        const string renamed = "重庆白鹭智能装备有限公司";
        var dossier = Reconcile(
            Some.Entry("GF-1", Name, Code),
            Some.Row(Registrations, 1, ("name", Name), ("credit_code", Code), ("status", "存续")),
            Some.Row(Some.Renames, 1, ("credit_code", Code), ("name", renamed), ("former_names", Name), ("date", new DateOnly(2025, 3, 1)))).Dossiers[0];

        Assert.Equal((renamed, true), (dossier.Entry.Name, dossier.Entry.FormerNames.Contains(Name)));
    }

    [Fact]
    public void The_order_of_the_records_does_not_matter()
    {
        SourceRecord[] records =
        [
            Some.Entry("GF-1", Name, Code),
            Some.Row(Registrations, 7, ("name", Name), ("credit_code", Code), ("representative", "某人"), ("status", "存续"), ("industry_code", "C3499")),
            Some.Row(Permits, 1, ("name", Name), ("credit_code", Code), ("site_code", Code + "001P"), ("address", "许可地址"), ("date", new DateOnly(2024, 1, 1))),
            Some.Row(Permits, 2, ("name", Name), ("credit_code", Code), ("site_code", Code + "002P"), ("address", "另一许可地址"), ("date", new DateOnly(2025, 1, 1))),
            Some.Row(Evaluations, 1, ("entry_id", "GF-1"), ("name", Name), ("address", "填报地址"), ("filed_on", new DateOnly(2025, 10, 1))),
        ];

        Assert.Equal(Facts(records).Select(Text), Facts([.. records.Reverse()]).Select(Text));
    }

    private static string Text(Fact fact) => $"{fact.Field}={fact.Value} {fact.Origin} {fact.Rule} [{string.Join('|', fact.Rivals)}]";

    private static IReadOnlyList<Fact> Facts(params SourceRecord[] records) => Reconcile(records).Facts;

    private static ReconcileResult Reconcile(params SourceRecord[] records) => Reconciler.Reconcile(Some.Input(records) with { Rules = Rules });

    private static DatasetDefinition Dataset(string source, string id, string? kind, string[] key, params string[] fields) =>
        new(source, id, id, DatasetMode.Append, [.. fields.Select(f => new FieldDefinition(f, f, FieldType.Text, false, null, []))], key) { Event = kind };
}
