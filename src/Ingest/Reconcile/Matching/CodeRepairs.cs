namespace GreenBatch.Ingest;

/// <summary>A master's code that a damaged one may have been.</summary>
/// <param name="How">What would have to be changed, in Chinese.</param>
internal sealed record CodeRepair(Party Master, string Code, string How);

/// <summary>
/// Proposes what a damaged credit code may have been: one character written wrong, swapped with its neighbour, lost or too many, letters for digits
/// (O I Z S), or the last three digits gone in a spreadsheet. A proposal for a person, never a reason to tie.
/// </summary>
internal sealed class CodeRepairs
{
    private const int ShortestDamaged = 17;
    private const int LongestDamaged = 19;
    private const int KeptBySpreadsheet = 15;
    private const string SpreadsheetZeros = "000";

    private readonly Lazy<Index> _index;

    public CodeRepairs(IReadOnlyList<Party> masters) => _index = new(() => new Index(masters));

    /// <summary>In the order of the masters' ids; empty for a code that holds or is too far gone.</summary>
    public IReadOnlyList<CodeRepair> Of(Party record) =>
        [.. record.Codes.Where(c => c.Verdict == IdentifierVerdict.Invalid && c.Code.Length is >= ShortestDamaged and <= LongestDamaged).SelectMany(c => _index.Value.Find(c.Code)).DistinctBy(r => (r.Master.Id, r.Code))];

    /// <summary>One character written wrong, left out, added, or two neighbours swapped.</summary>
    internal static bool IsOneSlip(string damaged, string code)
    {
        var start = damaged.AsSpan().CommonPrefixLength(code);
        var left = damaged.AsSpan(start);
        var right = code.AsSpan(start);
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        var isSwap = left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0];
        return isSwap || (left.Length <= 1 && right.Length <= 1 && left.Length + right.Length > 0);
    }

    private static string Digits(string code) => code.Replace('O', '0').Replace('I', '1').Replace('Z', '2').Replace('S', '5');

    /// <summary>Codes by what is left of them without one character: a slip and its original always share one.</summary>
    private sealed class Index
    {
        private readonly Dictionary<string, List<(string Code, Party Master)>> _byRest = new(StringComparer.Ordinal);
        private readonly ILookup<string, (string Code, Party Master)> _byBeginning;

        public Index(IReadOnlyList<Party> masters)
        {
            var codes = masters.SelectMany(m => m.CreditCodes.Distinct(StringComparer.Ordinal).Select(c => (Code: c, Master: m))).ToList();
            _byBeginning = codes.ToLookup(c => c.Code[..KeptBySpreadsheet], StringComparer.Ordinal);
            foreach (var entry in codes)
            {
                for (var i = 0; i < entry.Code.Length; i++)
                    Add(entry.Code.Remove(i, 1), entry);
            }
        }

        public IEnumerable<CodeRepair> Find(string damaged)
        {
            var digits = Digits(damaged);
            var near = Rests(digits).SelectMany(rest => _byRest.TryGetValue(rest, out var found) ? found : []).Where(f => string.Equals(f.Code, digits, StringComparison.Ordinal) || IsOneSlip(digits, f.Code))
                .Select(f => new CodeRepair(f.Master, f.Code, string.Equals(f.Code, digits, StringComparison.Ordinal) ? "把字母改为数字" : "改一处"));
            var cut = damaged.Length == CheckCharacters.CreditCodeLength && damaged.EndsWith(SpreadsheetZeros, StringComparison.Ordinal)
                ? _byBeginning[damaged[..KeptBySpreadsheet]].Select(f => new CodeRepair(f.Master, f.Code, "补上表格软件丢掉的末三位")) : [];
            return near.Concat(cut).OrderBy(r => r.Master.Id, StringComparer.Ordinal);
        }

        private static IEnumerable<string> Rests(string code) =>
            Enumerable.Range(0, code.Length).Select(i => code.Remove(i, 1)).Append(code).Distinct(StringComparer.Ordinal);

        private void Add(string rest, (string Code, Party Master) entry)
        {
            if (!_byRest.TryGetValue(rest, out var holders))
                _byRest[rest] = holders = [];
            holders.Add(entry);
        }
    }
}
