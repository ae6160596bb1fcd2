using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Which plants of a legal person a record is about. What cannot be told is never an automatic veto of a plant among several.</summary>
internal sealed class SiteChoice(ReconcileInput input)
{
    private enum Place
    {
        Unknown,
        Here,
        Elsewhere,
    }

    /// <summary>The entries the record is tied to, each with whether it happened at another site.</summary>
    public IReadOnlyList<(ListEntry Entry, bool IsOtherSite)> Of(SourceRecord record, Company company)
    {
        var name = NameKey.Parse(record.Text(FieldIds.Name));
        var isSiteEvent = record.Dataset.Event is { } kind && input.Rules.SiteEvents.Contains(kind, StringComparer.Ordinal);
        var places = company.Entries.Select(e => (Entry: e, Place: PlaceOf(record, name, e, isSiteEvent))).ToList();
        var isFound = places.Exists(p => p.Place == Place.Here);
        if (!isSiteEvent)
            return [.. places.Where(p => !isFound || p.Place == Place.Here).Select(p => (p.Entry, false))];
        var isDoubtful = company.Entries.Count > 1;
        return [.. places.Select(p => (p.Entry, p.Place == Place.Elsewhere || (p.Place == Place.Unknown && isDoubtful)))];
    }

    private Place PlaceOf(SourceRecord record, NameKey name, ListEntry entry, bool isSiteEvent)
    {
        var listed = NameKey.Parse(entry.Name);
        if (record.Text(FieldIds.SiteCode) is { } site && entry.SiteCode is not null)
            return string.Equals(Identifiers.Normalise(site), entry.SiteCode, StringComparison.Ordinal) ? Place.Here : Place.Elsewhere;
        if (name.Tail.Length > 0 && string.Equals(name.Tail, listed.Tail, StringComparison.Ordinal))
            return Place.Here;
        if (name.Tail.Length > 0 && listed.Tail.Length > 0)
            return Place.Elsewhere;
        return isSiteEvent ? ByDistrict(record, name, entry) : Place.Unknown;
    }

    /// <summary>The place of the event, else the department's district, against the entry's; a branch in an unknown place is another site.</summary>
    private Place ByDistrict(SourceRecord record, NameKey name, ListEntry entry)
    {
        var authority = EntryList.AuthorityOf(record.Text(FieldIds.Authority), input.Authorities, input.DayOfRecord)?.Name;
        var place = Districts.Within(record.Text("site")) ?? Districts.Within(record.Text(FieldIds.Address)) ?? Districts.Key(authority);
        return Districts.Agree(place, Districts.Key(input.Authorities.Find(entry.AuthorityId)?.Name)) switch
        {
            true => Place.Here,
            false => Place.Elsewhere,
            null => name.Tail.Length > 0 ? Place.Elsewhere : Place.Unknown,
        };
    }
}
