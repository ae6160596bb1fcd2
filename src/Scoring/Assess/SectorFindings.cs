using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>
/// The declared 细分行业 decides which table is used; the four-digit code only checks it, because several industries share one (rules.md 5.1). What does
/// not agree is a finding and never changes a point.
/// </summary>
internal static class SectorFindings
{
    public static IReadOnlyList<Issue> Of(ListEntry entry, IndustryRegister register)
    {
        if (register.IsEmpty || entry.Kind != UnitKind.Factory)
            return [];
        var findings = new List<Issue>();
        var code = entry.IndustryCode is { } filed ? IndustryCodes.CodeOf(filed) : null;
        if (code is null && !string.IsNullOrWhiteSpace(entry.IndustryCode))
            findings.Add(Finding.CodeNotFourDigits(entry.IndustryCode));
        if (entry.Sector is { } sector)
            findings.AddRange(Declared(sector, code, register));
        else if (code is { } number && register.WithCode(number) is { Count: > 0 } likely)
            findings.Add(Finding.LikelySector(number, likely));
        return findings;
    }

    private static IEnumerable<Issue> Declared(string sector, int? code, IndustryRegister register)
    {
        if (register.Find(sector) is not { } industry)
            yield return Finding.SectorUnknown(sector);
        else if (code is { } number && !industry.Codes.IsEmpty && !industry.Codes.Allows(number))
            yield return Finding.SectorClashesWithCode(industry, number);
    }
}
