using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Turns <c>source.yaml</c> and <c>columns.csv</c> into a <see cref="SourceDefinition"/>, or into every fault of both at once.</summary>
public static class SourceDefinitionParser
{
    private static readonly Dictionary<string, SourceChannel> Channels = new(StringComparer.Ordinal)
    {
        ["inbox"] = SourceChannel.Inbox,
        ["platform_api"] = SourceChannel.PlatformApi,
        ["exchange"] = SourceChannel.Exchange,
        ["changes_api"] = SourceChannel.ChangesApi,
    };

    private static readonly Dictionary<string, DriftPolicy> Policies = new(StringComparer.Ordinal)
    {
        ["evolve"] = DriftPolicy.Evolve,
        ["quarantine"] = DriftPolicy.Quarantine,
        ["stop"] = DriftPolicy.Stop,
    };

    private static readonly Dictionary<string, bool> Staleness = new(StringComparer.Ordinal) { ["warn"] = false, ["stop"] = true };

    private static readonly string[] Encodings = ["detect", "utf-8", "gb18030"];

    public static SourceReading Parse(SourceFiles files)
    {
        var faults = new List<ConfigFault>();
        if (files.Settings is not ConfigNode.Map map)
            return new SourceReading(null, [new ConfigFault(files.Settings.File, files.Settings.Line, "应为键值表")]);
        var settings = new ConfigReader(map, faults);
        settings.Allow("source", "name", "order", "channels", "encoding", "needs_done_file", "missing", "drift", "stale", "datasets");
        var source = ReadSource(settings, files, faults);
        return faults.Count == 0 ? new SourceReading(source, []) : new SourceReading(null, faults);
    }

    private static SourceDefinition ReadSource(ConfigReader settings, SourceFiles files, List<ConfigFault> faults)
    {
        var id = settings.Text("source", isRequired: true) ?? files.Folder;
        if (!string.Equals(id, files.Folder, StringComparison.Ordinal))
            settings.Fault(settings.Map["source"]!.Line, $"来源「{id}」与文件夹「{files.Folder}」不一致");
        var channels = settings.List("channels", isRequired: true)
            .Select(c => settings.Choose(c.Value, c.Line, "channels", Channels)).OfType<SourceChannel>().ToList();
        var missing = settings.List("missing").Select(m => m.Value).ToList();
        var source = new SourceDefinition(
            id,
            settings.Text("name", isRequired: true) ?? id,
            settings.Whole("order", isRequired: true) ?? 0,
            channels,
            DatasetParser.Parse(id, settings, files.Columns, faults))
        {
            Encoding = ReadEncoding(settings),
            NeedsDoneFile = settings.Flag("needs_done_file"),
            Drift = settings.Choice("drift", Policies, isRequired: false) ?? DriftPolicy.Evolve,
            StopsWhenStale = settings.Choice("stale", Staleness, isRequired: false) ?? false,
        };
        return missing.Count == 0 ? source : source with { MissingMarkers = missing };
    }

    private static string ReadEncoding(ConfigReader settings)
    {
        var encoding = settings.Text("encoding") ?? Encodings[0];
        if (!Encodings.Contains(encoding, StringComparer.Ordinal))
            settings.Fault(settings.Map["encoding"]!.Line, $"「encoding」不能是「{encoding}」，可用：{string.Join("、", Encodings)}");
        return encoding;
    }
}
