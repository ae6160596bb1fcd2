using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>Loads <c>config/reconcile.yaml</c>: precedence, tolerances and plausibility of reconciliation.</summary>
internal static class ReconcileFile
{
    private const string Name = "config/reconcile.yaml";

    /// <summary>The rules; every fault of the file at once is a fault of configuration (exit 2).</summary>
    public static ReconcileRules Load(string path)
    {
        var faults = new List<ConfigFault>();
        var rules = Check(path, faults);
        return rules ?? throw new UserError(ExitCode.Usage, "GB-CFG-003", $"归并规则有 {faults.Count} 处错误：{string.Join("；", faults)}", $"改正 {Name} 后重试");
    }

    /// <summary>The rules, every source, dataset and field of which is configured.</summary>
    public static ReconcileRules Load(string path, IReadOnlyList<SourceDefinition> sources)
    {
        var rules = Load(path);
        var faults = Unknown(rules, sources).ToList();
        return faults.Count == 0 ? rules : throw new UserError(ExitCode.Usage, "GB-CFG-003", $"归并规则有 {faults.Count} 处错误：{string.Join("；", faults)}", $"改正 {Name} 后重试");
    }

    private static IEnumerable<string> Unknown(ReconcileRules rules, IReadOnlyList<SourceDefinition> sources)
    {
        foreach (var (field, order) in rules.Precedence)
        {
            foreach (var source in order.Where(o => !sources.Any(s => s.Id == o)))
                yield return $"{Name}: precedence.{field} 中的来源「{source}」没有配置";
        }

        foreach (var (place, field) in rules.AsOf)
        {
            var parts = place.Split('/');
            var dataset = sources.FirstOrDefault(s => s.Id == parts[0])?.Dataset(parts[^1]);
            if (dataset?.Field(field) is not { Type: FieldType.Date or FieldType.WholeNumber })
                yield return $"{Name}: as_of 的「{place}: {field}」不是已配置数据集的日期或年度字段";
        }
    }

    /// <summary>The rules, or null with every fault in <paramref name="faults"/>.</summary>
    public static ReconcileRules? Check(string path, ICollection<ConfigFault> faults)
    {
        if (!File.Exists(path))
        {
            faults.Add(new ConfigFault(Name, 1, "找不到文件"));
            return null;
        }

        return ConfigFiles.ReadYaml(path, Name, faults) is { } tree ? ReconcileRulesParser.Parse(tree, faults) : null;
    }
}
