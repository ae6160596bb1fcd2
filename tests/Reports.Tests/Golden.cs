using System.Text;

namespace GreenBatch.Reports.Tests;

/// <summary>Approved texts: a test compares with the file under Golden and, where they differ, leaves what it received beside it.</summary>
internal static class Golden
{
    public static void Approve(string received, string name)
    {
        var folder = Path.Combine(Root(), "tests", "Reports.Tests", "Golden");
        var approvedPath = Path.Combine(folder, name);
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";
        if (string.Equals(approved, received, StringComparison.Ordinal))
            return;
        var receivedPath = approvedPath + ".received";
        File.WriteAllText(receivedPath, received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail($"{name} differs from what was approved. If the change is meant: mv '{receivedPath}' '{approvedPath}'\n{FirstDifference(approved, received)}");
    }

    private static string FirstDifference(string approved, string received)
    {
        var (left, right) = (approved.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => !string.Equals(left.ElementAtOrDefault(i), right.ElementAtOrDefault(i), StringComparison.Ordinal));
        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GreenBatch.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
