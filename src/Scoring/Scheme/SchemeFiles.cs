using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The files of one scheme directory as plain trees: what <see cref="SchemeParser"/> turns into a <see cref="Scheme"/> or into every fault at once.</summary>
/// <param name="Trees">YAML files by path relative to the directory, such as <c>sectors/水泥.yaml</c>.</param>
/// <param name="Tables">CSV files by path relative to the directory.</param>
public sealed record SchemeFiles(IReadOnlyDictionary<string, ConfigNode> Trees, IReadOnlyDictionary<string, ConfigTable> Tables);

/// <summary>A scheme, or the faults that keep it from being one. Exactly one of the two.</summary>
public sealed record SchemeReading(Scheme? Scheme, IReadOnlyList<ConfigFault> Faults);

/// <summary>The rules of a scheme that need no indicators.</summary>
public sealed record SchemeRules(ScoringRules Scoring, RankingRules Ranking, StreakRules Streak);

/// <summary>Rules, or the faults that keep them from being read. Exactly one of the two.</summary>
public sealed record RuleReading(SchemeRules? Rules, IReadOnlyList<ConfigFault> Faults);
