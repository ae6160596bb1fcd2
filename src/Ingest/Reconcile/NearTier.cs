namespace GreenBatch.Ingest;

/// <summary>T8: a name near enough for a person to look at, with a repair of a damaged code where one fits.</summary>
internal static class NearTier
{
    private const decimal WorthALook = 0.5m;
    private const int Most = 5;

    public static MatchResult? Match(MatchIndex index, Party record)
    {
        var near = Candidates(index, record).Where(c => !Comparison.HasDifferentCreditCodes(record, c.Master)).ToList();
        if (near.Count == 0)
            return null;
        var (best, score) = near[0];
        var repair = record.Codes.Where(c => c.Verdict == IdentifierVerdict.Invalid).SelectMany(c => best.CreditCodes.Where(m => IsOneSlip(c.Code, m))).FirstOrDefault();
        var isNear = score >= WorthALook && Comparison.Likeness(record, best) >= Comparison.SameName;
        if (!isNear && repair is null)
            return null;
        var margin = score - (near.Count > 1 ? near[1].Score : 0m);
        var relation = Comparison.HasOtherTail(record, best) ? Comparison.RelationOf(record, best) : Relation.Same;
        var why = $"名称相近（{best.Name.Raw}）" + (repair is null ? "" : $"，代码改一处即为 {repair}") + (Comparison.HasSameDistrict(record, best) ? "，区县相同" : "");
        return new(best.Id, MatchOutcome.Review, "T8", score, margin, relation, why);
    }

    /// <summary>Names with one slip, and names that share rare pairs of characters, the likest first; equal ones in the order of their ids.</summary>
    private static IEnumerable<(Party Master, decimal Score)> Candidates(MatchIndex index, Party record)
    {
        var slips = index.OneSlip.Find(record).Take(Most).Select(m => (Master: m, Score: Comparison.Likeness(record, m)));
        return index.Near.Find(record, Most).Concat(slips)
            .GroupBy(c => c.Master.Id, StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => c.Score))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Master.Id, StringComparer.Ordinal);
    }

    /// <summary>One character written wrong, or two neighbours swapped.</summary>
    internal static bool IsOneSlip(string damaged, string code)
    {
        if (damaged.Length != code.Length)
            return false;
        var wrong = Enumerable.Range(0, code.Length).Where(i => damaged[i] != code[i]).ToList();
        return wrong.Count == 1 || (wrong.Count == 2 && wrong[1] == wrong[0] + 1 && damaged[wrong[0]] == code[wrong[1]] && damaged[wrong[1]] == code[wrong[0]]);
    }
}
