using System.Diagnostics;

namespace GreenBatch.Scheduler.Tests.Support;

/// <summary>The real executable, as another process.</summary>
internal sealed class OtherProgram : IAsyncDisposable
{
    private readonly Process _process;

    private OtherProgram(Process process) => _process = process;

    /// <summary>Starts the program on a data folder and waits until it has said <paramref name="until"/>.</summary>
    public static Task<OtherProgram> StartAsync(string dataFolder, string until, params string[] arguments) => StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Folders__Data"] = dataFolder, ["Folders__Logs"] = Path.Combine(dataFolder, "logs") },
        until,
        arguments);

    /// <summary>Starts the program in an environment and waits until it has said <paramref name="until"/>.</summary>
    public static async Task<OtherProgram> StartAsync(IReadOnlyDictionary<string, string> environment, string until, params string[] arguments)
    {
        var program = Start(environment, arguments);
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

    /// <summary>Starts the program and does not wait for anything.</summary>
    public static OtherProgram Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "greenbatch"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GREENBATCH_ROOT"] = TestSettings.Root;
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new OtherProgram(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end, however it ends.</summary>
    public static async Task<ProgramEnd> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var program = Start(environment, arguments);
        return await program.EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<ProgramEnd> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = _process.StandardOutput.ReadToEndAsync(patience.Token);
        var talk = _process.StandardError.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return new ProgramEnd(_process.ExitCode, await output, await talk);
    }

    /// <summary>kill -9: it gets no chance to leave.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, or another signal by its name. Returns the exit code.</summary>
    public async Task<int> StopAsync(string signal = "TERM")
    {
        await SignalAsync(signal);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}

/// <param name="Exit">128 + signal when it was killed.</param>
internal sealed record ProgramEnd(int Exit, string Output, string Talk)
{
    public const int Killed = 128 + 9;

    /// <summary>Done, with or without findings.</summary>
    public bool IsDone => Exit is 0 or 3;

    public override string ToString() => $"exit {Exit}\n{Output}\n{Talk}";
}
