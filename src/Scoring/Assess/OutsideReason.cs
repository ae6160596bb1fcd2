namespace GreenBatch.Scoring;

/// <summary>
/// Under which heading a unit is listed that is not ranked: finer than <see cref="UnitState"/>, so that <i>listed = ranked + outside by reason</i> can be
/// checked and nobody vanishes from the sum.
/// </summary>
public enum OutsideReason
{
    /// <summary>Ranked.</summary>
    None,

    /// <summary>立即移出 (rules 3.3).</summary>
    ImmediateRemoval,

    /// <summary>一票否决: a limb of the negative list, or another ground for removal with the annual list.</summary>
    Veto,

    /// <summary>弄虚作假.</summary>
    Falsified,

    /// <summary>拒不按时填报, as found by the authority.</summary>
    RefusedToFile,

    /// <summary>停产: vetoed after twelve months, else not filed because of the stop.</summary>
    Suspended,

    /// <summary>Removed within the years that bar it, and on the list again.</summary>
    RemovedBefore,

    /// <summary>迁出: to another province or registrar; no rule is published, a person decides.</summary>
    MovedAway,

    /// <summary>并入另一条目.</summary>
    Merged,

    /// <summary>Vetoed or held by a decision outside the scheme's rules.</summary>
    Decided,

    /// <summary>待核: a rule of the scheme holds it until a person has decided.</summary>
    Held,

    /// <summary>存疑数据: a doubtful value decides about its flag.</summary>
    Doubtful,

    /// <summary>应填未填, under <c>missing: hold</c>.</summary>
    Incomplete,

    /// <summary>本年度新入选.</summary>
    NewEntry,

    /// <summary>移出后重新入选: ranked from the next cycle on, its years counted anew.</summary>
    Readmitted,

    /// <summary>未填报.</summary>
    NotFiled,
}

/// <summary>The reasons as printed.</summary>
public static class OutsideReasons
{
    public static string Name(OutsideReason reason) => reason switch
    {
        OutsideReason.None => "参加排名",
        OutsideReason.ImmediateRemoval => "立即移出",
        OutsideReason.Veto => "一票否决",
        OutsideReason.Falsified => "弄虚作假",
        OutsideReason.RefusedToFile => "拒不按时填报",
        OutsideReason.Suspended => "停产",
        OutsideReason.RemovedBefore => "曾被移出",
        OutsideReason.MovedAway => "迁出",
        OutsideReason.Merged => "已并入",
        OutsideReason.Decided => "另行决定",
        OutsideReason.Held => "待核",
        OutsideReason.Doubtful => "存疑待核",
        OutsideReason.Incomplete => "缺报待补",
        OutsideReason.NewEntry => "新入选",
        OutsideReason.Readmitted => "重新入选",
        _ => "未填报",
    };

    /// <summary>The heading that a state stands under when nothing finer is known.</summary>
    public static OutsideReason Of(UnitState state) => state switch
    {
        UnitState.Ranked => OutsideReason.None,
        UnitState.Vetoed => OutsideReason.Veto,
        UnitState.Held => OutsideReason.Held,
        UnitState.NewEntry => OutsideReason.NewEntry,
        _ => OutsideReason.NotFiled,
    };
}
