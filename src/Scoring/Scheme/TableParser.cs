using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Reads one indicator table: <c>factory-general.yaml</c>, <c>park.yaml</c>, or a sector table already laid over the general one.</summary>
internal static class TableParser
{
    private static readonly string[] Keys = ["name", "source", "provisional", "between", "note", "standards", "bonus", "dimensions", "indicators"];

    public static IndicatorTable Parse(ConfigNode tree, BetweenRule between, FaultList faults)
    {
        var section = Section.Open(tree, tree, faults, Keys);
        between = section.Word("between", SchemeWords.Between, between);
        var dimensions = Dimensions(section);
        var (bonus, extra) = BonusParser.Parse(section, dimensions, between, faults);
        List<WrittenIndicator> indicators = [.. Indicators(section, between, faults), .. extra];
        var table = new IndicatorTable(section.Text("name") ?? "", section.Text("source") ?? "", dimensions, [.. indicators.Select(i => i.Indicator)])
        {
            IsProvisional = section.Flag("provisional"),
            Between = between,
            Standards = StandardParser.Parse(section, indicators),
            Bonus = bonus,
        };
        TableChecks.Check(section, table, indicators);
        return table;
    }

    private static List<Dimension> Dimensions(Section table)
    {
        var dimensions = new List<Dimension>();
        if (table.Child("dimensions") is not ConfigNode.Map map)
        {
            table.Fault("dimensions", "缺少「dimensions」：一级指标及其分值，例如 { 能源低碳化: 30 }");
            return dimensions;
        }

        var shares = table.Open("dimensions", [.. map.Entries.Select(e => e.Key)]);
        foreach (var entry in map.Entries)
        {
            if (shares.Weight(entry.Key) is { } share)
                dimensions.Add(new Dimension(entry.Key, share));
            else if (!shares.Has(entry.Key))
                shares.Fault(entry.Key, $"一级指标「{entry.Key}」缺少分值");
        }

        return dimensions;
    }

    private static List<WrittenIndicator> Indicators(Section table, BetweenRule between, FaultList faults)
    {
        if (table.Child("indicators") is not ConfigNode.Sequence list)
        {
            table.Fault("indicators", "缺少「indicators」：指标列表");
            return [];
        }

        return [.. list.Items.Select(item => IndicatorParser.Parse(item, between, faults))];
    }
}

/// <summary>An indicator with the place it was written in, so that checks across indicators can blame a line.</summary>
internal sealed record WrittenIndicator(Indicator Indicator, Section Section);
