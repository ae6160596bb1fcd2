using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>What every command is handed: its parsed options, where data and talk go, and the token that Ctrl-C cancels.</summary>
internal sealed class CommandContext(ParseResult parsed, bool isJson, TextWriter output, TextWriter talk, CancellationToken cancel)
{
    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new CycleConverter(), new IndicatorCodeConverter() },
    };

    private readonly List<string> _warnings = [];

    public CancellationToken Cancel { get; } = cancel;

    public bool IsJson { get; } = isJson;

    public bool IsDryRun => parsed.GetValue(CommandLine.DryRun);

    public IReadOnlyList<string> Warnings => _warnings;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>The installation's folder of reviewed data.</summary>
    public string ConfigFolder => Path.Combine(ProductRoot.Find(Get(CommandLine.Root)), "config");

    /// <summary>The installation's settings, checked; every fault at once.</summary>
    public Settings LoadSettings() => SettingsFiles.Load(ProductRoot.Find(Get(CommandLine.Root)), Get(CommandLine.Set));

    /// <summary>One line of data for people, on stdout; silent under --json.</summary>
    public void Print(string line)
    {
        if (!IsJson)
            output.WriteLine(line);
    }

    /// <summary>One line of talk, on stderr: progress and advice.</summary>
    public void Say(string line) => talk.WriteLine(line);

    public void Warn(string message)
    {
        _warnings.Add(message);
        talk.WriteLine(" ! " + message);
    }

    /// <summary>The one envelope of --json.</summary>
    public void PrintEnvelope(CommandResult result)
    {
        var envelope = new { schema = "greenbatch/1", ok = result.Exit is ExitCode.Done or ExitCode.Findings, data = result.Data, warnings = Warnings, error = (object?)null };
        output.WriteLine(JsonSerializer.Serialize(envelope, JsonOptions));
    }

    public void PrintError(UserError error)
    {
        if (IsJson)
        {
            var envelope = new { schema = "greenbatch/1", ok = false, data = (object?)null, warnings = Warnings, error = new { code = error.Code, message = error.Message, hint = error.Hint } };
            output.WriteLine(JsonSerializer.Serialize(envelope, JsonOptions));
        }

        talk.WriteLine($" ✘ [{error.Code}] {error.Message}");
        if (error.Hint is not null)
            talk.WriteLine($"   怎么办：{error.Hint}");
    }
}

/// <param name="Data">Data of the --json envelope.</param>
internal sealed record CommandResult(ExitCode Exit, object? Data = null)
{
    public static CommandResult Done { get; } = new(ExitCode.Done);
}
