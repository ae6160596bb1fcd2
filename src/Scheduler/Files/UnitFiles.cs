using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>Dossiers from the two CSV files of <c>try score</c>: units, and their values.</summary>
internal static class UnitFiles
{
    private static readonly string[] UnitColumns = ["unit_id", "kind", "name", "credit_code", "authority", "sector", "energy_tce"];
    private static readonly string[] ValueColumns = ["unit_id", "indicator", "value"];
    private static readonly string[] OptionalValueColumns = ["state", "product", "parameter", "lead", "base"];

    public static IReadOnlyList<Dossier> Read(CommandContext context, Scheme scheme, string unitsPath, string valuesPath)
    {
        var units = CsvTable.Read(context, unitsPath, UnitColumns, ["state"]);
        var values = CsvTable.Read(context, valuesPath, ValueColumns, OptionalValueColumns);
        var dossiers = new List<Dossier>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in units.Rows)
        {
            var dossier = ReadUnit(units, row, scheme);
            if (!seen.Add(dossier.Entry.Id))
                throw InputCells.Rejected(units, row, "unit_id", $"单位「{dossier.Entry.Id}」重复");
            dossiers.Add(dossier);
        }

        var filed = ReadValues(values, seen);
        return [.. dossiers.Select(d => filed.TryGetValue(d.Entry.Id, out var own) ? d with { Values = own } : d)];
    }

    private static Dossier ReadUnit(CsvTable table, CsvLine row, Scheme scheme)
    {
        _ = table.Required(row, "kind");
        var kind = table.Word(row, "kind", ("factory", UnitKind.Factory), ("park", UnitKind.Park));
        if (scheme.PopulationOf(kind) is null)
            throw InputCells.Rejected(table, row, "kind", $"方案 {scheme.Cycle} 不含「{table[row, "kind"]}」的指标体系");
        var entry = new ListEntry(table.Required(row, "unit_id"), kind, table[row, "name"])
        {
            CreditCode = table.Optional(row, "credit_code"),
            AuthorityId = table.Optional(row, "authority"),
            Sector = table.Optional(row, "sector"),
        };
        return new Dossier(entry, scheme.Cycle)
        {
            EnergyTce = table.Number(row, "energy_tce"),
            Standing = table.Word(row, "state", ("ranked", Standing.Ranked), ("vetoed", Standing.Vetoed), ("held", Standing.Held), ("new_entry", Standing.NewEntry)),
        };
    }

    private static Dictionary<string, List<ReportedValue>> ReadValues(CsvTable table, HashSet<string> units)
    {
        var values = new Dictionary<string, List<ReportedValue>>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string, string)>();
        foreach (var row in table.Rows)
        {
            var (unit, indicator) = (table.Required(row, "unit_id"), table.Required(row, "indicator"));
            if (!units.Contains(unit))
                throw InputCells.Rejected(table, row, "unit_id", $"单位「{unit}」不在单位表中");
            if (!seen.Add((unit, indicator, table[row, "product"])))
                throw InputCells.Rejected(table, row, "indicator", $"单位「{unit}」的指标「{indicator}」（产品「{table[row, "product"]}」）重复");
            if (!values.TryGetValue(unit, out var own))
                values.Add(unit, own = []);
            own.Add(ReadValue(table, row, indicator));
        }

        return values;
    }

    private static ReportedValue ReadValue(CsvTable table, CsvLine row, string indicator)
    {
        var state = table.Word(row, "state", ("reported", ValueState.Reported), ("missing", ValueState.Missing), ("not_applicable", ValueState.NotApplicable));
        var value = table.Number(row, "value");
        return new ReportedValue(new IndicatorCode(indicator), state == ValueState.Reported ? value : null, state)
        {
            Product = table.Optional(row, "product"),
            Parameter = table.Number(row, "parameter"),
            Lead = table.Number(row, "lead"),
            Base = table.Number(row, "base"),
            Origin = new Origin("try", "", Path.GetFileName(table.Path), null, row.Line),
        };
    }
}
