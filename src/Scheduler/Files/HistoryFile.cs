using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>Outcomes of earlier cycles as a CSV: <c>unit_id,cycle,bottom</c> and optionally <c>status</c>.</summary>
internal static class HistoryFile
{
    public static IReadOnlyList<PastOutcome> Read(CommandContext context, string path)
    {
        var table = CsvTable.Read(context, path, ["unit_id", "cycle", "bottom"], ["status"]);
        var outcomes = new List<PastOutcome>();
        var seen = new HashSet<(string, Cycle)>();
        foreach (var row in table.Rows)
        {
            var (id, cycle) = (table.Required(row, "unit_id"), table.CycleOf(row, "cycle"));
            if (!seen.Add((id, cycle)))
                throw InputCells.Rejected(table, row, "cycle", $"单位「{id}」的 {cycle} 年度重复");
            var status = table.Word(row, "status", ("counted", CycleStatus.Counted), ("trial", CycleStatus.Trial));
            outcomes.Add(new PastOutcome(id, cycle, status, table.Flag(row, "bottom")));
        }

        return outcomes;
    }
}
