using System.Globalization;
using System.Text.RegularExpressions;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>A file name of the inbox: <c>&lt;source&gt;_&lt;cycle&gt;_&lt;batch&gt;.&lt;ext&gt;</c>, the source by id or Chinese name.</summary>
public sealed partial record InboxName(string Source, Cycle Cycle, string Batch, string Extension)
{
    private const int LongestName = 200;

    /// <summary>Reads a name; null with the reason in <paramref name="issue"/> when it is not one, or belongs to none of the sources.</summary>
    public static InboxName? Parse(string fileName, IEnumerable<SourceDefinition> sources, out Issue? issue)
    {
        issue = null;
        if (IsUnlawful(fileName))
        {
            issue = Refuse("B066", "文件名非法", fileName, "文件名只用文字、数字和下划线");
            return null;
        }

        var parts = Pattern().Match(fileName);
        if (parts.Success && Cycle.TryParse(parts.Groups["cycle"].Value, out var cycle) && Find(sources, parts.Groups["source"].Value) is { } source)
            return new InboxName(source.Id, cycle, parts.Groups["batch"].Value, parts.Groups["extension"].Value.ToLowerInvariant());
        issue = Refuse("B067", "文件名不符合「部门_年度_批次」", fileName, "按 来源_年度_批次.扩展名 命名，如 market_2025_01.csv；扩展名为 csv、csv.gz、xlsx、json");
        return null;
    }

    /// <summary>What is wrong with the names in the inbox that belong to no source, for one report per pull.</summary>
    public static IReadOnlyList<Issue> Strays(string folder, IReadOnlyList<SourceDefinition> sources)
    {
        var issues = new List<Issue>();
        foreach (var file in Files(folder))
        {
            if (Parse(file.Name, sources, out var issue) is null)
                issues.Add(issue!);
        }

        return issues;
    }

    /// <summary>The files of the inbox by name, without markers and hidden files.</summary>
    public static IReadOnlyList<FileInfo> List(string folder) => [.. Files(folder)];

    internal static IEnumerable<FileInfo> Files(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles()
            .Where(f => !f.Name.EndsWith(".done", StringComparison.OrdinalIgnoreCase) && !f.Name.StartsWith('.'))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
        : [];

    /// <summary>Names that leave the folder, hide what they are, or mean a device on another system.</summary>
    private static bool IsUnlawful(string fileName) =>
        fileName.Length is 0 or > LongestName
        || fileName.AsSpan().ContainsAny('/', '\\', ':')
        || fileName.Contains("..", StringComparison.Ordinal)
        || fileName.Any(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        || Device().IsMatch(fileName);

    private static SourceDefinition? Find(IEnumerable<SourceDefinition> sources, string word) =>
        sources.FirstOrDefault(s => string.Equals(s.Id, word, StringComparison.OrdinalIgnoreCase) || string.Equals(s.Name, word, StringComparison.Ordinal));

    private static Issue Refuse(string code, string message, string fileName, string advice) =>
        new(code, $"收件箱文件「{CellText.Show(fileName)}」：{message}") { Severity = Severity.Warning, Advice = advice };

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Device();

    [GeneratedRegex(
        @"^(?<source>[^_]+)_(?<cycle>[0-9]{4})_(?<batch>[^.]{1,60})\.(?<extension>csv|csv\.gz|xlsx|json)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Pattern();
}
