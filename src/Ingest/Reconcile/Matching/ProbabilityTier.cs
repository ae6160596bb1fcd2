namespace GreenBatch.Ingest;

/// <summary>
/// T7 and T8: weighs the record against every master it meets in a block. Automatic only when the probability is at least 0.999, the second candidate
/// stands six bits behind, and nothing forbids it; from one half on, or with a repair of its code, it goes to a person.
/// </summary>
internal static class ProbabilityTier
{
    /// <summary>log2 of the odds of 0.999.</summary>
    private const double Sure = 9.9644;
    private const double Margin = 6;
    private const double LargestMargin = 99;

    /// <summary>What a name alone must share to be shown to a person though its probability is below one half.</summary>
    private const decimal WorthALook = 0.5m;

    /// <param name="doubtful">What the fixed tiers found and did not dare to tie; null when they found nothing.</param>
    public static MatchResult? Match(MatchIndex index, Party record, MatchResult? doubtful)
    {
        var profile = new PartyProfile(record);
        var repairs = index.Repairs.Of(record);
        var candidates = Weigh(index, profile, repairs);
        if (candidates.Count == 0)
            return doubtful;
        var (best, weight) = candidates[0];
        var margin = candidates.Count > 1 ? weight.Bits - candidates[1].Weight.Bits : LargestMargin;
        var veto = PairVeto.Of(profile, best, weight);
        var isSure = veto is null && weight.Bits >= Sure && margin >= Margin;
        if (isSure && (doubtful is null || IsFormOnly(doubtful, best)))
            return Of(index, profile, best, weight, margin, MatchOutcome.Auto, "T7", "");
        return doubtful is not null ? Explained(index, profile, doubtful) : ForAPerson(index, profile, best, weight, margin, repairs, veto);
    }

    private static MatchResult Explained(MatchIndex index, PartyProfile record, MatchResult doubtful) =>
        index.ProfileOf(doubtful.MasterId) is { } master ? doubtful with { Waterfall = index.Weigher.Explain(record, master) } : doubtful;

    private static MatchResult? ForAPerson(MatchIndex index, PartyProfile record, PartyProfile best, PairWeight weight, double margin, IReadOnlyList<CodeRepair> repairs, string? veto)
    {
        var repair = repairs.FirstOrDefault(r => ReferenceEquals(r.Master, best.Party));
        return repair is not null || weight.Bits >= 0 || IsWorthALook(weight)
            ? Of(index, record, best, weight, margin, MatchOutcome.Review, "T8", Why(best, weight, margin, veto, repair))
            : null;
    }

    private static List<(PartyProfile Master, PairWeight Weight)> Weigh(MatchIndex index, PartyProfile record, IReadOnlyList<CodeRepair> repairs)
    {
        var found = index.Blocking.Find(record).Select(i => index.Profiles[i]).Concat(repairs.Select(r => index.ProfileOf(r.Master))).Distinct();
        return [.. found.Where(m => !Comparison.HasDifferentCreditCodes(record.Party, m.Party) || Comparison.HasOtherTail(record.Party, m.Party))
            .Select(m => (Master: m, Weight: index.Weigher.Weigh(record, m)))
            .OrderByDescending(c => c.Weight.Bits).ThenBy(c => c.Master.Index)];
    }

    /// <summary>T6 saw the same name but for the legal form: more facts may settle it. What another tier doubted stays with a person.</summary>
    private static bool IsFormOnly(MatchResult doubtful, PartyProfile best) =>
        doubtful.Tier is "T6" && string.Equals(doubtful.MasterId, best.Party.Id, StringComparison.Ordinal);

    private static bool IsWorthALook(PairWeight weight) =>
        weight.Brand is not Nearness.Differs && weight.Trade is not Nearness.Differs && NameSimilarity.Of(weight.RecordName.Key, weight.MasterName.Key) >= WorthALook;

    private static string Why(PartyProfile best, PairWeight weight, double margin, string? veto, CodeRepair? repair)
    {
        string?[] reasons =
        [
            $"名称相近（{best.Party.Name.Raw}）",
            veto,
            weight.Bits < Sure ? "把握不足 0.999" : null,
            margin < Margin ? "与第二候选相差不足 6 位" : null,
            repair is null ? null : $"代码{repair.How}即为 {repair.Code}（只作提示）",
        ];
        return string.Join('，', reasons.OfType<string>());
    }

    private static MatchResult Of(MatchIndex index, PartyProfile record, PartyProfile master, PairWeight weight, double margin, MatchOutcome outcome, string tier, string why)
    {
        var waterfall = index.Weigher.Explain(record, master);
        var relation = Comparison.HasOtherTail(record.Party, master.Party) ? Comparison.RelationOf(record.Party, master.Party) : Relation.Same;
        var explanation = why.Length == 0 ? waterfall.ToString() : $"{why}：{waterfall}";
        var probability = Math.Round((decimal)(1 / (1 + Math.Pow(2, -weight.Bits))), 4, MidpointRounding.ToEven);
        return new(master.Party.Id, outcome, tier, probability, PairWeigher.Rounded(margin), relation, explanation) { Waterfall = waterfall };
    }
}
