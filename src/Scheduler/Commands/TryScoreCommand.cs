using System.CommandLine;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

internal static class TryScoreCommand
{
    private static readonly Option<string> SchemeOption = new("--scheme") { Description = "方案目录，例如 config/schemes/2025", Required = true };
    private static readonly Option<string> UnitsOption = new("--units") { Description = "单位表：unit_id,kind,name,credit_code,authority,sector,energy_tce，可有 state", Required = true };
    private static readonly Option<string> ValuesOption = new("--values") { Description = "指标值表：unit_id,indicator,value，可有 state,product,parameter,lead,base", Required = true };
    private static readonly Option<string> HistoryOption = new("--history") { Description = "往年结果：unit_id,cycle,bottom" };
    private static readonly Option<string> OutOption = new("--out") { Description = "写出 scores.csv 与 contributions.csv 的目录", Required = true };

    public static Command Create() => new Command(
        "score",
        """
        只评分：按方案给每个单位计分、排名、划后5%、算连续年数与预警等级
        示例：
          greenbatch try score --scheme config/schemes/2025 --units units.csv --values values.csv --out out/try
          greenbatch try score --scheme config/schemes/2027 --units units.csv --values values.csv --history history.csv --out out/try
        """)
    {
        SchemeOption,
        UnitsOption,
        ValuesOption,
        HistoryOption,
        OutOption,
    }.Does(RunAsync);

    private static Task<CommandResult> RunAsync(CommandContext context)
    {
        var loaded = SchemeFolder.Load(context.Get(SchemeOption)!);
        var dossiers = UnitFiles.Read(context, loaded.Scheme, context.Get(UnitsOption)!, context.Get(ValuesOption)!);
        var history = context.Get(HistoryOption) is { } path ? HistoryFile.Read(context, path) : [];
        var late = history.Count(o => o.Cycle >= loaded.Scheme.Cycle);
        if (late > 0)
            context.Warn($"往年结果中有 {late} 行不早于 {loaded.Scheme.Cycle} 年度，未使用");
        var assessment = Assessment.Assess(loaded.Scheme, dossiers, history);
        if (!context.IsDryRun)
            ScoreFiles.Write(context.Get(OutOption)!, loaded.Scheme, assessment, dossiers);
        return Task.FromResult(new CommandResult(ExitCode.Done, Summarise(context, loaded, assessment)));
    }

    private static string NameOf(UnitKind kind) => kind == UnitKind.Factory ? "绿色工厂" : "绿色工业园区";

    private static object Summarise(CommandContext context, LoadedScheme loaded, Assessment assessment)
    {
        foreach (var population in assessment.Populations.Where(p => p.Units.Count > 0))
        {
            var note = population.IsTooSmall ? "，数量过少，仅供预警" : "";
            context.Say($" ✔ {NameOf(population.Kind)}：参加排名 {population.N} 个，后5%名额 {population.K} 个，后5%线 {InputCells.Kept(population.Cut)}{note}");
        }

        return new
        {
            cycle = loaded.Scheme.Cycle.Year,
            scheme_hash = loaded.Hash,
            populations = assessment.Populations.Select(p => new
            {
                kind = ScoreFiles.KindWord(p.Kind),
                n = p.N,
                k = p.K,
                cut = p.Cut,
                too_small = p.IsTooSmall,
                findings = p.Units.Sum(u => u.Findings.Count),
            }).ToList(),
        };
    }
}
