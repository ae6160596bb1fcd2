namespace GreenBatch.Ingest;

/// <summary>The masters by every key that can tie a record to them. Masters are put in the order of their ids, so that the order of input does not matter.</summary>
internal sealed class MatchIndex
{
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
        Near = new NearNames(All);
        OneSlip = new OneSlipNames(All);
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

    public NearNames Near { get; }

    public OneSlipNames OneSlip { get; }

    private static ILookup<string, Party> Index(IEnumerable<Party> masters, Func<Party, IEnumerable<string>> keys) =>
        masters.SelectMany(m => keys(m).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Select(k => (k, m))).ToLookup(p => p.k, p => p.m, StringComparer.Ordinal);
}
