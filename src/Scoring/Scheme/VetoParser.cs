using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads <c>vetoes.yaml</c>: a list under <c>vetoes</c> of kind of event, condition, look-back, outcome and clause.</summary>
internal static class VetoParser
{
    private static readonly string[] Keys =
    [
        "id", "event", "outcome", "clause", "text", "grades", "statuses", "unless_statuses", "open", "ended", "overdue", "min_months", "min_amount", "years",
    ];

    public static IReadOnlyList<VetoRule> Parse(Section scheme, SchemeFiles files, FaultList faults)
    {
        if (scheme.Text("vetoes") is not { } file)
            return [];
        if (!files.Trees.TryGetValue(file, out var tree))
        {
            scheme.Fault("vetoes", $"找不到文件「{file}」");
            return [];
        }

        var rules = new List<VetoRule>();
        foreach (var item in ListOf(tree, faults))
        {
            var section = Section.Open(item, item, faults, Keys);
            var rule = ParseRule(section);
            if (rules.Exists(r => string.Equals(r.Id, rule.Id, StringComparison.Ordinal)))
                section.Fault("id", $"规则「{rule.Id}」重复");
            rules.Add(rule);
        }

        return rules;
    }

    /// <summary>The list may also be the whole file; an empty file of rules is a list of none.</summary>
    private static IReadOnlyList<ConfigNode> ListOf(ConfigNode tree, FaultList faults)
    {
        if (tree is ConfigNode.Sequence whole)
            return whole.Items;
        var root = Section.Open(tree, tree, faults, "vetoes", "source", "note");
        if (root.Child("vetoes") is ConfigNode.Sequence list)
            return list.Items;
        if (root.Has("vetoes"))
            root.Fault("vetoes", "「vetoes」应为规则列表");
        return [];
    }

    private static VetoRule ParseRule(Section section)
    {
        _ = section.RequiredText("outcome");
        var outcome = section.Word("outcome", SchemeWords.Outcomes, VetoOutcome.Review);
        return new VetoRule(section.RequiredText("id"), section.RequiredText("event"), outcome, section.RequiredText("clause"), section.RequiredText("text"))
        {
            Grades = section.Texts("grades"),
            Statuses = section.Texts("statuses"),
            UnlessStatuses = section.Texts("unless_statuses"),
            WhileOpen = section.Flag("open"),
            WhenEnded = section.Flag("ended"),
            WhenOverdue = section.Flag("overdue"),
            MinimumMonths = section.Has("min_months") ? section.Integer("min_months", 1, 1, 1200) : null,
            MinimumAmount = section.Number("min_amount"),
            LookBackYears = section.Has("years") ? section.Integer("years", 1, 1, 100) : null,
        };
    }
}
