using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What <c>vetoes.yaml</c> says.</summary>
internal sealed record VetoFile(IReadOnlyList<VetoRule> Rules, IReadOnlyList<BanRule> Bans, Ground? NotFiled)
{
    public static VetoFile Empty { get; } = new([], [], null);
}

/// <summary>
/// Reads <c>vetoes.yaml</c>: under <c>vetoes</c> a list of kind of event, condition, look-back, outcome and clause; under <c>bans</c> for how long nobody may
/// apply after what; under <c>not_filed</c> what the text says of those who do not file.
/// </summary>
internal static class VetoParser
{
    private static readonly string[] Keys =
    [
        "id", "event", "outcome", "clause", "text", "kind", "grades", "min_grade", "statuses", "unless_statuses", "classes", "open", "ended", "overdue", "absent",
        "min_months", "min_amount", "years", "anchor", "inclusive", "from", "to", "inside", "heading",
    ];

    public static VetoFile Parse(Section scheme, SchemeFiles files, FaultList faults)
    {
        if (scheme.Text("vetoes") is not { } file)
            return VetoFile.Empty;
        if (!files.Trees.TryGetValue(file, out var tree))
        {
            scheme.Fault("vetoes", $"找不到文件「{file}」");
            return VetoFile.Empty;
        }

        if (tree is ConfigNode.Sequence whole) // the list may also be the whole file
            return new VetoFile(Each(whole.Items, faults, Keys, ParseRule, r => r.Id), [], null);
        var root = Section.Open(tree, tree, faults, "vetoes", "bans", "not_filed", "source", "note");
        return new VetoFile(
            Each(ListOf(root, "vetoes"), faults, Keys, ParseRule, r => r.Id),
            Each(ListOf(root, "bans"), faults, ["id", "event", "years", "unless_statuses", "clause", "text"], ParseBan, b => b.Id),
            root.Has("not_filed") ? ParseGround(root.Open("not_filed", "clause", "text")) : null);
    }

    /// <summary>An absent list is one of none.</summary>
    private static IReadOnlyList<ConfigNode> ListOf(Section root, string key)
    {
        if (root.Child(key) is ConfigNode.Sequence list)
            return list.Items;
        if (root.Has(key))
            root.Fault(key, $"「{key}」应为规则列表");
        return [];
    }

    private static List<T> Each<T>(IReadOnlyList<ConfigNode> items, FaultList faults, string[] keys, Func<Section, T> parse, Func<T, string> idOf)
    {
        var rules = new List<T>();
        foreach (var item in items)
        {
            var section = Section.Open(item, item, faults, keys);
            var rule = parse(section);
            if (rules.Exists(r => string.Equals(idOf(r), idOf(rule), StringComparison.Ordinal)))
                section.Fault("id", $"规则「{idOf(rule)}」重复");
            rules.Add(rule);
        }

        return rules;
    }

    private static VetoRule ParseRule(Section section)
    {
        _ = section.RequiredText("outcome");
        var outcome = section.Word("outcome", SchemeWords.Outcomes, VetoOutcome.Review);
        var rule = new VetoRule(section.RequiredText("id"), section.RequiredText("event"), outcome, section.RequiredText("clause"), section.RequiredText("text"))
        {
            Kind = section.Has("kind") ? section.Word("kind", SchemeWords.Kinds, UnitKind.Factory) : null,
            Grades = section.Texts("grades"),
            MinimumGrade = ReadGrade(section),
            Statuses = section.Texts("statuses"),
            UnlessStatuses = section.Texts("unless_statuses"),
            Classes = section.Texts("classes"),
            MinimumMonths = section.Has("min_months") ? section.Integer("min_months", 1, 1, 1200) : null,
            MinimumAmount = section.Number("min_amount"),
            Inside = section.Word("inside", SchemeWords.Insides, InsideRule.Review),
            Heading = section.Has("heading") ? section.Word("heading", SchemeWords.Headings, OutsideReason.Veto) : null,
        };
        return WithState(section, WithDays(section, rule));
    }

    private static VetoRule WithDays(Section section, VetoRule rule)
    {
        var (from, to) = (section.Day("from"), section.Day("to"));
        if (from > to)
            section.Fault("to", "「to」不能早于「from」");
        return rule with
        {
            LookBackYears = section.Has("years") ? section.Integer("years", 1, 1, 100) : null,
            Anchor = ReadAnchor(section),
            IsInclusive = section.Word("inclusive", SchemeWords.Flags, fallback: true),
            ValidFrom = from,
            ValidTo = to,
        };
    }

    private static VetoRule WithState(Section section, VetoRule rule) => rule with
    {
        WhileOpen = section.Flag("open"),
        WhenEnded = section.Flag("ended"),
        WhenOverdue = section.Flag("overdue"),
        WhenAbsent = section.Flag("absent"),
    };

    private static Anchor ReadAnchor(Section section)
    {
        var text = section.Text("anchor");
        if (text is null || SchemeWords.Anchors.TryFind(text, out _))
            return new Anchor(section.Word("anchor", SchemeWords.Anchors, AnchorKind.FilingDeadline), null);
        if (!char.IsAsciiDigit(text[0]))
            section.Fault("anchor", $"「anchor」的值「{text}」不认识，可用：{SchemeWords.Anchors}，或写明日期");
        return char.IsAsciiDigit(text[0]) ? new Anchor(AnchorKind.Given, section.Day("anchor")) : Anchor.FilingDeadline;
    }

    private static string? ReadGrade(Section section)
    {
        var grade = section.Text("min_grade");
        if (grade is not null && GradeScale.Find(grade) is null)
            section.Fault("min_grade", $"「min_grade」的值「{grade}」不认识，可用：一般、较大、重大、特别重大");
        return grade;
    }

    private static BanRule ParseBan(Section section)
    {
        _ = section.RequiredText("years");
        return new BanRule(section.RequiredText("id"), section.RequiredText("event"), section.Integer("years", 1, 1, 100), section.RequiredText("clause"), section.RequiredText("text"))
        {
            UnlessStatuses = section.Texts("unless_statuses"),
        };
    }

    private static Ground ParseGround(Section section) => new(section.RequiredText("clause"), section.RequiredText("text"));
}
