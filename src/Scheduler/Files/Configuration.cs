using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Files;

/// <summary>The reviewed data below <c>config/</c>, each part read once when it is first needed.</summary>
internal sealed class Configuration(Settings settings)
{
    private readonly Lazy<IReadOnlyList<SourceDefinition>> _sources = new(() => SourceFolder.Load(Path.Combine(settings.ConfigFolder, "sources")));
    private readonly Lazy<AuthorityRegister> _authorities = new(() => AuthorityFile.Load(Path.Combine(settings.ConfigFolder, "authorities.csv")));
    private readonly Lazy<ReconcileRules> _rules = new(() => ReconcileFile.Load(Path.Combine(settings.ConfigFolder, "reconcile.yaml"), SourceFolder.Load(Path.Combine(settings.ConfigFolder, "sources"))));
    private readonly Dictionary<Cycle, LoadedScheme> _schemes = [];
    private readonly Dictionary<Cycle, IReadOnlyList<SourceDefinition>> _ofCycle = [];
    private readonly Lock _gate = new();

    /// <summary>Sources in pulling order, as they are where no cycle has files of its own.</summary>
    public IReadOnlyList<SourceDefinition> Sources => _sources.Value;

    /// <summary>Sources in pulling order, as they are in one cycle.</summary>
    public IReadOnlyList<SourceDefinition> SourcesOf(Cycle cycle)
    {
        lock (_gate)
        {
            if (!_ofCycle.TryGetValue(cycle, out var sources))
                _ofCycle[cycle] = sources = SourceFolder.Load(Path.Combine(settings.ConfigFolder, "sources"), cycle);
            return sources;
        }
    }

    public AuthorityRegister Authorities => _authorities.Value;

    public ReconcileRules ReconcileRules => _rules.Value;

    /// <summary>The scheme of a cycle as the folder has it now.</summary>
    public LoadedScheme Scheme(Cycle cycle)
    {
        lock (_gate)
        {
            if (_schemes.TryGetValue(cycle, out var loaded))
                return loaded;
            var folder = Path.Combine(settings.ConfigFolder, "schemes", cycle.ToString());
            if (!Directory.Exists(folder))
                throw new UserError(ExitCode.Usage, "B124", $"缺少 {cycle} 年评价规则", $"新建 config/schemes/{cycle}，或用 ./greenbatch scheme import 导入");
            return _schemes[cycle] = SchemeFolder.Load(folder, Path.Combine(settings.ConfigFolder, "industries.csv"));
        }
    }

    /// <summary>A scheme from the files that were stored with an assessment, whatever the folder says by now.</summary>
    public static Scheme Scheme(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("greenbatch-scheme-");
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            return SchemeFolder.Load(folder.FullName).Scheme;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
