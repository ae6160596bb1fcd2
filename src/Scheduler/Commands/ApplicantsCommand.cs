using System.CommandLine;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Commands;

/// <summary>City-level applicants beside the existing national units: score, local averages, vetoes. Saves nothing.</summary>
internal static class ApplicantsCommand
{
    private static readonly string[] Header =
        ["applicant_id", "name", "authority", "sector", "published", "incomplete", "district_units", "district_average", "district_reached", "sector_units", "sector_average", "sector_reached", "city_units", "city_average", "city_reached", "ban", "veto", "reviews"];

    public static Command Create()
    {
        var cycle = Pipeline.CycleOption();
        var file = new Option<string?>("--out") { Description = "另写一份 CSV" };
        return new Command("applicants", """
            申报单位：用同一套规则评分，与本区县、本行业、全市已有国家绿色工厂的平均水平并列，并核对负面清单
            示例：
              greenbatch applicants --cycle 2025
              greenbatch applicants --demo --cycle 2027 --out 申报单位.csv     看演示城市
            """) { cycle, file, Pipeline.Demo }.Does(async context =>
        {
            var year = Pipeline.Cycle(context, cycle);
            await using var app = await Pipeline.OpenToLookAsync(context);
            var stored = await app.Get<Analyses>().LoadAsync(year, context.Cancel);
            stored.WarnIfDiffering(context);
            var reconciled = await app.Get<ReconcileJob>().ApplicantsAsync(year, context.Cancel);
            var results = Applicants.Assess(stored.Analysis, reconciled.Dossiers);
            var authorities = app.Get<Configuration>().Authorities;
            if (results.Count == 0)
                context.Print($"{year} 年度没有申报单位");
            foreach (var line in results.SelectMany(r => Lines(r, authorities)))
                context.Print(line);
            foreach (var review in reconciled.Reviews)
                context.Print($"? 可能是申报单位 {string.Join('、', review.Candidates)} 的记录，须核实：{review.Explanation} ← {review.Origin}（review decide {review.Subject}）");
            if (context.Get(file) is { } path && !context.IsDryRun)
                CsvTable.Write(path, Header, results.Select(r => Row(r, authorities)));
            return new CommandResult(ExitCode.Done, results.Select(Data).ToList());
        });
    }

    private static IEnumerable<string> Lines(ApplicantResult applicant, Kernel.AuthorityRegister authorities)
    {
        var entry = applicant.Dossier.Entry;
        yield return $"{entry.Name}（{entry.Id}，{authorities.NameOf(entry.AuthorityId)}，{entry.Sector ?? "通则"}）：{ExplanationText.Score(applicant.Published)} 分{(applicant.Scored.IsIncomplete ? "，有应填未填的指标" : "")}";
        yield return "  平均水平：" + string.Join("；", applicant.Averages.Select(a => Average(a, authorities)));
        foreach (var ban in applicant.Bans)
            yield return $"  ✘ 禁止申报：{ban.Reason}{ExplanationText.From(ban.Event.Origin)}";
        if (applicant.Veto is { } veto)
            yield return $"  ✘ 不得推荐：{veto.Reason}{ExplanationText.From(veto.Event.Origin)}";
        foreach (var review in applicant.Reviews)
            yield return $"  ! 须人工核实：{review.Reason}{ExplanationText.From(review.Event.Origin)}";
    }

    private static string Average(LocalAverage average, Kernel.AuthorityRegister authorities)
    {
        var scope = average.Scope switch
        {
            LocalScope.District => $"本区县 {authorities.NameOf(average.Name)}",
            LocalScope.Sector => $"本行业 {(average.Name.Length == 0 ? "通则" : average.Name)}",
            _ => "全市",
        };
        var verdict = average.IsReached switch
        {
            true => $"{average.Units} 家平均 {ExplanationText.Score(average.Average)}，不低于",
            false => $"{average.Units} 家平均 {ExplanationText.Score(average.Average)}，低于",
            null => "没有已参评的国家级单位，无从比较",
        };
        return $"{scope}：{verdict}";
    }

    private static string[] Row(ApplicantResult applicant, Kernel.AuthorityRegister authorities)
    {
        var entry = applicant.Dossier.Entry;
        return
        [
            entry.Id,
            entry.Name,
            authorities.NameOf(entry.AuthorityId),
            entry.Sector ?? "",
            InputCells.Kept(applicant.Published),
            InputCells.Text(applicant.Scored.IsIncomplete),
            .. applicant.Averages.SelectMany(a => new[] { InputCells.Text(a.Units), InputCells.Kept(a.Average), InputCells.Text(a.IsReached) }),
            string.Join("；", applicant.Bans.Select(b => b.Reason)),
            applicant.Veto?.Reason ?? "",
            string.Join("；", applicant.Reviews.Select(r => r.Reason)),
        ];
    }

    private static object Data(ApplicantResult applicant) => new
    {
        applicant = applicant.Dossier.Entry.Id,
        name = applicant.Dossier.Entry.Name,
        published = applicant.Published,
        total = applicant.Scored.Total,
        incomplete = applicant.Scored.IsIncomplete,
        averages = applicant.Averages,
        bans = applicant.Bans.Select(b => new { rule = b.Rule.Id, until = b.Until, reason = b.Reason, origin = b.Event.Origin }),
        vetoes = applicant.Hits.Select(h => new { rule = h.Rule.Id, outcome = Words.Of(h.Outcome), clause = h.Rule.Clause, reason = h.Reason, origin = h.Event.Origin }),
        contributions = applicant.Scored.Contributions,
        findings = applicant.Scored.Findings.Concat(applicant.Dossier.Issues),
    };
}
