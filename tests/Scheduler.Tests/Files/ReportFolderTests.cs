using System.Text;
using GreenBatch.Reports;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class ReportFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Target => Path.Combine(_folder.Path, "2025", "internal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_appear_together_with_their_hashes_and_the_list_of_them_last()
    {
        var written = new ReportFolder(Target).Write([Text("a.csv", "1"), Text("区县/b.csv", "2")], [w => Text("清单", $"{w.Count} files")], default);

        Assert.Equal(["a.csv", "区县/b.csv", "清单"], written.Select(f => f.Path));
        Assert.Equal("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", written[0].Sha256);
        Assert.Equal("2 files", File.ReadAllText(Path.Combine(Target, "清单")));
    }

    [Fact]
    public void A_new_edition_replaces_the_old_one_whole()
    {
        new ReportFolder(Target).Write([Text("old.csv", "1")], [], default);
        new ReportFolder(Target).Write([Text("new.csv", "2")], [], default);

        Assert.Equal(["new.csv"], Directory.GetFiles(Target).Select(Path.GetFileName));
        Assert.Equal([Target], Directory.GetDirectories(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_old_edition_in_place()
    {
        new ReportFolder(Target).Write([Text("old.csv", "1")], [], default);

        Assert.Throws<InvalidDataException>(() => new ReportFolder(Target).Write([new ReportFile("x", _ => throw new InvalidDataException())], [], default));

        Assert.Equal("1", File.ReadAllText(Path.Combine(Target, "old.csv")));
    }

    [Fact]
    public void What_a_crash_between_the_renames_left_is_put_right()
    {
        new ReportFolder(Target).Write([Text("old.csv", "1")], [], default);
        Directory.Move(Target, Path.Combine(Path.GetDirectoryName(Target)!, ".internal.old"));
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Target)!, ".internal.new"));

        new ReportFolder(Target).Write([Text("again.csv", "2")], [], default);

        Assert.Equal(["again.csv"], Directory.GetFiles(Target).Select(Path.GetFileName));
        Assert.Equal([Target], Directory.GetDirectories(Path.GetDirectoryName(Target)!));
    }

    private static ReportFile Text(string path, string text) => new(path, s => s.Write(Encoding.UTF8.GetBytes(text)));
}
