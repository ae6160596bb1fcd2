namespace GreenBatch.Ingest;

/// <summary>Keys under which a pair may meet, beside codes and equal names. Equal facts give equal keys; a collision only costs a comparison.</summary>
internal static class BlockingKeys
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong Seed = 14695981039346656037;

    /// <summary>Pairs of neighbouring characters of the stem.</summary>
    public static void Pairs(PartyProfile party, HashSet<ulong> into)
    {
        foreach (var name in party.Names)
        {
            var stem = name.Key.Stem;
            for (var i = 0; i + 1 < stem.Length; i++)
                into.Add((ulong)stem[i] << 16 | stem[i + 1]);
        }
    }

    /// <summary>The name without region and form, and the same with one character left out.</summary>
    public static void Slips(PartyProfile party, HashSet<ulong> into)
    {
        Span<ulong> buffer = stackalloc ulong[NameSignature.Capacity + 1];
        foreach (var name in party.Names)
        {
            var signature = new NameSignature(name.Key.Plain, buffer);
            if (!signature.IsLongEnoughForNear)
                continue;
            into.Add(signature.Value);
            for (var i = 0; i < signature.Length; i++)
                into.Add(signature.Without(i));
        }
    }

    /// <summary>The stem by its syllables.</summary>
    public static void Sounds(PartyProfile party, HashSet<ulong> into)
    {
        foreach (var name in party.Names)
        {
            var hash = Seed;
            foreach (var character in name.Key.Stem)
                hash = (hash ^ (AlikeCharacters.SyllableOf(character) is var syllable and > 0 ? syllable : character + 0x10000UL)) * Multiplier;
            if (name.Key.Stem.Length > 1)
                into.Add(hash);
        }
    }

    /// <summary>Legal representative and district.</summary>
    public static void People(PartyProfile party, HashSet<ulong> into)
    {
        if (party.Party.Representative is { Length: > 1 } person && party.District is not null)
            into.Add(Of(person, party.District));
    }

    /// <summary>Road and number, with the first two characters of the brand.</summary>
    public static void Places(PartyProfile party, HashSet<ulong> into)
    {
        if (party.Address is null)
            return;
        var place = party.Address.Number.Length > 0 ? party.Address.Road + party.Address.Number : party.Address.Key;
        foreach (var name in party.Names.Where(n => n.Key.Stem.Length > 1))
            into.Add(Of(place, name.Key.Stem[..2]));
    }

    private static ulong Of(string left, string right)
    {
        var hash = Seed;
        foreach (var character in left)
            hash = (hash ^ character) * Multiplier;
        hash = (hash ^ 0x1F) * Multiplier;
        foreach (var character in right)
            hash = (hash ^ character) * Multiplier;
        return hash;
    }
}
