using System.Globalization;

namespace GreenBatch.Scheduler.Store;

/// <summary>What a server wrote about itself in <c>postmaster.pid</c>; after a crash it still stands there.</summary>
internal sealed record Postmaster(int Process, string SocketFolder)
{
    private const int SocketLine = 4;

    public static string FileIn(string data) => Path.Combine(data, "postmaster.pid");

    /// <summary>Null when no server runs and none crashed.</summary>
    public static Postmaster? Read(string data)
    {
        if (!File.Exists(FileIn(data)))
            return null;
        var lines = File.ReadAllLines(FileIn(data));
        var process = int.TryParse(lines.FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Abs(number) : 0;
        return new Postmaster(process, lines.Length > SocketLine ? lines[SocketLine].Trim() : "");
    }

    /// <summary>Whether the process of that number is this cluster's server, and not another that got the number later.</summary>
    public bool IsAlive(string data)
    {
        try
        {
            return File.ReadAllText($"/proc/{Process}/cmdline").Split('\0').Contains(data, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
