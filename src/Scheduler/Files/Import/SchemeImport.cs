using System.Security.Cryptography;
using System.Text;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>What a workbook would change in a scheme folder; or everything that is wrong with it, and then nothing else.</summary>
/// <param name="Files">New content by path relative to the folder.</param>
/// <param name="Benchmarks">How many rows of 标杆值 it carries.</param>
internal sealed record ImportPlan(
    IReadOnlyList<ImportFault> Faults, IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<TableDifference> Differences, int Benchmarks, IReadOnlyList<string> Unread);

/// <summary>
/// The commission's own tables from a workbook. The sheets become the same trees as YAML files do, each cell with its place, and the whole scheme is
/// parsed with them in: so every rule for a scheme file holds for the workbook too, and all faults come at once with sheet, row and column.
/// </summary>
internal sealed class SchemeImport
{
    private static readonly string[] Beside = ["细分行业", FillingTemplate.NotesSheet];

    private readonly SchemeFiles _present;
    private readonly Scheme _before;
    private readonly string _workbook;
    private readonly string _sha256;
    private readonly List<ImportFault> _faults = [];

    private SchemeImport(SchemeFiles present, Scheme before, string workbook, byte[] content) =>
        (_present, _before, _workbook, _sha256) = (present, before, workbook, Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <param name="folder">The scheme as it is; it must be sound.</param>
    /// <param name="sector">Industry of rows that name none; null: the general table.</param>
    public static ImportPlan Read(string folder, string? industries, string workbook, byte[] content, string? sector, CancellationToken cancel)
    {
        var before = SchemeFolder.Load(folder, industries).Scheme;
        if (before.PopulationOf(UnitKind.Factory) is null)
            throw new UserError(ExitCode.Usage, "GB-SCH-003", $"方案 {folder} 没有工厂的指标体系（populations.factory）", "先在 scheme.yaml 中写明");
        using var stream = new MemoryStream(content, writable: false);
        var sheets = WorkbookText.Read(stream, workbook, cancel);
        return new SchemeImport(SchemeFolder.ReadFiles(folder, industries), before, workbook, content).Plan(sheets, sector);
    }

    private Population Factories => _before.PopulationOf(UnitKind.Factory)!;

    private ConfigNode.Map Paths => (ConfigNode.Map)((ConfigNode.Map)((ConfigNode.Map)_present.Trees[SchemeParser.MainFile])["populations"]!)["factory"]!;

    private ConfigNode General => _present.Trees[GeneralPath];

    private string GeneralPath => ((ConfigNode.Scalar)Paths["indicators"]!).Value.Trim();

    private string SectorFolder => Paths["sectors"] is ConfigNode.Scalar folder ? folder.Value.Trim().TrimEnd('/') : "";

    private string Source => $"委内指标表（工作簿 {_workbook}，SHA-256 {_sha256[..12]}）";

    private ImportPlan Plan(IReadOnlyList<SheetText> sheets, string? sector)
    {
        string[] known = [.. _before.Industries.All.Select(i => i.Sector)];
        var (rows, unread, benchmarks) = (new List<IndicatorRow>(), new List<string>(), new List<SheetTable>());
        foreach (var sheet in sheets.Where(s => !Beside.Contains(s.Name, StringComparer.Ordinal)))
        {
            if (BenchmarkSheet.IsMeant(sheet))
                benchmarks.AddRange(BenchmarkSheet.Find(sheet, _faults) is { } found ? [found] : []);
            else if (IndicatorSheet.Read(sheet, sector, known, _faults) is { } read)
                rows.AddRange(read);
            else
                unread.Add(sheet.Name);
        }

        foreach (var other in benchmarks.Skip(1))
            _faults.Add(new ImportFault(other.Name, other.HeaderRow, null, $"标杆值已有工作表「{benchmarks[0].Name}」", "合并为一个工作表"));
        var filled = benchmarks.Find(b => b.Lines.Count > 0);
        if (_faults.Count == 0 && rows.Count == 0 && filled is null)
            _faults.Add(new ImportFault(sheets.Select(s => s.Name).FirstOrDefault() ?? "", 1, null, "工作簿没有可导入的行", "用 scheme template 生成模板，填写指标表或标杆值"));
        return Plan(Trees(rows), filled, unread);
    }

    private ImportPlan Plan(Dictionary<string, ConfigNode.Map> trees, SheetTable? benchmarks, IReadOnlyList<string> unread)
    {
        var table = benchmarks is null ? null : BenchmarkSheet.Over(_present.Tables.GetValueOrDefault(SchemeParser.BenchmarkFile), benchmarks);
        var reading = SchemeParser.Parse(With(trees, table));
        foreach (var fault in reading.Faults)
            _faults.Add(ImportFault.Of(benchmarks is null ? fault : BenchmarkSheet.Locate(fault, benchmarks)));
        if (_faults.Count > 0 || reading.Scheme is not { } after)
            return new ImportPlan([.. _faults.Distinct().OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row)], new Dictionary<string, byte[]>(StringComparer.Ordinal), [], 0, unread);
        var files = trees.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(SchemeYaml.Write(t.Value, Comments(t.Value))), StringComparer.Ordinal);
        if (table is not null)
            files.Add(SchemeParser.BenchmarkFile, CsvTable.ToBytes(table.Header, table.Rows.Select(r => r.Cells)));
        return new ImportPlan([], files, [.. trees.Select(t => Difference(t.Key, t.Value, after))], benchmarks?.Lines.Count ?? 0, unread);
    }

    /// <summary>The trees of the changed files by path, the general one first.</summary>
    private Dictionary<string, ConfigNode.Map> Trees(List<IndicatorRow> rows)
    {
        var trees = new Dictionary<string, ConfigNode.Map>(StringComparer.Ordinal);
        foreach (var table in rows.Where(r => r.Sector is null || _before.Industries.IsEmpty || _before.Industries.Find(r.Sector) is not null).GroupBy(r => r.Sector ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var own = table.ToList();
            if (own.Find(r => r.Sheet != own[0].Sheet) is { } other)
                _faults.Add(other.Fault("sector", $"「{(table.Key.Length == 0 ? "通则" : table.Key)}」在工作表「{own[0].Sheet.Name}」中已有一张表"));
            if (table.Key.Length == 0)
                trees.Add(GeneralPath, TableTree.General(own, General, Source, _faults));
            else if (Unplaceable(table.Key) is { } problem)
                _faults.Add(own[0].Fault("sector", problem));
            else
                trees.Add(PathOf(table.Key), TableTree.Sector(table.Key, own, _present.Trees.GetValueOrDefault(PathOf(table.Key)), trees.GetValueOrDefault(GeneralPath) ?? General, Source, _faults));
        }

        return trees;
    }

    private SchemeFiles With(Dictionary<string, ConfigNode.Map> trees, ConfigTable? benchmarks)
    {
        var all = new Dictionary<string, ConfigNode>(_present.Trees, StringComparer.Ordinal);
        foreach (var (path, tree) in trees)
            all[path] = tree;
        var tables = new Dictionary<string, ConfigTable>(_present.Tables, StringComparer.Ordinal);
        if (benchmarks is not null)
            tables[SchemeParser.BenchmarkFile] = benchmarks;
        return new SchemeFiles(all, tables);
    }

    private TableDifference Difference(string path, ConfigNode.Map tree, Scheme after)
    {
        var sector = path == GeneralPath ? null : SectorOverlay.NameOf(path, tree);
        return TableDifference.Of(sector, Factories.TableFor(sector), after.PopulationOf(UnitKind.Factory)!.TableFor(sector));
    }

    /// <summary>Why no file can be made for an industry that has none; null: it has one, or gets one.</summary>
    private string? Unplaceable(string sector)
    {
        if (SectorFolder.Length == 0)
            return "方案没有行业表目录（scheme.yaml 的 populations.factory.sectors）";
        return PresentPathOf(sector) is null && FileName.Fault(sector) is { } fault ? $"行业名称「{sector}」{fault}" : null;
    }

    /// <summary>The file an industry has, else the one it gets.</summary>
    private string PathOf(string sector) => PresentPathOf(sector) ?? $"{SectorFolder}/{sector}.yaml";

    private string? PresentPathOf(string sector) =>
        _present.Trees.Where(t => t.Key.StartsWith(SectorFolder + "/", StringComparison.Ordinal) && SectorOverlay.NameOf(t.Key, t.Value) == sector).Select(t => t.Key).FirstOrDefault();

    private string[] Comments(ConfigNode.Map tree) =>
    [
        $"由 scheme import 从工作簿「{_workbook}」〔{SheetPlace.Parse(tree.File)?.Sheet}〕导入。",
        $"工作簿 SHA-256：{_sha256}",
        "改动：改工作簿后重新导入，或直接改本文件并执行 ./greenbatch check。",
    ];
}
