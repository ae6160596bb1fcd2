using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scoring;
using Npgsql;

namespace GreenBatch.Scheduler.Store;

/// <summary>The rows of an assessment: units, contributions, benchmarks, vetoes, findings.</summary>
internal static class AssessmentRows
{
    public static async Task CopyAsync(NpgsqlConnection connection, string runId, Assessment assessment, CancellationToken cancel)
    {
        await CopyUnitsAsync(connection, runId, assessment, cancel);
        var units = assessment.Populations.SelectMany(p => p.Units).ToList();
        await CopyContributionsAsync(connection, runId, units, cancel);
        await CopyBenchmarksAsync(connection, runId, assessment, cancel);
        await CopyVetoesAsync(connection, runId, units, cancel);
        await KeptRows.CopyAsync(connection, runId, units, cancel);
        await connection.CopyAsync(
            "out_finding (run_id, entry_id, position, finding)",
            units.SelectMany(u => u.Findings.Select((finding, position) => (u.Dossier.Entry.Id, finding, position))),
            async (importer, row) =>
            {
                await importer.TextAsync(runId);
                await importer.TextAsync(row.Id);
                await importer.WholeAsync(row.position);
                await importer.JsonAsync(StoreJson.Write(row.finding));
            },
            cancel);
    }

    public static async Task<Assessment> LoadAsync(NpgsqlConnection connection, AssessmentHead head, IReadOnlyList<Dossier> dossiers, Scheme scheme, CancellationToken cancel)
    {
        var byEntry = dossiers.ToDictionary(d => d.Entry.Id, StringComparer.Ordinal);
        var rules = scheme.Vetoes.ToDictionary(v => v.Id, StringComparer.Ordinal);
        var contributions = Group(await connection.QueryAsync(ContributionsSql, r => (r.GetString(0), Contribution(r)), cancel, head.RunId));
        var vetoes = Group(await connection.QueryAsync(
            "select entry_id, rule_id, outcome, reason, event::text from out_veto where run_id = $1 order by position",
            r => (r.GetString(0), new VetoHit(rules[r.GetString(1)], StoreJson.Read<UnitEvent>(r.GetString(4)), Words.Parse<VetoOutcome>(r.GetString(2)), r.GetString(3))),
            cancel,
            head.RunId));
        var kept = Group(await KeptRows.LoadAsync(connection, head.RunId, rules, cancel));
        var findings = Group(await connection.QueryAsync(
            "select entry_id, finding::text from out_finding where run_id = $1 order by position", r => (r.GetString(0), StoreJson.Read<Issue>(r.GetString(1))), cancel, head.RunId));
        var groups = await connection.QueryAsync(
            "select kind, name, n, k, cut, is_too_small from out_population where run_id = $1 order by kind, name collate \"C\"",
            r => (Kind: Words.Parse<UnitKind>(r.GetString(0)), Group: new RankedGroup(r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.NumberOrNull(4), r.GetBoolean(5))),
            cancel,
            head.RunId);
        var units = await connection.QueryAsync(UnitsSql, r => (Kind: Words.Parse<UnitKind>(r.GetString(0)), Unit: Unit(r, byEntry, contributions, vetoes, findings) with { KeptRecords = kept.GetValueOrDefault(r.GetString(1)) ?? [] }), cancel, head.RunId);
        var benchmarks = await connection.QueryAsync(
            "select kind, indicator, sector, tier, lead, base, source, units, note from out_benchmark where run_id = $1 order by position",
            r => (Kind: Words.Parse<UnitKind>(r.GetString(0)), Used: Benchmark(r)),
            cancel,
            head.RunId);
        return new Assessment(head.Cycle, [.. groups.GroupBy(g => g.Kind).Select(g => Population(g.Key, [.. g.Select(x => x.Group)], units, benchmarks))]);
    }

    private const string UnitsSql =
        """
        select kind, entry_id, state, state_reason, total, published, rank, tied, is_bottom, streak, streak_note, level, is_incomplete, outside, population
        from out_unit where run_id = $1 order by kind, position
        """;

    private const string ContributionsSql =
        """
        select entry_id, indicator, dimension, state, weight, points, value, lead, base, benchmark, is_doubtful, products::text, origin::text
        from out_contribution where run_id = $1 order by entry_id, position
        """;

    /// <summary>Units are read with the bare name of their ranking; here they get its arithmetic.</summary>
    private static PopulationResult Population(UnitKind kind, IReadOnlyList<RankedGroup> groups, List<(UnitKind Kind, UnitResult Unit)> units, List<(UnitKind Kind, BenchmarkUsed Used)> benchmarks)
    {
        var byName = groups.ToDictionary(g => g.Name, StringComparer.Ordinal);
        return new PopulationResult(
            kind,
            groups,
            [.. units.Where(u => u.Kind == kind).Select(u => u.Unit with { Group = byName[u.Unit.Group.Name] })],
            [.. benchmarks.Where(b => b.Kind == kind).Select(b => b.Used)]);
    }

    private static UnitResult Unit(
        NpgsqlDataReader r,
        Dictionary<string, Dossier> dossiers,
        Dictionary<string, List<Contribution>> contributions,
        Dictionary<string, List<VetoHit>> vetoes,
        Dictionary<string, List<Issue>> findings)
    {
        var id = r.GetString(1);
        return new UnitResult(DossierOf(id, dossiers), Words.Parse<UnitState>(r.GetString(2)))
        {
            StateReason = r.TextOrNull(3),
            Outside = r.TextOrNull(13) is { } outside ? Words.Parse<OutsideReason>(outside) : OutsideReasons.Of(Words.Parse<UnitState>(r.GetString(2))),
            Total = r.NumberOrNull(4),
            Published = r.NumberOrNull(5),
            Rank = r.WholeOrNull(6),
            Tied = r.WholeOrNull(7),
            IsBottom = r.FlagOrNull(8),
            Streak = r.WholeOrNull(9),
            StreakNote = r.TextOrNull(10),
            Level = Words.Parse<Level>(r.GetString(11)),
            IsIncomplete = r.GetBoolean(12),
            Group = RankedGroup.None with { Name = r.GetString(14) },
            Contributions = contributions.GetValueOrDefault(id) ?? [],
            VetoHits = vetoes.GetValueOrDefault(id) ?? [],
            Findings = findings.GetValueOrDefault(id) ?? [],
        };
    }

    private static Dossier DossierOf(string id, Dictionary<string, Dossier> dossiers) => dossiers.TryGetValue(id, out var dossier)
        ? dossier
        : throw new UserError(ExitCode.Conflict, "GB-EXP-006", $"条目 {id} 在评分之后不再在档案中，存档的结果与档案不符", "重新执行 score");

    private static Contribution Contribution(NpgsqlDataReader r) =>
        new(new IndicatorCode(r.GetString(1)), r.GetString(2), Words.Parse<ContributionState>(r.GetString(3)), r.GetDecimal(4), r.GetDecimal(5))
        {
            Value = r.NumberOrNull(6),
            Lead = r.NumberOrNull(7),
            Base = r.NumberOrNull(8),
            Benchmark = r.TextOrNull(9) is { } source ? Words.Parse<BenchmarkSource>(source) : null,
            IsDoubtful = r.GetBoolean(10),
            Products = StoreJson.ReadOrNull<List<ProductPoints>>(r.TextOrNull(11)) ?? [],
            Origin = r.OriginOrNull(12),
        };

    private static BenchmarkUsed Benchmark(NpgsqlDataReader r) => new(
        new IndicatorCode(r.GetString(1)), r.TextOrNull(2), r.TextOrNull(3), r.GetDecimal(4), r.GetDecimal(5), Words.Parse<BenchmarkSource>(r.GetString(6)), r.WholeOrNull(7), r.TextOrNull(8));

    private static Dictionary<string, List<T>> Group<T>(List<(string Entry, T Item)> rows) =>
        rows.GroupBy(r => r.Entry, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Item).ToList(), StringComparer.Ordinal);

    private static Task CopyUnitsAsync(NpgsqlConnection connection, string runId, Assessment assessment, CancellationToken cancel) => connection.CopyAsync(
        "out_unit (run_id, entry_id, kind, position, state, state_reason, total, published, rank, tied, is_bottom, streak, streak_note, level, is_incomplete, outside, population)",
        assessment.Populations.SelectMany(p => p.Units.Select((unit, position) => (p.Kind, unit, position))),
        async (importer, row) =>
        {
            await importer.TextAsync(runId);
            await importer.TextAsync(row.unit.Dossier.Entry.Id);
            await importer.TextAsync(Words.Of(row.Kind));
            await importer.WholeAsync(row.position);
            await importer.TextAsync(Words.Of(row.unit.State));
            await importer.TextAsync(row.unit.StateReason);
            await importer.NumberAsync(row.unit.Total);
            await importer.NumberAsync(row.unit.Published);
            await importer.WholeAsync(row.unit.Rank);
            await importer.WholeAsync(row.unit.Tied);
            await importer.FlagAsync(row.unit.IsBottom);
            await importer.WholeAsync(row.unit.Streak);
            await importer.TextAsync(row.unit.StreakNote);
            await importer.TextAsync(Words.Of(row.unit.Level));
            await importer.FlagAsync(row.unit.IsIncomplete);
            await importer.TextAsync(Words.Of(row.unit.Outside));
            await importer.TextAsync(row.unit.Group.Name);
        },
        cancel);

    private static Task CopyContributionsAsync(NpgsqlConnection connection, string runId, List<UnitResult> units, CancellationToken cancel) => connection.CopyAsync(
        "out_contribution (run_id, entry_id, position, indicator, dimension, state, weight, points, value, lead, base, benchmark, is_doubtful, products, origin)",
        units.SelectMany(u => u.Contributions.Select((points, position) => (u.Dossier.Entry.Id, points, position))),
        async (importer, row) =>
        {
            await importer.TextAsync(runId);
            await importer.TextAsync(row.Id);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.points.Indicator.Value);
            await importer.TextAsync(row.points.Dimension);
            await importer.TextAsync(Words.Of(row.points.State));
            await importer.NumberAsync(row.points.Weight);
            await importer.NumberAsync(row.points.Points);
            await importer.NumberAsync(row.points.Value);
            await importer.NumberAsync(row.points.Lead);
            await importer.NumberAsync(row.points.Base);
            await importer.TextAsync(row.points.Benchmark is { } source ? Words.Of(source) : null);
            await importer.FlagAsync(row.points.IsDoubtful);
            await importer.JsonAsync(row.points.Products.Count == 0 ? null : StoreJson.Write(row.points.Products));
            await importer.OriginAsync(row.points.Origin);
        },
        cancel);

    private static Task CopyBenchmarksAsync(NpgsqlConnection connection, string runId, Assessment assessment, CancellationToken cancel) => connection.CopyAsync(
        "out_benchmark (run_id, position, kind, indicator, sector, tier, lead, base, source, units, note)",
        assessment.Populations.SelectMany(p => p.Benchmarks.Select(used => (p.Kind, used))).Select((row, position) => (row.Kind, row.used, position)),
        async (importer, row) =>
        {
            await importer.TextAsync(runId);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(Words.Of(row.Kind));
            await importer.TextAsync(row.used.Indicator.Value);
            await importer.TextAsync(row.used.Sector);
            await importer.TextAsync(row.used.Tier);
            await importer.NumberAsync(row.used.Lead);
            await importer.NumberAsync(row.used.Base);
            await importer.TextAsync(Words.Of(row.used.Source));
            await importer.WholeAsync(row.used.Units);
            await importer.TextAsync(row.used.Note);
        },
        cancel);

    private static Task CopyVetoesAsync(NpgsqlConnection connection, string runId, List<UnitResult> units, CancellationToken cancel) => connection.CopyAsync(
        "out_veto (run_id, entry_id, position, rule_id, outcome, reason, event)",
        units.SelectMany(u => u.VetoHits.Select((hit, position) => (u.Dossier.Entry.Id, hit, position))),
        async (importer, row) =>
        {
            await importer.TextAsync(runId);
            await importer.TextAsync(row.Id);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.hit.Rule.Id);
            await importer.TextAsync(Words.Of(row.hit.Outcome));
            await importer.TextAsync(row.hit.Reason);
            await importer.JsonAsync(StoreJson.Write(row.hit.Event));
        },
        cancel);
}
