namespace GreenBatch.Scheduler.Files;

/// <summary>Whether a name from a workbook may become the name of a file: on no system may it leave its folder or be refused, whatever system this is.</summary>
internal static class FileName
{
    private const int MostCharacters = 60; // three bytes each, and no more than 255 bytes with the ending

    private const string Refused = "/\\:*?\"<>|";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>What is wrong with it, in words; null: nothing.</summary>
    public static string? Fault(string name)
    {
        if (name.Any(c => char.IsControl(c) || Refused.Contains(c, StringComparison.Ordinal)))
            return "不能用作文件名：不得含 / \\ : * ? \" < > | 和控制字符";
        if (name.StartsWith('.') || name.EndsWith('.') || name.Trim().Length != name.Length)
            return "不能用作文件名：首尾不得是点或空格";
        if (Devices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase))
            return "不能用作文件名：是系统保留的名称";
        return name.Length > MostCharacters ? $"不能用作文件名：超过 {MostCharacters} 个字" : null;
    }
}
