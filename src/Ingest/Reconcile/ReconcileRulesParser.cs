using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Turns the tree of <c>config/reconcile.yaml</c> into rules, or into every fault at once. Keys left out keep their defaults; unknown keys are refused.</summary>
public static class ReconcileRulesParser
{
    private const decimal LargestFactor = 1_000_000m;

    private const decimal LongestStale = 3660m;

    /// <returns>The rules, or null when <paramref name="faults"/> got any.</returns>
    public static ReconcileRules? Parse(ConfigNode tree, ICollection<ConfigFault> faults)
    {
        var before = faults.Count;
        var root = new RuleNode(tree, faults);
        root.RefuseOthers("precedence", "stale_days", "as_of", "tolerance", "plausibility", "site_events");
        var (tolerance, plausibility) = (root["tolerance"], root["plausibility"]);
        tolerance.RefuseOthers("note", "open");
        plausibility.RefuseOthers("slip_factors", "implausible_factor", "median_of", "percent", "slips", "steady", "ranges", "moved_together", "energy_tiers");
        var usual = new ReconcileRules();
        var rules = new ReconcileRules
        {
            Precedence = PrecedenceOf(root["precedence"]),
            StaleDays = StaleDaysOf(root["stale_days"]),
            AsOf = AsOfOf(root["as_of"]),
            NoteDifference = tolerance["note"].Number(0m, 10m, usual.NoteDifference),
            OpenDifference = tolerance["open"].Number(0m, 10m, usual.OpenDifference),
            SlipFactors = plausibility["slip_factors"].Numbers(2m, LargestFactor, usual.SlipFactors),
            ImplausibleFactor = plausibility["implausible_factor"].Number(2m, LargestFactor, usual.ImplausibleFactor),
            MedianOf = (int)plausibility["median_of"].Number(1m, 1000m, usual.MedianOf),
            PercentIndicators = plausibility["percent"].Texts(usual.PercentIndicators),
            Slips = PlausibilityRulesParser.Slips(plausibility["slips"]),
            Steady = plausibility["steady"].Number(1m, 100m, usual.Steady),
            Ranges = PlausibilityRulesParser.Ranges(plausibility["ranges"]),
            MovedTogether = (int)plausibility["moved_together"].Number(2m, 5m, usual.MovedTogether),
            EnergyTiers = PlausibilityRulesParser.Descending(plausibility["energy_tiers"], usual.EnergyTiers),
            SiteEvents = root["site_events"].Texts(usual.SiteEvents),
        };
        if (rules.NoteDifference > rules.OpenDifference)
            tolerance.Fault("note 不能大于 open");
        return faults.Count == before ? rules : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> PrecedenceOf(RuleNode node)
    {
        var orders = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        node.RefuseOthers([.. FactFields.Ordered]);
        foreach (var field in FactFields.Ordered.Where(f => node[f].IsGiven))
        {
            orders[field] = node[field].Texts([]);
            if (orders[field].Distinct(StringComparer.Ordinal).Count() < orders[field].Count)
                node[field].Fault($"「{field}」中有重复的来源");
        }

        return orders;
    }

    private static Dictionary<string, int> StaleDaysOf(RuleNode node)
    {
        node.RefuseOthers([.. FactFields.Ageing]);
        return FactFields.Ageing.Where(f => node[f].IsGiven).ToDictionary(f => f, f => (int)node[f].Number(1m, LongestStale, 400m), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> AsOfOf(RuleNode node)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in node.Keys)
        {
            if (key.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
                node[key].Fault($"「{key}」应写作 来源/数据集，如 platform/evaluations");
            fields[key] = node[key].TextOrNone() ?? "";
        }

        return fields;
    }
}
