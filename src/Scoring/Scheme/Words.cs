using System.Diagnostics.CodeAnalysis;

namespace GreenBatch.Scoring;

/// <summary>The words a setting may have, in the order they are offered when another one is found.</summary>
internal sealed class Words<T>(params (string Word, T Value)[] all)
{
    public bool TryFind(string word, [MaybeNullWhen(false)] out T value)
    {
        foreach (var (known, meaning) in all)
        {
            if (string.Equals(known, word, StringComparison.Ordinal))
            {
                value = meaning;
                return true;
            }
        }

        value = default;
        return false;
    }

    public override string ToString() => string.Join("、", all.Select(w => w.Word));
}
