using System.Text;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests;

/// <summary>When one file cannot be put into place, the scheme is what it was, and nothing waits beside it.</summary>
public sealed class SchemeReplacementTests : IDisposable
{
    private const string General = "factory-general.yaml";

    private const string Paper = "sectors/造纸.yaml";

    private readonly TestFolder _folder = new();

    public SchemeReplacementTests()
    {
        var shipped = Path.Combine(TestSettings.Root, "config", "schemes", "2026");
        foreach (var path in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
            _folder.Write(Path.GetRelativePath(shipped, path), File.ReadAllText(path));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void After_a_failing_write_nothing_waits_and_nothing_is_changed()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, Paper + ".new"));
        var before = SchemeFolder.Load(_folder.Path).Hash;

        Assert.ThrowsAny<SystemException>(() => SchemeReplacement.Replace(_folder.Path, industries: null, Changes()));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.new", SearchOption.AllDirectories));
        Assert.Equal(before, SchemeFolder.Load(_folder.Path).Hash);
    }

    [Fact]
    public void After_a_failing_rename_those_before_it_are_put_back()
    {
        var changes = Changes();
        File.Delete(Path.Combine(_folder.Path, Paper));
        Directory.CreateDirectory(Path.Combine(_folder.Path, Paper, "in the way"));
        var before = SchemeFolder.Load(_folder.Path).Hash;

        Assert.ThrowsAny<SystemException>(() => SchemeReplacement.Replace(_folder.Path, industries: null, changes));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.new", SearchOption.AllDirectories));
        Assert.Equal(before, SchemeFolder.Load(_folder.Path).Hash);
    }

    [Fact]
    public void Without_a_failure_all_files_are_new_and_nothing_waits()
    {
        SchemeReplacement.Replace(_folder.Path, industries: null, Changes());

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.new", SearchOption.AllDirectories));
        Assert.All([General, Paper], name => Assert.EndsWith("# 改\n", File.ReadAllText(Path.Combine(_folder.Path, name)), StringComparison.Ordinal));
    }

    /// <summary>The general table and that of an industry, in this order.</summary>
    private Dictionary<string, byte[]> Changes() => new[] { General, Paper }.ToDictionary(
        name => name, name => Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(_folder.Path, name)) + "# 改\n"), StringComparer.Ordinal);
}
