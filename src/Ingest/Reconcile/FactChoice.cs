using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// One value per fact of a unit (reconcile.md 5.5), field by field, with a person's override on top. What loses is kept as a rival; where it says another thing
/// about who or where the unit is, it is a conflict too.
/// </summary>
internal sealed class FactChoice(ListEntry entry, SourceRecord list, IReadOnlyList<TiedRecord> tied, Overrides overrides, ReconcileInput input, ReconcileLog log)
{
    private readonly List<SourceRecord> _own = [.. tied.Where(t => !t.IsOtherSite).Select(t => t.Record)];

    /// <summary>The entry with its name, code and address as the strongest source states them.</summary>
    public ListEntry Settle()
    {
        var register = _own.Where(IsRegister).ToList();
        var code = Choose(FieldIds.CreditCode, [list, .. _own.Where(r => IsRegister(r) || IsEvaluation(r))], Identifiers.Normalise, IsSound, isConflict: true)?.Value;
        var address = Choose(FieldIds.Address, [list, .. _own.Where(r => IsEvaluation(r) || r.Is("environment", FieldIds.Permits))], CharacterFold.Fold, _ => true, isConflict: true)?.Value;
        var settled = Named(NameOf(register)) with
        {
            CreditCode = code is null ? entry.CreditCode : Identifiers.Normalise(code),
            SiteCode = Own(FieldIds.SiteCode, entry.SiteCode),
            Address = address ?? entry.Address,
            Sector = Own(FactFields.Sector, entry.Sector),
            IndustryCode = Own(FactFields.IndustryCode, entry.IndustryCode),
        };
        Describe(settled, register);
        overrides.SayExpired();
        return settled;
    }

    /// <summary>The register knows the legal person, and not what its plants are called.</summary>
    private string NameOf(List<SourceRecord> register)
    {
        if (NameKey.Parse(entry.Name).IsBranch)
            return Keep(overrides.Over(FieldIds.Name, new Fact(entry.Id, FieldIds.Name, entry.Name, list.Origin, null, "厂点名称以名单为准"), v => NameKey.Parse(v).City)!).Value;
        var superseded = Superseded(register);
        List<SourceRecord> named = [list, .. register.Where(r => r.Text(FieldIds.Name) is { } name && !superseded.Contains(NameKey.Parse(name).City))];
        return Choose(FieldIds.Name, named, v => NameKey.Parse(v).City, _ => true, isConflict: true)?.Value ?? entry.Name;
    }

    /// <summary>Another name than the list's is the unit's present one, and the list's a former one; another way of writing it changes nothing.</summary>
    private ListEntry Named(string name) => string.Equals(NameKey.Parse(name).City, NameKey.Parse(entry.Name).City, StringComparison.Ordinal)
        ? entry
        : entry with { Name = name, FormerNames = [.. entry.FormerNames.Append(entry.Name).Where(f => !string.Equals(f, name, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)] };

    /// <summary>Place of a source in the order of authority for a field; sources that are not named come last.</summary>
    public static int Rank(ReconcileRules rules, string field, string source)
    {
        if (!rules.Precedence.TryGetValue(field, out var order))
            return int.MaxValue;
        for (var i = 0; i < order.Count; i++)
        {
            if (string.Equals(order[i], source, StringComparison.Ordinal))
                return i;
        }

        return int.MaxValue;
    }

    /// <summary>What nothing is computed from, but a person asks for: kept as facts with their rivals, and no conflicts. 行业代码: all are kept, none is wrong.</summary>
    private void Describe(ListEntry settled, List<SourceRecord> register)
    {
        var registrations = register.Where(r => r.Is(FieldIds.Market, FieldIds.Registrations)).ToList();
        if (NameKey.Parse(settled.Name).Form is { Length: > 0 } form)
            Keep(new Fact(entry.Id, FactFields.LegalForm, form, null, null, "由名称得出"));
        Choose(FieldIds.Representative, [.. registrations, .. _own.Where(r => r.Is("environment", "penalties"))], CharacterFold.Fold, _ => true, isConflict: false);
        Choose(FactFields.RegistrationDate, registrations, v => v, _ => true, isConflict: false, "date");
        Choose(FactFields.Status, registrations, CharacterFold.Fold, _ => true, isConflict: false);
        Choose(FactFields.RegisteredAddress, registrations, CharacterFold.Fold, _ => true, isConflict: false, FieldIds.Address);
        Choose(FactFields.IndustryCode, [.. _own.Where(IsEvaluation), list, .. registrations], Digits, _ => true, isConflict: false);
        Choose(FactFields.Sector, [.. _own.Where(IsEvaluation), list], CharacterFold.Fold, _ => true, isConflict: false);
        Choose(FieldIds.SiteCode, [list, .. _own.Where(r => r.Is("environment", FieldIds.Permits))], Identifiers.Normalise, _ => true, isConflict: false);
        Choose(FieldIds.OutputValue, _own.Where(IsEvaluation), v => v, _ => true, isConflict: false);
        Choose(FieldIds.EnergyTce, _own.Where(r => IsEvaluation(r) || (r.Is(FieldIds.Reform, FieldIds.EnergyLimits) && r.Number("year") == input.Cycle.Year - 1)), v => v, _ => true, isConflict: false);
        if (settled.FormerNames.Count > 0)
            Keep(new Fact(entry.Id, FieldIds.FormerNames, string.Join('；', settled.FormerNames), list.Origin, null, "名单与更名登记合并"));
    }

    /// <summary>Chooses, puts a person's value on top, and keeps the fact and what it goes against.</summary>
    /// <param name="column">Field of the records, where it is called otherwise there.</param>
    private Fact? Choose(string field, IEnumerable<SourceRecord> records, Func<string, string> key, Func<string, bool> isSound, bool isConflict, string? column = null)
    {
        var stated = Statement.Of(records, field, r => Statement.Text(r, column ?? field), isSound, input.Rules);
        var fact = Survivorship.Choose(entry.Id, field, stated, key, input);
        if (fact is not null && isConflict)
            Conflicts(fact, stated, key);
        return overrides.Over(field, fact, key) is { } settled ? Keep(settled) : null;
    }

    private void Conflicts(Fact fact, List<Statement> stated, Func<string, string> key)
    {
        var winner = stated.First(s => s.Origin == fact.Origin && string.Equals(s.Value, fact.Value, StringComparison.Ordinal));
        foreach (var rival in fact.Rivals)
        {
            var other = stated.First(s => s.Origin == rival.Origin && string.Equals(key(s.Value), key(rival.Value), StringComparison.Ordinal));
            log.Conflicts.Add(new(entry.Id, fact.Field, fact.Value, fact.Origin, rival.Value, rival.Origin, Survivorship.RuleAgainst(fact, winner, other), false));
        }
    }

    /// <summary>A person's value where there is one, else what stands.</summary>
    private string? Own(string field, string? present) => overrides.Find(field)?.Value ?? present;

    /// <summary>Names that the register itself says were given up: its dump may be older than the change.</summary>
    private static HashSet<string> Superseded(List<SourceRecord> register)
    {
        var renames = register.Where(r => r.Is(FieldIds.Market, FieldIds.Renames)).OrderBy(r => r.Day("date")).ToList();
        var newest = renames.Count == 0 ? null : NameKey.Parse(renames[^1].Text(FieldIds.Name)).City;
        return renames.SelectMany(r => ListAliases.Split(r.Text(FieldIds.FormerNames))).Select(f => NameKey.Parse(f).City)
            .Where(f => !string.Equals(f, newest, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    private Fact Keep(Fact fact)
    {
        log.Facts.Add(fact);
        return fact;
    }

    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private static bool IsSound(string code) => Identifiers.Classify(code).Verdict != IdentifierVerdict.Invalid;

    private static bool IsEvaluation(SourceRecord record) => record.Is(FieldIds.Platform, FieldIds.Evaluations);

    private static bool IsRegister(SourceRecord record) => record.Is(FieldIds.Market, FieldIds.Registrations) || record.Is(FieldIds.Market, FieldIds.Renames);
}
