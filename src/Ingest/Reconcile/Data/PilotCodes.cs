using System.Collections.Frozen;

namespace GreenBatch.Ingest;

/// <summary>Credit codes issued in the pilot before GB 32100 took effect: their check fails, and they are lawful.</summary>
public static class PilotCodes
{
    /// <summary>Code and its evidence. A row is added only with the issuer's written confirmation.</summary>
    private static readonly FrozenDictionary<string, string> Evidence = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["91350211M00013FA1N"] = "福建、厦门试点，公开登记信息",
        ["91350100M0001TGQXM"] = "福建、厦门试点，公开登记信息",
        ["91350203M0001FUE2P"] = "福建、厦门试点，公开登记信息",
        ["91350203M0001QAY9B"] = "福建、厦门试点，公开登记信息",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Contains(string code) => Evidence.ContainsKey(code);
}
