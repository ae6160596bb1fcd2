using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>校核纠错 (政务数据共享条例 第二十六条): asks each department to check what its data contradict, and keeps what it answers. Personal data never leave.</summary>
internal sealed class CorrectionDesk(CorrectionStore store, ReconcileStore reconciled, RecordStore records, DossierStore dossiers, Configuration configuration, TimeProvider clock)
{
    private const string CreditCode = "credit_code";

    /// <summary>Drafts a request for each fact that has none yet: conflicts that are open or about who or where a unit is, and codes that fail their check.</summary>
    public async Task<IReadOnlyList<Correction>> DraftAsync(Cycle cycle, DateOnly due, string who, bool isDryRun, CancellationToken cancel)
    {
        var known = await store.LoadAsync(cycle.Year, cancel);
        var asked = known.Select(KeyOf).ToHashSet();
        var entries = (await dossiers.LoadAsync(cycle, cancel)).ToDictionary(d => d.Entry.Id, d => d.Entry, StringComparer.Ordinal);
        var number = known.Count;
        List<Correction> drafts = [];
        var found = (await reconciled.LoadConflictsAsync(cycle, cancel)).Where(IsAsked).Concat(await DamagedCodesAsync(cycle, entries, cancel));
        foreach (var conflict in found.OrderBy(c => c.LoserOrigin!.Source, StringComparer.Ordinal))
        {
            if (!entries.TryGetValue(conflict.EntryId, out var entry))
                continue;
            var id = string.Create(CultureInfo.InvariantCulture, $"JC-{cycle}-{number + 1:0000}");
            var draft = new Correction(
                id, cycle.Year, conflict.LoserOrigin!.Source, entry.Id, entry.Name, entry.CreditCode, conflict.Field, conflict.Winner, conflict.Loser, Evidence(conflict), conflict.LoserOrigin.ToString(), due, who, clock.GetUtcNow());
            if (!asked.Add(KeyOf(draft)))
                continue;
            drafts.Add(draft);
            number++;
        }

        if (!isDryRun && drafts.Count > 0)
            await store.AddAsync(drafts, cancel);
        return drafts;
    }

    /// <summary>The workbook of one department's open requests.</summary>
    public AnswerTable Table(Cycle cycle, string source, IEnumerable<Correction> corrections) => CorrectionTable.Of(cycle, source, NameOf(source), corrections);

    public string NameOf(string source) => configuration.Sources.FirstOrDefault(s => s.Id == source)?.Name ?? source;

    /// <summary>Marks the drafts to a department as sent.</summary>
    public async Task<IReadOnlyList<CorrectionStep>> SendAsync(Cycle cycle, string source, string who, bool isDryRun, CancellationToken cancel)
    {
        var drafts = (await store.LoadAsync(cycle.Year, cancel)).Where(c => c.Source == source && c.State == CorrectionState.Draft);
        IReadOnlyList<CorrectionStep> steps = [.. drafts.Select(c => new CorrectionStep(c.Id, CorrectionState.Sent, who, who, clock.GetUtcNow()))];
        if (!isDryRun && steps.Count > 0)
            await store.AddStepsAsync(steps, cancel);
        return steps;
    }

    /// <summary>Reads a department's answers back; every fault at once, and then nothing is taken.</summary>
    public async Task<IReadOnlyList<CorrectionStep>> AnswerAsync(Cycle cycle, string source, string path, string enteredBy, bool isDryRun, CancellationToken cancel)
    {
        var corrections = (await store.LoadAsync(cycle.Year, cancel)).Where(c => c.Source == source).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var asked = Table(cycle, source, corrections.Values);
        var (rows, found) = AnswerReading.Read(path, asked, cancel);
        List<ImportFault> faults = [.. found, .. rows.SelectMany(r => CorrectionTable.Faults(r, corrections[r.Asked.Key]))];
        if (faults.Count > 0)
            throw ImportFault.Refuse(Path.GetFileName(path), faults);
        IReadOnlyList<CorrectionStep> steps = [.. rows.Select(r => CorrectionTable.StepOf(r, enteredBy, clock.GetUtcNow()))];
        if (!isDryRun && steps.Count > 0)
            await store.AddStepsAsync(steps, cancel);
        return steps;
    }

    /// <summary>Closes a request: adopted (they or we have corrected), or rejected (they keep their value).</summary>
    public async Task<CorrectionStep> SettleAsync(Cycle cycle, string id, bool isAdopted, string who, string reason, bool isDryRun, CancellationToken cancel)
    {
        var correction = (await store.LoadAsync(cycle.Year, cancel)).FirstOrDefault(c => c.Id == id)
            ?? throw new UserError(ExitCode.Usage, "GB-COR-001", $"{cycle} 年度没有编号为 {id} 的校核请求", "corrections list 列出全部请求");
        if (correction.State is CorrectionState.Draft or CorrectionState.Adopted or CorrectionState.Rejected)
            throw new UserError(ExitCode.Usage, "GB-COR-002", $"{id} 现为「{CorrectionTable.Name(correction.State)}」，不能办结", "已发出或已答复的请求才能办结");
        var step = new CorrectionStep(id, isAdopted ? CorrectionState.Adopted : CorrectionState.Rejected, who, who, clock.GetUtcNow()) { Answer = reason, AnswerValue = correction.AnswerValue };
        if (!isDryRun)
            await store.AddStepsAsync([step], cancel);
        return step;
    }

    /// <summary>Departmental records that are a unit's beyond doubt and bear a code that fails its check; a missing one is nobody's mistake, a citizen's number is never shown.</summary>
    private async Task<IEnumerable<Conflict>> DamagedCodesAsync(Cycle cycle, Dictionary<string, ListEntry> entries, CancellationToken cancel)
    {
        var ties = (await reconciled.LoadLinksAsync(cycle, cancel)).Where(l => l.Relation == Relation.Same).ToLookup(l => (l.Delivery, l.File, l.Sheet, l.Row, l.Dataset), l => l.EntryId);
        return
            from record in await records.LoadAsync(cycle, configuration.Sources, cancel)
            let code = Identifiers.Classify(record.Text(CreditCode))
            where code is { Kind: IdentifierKind.CreditCode, Verdict: IdentifierVerdict.Invalid } && code.Class != IdentifierClass.Placeholder
            from id in ties[(record.Origin.Delivery, record.Origin.File, record.Origin.Sheet, record.Origin.Row, record.Dataset.Id)]
            where entries.TryGetValue(id, out var entry) && Identifiers.Classify(entry.CreditCode).CreditCode is not null
            select new Conflict(id, CreditCode, entries[id].CreditCode!, null, code.Shown, record.Origin, $"{Damage(code.Class)}，记录按名称归档", false);
    }

    private static string Damage(IdentifierClass damage) => damage switch
    {
        IdentifierClass.ExcelDamaged => "代码疑被表格软件改成数字",
        IdentifierClass.BadCharset => "代码含有不该有的字符",
        IdentifierClass.BadRegion => "代码中的行政区划码不合规",
        _ => "代码校验位不对",
    };

    private static (string, string, string, string) KeyOf(Correction correction) => (correction.Source, correction.EntryId, correction.Field, correction.TheirValue);

    /// <summary>A difference within the tolerance is nobody's mistake; who signs for a company is personal.</summary>
    private static bool IsAsked(Conflict conflict) =>
        conflict.LoserOrigin is not null && conflict.Field is not "representative" && !conflict.Field.StartsWith("review:", StringComparison.Ordinal) && conflict.Loser.Length > 0
        && (conflict.IsOpen || !FactFields.IsFigure(conflict.Field) || conflict.WinnerOrigin is null);

    private string Evidence(Conflict conflict) =>
        conflict.WinnerOrigin is { } origin ? $"{NameOf(origin.Source)}：{origin}；{conflict.Rule}" : conflict.Rule;
}
