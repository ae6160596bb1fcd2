using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads one line of an indicator table and checks what can be checked without the others.</summary>
internal static class IndicatorParser
{
    private static readonly string[] Keys =
    [
        "id", "name", "dimension", "unit", "direction", "weight", "lead", "base", "per_product", "excludes", "choose",
        "may_be_not_applicable", "qualitative", "tiered", "actionable", "difficulty", "precision", "step", "note",
    ];

    /// <summary>What a row outside the hundred may say: it stands for itself, in no dimension, pair or group.</summary>
    private static readonly string[] BonusKeys = ["id", "name", "unit", "direction", "weight", "lead", "base", "qualitative", "actionable", "difficulty", "note"];

    public static WrittenIndicator Parse(ConfigNode item, BetweenRule between, FaultList faults)
    {
        var section = Section.Open(item, item, faults, Keys);
        return Parse(section, section.RequiredText("dimension"), between);
    }

    /// <param name="name">Name of the bonus, which stands where others name their dimension.</param>
    public static WrittenIndicator ParseBonus(ConfigNode item, string name, BetweenRule between, FaultList faults)
    {
        var section = Section.Open(item, item, faults, BonusKeys);
        var (indicator, _) = Parse(section, name, between);
        if (indicator.Lead is null)
            section.Fault("lead", $"附加指标「{indicator.Id}」须给出引领值");
        return new WrittenIndicator(indicator with { IsBonus = true, MayBeNotApplicable = true }, section);
    }

    private static WrittenIndicator Parse(Section section, string dimension, BetweenRule between)
    {
        var id = section.RequiredText("id");
        _ = section.RequiredText("direction");
        if (!section.Has("weight"))
            section.Fault("weight", $"指标「{id}」缺少「weight」");
        var direction = section.Word("direction", SchemeWords.Directions, Direction.Higher);
        var weight = section.Weight("weight") ?? new Weight(0m, 1m);
        var indicator = new Indicator(new IndicatorCode(id), section.Text("name") ?? id, dimension, section.Text("unit") ?? "", direction, weight)
        {
            Lead = section.Number("lead"),
            Base = section.Number("base"),
            PerProduct = section.Integer("per_product", 0, 1, 100),
            Excludes = section.Text("excludes") is { } other ? new IndicatorCode(other) : null,
            Choose = Choose(section),
            MayBeNotApplicable = section.Flag("may_be_not_applicable"),
            IsQualitative = section.Flag("qualitative"),
            IsTiered = section.Flag("tiered"),
            IsActionable = section.Flag("actionable"),
            Difficulty = section.Word("difficulty", SchemeWords.Difficulties!, fallback: null),
            Precision = NotNegative(section, "precision"),
            Step = Step(section),
            Note = section.Text("note"),
        };
        return new WrittenIndicator(WithBase(indicator, between, section), section);
    }

    /// <summary>rules.md 2.7: where only a lead is given and higher is better, the base is 0. A ratio needs no base.</summary>
    private static Indicator WithBase(Indicator indicator, BetweenRule between, Section section)
    {
        if (indicator.Lead is null && indicator.Base is not null && !section.Has("lead"))
            section.Fault("base", $"指标「{indicator.Id}」有基准值而无引领值");
        if (indicator.Lead is not { } lead)
            return indicator;
        if (BenchmarkSides.Fault(indicator.Direction, between, lead, indicator.Base) is { } fault)
            section.Fault("lead", $"指标「{indicator.Id}」{fault}");
        return between == BetweenRule.Linear && indicator.Base is null ? indicator with { Base = 0m } : indicator;
    }

    /// <summary>The least change of the value that means anything. With a step of 0 no value could be reached in steps.</summary>
    private static decimal Step(Section indicator)
    {
        var step = indicator.Number("step") ?? 0.01m;
        if (step <= 0m)
            indicator.Fault("step", "「step」应大于 0");
        return step;
    }

    private static decimal? NotNegative(Section indicator, string key)
    {
        var number = indicator.Number(key);
        if (number < 0m)
            indicator.Fault(key, $"「{key}」不能为负");
        return number;
    }

    private static ChoiceGroup? Choose(Section indicator)
    {
        if (!indicator.Has("choose"))
            return null;
        var choose = indicator.Open("choose", "group", "n");
        var group = choose.RequiredText("group");
        if (!choose.Has("n"))
            choose.Fault("n", "「choose」缺少「n」：组内计几项");
        return new ChoiceGroup(group, choose.Integer("n", 1, 1, 100));
    }
}
