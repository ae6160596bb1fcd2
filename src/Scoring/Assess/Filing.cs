using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>What a unit filed for one indicator, before any benchmark is estimated: reported, missing, not applicable, or taken out by its pair.</summary>
internal readonly record struct Filed(ContributionState State, ReportedValue? Value, Products? Products)
{
    /// <summary>The value counts for estimated benchmarks: in play, reported and not in doubt.</summary>
    public bool IsSound => State == ContributionState.Reported && Value is { State: ValueState.Reported };

    public bool IsDoubtful => Value is { State: ValueState.Invalid } || Products is { IsDoubtful: true };

    /// <summary>Worth anything from nothing to all: what should have taken its place was filed and cannot be read.</summary>
    public Filed Doubted(IndicatorCode indicator) => this with { Value = (Value ?? new ReportedValue(indicator, null)) with { State = ValueState.Invalid, Rival = null } };
}

/// <summary>Step 2: the filed values of one unit, one for each indicator of its table, in table order.</summary>
internal sealed record Filing(TablePlan Plan, IReadOnlyList<Filed> Rows, IReadOnlyList<Issue> Findings, bool HasUnvaluedProduct)
{
    public static Filing Of(Dossier dossier, TablePlan plan, BenchmarkTable table, IndustryRegister industries)
    {
        var values = dossier.Values.ToLookup(v => v.Indicator);
        List<Issue> findings = [.. SectorFindings.Of(dossier.Entry, industries)];
        var rows = new Filed[plan.Count];
        for (var i = 0; i < plan.Count; i++)
        {
            var indicator = plan.Table.Indicators[i];
            var filed = values[indicator.Id];
            rows[i] = indicator.PerProduct > 0
                ? PerProduct(indicator, plan.Table.Between, [.. filed], dossier.Entry.Sector, table, findings)
                : Single(indicator, [.. filed], findings);
        }

        SettlePairs(plan, rows, dossier.Entry.Sector, values, table, findings);
        var known = plan.Table.Indicators.Select(i => i.Id).ToHashSet();
        findings.AddRange(dossier.Values.Where(v => !known.Contains(v.Indicator)).Select(Finding.NotInTable));
        var isUnvalued = findings.Exists(f => string.Equals(f.Code, Finding.UnvaluedProduct, StringComparison.Ordinal));
        return new Filing(plan, rows, findings, isUnvalued);
    }

    private static Filed Single(Indicator indicator, IReadOnlyList<ReportedValue> rows, List<Issue> findings)
    {
        if (rows.Count == 0)
            return new Filed(Absent(indicator), null, null);
        if (rows.Count > 1)
            findings.Add(Finding.SeveralValues(indicator, rows[1]));
        var row = rows[0];
        return new Filed(StateOf(indicator, row, findings), row, null);
    }

    private static Filed PerProduct(
        Indicator indicator, BetweenRule between, IReadOnlyList<ReportedValue> rows, string? sector, BenchmarkTable table, List<Issue> findings)
    {
        if (rows.Count == 0)
            return new Filed(ContributionState.Missing, null, null);
        if (Products.Of(indicator, between, rows, sector, table, findings) is { } products)
            return new Filed(ContributionState.Reported, null, products);
        if (rows.Any(Products.HasValue))
            return new Filed(ContributionState.NoBenchmark, null, null);
        return new Filed(StateOf(indicator, rows[0], findings), null, null);
    }

    private static ContributionState StateOf(Indicator indicator, ReportedValue row, List<Issue> findings)
    {
        if (row.State == ValueState.NotApplicable && indicator.MayBeNotApplicable)
            return ContributionState.NotApplicable;
        if (row.State == ValueState.NotApplicable)
            findings.Add(Finding.NotApplicableRefused(indicator, row));
        return Products.HasValue(row) ? ContributionState.Reported : Absent(indicator);
    }

    /// <summary>What is not filed is missing; outside the hundred nothing is asked for, so nothing can be missing.</summary>
    private static ContributionState Absent(Indicator indicator) => indicator.IsBonus ? ContributionState.NotApplicable : ContributionState.Missing;

    /// <summary>The per-product indicator is in when a product of it can be scored, and takes the other one out; otherwise the other way round.</summary>
    private static void SettlePairs(
        TablePlan plan, Filed[] rows, string? sector, ILookup<IndicatorCode, ReportedValue> values, BenchmarkTable table, List<Issue> findings)
    {
        for (var i = 0; i < plan.Count; i++)
        {
            var partner = plan.PartnerOf[i];
            if (partner < 0)
                continue;
            var indicator = plan.Table.Indicators[i];
            var excluded = rows[i].Products is null ? i : partner;
            if (excluded == i && values[indicator.Id].Any(Products.IsUnreadable))
                rows[partner] = rows[partner].Doubted(plan.Table.Indicators[partner].Id);
            rows[excluded] = rows[excluded] with { State = ContributionState.Excluded };
            if (!values.Contains(indicator.Id) && StandardOf(plan, indicator, sector, values, table) is { } standard)
                findings.Add(Finding.LimitStandardNotUsed(indicator, standard));
        }
    }

    /// <summary>The standard under which the unit should have filed products: told by rows of the commission's table for its sector, or by its sector's own table.</summary>
    private static string? StandardOf(TablePlan plan, Indicator indicator, string? sector, ILookup<IndicatorCode, ReportedValue> values, BenchmarkTable table)
    {
        if (sector is not null && table.HasSector(indicator.Id, sector))
            return $"行业「{sector}」有强制性标准";
        var stated = plan.Table.Standards.FirstOrDefault(s => s.Indicator == indicator.Id);
        return values.Count > 0 && stated is { IsSettled: true } ? $"{(sector is null ? "" : $"行业「{sector}」")}适用 {stated.Text}" : null;
    }
}
