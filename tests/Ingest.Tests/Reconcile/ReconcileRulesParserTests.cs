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

    private static ConfigNode.Map Map(params (string Key, ConfigNode Value)[] entries) => new("f", 1, [.. entries.Select(e => new ConfigEntry(e.Key, 1, e.Value))]);

    private static ConfigNode.Scalar Text(string value) => new("f", 1, value);

    private static ConfigNode.Sequence List(params string[] items) => new("f", 1, [.. items.Select(Text)]);
}
