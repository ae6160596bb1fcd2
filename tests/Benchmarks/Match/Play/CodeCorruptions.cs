using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>Corruptions 1 to 8: what happens to codes.</summary>
internal static class CodeCorruptions
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static IReadOnlyList<Corruption> All { get; } =
    [
        new(1, "缺代码", false, (d, _) => d.Code = ""),
        new(2, "小写、空格、连字符、全角", false, Written),
        new(3, "错一位、换位、形近、首尾缺位", false, Slipped),
        new(4, "电子表格损坏", false, (d, l) => d.Code = d.Code.Length == 0 ? "" : l.Of(["9.15E+17", d.Code[..15] + "000", "'" + d.Code])),
        new(5, "旧号代替", false, Old),
        new(6, "补数校验位", true, (d, _) => d.Code = d.Code.Length == 18 ? d.Code[..17] + CheckCharacters.CreditComplement(d.Code.AsSpan(0, 17)) : d.Code),
        new(7, "占位", false, (d, l) => d.Code = l.Of(["无", "同上", "999999999999999999", "/"])),
        new(8, "他人的代码", false, (d, _) => d.Code = PlayedCodes.Credit(900_000 + d.Entity.Number % 90_000, d.Entity.DistrictCode)),
    ];

    private static void Written(Draft draft, Lottery lottery)
    {
        var code = draft.Code;
        if (code.Length == 18)
            draft.Code = lottery.Of([code.ToLowerInvariant(), $" {code} ", $"{code[..8]}-{code[8..]}", string.Concat(code.Select(c => (char)(c + 0xFEE0)))]);
    }

    private static void Slipped(Draft draft, Lottery lottery)
    {
        var code = draft.Code;
        if (code.Length != 18)
            return;
        var at = lottery.Below(17);
        draft.Code = lottery.Of([code[..at] + lottery.Of(Alphabet) + code[(at + 1)..], code[..at] + code[at + 1] + code[at] + code[(at + 2)..], code.Replace('0', 'O'), code[1..], code[..^1]]);
    }

    private static void Old(Draft draft, Lottery lottery)
    {
        var organisation = PlayedCodes.Organisation(draft.Entity.Number + 1);
        draft.Code = lottery.Of([draft.Entity.DistrictCode + organisation, organisation[..8] + "-" + organisation[8], PlayedCodes.Registration(draft.Entity.Number + 1, draft.Entity.DistrictCode)]);
    }
}
