using System.Diagnostics;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>The real executable, as another process.</summary>
internal sealed class OtherProgram : IAsyncDisposable
{
    private readonly Process _process;

    private OtherProgram(Process process) => _process = process;

    /// <summary>Starts the program on a data folder and waits until it has said <paramref name="until"/>.</summary>
    public static async Task<OtherProgram> StartAsync(string dataFolder, string until, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "greenbatch"), arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GREENBATCH_ROOT"] = TestSettings.Root;
        start.Environment["Folders__Data"] = dataFolder;
        start.Environment["Folders__Logs"] = Path.Combine(dataFolder, "logs");
        var program = new OtherProgram(Process.Start(start)!);
        var said = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await program._process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (line.Contains(until, StringComparison.Ordinal))
                return program;
        }

        throw new InvalidOperationException("The program ended early: " + string.Join('\n', said));
    }

    /// <summary>kill -9: it gets no chance to leave.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM. Returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
