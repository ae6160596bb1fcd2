using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>The two files of one source as plain trees.</summary>
/// <param name="Folder">Name of the folder, which must be the source id.</param>
public sealed record SourceFiles(string Folder, ConfigNode Settings, ConfigTable Columns);

/// <summary>A source, or the faults that keep it from being one. Exactly one of the two.</summary>
public sealed record SourceReading(SourceDefinition? Source, IReadOnlyList<ConfigFault> Faults);
