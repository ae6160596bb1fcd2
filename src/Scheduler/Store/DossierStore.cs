using GreenBatch.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace GreenBatch.Scheduler.Store;

/// <summary>一企一档: the dossiers of a cycle, in the order of the list.</summary>
internal sealed class DossierStore(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<Dossier>> LoadAsync(Cycle cycle, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var values = await GroupedAsync(connection, ValuesSql, Value, cycle, cancel);
        var events = await GroupedAsync(connection, EventsSql, Event, cycle, cancel);
        var issues = await GroupedAsync(connection, IssuesSql, Issue, cycle, cancel);
        return await connection.QueryAsync(
            """
            select entry_id, kind, name, credit_code, site_code, authority_id, sector, industry_code, batch, listed_year,
                   former_names, merged_into, address, energy_tce, standing, standing_reason, output_value
            from core_dossier where cycle = $1 order by position
            """,
            r => new Dossier(Entry(r), cycle)
            {
                EnergyTce = r.NumberOrNull(13),
                OutputValue = r.NumberOrNull(16),
                Standing = Words.Parse<Standing>(r.GetString(14)),
                StandingReason = r.TextOrNull(15),
                Values = values.GetValueOrDefault(r.GetString(0)) ?? [],
                Events = events.GetValueOrDefault(r.GetString(0)) ?? [],
                Issues = issues.GetValueOrDefault(r.GetString(0)) ?? [],
            },
            cancel,
            cycle.Year);
    }

    internal static async Task CopyAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Dossier> dossiers, CancellationToken cancel)
    {
        await CopyEntriesAsync(connection, cycle, dossiers, cancel);
        await CopyValuesAsync(connection, cycle, dossiers, cancel);
        await CopyEventsAsync(connection, cycle, dossiers, cancel);
    }

    private const string ValuesSql =
        """
        select entry_id, indicator, value, state, product, parameter, lead, base, rival, note, origin::text, as_filed
        from core_value where cycle = $1 order by entry_id, position
        """;

    private const string EventsSql =
        """
        select entry_id, kind, date, description, end_date, due, grade, amount, status, document, is_other_site, origin::text, class, enterprise
        from core_event where cycle = $1 order by entry_id, position
        """;

    private const string IssuesSql =
        """
        select entry_id, code, message, severity, column_name, value, advice, origin::text
        from core_issue where cycle = $1 and entry_id is not null order by entry_id, position
        """;

    private static async Task<Dictionary<string, List<T>>> GroupedAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, Cycle cycle, CancellationToken cancel)
    {
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var (entry, item) in await connection.QueryAsync(sql, r => (r.GetString(0), read(r)), cancel, cycle.Year))
        {
            if (!groups.TryGetValue(entry, out var group))
                groups[entry] = group = [];
            group.Add(item);
        }

        return groups;
    }

    private static ListEntry Entry(NpgsqlDataReader r) => new(r.GetString(0), Words.Parse<UnitKind>(r.GetString(1)), r.GetString(2))
    {
        CreditCode = r.TextOrNull(3),
        SiteCode = r.TextOrNull(4),
        AuthorityId = r.TextOrNull(5),
        Sector = r.TextOrNull(6),
        IndustryCode = r.TextOrNull(7),
        Batch = r.TextOrNull(8),
        ListedYear = r.WholeOrNull(9),
        FormerNames = r.GetFieldValue<string[]>(10),
        MergedInto = r.TextOrNull(11),
        Address = r.TextOrNull(12),
    };

    private static ReportedValue Value(NpgsqlDataReader r) => new(new IndicatorCode(r.GetString(1)), r.NumberOrNull(2), Words.Parse<ValueState>(r.GetString(3)))
    {
        Product = r.TextOrNull(4),
        Parameter = r.NumberOrNull(5),
        Lead = r.NumberOrNull(6),
        Base = r.NumberOrNull(7),
        Rival = r.NumberOrNull(8),
        Note = r.TextOrNull(9),
        Origin = r.OriginOrNull(10),
        AsFiled = r.NumberOrNull(11),
    };

    private static UnitEvent Event(NpgsqlDataReader r) => new(r.GetString(1), r.DayOrNull(2), r.GetString(3))
    {
        End = r.DayOrNull(4),
        Due = r.DayOrNull(5),
        Grade = r.TextOrNull(6),
        Amount = r.NumberOrNull(7),
        Status = r.TextOrNull(8),
        Document = r.TextOrNull(9),
        IsOtherSite = r.GetBoolean(10),
        Origin = r.OriginOrNull(11),
        Class = r.TextOrNull(12),
        Enterprise = r.TextOrNull(13),
    };

    private static Issue Issue(NpgsqlDataReader r) => new(r.GetString(1), r.GetString(2))
    {
        Severity = Words.Parse<Severity>(r.GetString(3)),
        Column = r.TextOrNull(4),
        Value = r.TextOrNull(5),
        Advice = r.TextOrNull(6),
        Origin = r.OriginOrNull(7),
    };

    private static Task CopyEntriesAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Dossier> dossiers, CancellationToken cancel) => connection.CopyAsync(
        """
        core_dossier (cycle, position, entry_id, kind, name, credit_code, site_code, authority_id, sector, industry_code, batch,
                      listed_year, former_names, merged_into, address, energy_tce, standing, standing_reason, output_value)
        """,
        dossiers.Select((dossier, position) => (dossier, position)),
        async (importer, row) =>
        {
            var entry = row.dossier.Entry;
            await importer.WholeAsync(cycle);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(entry.Id);
            await importer.TextAsync(Words.Of(entry.Kind));
            await importer.TextAsync(entry.Name);
            await importer.TextAsync(entry.CreditCode);
            await importer.TextAsync(entry.SiteCode);
            await importer.TextAsync(entry.AuthorityId);
            await importer.TextAsync(entry.Sector);
            await importer.TextAsync(entry.IndustryCode);
            await importer.TextAsync(entry.Batch);
            await importer.WholeAsync(entry.ListedYear);
            await importer.WriteAsync(entry.FormerNames.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await importer.TextAsync(entry.MergedInto);
            await importer.TextAsync(entry.Address);
            await importer.NumberAsync(row.dossier.EnergyTce);
            await importer.TextAsync(Words.Of(row.dossier.Standing));
            await importer.TextAsync(row.dossier.StandingReason);
            await importer.NumberAsync(row.dossier.OutputValue);
        },
        cancel);

    private static Task CopyValuesAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Dossier> dossiers, CancellationToken cancel) => connection.CopyAsync(
        "core_value (cycle, entry_id, position, indicator, product, value, state, parameter, lead, base, rival, note, origin, as_filed)",
        dossiers.SelectMany(d => d.Values.Select((value, position) => (d.Entry.Id, value, position))),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(row.Id);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.value.Indicator.Value);
            await importer.TextAsync(row.value.Product);
            await importer.NumberAsync(row.value.Value);
            await importer.TextAsync(Words.Of(row.value.State));
            await importer.NumberAsync(row.value.Parameter);
            await importer.NumberAsync(row.value.Lead);
            await importer.NumberAsync(row.value.Base);
            await importer.NumberAsync(row.value.Rival);
            await importer.TextAsync(row.value.Note);
            await importer.OriginAsync(row.value.Origin);
            await importer.NumberAsync(row.value.AsFiled);
        },
        cancel);

    private static Task CopyEventsAsync(NpgsqlConnection connection, int cycle, IReadOnlyList<Dossier> dossiers, CancellationToken cancel) => connection.CopyAsync(
        "core_event (cycle, entry_id, position, kind, date, description, end_date, due, grade, amount, status, document, is_other_site, origin, class, enterprise)",
        dossiers.SelectMany(d => d.Events.Select((happened, position) => (d.Entry.Id, happened, position))),
        async (importer, row) =>
        {
            await importer.WholeAsync(cycle);
            await importer.TextAsync(row.Id);
            await importer.WholeAsync(row.position);
            await importer.TextAsync(row.happened.Kind);
            await importer.DayAsync(row.happened.Date);
            await importer.TextAsync(row.happened.Description);
            await importer.DayAsync(row.happened.End);
            await importer.DayAsync(row.happened.Due);
            await importer.TextAsync(row.happened.Grade);
            await importer.NumberAsync(row.happened.Amount);
            await importer.TextAsync(row.happened.Status);
            await importer.TextAsync(row.happened.Document);
            await importer.FlagAsync(row.happened.IsOtherSite);
            await importer.OriginAsync(row.happened.Origin);
            await importer.TextAsync(row.happened.Class);
            await importer.TextAsync(row.happened.Enterprise);
        },
        cancel);
}
