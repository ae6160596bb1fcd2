namespace GreenBatch.Ingest;

/// <summary>The masters by every key that can tie a record to them. Masters are put in the order of their ids, so that the order of input does not matter.</summary>
internal sealed class MatchIndex
{
    private readonly Dictionary<object, int> _positions;

    public MatchIndex(IEnumerable<Party> masters)
    {
        All = [.. masters.OrderBy(m => m.Id, StringComparer.Ordinal)];
        ByCreditCode = Index(All, m => m.CreditCodes);
        ByOrganisation = Index(All, m => m.Codes.Select(c => c.OrganisationCode).OfType<string>());
        ByRegistration = Index(All, m => m.Codes.Select(c => c.RegistrationNumber).OfType<string>());
        ByName = Index(All, m => [m.Name.City, .. m.OtherNames.Select(n => n.City)]);
        ByFormerName = Index(All, m => m.FormerNames.Select(f => f.City));
        ByFormless = Index(All, m => [m.Name.Formless, .. m.OtherNames.Select(n => n.Formless)]);
        ByHead = Index(All.Where(m => m.Name.Tail.Length > 0), m => [m.Name.Head]);
        Profiles = [.. All.Select((m, i) => new PartyProfile(m) { Index = i })];
        Blocking = new Blocking(Profiles);
        Weigher = new PairWeigher(new MasterFrequencies(Profiles));
        Repairs = new CodeRepairs(All);
        _positions = new(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < All.Count; i++)
            _positions.TryAdd(All[i], i);
    }

    public IReadOnlyList<Party> All { get; }

    public ILookup<string, Party> ByCreditCode { get; }

    public ILookup<string, Party> ByOrganisation { get; }

    public ILookup<string, Party> ByRegistration { get; }

    /// <summary>By K2 of the present name.</summary>
    public ILookup<string, Party> ByName { get; }

    public ILookup<string, Party> ByFormerName { get; }

    /// <summary>By K3.</summary>
    public ILookup<string, Party> ByFormless { get; }

    /// <summary>Branches and plants by their legal person's K2.</summary>
    public ILookup<string, Party> ByHead { get; }

    public IReadOnlyList<PartyProfile> Profiles { get; }

    public Blocking Blocking { get; }

    public PairWeigher Weigher { get; }

    public CodeRepairs Repairs { get; }

    public PartyProfile ProfileOf(Party master) => Profiles[_positions[master]];

    /// <summary>Null when no master has the id.</summary>
    public PartyProfile? ProfileOf(string? id)
    {
        var (low, high) = (0, All.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(All[middle].Id, id);
            if (order == 0)
                return Profiles[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static ILookup<string, Party> Index(IEnumerable<Party> masters, Func<Party, IEnumerable<string>> keys) =>
        masters.SelectMany(m => keys(m).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Select(k => (k, m))).ToLookup(p => p.k, p => p.m, StringComparer.Ordinal);
}
