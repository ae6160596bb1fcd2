namespace GreenBatch.Ingest;

/// <summary>Words with a meaning of their own inside a company name.</summary>
internal static class NameWords
{
    /// <summary>Every writing of a district, present and past, with the present full name.</summary>
    public static IReadOnlyList<(string Old, string New)> Districts { get; } =
        [.. DataFile.Rows("districts.csv").Select(row => (row[1], row[2])).Where(d => !string.Equals(d.Item1, d.Item2, StringComparison.Ordinal))];

    /// <summary>GB/T 2260 code of a district, present or past, with the present full name.</summary>
    public static IReadOnlyDictionary<string, string> DistrictCodes { get; } =
        DataFile.Rows("districts.csv").Where(row => row[0].Length > 0).ToDictionary(row => row[0], row => row[2], StringComparer.Ordinal);

    /// <summary>Districts and zones that took one another over: a record under the one does not contradict an entry under the other.</summary>
    public static IReadOnlyList<(string Left, string Right)> Successors { get; } =
        [.. DataFile.Rows("district-successors.csv").Select(row => (row[0], row[1]))];

    /// <summary>Short names, as they stand inside names and addresses.</summary>
    public static IReadOnlyList<string> DistrictNames { get; } =
        [.. DataFile.Rows("districts.csv").Select(row => Short(row[2])).Concat(["万盛", "双桥", "北部新区"]).Distinct(StringComparer.Ordinal)];

    /// <summary>What an enterprise does or is, not what it is called: left out when brands are compared. The longest first.</summary>
    public static IReadOnlyList<string> Trades { get; } = DataFile.Lines("trades.txt");

    /// <summary>江北区 → 江北, 秀山土家族苗族自治县 → 秀山; 忠县 and 两江新区 stay.</summary>
    public static string Short(string name) => name switch
    {
        _ when name.EndsWith("自治县", StringComparison.Ordinal) => name[..2],
        _ when name.EndsWith("新区", StringComparison.Ordinal) || name.Length <= 2 => name,
        _ => name[^1] is '区' or '县' or '市' ? name[..^1] : name,
    };
}
