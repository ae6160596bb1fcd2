namespace GreenBatch.Ingest;

/// <summary>What two parties have in common, and what forbids to tie them without a person.</summary>
internal static class Comparison
{
    /// <summary>Below this likeness a code and a name contradict each other.</summary>
    public const decimal SameName = 0.5m;

    /// <summary>The best likeness over present and former names.</summary>
    public static decimal Likeness(Party record, Party master) =>
        Names(record).SelectMany(r => Names(master).Select(m => NameSimilarity.Of(r, m))).Max();

    public static bool SharesName(Party record, Party master) =>
        Names(record).Any(r => Names(master).Any(m => string.Equals(r.City, m.City, StringComparison.Ordinal)));

    /// <summary>Compared without the check character: a code with the complement written for it is the same code.</summary>
    public static bool HasDifferentCreditCodes(Party record, Party master)
    {
        var (left, right) = (record.CreditCodes.ToList(), master.CreditCodes.ToList());
        return left.Count > 0 && right.Count > 0 && !left.Exists(l => right.Exists(r => l.AsSpan(0, l.Length - 1).SequenceEqual(r.AsSpan(0, r.Length - 1))));
    }

    /// <summary>Why the pair must not be tied without a person; null when nothing speaks against it.</summary>
    public static string? Veto(Party record, Party master)
    {
        if (HasDifferentCreditCodes(record, master))
            return "双方信用代码都有效但不同";
        if (record.Kind is not null && master.Kind is not null && !string.Equals(record.Kind, master.Kind, StringComparison.Ordinal))
            return "单位类别不同";
        return !SharesName(record, master) && !string.Equals(record.Name.Ordinals, master.Name.Ordinals, StringComparison.Ordinal) ? "名称中的序号不同" : null;
    }

    /// <summary>Whether one is a branch or plant and the other is not, or is another one.</summary>
    public static bool HasOtherTail(Party record, Party master) =>
        !SharesName(record, master) && !string.Equals(record.Name.Tail, master.Name.Tail, StringComparison.Ordinal);

    /// <summary>What the record is to the master when their tails differ.</summary>
    public static string RelationOf(Party record, Party master) =>
        Relation.Of(record.Name.IsBranch ? record.Name.TailKind : master.Name.TailKind);

    public static bool HasSameDistrict(Party record, Party master) => Districts.Agree(record.District, master.District) == true;

    public static bool HasOtherDistrict(Party record, Party master) => Districts.Agree(record.District, master.District) == false;

    public static bool HasSameAddress(Party record, Party master) => record.Address is not null && string.Equals(record.Address, master.Address, StringComparison.Ordinal);

    /// <summary>One of the facts that two different enterprises rarely share.</summary>
    public static string? SharedFact(Party record, Party master)
    {
        if (record.Representative is not null && string.Equals(record.Representative, master.Representative, StringComparison.Ordinal))
            return "法定代表人相同";
        return HasSameAddress(record, master) ? "地址相同" : null;
    }

    /// <summary>
    /// Facts that speak against an equal name: another district, or both another address and another representative. The same address settles both; the same
    /// representative does not settle a district, for a branch whose name was cut has its parent's name and person. Null when nothing speaks against it.
    /// </summary>
    public static string? Contradiction(Party record, Party master)
    {
        var address = StreetAddress.Of(master.Address)?.To(StreetAddress.Of(record.Address)) ?? Nearness.Unknown;
        if (address is Nearness.Same or Nearness.Alike)
            return null;
        if (IsInOtherDistrict(record, master))
            return "区县不同";
        if (record.Name.MayBeCut && (address == Nearness.Differs || !HasSameDistrict(record, master)))
            return $"名称恰为 {record.Name.Raw.Length} 字，可能是被截断的分支，区县和地址未能印证";
        return address == Nearness.Differs && IsOtherPerson(record, master) ? "地址和法定代表人都不同" : null;
    }

    private static bool IsInOtherDistrict(Party record, Party master) =>
        !record.IsCityLevel && !master.IsCityLevel && Districts.Agree(record.District ?? record.AddressDistrict, master.District ?? master.AddressDistrict) == false;

    private static bool IsOtherPerson(Party record, Party master) =>
        record.Representative is not null && master.Representative is not null && !string.Equals(record.Representative, master.Representative, StringComparison.Ordinal);

    private static NameKey[] Names(Party party) => [party.Name, .. party.OtherNames, .. party.FormerNames];
}
