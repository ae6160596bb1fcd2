using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests;

/// <summary>The READMEs say what is so: their examples are run, their tables are compared with the command line, their links are followed.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const int LargestPicture = 300 * 1024;

    private static readonly string English = ReadText("README.md");
    private static readonly string Chinese = ReadText("README.zh-CN.md");

    private readonly TestFolder _folder = new();

    public static TheoryData<string> Examples => [.. Consoles(English).Where(block => block.Contains("./greenbatch try ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_gives_what_is_shown(string block)
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "greenbatch"), Path.Combine(AppContext.BaseDirectory, "greenbatch"));
        foreach (var shared in new[] { "config", "docs" })
            Directory.CreateSymbolicLink(Path.Combine(_folder.Path, shared), Path.Combine(TestSettings.Root, shared));

        var shown = new List<string>();
        foreach (var command in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            shown.Add(command);
            shown.AddRange((await RunAsync(command[2..])).TrimEnd('\n').Split('\n'));
        }

        Assert.Equal(block.Split('\n'), shown);
    }

    [Fact]
    public void The_command_tables_are_the_command_line()
    {
        var real = Leaves(CommandLine.BuildRoot(), "").Select(leaf => $"{leaf.Path}: {string.Join(' ', leaf.Command.Options.Select(o => o.Name).Order(StringComparer.Ordinal))}");

        Assert.Equal(real.Order(StringComparer.Ordinal), DocumentedCommands(English));
        Assert.Equal(DocumentedCommands(English), DocumentedCommands(Chinese));
    }

    [Fact]
    public void The_tables_of_exit_codes_name_every_exit_code()
    {
        var real = Enum.GetValues<ExitCode>().Select(code => (int)code).Order();

        Assert.Equal(real, DocumentedExitCodes(English));
        Assert.Equal(real, DocumentedExitCodes(Chinese));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Every_link_leads_to_a_file_and_pictures_are_small(string readme)
    {
        var targets = Link().Matches(ReadText(readme)).Select(m => m.Groups["target"].Value).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(TestSettings.Root, target)), $"{readme}: {target}"));
        Assert.All(targets.Where(t => t.EndsWith(".png", StringComparison.Ordinal)), t => Assert.InRange(new FileInfo(Path.Combine(TestSettings.Root, t)).Length, 1, LargestPicture));
    }

    [Fact]
    public void Both_languages_have_the_same_sections_commands_and_tables()
    {
        Assert.Equal(Sections(English).Count, Sections(Chinese).Count);
        Assert.Equal(Consoles(English), Consoles(Chinese));
        Assert.Equal(Sections(English).Select(RowsOf), Sections(Chinese).Select(RowsOf));
        Assert.Equal(Link().Matches(English).Select(m => m.Groups["target"].Value).Skip(1), Link().Matches(Chinese).Select(m => m.Groups["target"].Value).Skip(1));
    }

    public void Dispose() => _folder.Dispose();

    private static string ReadText(string name) => File.ReadAllText(Path.Combine(TestSettings.Root, name));

    private static List<string> Consoles(string readme) => [.. Console().Matches(readme).Select(m => m.Groups["block"].Value)];

    private static List<string> Sections(string readme) => [.. readme.Split("\n## ")];

    private static int RowsOf(string section) => section.Split('\n').Count(line => line.StartsWith('|'));

    private static IEnumerable<string[]> Rows(string readme) => Sections(readme).Single(s => s.StartsWith("10. ", StringComparison.Ordinal))
        .Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split(" | "));

    /// <summary>"command: --option --option" for each row whose first cell is a command.</summary>
    private static IEnumerable<string> DocumentedCommands(string readme) => Rows(readme)
        .Where(cells => cells[0].TrimStart().StartsWith('`'))
        .Select(cells => $"{cells[0].Trim(' ', '`')}: {string.Join(' ', Option().Matches(cells[2]).Select(m => m.Value).Order(StringComparer.Ordinal))}")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<int> DocumentedExitCodes(string readme) => Rows(readme)
        .Where(cells => char.IsAsciiDigit(cells[0].TrimStart()[0]))
        .SelectMany(cells => Number().Matches(cells[0]).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));

    /// <summary>Both streams, as a terminal shows them.</summary>
    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"({command}) 2>&1"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["GREENBATCH_ROOT"] = TestSettings.Root;
        using var shell = Process.Start(start)!;
        var text = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return text;
    }

    [GeneratedRegex(@"^ *```console\n(?<block>.*?)\n *```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Console();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("--[a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
