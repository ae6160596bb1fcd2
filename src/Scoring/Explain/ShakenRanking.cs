using GreenBatch.Kernel;

namespace GreenBatch.Scoring;

/// <summary>The ranked units of one ranking as plain numbers, scored again and again with shaken values and weights.</summary>
internal sealed class ShakenRanking
{
    private readonly ShakenUnit[] _units;
    private readonly List<IndicatorCode> _indicators;
    private readonly long[] _keys;
    private readonly long[] _ascending;
    private readonly Scheme _scheme;
    private readonly double _unitsPerPoint;
    private long? _cut;
    private bool _isStrict;

    public ShakenRanking(UnitResult[] units, Population rules, Scheme scheme)
    {
        _scheme = scheme;
        _indicators = [.. units.SelectMany(u => u.Contributions).Select(c => c.Indicator).Distinct().Order()];
        var slots = _indicators.Select((code, i) => (code, i)).ToDictionary(x => x.code, x => x.i);
        _units = [.. units.Select(u => new ShakenUnit(u, rules.TableFor(u.Dossier.Entry.Sector), slots, scheme.Analysis.Stability))];
        (_keys, _ascending) = (new long[units.Length], new long[units.Length]);
        // Exact ranking compares ten decimals, as points have.
        _unitsPerPoint = Math.Pow(10, scheme.Ranking.On == RankOn.Published ? scheme.Scoring.Published.Decimals : 10);
    }

    /// <summary>Ranks with the values and weights of one run.</summary>
    public void Shake(int run)
    {
        var settings = _scheme.Analysis.Stability;
        var numbers = new NumberSequence(((ulong)(uint)settings.Seed << 32) + (uint)run);
        var factors = new double[_indicators.Count];
        for (var i = 0; i < factors.Length; i++)
            factors[i] = 1 + ((double)settings.Weights * numbers.Next());
        for (var u = 0; u < _units.Length; u++)
            _keys[u] = KeyOf(_units[u].Score(factors, ref numbers));
        Cut();
    }

    public void LeaveOut(IndicatorCode indicator)
    {
        var slot = _indicators.IndexOf(indicator);
        for (var u = 0; u < _units.Length; u++)
            _keys[u] = KeyOf(_units[u].Without(slot));
        Cut();
    }

    public bool IsBottom(int unit) => _cut is { } cut && (_isStrict ? _keys[unit] < cut : _keys[unit] <= cut);

    /// <summary>Competition rank, from the top.</summary>
    public int RankOf(int unit)
    {
        var (from, to) = (0, _ascending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _ascending[middle] > _keys[unit] ? (from, middle) : (middle + 1, to);
        }

        return 1 + _ascending.Length - from;
    }

    private long KeyOf(double score) => (long)Math.Round(score * _unitsPerPoint, MidpointRounding.ToEven);

    /// <summary>The rule of <see cref="BottomCut"/> on whole numbers.</summary>
    private void Cut()
    {
        _keys.CopyTo(_ascending, 0);
        Array.Sort(_ascending);
        var rule = _scheme.Ranking.Cut;
        var quota = BottomCut.Quota(_ascending.Length, rule.ShareNumerator, rule.ShareDenominator, rule.Count);
        _cut = quota == 0 ? null : _ascending[quota - 1];
        _isStrict = rule.TiedAtCut == TiedAtCut.Exclude && quota < _ascending.Length && _ascending[quota] == _cut;
    }
}
