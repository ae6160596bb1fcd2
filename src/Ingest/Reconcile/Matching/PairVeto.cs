namespace GreenBatch.Ingest;

/// <summary>What forbids to tie a pair by probability, however likely it is: real enterprises differ in just these things at one address and under one person.</summary>
internal static class PairVeto
{
    private const int LongBrand = 3;

    /// <summary>In Chinese; null when nothing speaks against it.</summary>
    public static string? Of(PartyProfile record, PartyProfile master, PairWeight pair) =>
        Comparison.Veto(record.Party, master.Party) ?? OfTails(record.Party, master.Party) ?? OfNames(pair) ?? OfForms(pair) ?? OfFacts(pair);

    private static string? OfTails(Party record, Party master) =>
        Comparison.HasOtherTail(record, master) || record.Name.IsBranch != master.Name.IsBranch ? "一方是分支或厂点" : null;

    private static string? OfNames(PairWeight pair)
    {
        if (!string.Equals(pair.RecordName.Marks, pair.MasterName.Marks, StringComparison.Ordinal))
            return "名称中的字母或数字不同";
        if (pair.Brand is not (Nearness.Same or Nearness.Alike or Nearness.Slip))
            return "字号不同";
        if (pair.Trade is Nearness.Part or Nearness.Changed or Nearness.Differs)
            return "行业词不同";
        if (pair.Brand == Nearness.Slip && pair.MasterName.BrandLength < LongBrand)
            return "字号短而有出入";
        return pair.Place == Nearness.Differs ? "名称中的区县不同" : null;
    }

    private static string? OfForms(PairWeight pair) =>
        pair.Form == Nearness.Differs && pair.Address is not (Nearness.Same or Nearness.Alike) ? "组织形式不同，地址未能印证" : null;

    /// <summary>A name with a slip is another name until a place or a person says otherwise; a cut one may be a branch's until the place does.</summary>
    private static string? OfFacts(PairWeight pair)
    {
        if (pair.District == Nearness.Differs)
            return "区县不同";
        var isThere = pair.Address is Nearness.Same or Nearness.Alike;
        if (!isThere && OfLength(pair) is { } cut)
            return cut;
        var isSlipped = pair.Brand is not Nearness.Same || pair.Trade is Nearness.Alike or Nearness.Slip;
        var isSettled = isThere || pair.Representative == Nearness.Same;
        return isSlipped && !isSettled ? "名称有出入，地址和法定代表人未能印证" : null;
    }

    private static string? OfLength(PairWeight pair)
    {
        var isInDistrict = pair.District is Nearness.Same or Nearness.Alike && pair.Address != Nearness.Differs;
        var mayBeBranch = pair.RecordName.Key.IsCut || (pair.RecordName.Key.MayBeCut && !isInDistrict);
        return mayBeBranch ? "名称可能被截断，可能是分支，区县和地址未能印证" : null;
    }
}
