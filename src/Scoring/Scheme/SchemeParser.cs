using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>Turns the plain trees of a scheme directory into a <see cref="Scheme"/>, or into every fault of every file at once.</summary>
public static class SchemeParser
{
    /// <summary>Name of the file that a directory must have.</summary>
    public const string MainFile = "scheme.yaml";

    /// <summary>Name of the commission's table of benchmarks.</summary>
    public const string BenchmarkFile = "benchmarks.csv";

    /// <summary>Name under which the register of the key industries may be handed in; sectors are then checked against it.</summary>
    public const string IndustryFile = "industries.csv";

    private static readonly string[] Keys =
        ["cycle", "data_year", "status", "basis", "filing_deadline", "populations", "scoring", "benchmarks", "ranking", "streak", "vetoes", "analysis", "note"];

    public static SchemeReading Parse(SchemeFiles files)
    {
        var faults = new FaultList();
        if (!files.Trees.TryGetValue(MainFile, out var root))
        {
            faults.Add(MainFile, 1, "缺少文件 scheme.yaml");
            return new SchemeReading(null, faults.All);
        }

        var scheme = ReadScheme(Section.Open(root, root, faults, Keys), files, faults);
        return faults.IsEmpty ? new SchemeReading(scheme, []) : new SchemeReading(null, faults.All);
    }

    /// <summary>Only the rules of a scheme file that stands alone: scoring, ranking and streak. What is absent has its default.</summary>
    public static RuleReading ParseRules(ConfigNode root)
    {
        var faults = new FaultList();
        var section = Section.Open(root, root, faults, Keys);
        var rules = new SchemeRules(RuleSections.Scoring(section), RuleSections.Ranking(section), RuleSections.Streak(section));
        return faults.IsEmpty ? new RuleReading(rules, []) : new RuleReading(null, faults.All);
    }

    private static Scheme ReadScheme(Section section, SchemeFiles files, FaultList faults)
    {
        var cycle = ReadCycle(section);
        var scoring = RuleSections.Scoring(section);
        var industries = IndustryParser.Parse(files, faults);
        var populations = PopulationParser.Parse(section, scoring.Between, files, industries, faults);
        var vetoes = VetoParser.Parse(section, files, faults);
        return new Scheme(cycle, section.Integer("data_year", cycle.Year - 1, 2000, 2100), section.Word("status", SchemeWords.Statuses, CycleStatus.Counted))
        {
            Basis = section.Texts("basis"),
            FilingDeadline = ReadDeadline(section, cycle),
            Populations = populations,
            Scoring = scoring,
            BenchmarkRules = RuleSections.Benchmarks(section),
            Ranking = RuleSections.Ranking(section),
            Streak = RuleSections.Streak(section),
            Analysis = AnalysisSections.Analysis(section),
            Vetoes = vetoes.Rules,
            Bans = vetoes.Bans,
            NotFiled = vetoes.NotFiled,
            Benchmarks = BenchmarkParser.Parse(files, populations, faults),
            Industries = industries,
        };
    }

    private static Cycle ReadCycle(Section section)
    {
        if (Cycle.TryParse(section.RequiredText("cycle"), out var cycle))
            return cycle;
        if (section.Has("cycle"))
            section.Fault("cycle", "「cycle」应为 2016 至 2100 的年份");
        return new Cycle(2025);
    }

    /// <summary>Vetoes look back from the deadline; without any, the last day of the cycle serves as the day of record.</summary>
    private static DateOnly ReadDeadline(Section section, Cycle cycle)
    {
        if (section.Has("vetoes") && !section.Has("filing_deadline"))
            section.Fault("filing_deadline", "缺少「filing_deadline」：一票否决的追溯期从填报截止日起算");
        return section.Day("filing_deadline") ?? new DateOnly(cycle.Year, 12, 31);
    }
}
