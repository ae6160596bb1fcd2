namespace GreenBatch.Scoring;

/// <summary>Reads the register of key industries when it was handed in: <c>sector</c>, and optionally <c>gbt4754_2017_codes</c> and <c>mapping</c> (<c>seen</c> or <c>unverified</c>).</summary>
internal static class IndustryParser
{
    public static IndustryRegister Parse(SchemeFiles files, FaultList faults)
    {
        if (!files.Tables.TryGetValue(SchemeParser.IndustryFile, out var table))
            return IndustryRegister.Empty;
        if (!table.Header.Any(h => string.Equals(h.Trim(), "sector", StringComparison.Ordinal)))
            faults.Add(table.File, 1, "缺少列「sector」：细分行业");
        var industries = new List<KeyIndustry>();
        foreach (var row in table.Rows)
        {
            var (sector, mapping) = (table.Cell(row, "sector"), table.Cell(row, "mapping"));
            if (sector.Length == 0 || industries.Exists(i => string.Equals(i.Sector, sector, StringComparison.Ordinal)))
                faults.Add(table.File, row.Line, sector.Length == 0 ? "细分行业为空" : $"细分行业「{sector}」重复");
            if (!IndustryCodes.TryParse(table.Cell(row, "gbt4754_2017_codes"), out var codes))
                faults.Add(table.File, row.Line, $"看不懂行业代码「{codes.Text}」：写四位代码、范围（3811–3819）或前缀（221x）");
            if (mapping is not ("seen" or "unverified" or ""))
                faults.Add(table.File, row.Line, $"「mapping」的值「{mapping}」不认识，可用：seen、unverified");
            industries.Add(new KeyIndustry(sector, codes, mapping is "seen"));
        }

        return new IndustryRegister(industries);
    }
}
