using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scoring;

namespace GreenBatch.Reports;

/// <summary>What the sheets say of a unit in words.</summary>
internal static class UnitText
{
    private const int CyclesShown = 3;

    /// <summary>Scores of the last cycles, <c>78.2→74.1→69.5</c>; a trial cycle in brackets.</summary>
    public static string? Trend(UnitLine line)
    {
        var past = Before(line.Cycle).Select(line.PastIn).Where(p => p?.Published is not null)
            .Select(p => p!.Status == CycleStatus.Trial ? $"({Short(p.Published!.Value)})" : Short(p.Published!.Value));
        return line.Unit.Published is { } now ? string.Join('→', past.Append(Short(now))) : null;
    }

    /// <summary>One mark a cycle: ● bottom, ○ not, 试 trial, － no result or before counting began.</summary>
    public static string Marks(UnitLine line)
    {
        var status = line.Population.Book.Scheme.Status;
        var past = Before(line.Cycle).Select(cycle => Mark(line, cycle, line.PastIn(cycle)?.Status, line.PastIn(cycle)?.IsBottom));
        return string.Concat(past.Append(Mark(line, line.Cycle, status, line.IsRanked ? line.Unit.IsBottom : null)));
    }

    /// <summary>First cycle of the present run in the bottom.</summary>
    public static string? FirstInRun(UnitLine line)
    {
        if (line.Unit.Streak is not > 0)
            return null;
        var run = line.Population.PastOf(line.Entry.Id).Values
            .Where(p => p is { Status: CycleStatus.Counted, IsBottom: true } && p.Cycle < line.Cycle).Select(p => p.Cycle)
            .OrderDescending().Take(line.Unit.Streak.Value - 1);
        return run.Append(line.Cycle).Min().ToString();
    }

    /// <summary>How the level moved since last cycle.</summary>
    public static string Movement(UnitLine line)
    {
        var (last, now) = (line.Last?.Level ?? Level.None, line.Unit.Level);
        return (last, now) switch
        {
            (Level.None, _) => "新增",
            (Level.Pending, _) or (_, Level.Pending) => "待定",
            _ => last.CompareTo(now) switch
            {
                < 0 => "升级",
                0 => "维持",
                _ => "降级",
            },
        };
    }

    public static string? TopLosses(UnitLine line, int count) =>
        Joined(line.Losses().Take(count).Select(Loss), "；");

    /// <summary>The n-th most costly indicator, from 0.</summary>
    public static string? Loss(UnitLine line, int place) => line.Losses().Skip(place).Select(Loss).FirstOrDefault();

    /// <summary>Whether the unit's data are complete and settled; null where nothing was evaluated.</summary>
    public static string? DataStatus(UnitLine line)
    {
        if (line.Unit.State == UnitState.NotFiled)
            return "未填报";
        if (line.Unit.Contributions.Count == 0 && line.Unit.State is (UnitState.NewEntry or UnitState.Vetoed))
            return null;
        var status = new List<string>();
        if (line.Unit.IsIncomplete)
            status.Add("缺报");
        if (line.IsDoubtful || line.OpenPoints.Count > 0 || line.Unit.State == UnitState.Held)
            status.Add("待核");
        return status.Count == 0 ? "完整" : string.Join('、', status);
    }

    /// <summary>Former names, mergers and an authority that ended after the day of record.</summary>
    public static string? Remark(UnitLine line)
    {
        var entry = line.Entry;
        var remarks = new List<string>();
        if (entry.FormerNames.Count > 0)
            remarks.Add("曾用名：" + string.Join('、', entry.FormerNames));
        if (entry.MergedInto is { } survivor)
            remarks.Add("已并入 " + survivor);
        remarks.AddRange(line.Population.AbsorbedBy(entry.Id).Select(absorbed => $"吸收合并 {absorbed.Id} {absorbed.Name}"));
        if (line.Population.Book.Authorities.Find(entry.AuthorityId) is { ValidTo: { } end } authority && end > line.Population.Book.Scheme.FilingDeadline)
            remarks.Add($"{authority.Name}至{end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}止");
        return Joined(remarks, "；");
    }

    public static string StateName(UnitState state) => state switch
    {
        UnitState.Ranked => "参评",
        UnitState.Vetoed => "一票否决",
        UnitState.Held => "待核",
        UnitState.NewEntry => "新入选",
        _ => "未填报",
    };

    public static string Score(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Short(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    public static string? Joined(IEnumerable<string> texts, string separator)
    {
        var joined = string.Join(separator, texts);
        return joined.Length == 0 ? null : joined;
    }

    private static string Loss((string Name, decimal Lost) loss) => $"{loss.Name} -{Score(loss.Lost)}";

    /// <summary>The cycles shown before the present one, oldest first.</summary>
    public static IEnumerable<Cycle> Before(Cycle cycle) => Enumerable.Range(1, CyclesShown - 1).Reverse().Select(back => new Cycle(cycle.Year - back));

    private static string Mark(UnitLine line, Cycle cycle, CycleStatus? status, bool? isBottom) => (status, isBottom) switch
    {
        (CycleStatus.Trial, not null) => "试",
        (_, null) => "－",
        _ when cycle.Year < line.Population.Book.Scheme.Streak.CountsFrom => "－",
        (_, true) => "●",
        _ => "○",
    };
}
