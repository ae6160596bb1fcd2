using System.Diagnostics;

namespace GreenBatch.Scheduler.Store;

/// <param name="Output">Standard output and error together, trimmed.</param>
internal sealed record ProgramAnswer(int Code, string Output)
{
    public bool IsGood => Code == 0;
}

/// <summary>Runs a helper program to its end, in the C locale so that its answers can be read.</summary>
internal static class ServerProgram
{
    /// <summary>Who the server runs as inside its user namespace, or outright where namespaces are forbidden: nobody.</summary>
    private const string Nobody = "65534";

    private static readonly string[] Namespace = ["unshare", "-U", "--map-user=" + Nobody, "--map-group=" + Nobody];
    private static readonly string[] OtherUser = ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups"];

    /// <summary>
    /// What to put before a server program, as PostgreSQL refuses to run as root: nothing for an ordinary user; for root a user namespace,
    /// which needs no change of owner; where that is forbidden, another user, to whom the folders are given.
    /// </summary>
    public static async Task<IReadOnlyList<string>> PrefixAsync(IReadOnlyList<string> folders, CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess)
            return [];
        if ((await RunAsync([.. Namespace, "true"], cancel)).IsGood)
            return Namespace;
        await RunAsync(["chown", "-R", $"{Nobody}:{Nobody}", .. folders], cancel);
        return OtherUser;
    }

    public static async Task<ProgramAnswer> RunAsync(IReadOnlyList<string> command, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new ProgramAnswer(process.ExitCode, $"{await output}{await error}".Trim());
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            return new ProgramAnswer(127, $"{command[0]}: {fault.Message}");
        }
    }
}
