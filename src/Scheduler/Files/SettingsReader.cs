using System.Globalization;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace GreenBatch.Scheduler.Files;

/// <param name="Place">File or layer, and key.</param>
internal sealed record SettingsFault(string Code, string Place, string Problem)
{
    public override string ToString() => $"[{Code}] {Place}：{Problem}";
}

/// <summary>Reads single settings, remembers which keys are known, and collects every fault with the layer that brought it.</summary>
internal sealed class SettingsReader(IConfigurationRoot configuration, ICollection<SettingsFault> faults)
{
    private const string FileSuffix = "_FILE";

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text, or null when absent or empty.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        var value = configuration[key];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    public int Whole(string key, int fallback, int least, int most)
    {
        var text = Text(key);
        if (text is null)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Refuse(key, "GB-CFG-003", $"「{text}」应为 {least} 到 {most} 的整数");
        return fallback;
    }

    public bool Switch(string key, bool fallback)
    {
        var text = Text(key);
        if (text is null)
            return fallback;
        if (bool.TryParse(text, out var value))
            return value;
        Refuse(key, "GB-CFG-003", $"「{text}」应为 true 或 false");
        return fallback;
    }

    /// <summary>A secret: from the environment, or from the file that <c>key_FILE</c> names; in a configuration file it is refused.</summary>
    public string? Secret(string key)
    {
        var value = Text(key);
        if (value is not null && LayerOf(key) is not EnvironmentVariablesConfigurationProvider)
        {
            Refuse(key, "GB-CFG-004", "密钥、口令不得写在配置文件或命令行里，改用环境变量 " + key.Replace(":", "__", StringComparison.Ordinal) + " 或其 _FILE 形式");
            return null;
        }

        return value ?? ReadSecretFile(key, Text(key + FileSuffix));
    }

    /// <summary>A secret whose environment variable is named by a setting.</summary>
    public string? SecretNamedBy(string key)
    {
        var variable = Text(key);
        if (variable is null)
            return null;
        var value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(value) ? ReadSecretFile(key, Environment.GetEnvironmentVariable(variable + FileSuffix)) : value.Trim();
    }

    /// <summary>Reads a secret's file again, which may have been replaced while the program runs; null where the secret does not stand in a file.</summary>
    public Func<string?>? Renewal(string key)
    {
        var path = Text(key + FileSuffix) ?? (Text(key + "Variable") is { } variable ? Environment.GetEnvironmentVariable(variable + FileSuffix) : null);
        return string.IsNullOrWhiteSpace(path) ? null : () => File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    public IEnumerable<string> Children(string section) => configuration.GetSection(section).GetChildren().Select(c => c.Key);

    public void Refuse(string key, string code, string problem) => faults.Add(new SettingsFault(code, $"{PlaceOf(key)} › {key}", problem));

    /// <summary>Whether the value stands in a file, where others may read it.</summary>
    public bool IsInFile(string key) => LayerOf(key) is JsonConfigurationProvider;

    /// <summary>Refuses each key nobody asked for: all of a file's, and of the other layers those under one of our sections.</summary>
    public void RefuseUnknown()
    {
        var sections = _known.Select(k => k.Split(':')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (value is null || _known.Contains(key))
                continue;
            if (IsInFile(key) || (key.Contains(':', StringComparison.Ordinal) && sections.Contains(key.Split(':')[0])))
                Refuse(key, "GB-CFG-002", "不认识的键，检查拼写");
        }
    }

    private string? ReadSecretFile(string key, string? path)
    {
        if (path is null)
            return null;
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(key, "GB-CFG-005", $"读不到密钥文件 {path}（{fault.Message}）");
            return null;
        }
    }

    private IConfigurationProvider? LayerOf(string key) => configuration.Providers.Reverse().FirstOrDefault(p => p.TryGet(key, out _));

    private string PlaceOf(string key) => LayerOf(key) switch
    {
        JsonConfigurationProvider json => "config/" + json.Source.Path,
        EnvironmentVariablesConfigurationProvider => "环境变量",
        null => ProductRoot.ConfigFile,
        _ => "命令行",
    };
}
