using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class ReconcileRulesParserTests
{
    [Fact]
    public void What_is_left_out_keeps_its_default()
    {
        var rules = ReconcileRulesParser.Parse(Map(("tolerance", Map(("note", Text("0.1"))))), []);

        Assert.Equal((0.1m, 0.20m, 100m), (rules!.NoteDifference, rules.OpenDifference, rules.ImplausibleFactor));
    }

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        var faults = new List<ConfigFault>();

        var rules = ReconcileRulesParser.Parse(
            Map(
                ("precedense", Map()),
                ("precedence", Map(("name", List("market", "market")))),
                ("tolerance", Map(("note", Text("0.5")), ("open", Text("0.2")))),
                ("plausibility", Map(("slip_factors", Text("1000")), ("median_of", Text("many"))))),
            faults);

        Assert.Null(rules);
        Assert.Equal(5, faults.Count);
    }

    [Fact]
    public void Ages_and_days_of_facts_are_read_and_what_cannot_age_or_names_no_dataset_is_refused()
    {
        var sound = ReconcileRulesParser.Parse(Map(("stale_days", Map(("address", Text("400")))), ("as_of", Map(("platform/evaluations", Text("filed_on"))))), [])!;
        var faults = new List<ConfigFault>();
        ReconcileRulesParser.Parse(Map(("stale_days", Map(("energy_tce", Text("400")), ("name", Text("-1")))), ("as_of", Map(("evaluations", Text("filed_on"))))), faults);

        Assert.Equal((400, "filed_on"), (sound.StaleDays["address"], sound.AsOf["platform/evaluations"]));
        Assert.Equal(3, faults.Count);
    }

    [Fact]
    public void Slips_and_ranges_are_read_with_their_clause()
    {
        var slip = Map(("factor", Text("666.7")), ("last_year", Text("1.15")), ("denominator", Text("1.2")), ("only", List("L1")), ("steady", Text("true")), ("clause", Text("决定")));
        var range = Map(("least", Text("0")), ("most", Text("12")), ("whole", Text("true")), ("note", Text("项")), ("clause", Text("12 项功能")));
        var plausibility = Map(
            ("slips", new ConfigNode.Sequence("f", 1, [slip])),
            ("ranges", Map(("E4", range), ("L3", Map(("above", Text("0")), ("clause", Text("B.27")))), ("HG24", Map(("clause", Text("决定")))))),
            ("moved_together", Text("4")),
            ("energy_tiers", List("900", "300")));

        var rules = ReconcileRulesParser.Parse(Map(("plausibility", plausibility)), [])!;

        var read = Assert.Single(rules.Slips);
        Assert.Equal((666.7m, 1.15m, 1.2m, "L1", true), (read.Factor, read.LastYear, read.Denominator, read.Only.Single(), read.IsForSteadyUnits));
        Assert.Equal(new ValueRange(0m, 12m, "12 项功能") { IsWhole = true, Note = "项" }, rules.Ranges["E4"]);
        Assert.Equal(new ValueRange(0m, null, "B.27") { IsAbove = true }, rules.Ranges["L3"]);
        Assert.Equal(new ValueRange(null, null, "决定"), rules.Ranges["HG24"]);
        Assert.Equal(4, rules.MovedTogether);
        Assert.Equal([900m, 300m], rules.EnergyTiers);
    }

    [Theory]
    [InlineData("factor=10 last_year=3.2 denominator=1.1 clause=x", 1)] // 3.2 squared is above 10
    [InlineData("factor=10 last_year=3.1 denominator=1.1 clause=x", 0)]
    [InlineData("factor=10 last_year=1.1 denominator=4 clause=x", 1)]
    [InlineData("factor=10 last_year=1.1 clause=x", 1)]
    [InlineData("factor=10 last_year=1.1 denominator=1.1", 1)]
    [InlineData("factor=10 last_year=1.1 denominator=1.1 clause=x other=1", 1)]
    public void Faults_of_a_slip(string slip, int count) => Assert.Equal(count, Faults(("slips", new ConfigNode.Sequence("f", 1, [Pairs(slip)]))));

    [Theory]
    [InlineData("least=0 most=100 clause=x", 0)]
    [InlineData("least=0 above=0 clause=x", 1)]
    [InlineData("least=5 most=5 clause=x", 1)]
    [InlineData("above=5 most=5 clause=x", 1)]
    [InlineData("least=0 most=1", 1)]
    [InlineData("least=0 whole=yes clause=x", 1)]
    [InlineData("last=0 clause=x", 1)]
    public void Faults_of_a_range(string range, int count) => Assert.Equal(count, Faults(("ranges", Map(("E3", Pairs(range))))));

    [Theory]
    [InlineData("10000 5000", 0)]
    [InlineData("5000 10000", 1)]
    [InlineData("5000 5000", 1)]
    public void Tiers_descend(string bounds, int count) => Assert.Equal(count, Faults(("energy_tiers", List(bounds.Split(' ')))));

    private static int Faults(params (string Key, ConfigNode Value)[] plausibility)
    {
        var faults = new List<ConfigFault>();
        ReconcileRulesParser.Parse(Map(("plausibility", Map(plausibility))), faults);
        return faults.Count;
    }

    private static ConfigNode.Map Pairs(string text) => Map([.. text.Split(' ').Select(p => p.Split('=')).Select(p => (p[0], (ConfigNode)Text(p[1])))]);

    private static ConfigNode.Map Map(params (string Key, ConfigNode Value)[] entries) => new("f", 1, [.. entries.Select(e => new ConfigEntry(e.Key, 1, e.Value))]);

    private static ConfigNode.Scalar Text(string value) => new("f", 1, value);

    private static ConfigNode.Sequence List(params string[] items) => new("f", 1, [.. items.Select(Text)]);
}
