using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

/// <summary>Rules 4.2: listed = ranked + outside by reason; nobody vanishes and nobody stands in two places.</summary>
public sealed class OutsideTests
{
    private static readonly Scheme Scheme = Some.Scheme(
        Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 50     | 10   | 0    |
            | A2 | A   | ↑   | 50     | 10   | 0    |
            """),
        s => s with
        {
            NotFiled = new Ground("第十八条", "拒不填报的随年度名单移出"),
            Vetoes =
            [
                Rule("accident", VetoOutcome.Veto),
                Rule("explosion", VetoOutcome.ImmediateRemoval),
                Rule("moved", VetoOutcome.Hold) with { Heading = OutsideReason.MovedAway },
                Rule("unclear", VetoOutcome.Hold),
                Rule("refusal", VetoOutcome.Veto) with { Heading = OutsideReason.RefusedToFile },
                Rule("stop", VetoOutcome.Veto) with { Heading = OutsideReason.Suspended, MinimumMonths = 12 },
                Rule("penalty", VetoOutcome.Review),
            ],
        });

    [Theory]
    [InlineData("", "Ranked None")]
    [InlineData("penalty", "Ranked None")]
    [InlineData("accident", "Vetoed Veto")]
    [InlineData("explosion", "Vetoed ImmediateRemoval")]
    [InlineData("moved", "Held MovedAway")]
    [InlineData("unclear", "Held Held")]
    [InlineData("refusal", "Vetoed RefusedToFile")]
    [InlineData("stop", "Vetoed Suspended")]
    [InlineData("moved accident", "Vetoed Veto")]
    [InlineData("accident explosion", "Vetoed ImmediateRemoval")]
    [InlineData("new", "NewEntry NewEntry")]
    [InlineData("new accident", "Vetoed Veto")]
    [InlineData("new back", "NewEntry Readmitted")]
    [InlineData("merged accident", "Held Merged")]
    [InlineData("silent", "NotFiled NotFiled")]
    [InlineData("silent pause", "NotFiled Suspended")]
    [InlineData("silent refusal", "Vetoed RefusedToFile")]
    [InlineData("pause", "Ranked None")]
    [InlineData("decided", "Vetoed Decided")]
    [InlineData("waiting", "Held Decided")]
    public void Every_unit_has_its_place_and_its_heading(string what, string expected)
    {
        var unit = Assess([Make("F1", what)]).Units.Single();

        Assert.Equal(expected, $"{unit.State} {unit.Outside}");
        Assert.Equal(unit.State == UnitState.Ranked, unit.StateReason is null);
    }

    /// <summary>A stop of production explains that nothing was filed only while it lasts and is the unit's own.</summary>
    [Fact]
    public void Who_files_nothing_is_listed_under_its_stop_only_while_it_lasts_and_is_its_own()
    {
        var stop = new UnitEvent("stop", new DateOnly(2025, 6, 1), "停产");
        string Heading(UnitEvent happened) => $"{Assess([Make("F1", "silent") with { Events = [happened] }]).Units.Single().Outside}";

        Assert.Equal("Suspended", Heading(stop));
        Assert.Equal("NotFiled", Heading(stop with { End = new DateOnly(2025, 9, 1) }));
        Assert.Equal("NotFiled", Heading(stop with { Enterprise = "甲厂" }));
        Assert.Equal("NotFiled", Heading(stop with { Date = new DateOnly(2026, 1, 1) }));
    }

    /// <summary>An outcome of the same cycle, from a run before this one, is not from before its entry.</summary>
    [Fact]
    public void What_is_not_earlier_is_left_aside()
    {
        PastOutcome[] same = [new("F1", new Cycle(2025), CycleStatus.Counted, true)];

        Assert.Equal(OutsideReason.NewEntry, Assessment.Assess(Scheme, [Listed(2026)], same).Populations.Single().Units.Single().Outside);
    }

    /// <summary>Where the scheme lets the held take part, nobody is held for a gap or a doubt; and who is outside already keeps its own reason.</summary>
    [Fact]
    public void A_gap_and_a_doubt_hold_only_ranked_units_and_only_where_the_held_stay_outside()
    {
        var missing = Scheme with { Scoring = Scheme.Scoring with { Missing = MissingRule.Hold } };
        var taken = missing with { Ranking = missing.Ranking with { Outside = [UnitState.Vetoed, UnitState.NotFiled, UnitState.NewEntry] } };
        var gap = Some.Unit("F1", null, null, Some.Value("A1", 5m));
        var doubtful = Some.Unit("F2", null, null, new ReportedValue(new IndicatorCode("A1"), 9m, ValueState.Invalid), Some.Value("A2", 9m));
        IReadOnlyList<Dossier> others = [.. Enumerable.Range(3, 20).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 8m), Some.Value("A2", 6m + (i / 20m))))];
        string Headings(Scheme scheme, Dossier first) => string.Join(' ', Some.Assess(scheme, [first, doubtful, .. others]).Units.Take(2).Select(u => u.Outside));

        Assert.Equal("Incomplete Doubtful", Headings(missing, gap));
        Assert.Equal("None Doubtful", Headings(Scheme, gap));
        Assert.Equal("None None", Headings(taken, gap));
        Assert.Equal("Veto Doubtful", Headings(missing, gap with { Events = [new UnitEvent("accident", new DateOnly(2025, 1, 1), "记录")] }));
    }

    [Fact]
    public void Why_a_unit_is_outside_is_told_in_the_words_of_the_decision_or_else_in_ours()
    {
        string? Reason(string what, string? decided) => Assess([Make("F1", what) with { StandingReason = decided }]).Units.Single().StateReason;

        Assert.Equal(("主任办公会决定", "一票否决"), (Reason("decided", "主任办公会决定"), Reason("decided", null)));
        Assert.Equal(("主任办公会决定", "待核"), (Reason("waiting", "主任办公会决定"), Reason("waiting", null)));
        Assert.Equal(("工信部公告", "本年度新入选，下一年度起参加排名"), (Reason("new", "工信部公告"), Reason("new", null)));
        Assert.Equal("本年度未填报；拒不填报的随年度名单移出（第十八条）", Reason("silent", null));
        Assert.Equal("停产期间未填报：停产；拒不填报的随年度名单移出（第十八条）", Reason("silent pause", null));
    }

    [Fact]
    public void Without_a_stated_ground_it_is_only_told_that_nothing_was_filed() =>
        Assert.Equal("本年度未填报", Assessment.Assess(Scheme with { NotFiled = null }, [Make("F1", "silent")], []).Populations.Single().Units.Single().StateReason);

    /// <summary>A stop too short to be a ground for removal is told beside the result, once, with what to do.</summary>
    [Fact]
    public void A_short_stop_of_its_own_is_told_and_no_other_kept_record()
    {
        UnitResult With(UnitEvent happened) => Assess([Make("F1", "") with { Events = [happened] }]).Units.Single();
        var stop = new UnitEvent("stop", new DateOnly(2025, 6, 1), "停产");

        var told = Assert.Single(With(stop).Findings, f => f.Code is "S030");
        Assert.Equal((Severity.Info, "复产或停产满 12 个月时更新停产登记"), (told.Severity, told.Advice));
        Assert.EndsWith("照常参加排名", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(With(stop with { Enterprise = "甲厂" }).Findings, f => f.Code is "S030");
        Assert.DoesNotContain(With(stop with { Date = new DateOnly(2026, 1, 1) }).Findings, f => f.Code is "S030");
    }

    [Theory]
    [InlineData(2024, "Ranked")]
    [InlineData(2025, "NewEntry")]
    [InlineData(2026, "NewEntry")]
    public void Who_entered_the_list_in_the_cycle_or_later_is_new(int entered, string state) => Assert.Equal(state, $"{Assess([Listed(entered)]).Units.Single().State}");

    [Fact]
    public void A_doubtful_value_and_a_gap_have_headings_of_their_own()
    {
        var doubtful = Some.Unit("F1", null, null, new ReportedValue(new IndicatorCode("A1"), 9m, ValueState.Invalid), Some.Value("A2", 9m));
        var gap = Some.Assess(Scheme with { Scoring = Scheme.Scoring with { Missing = MissingRule.Hold } }, Some.Unit("F1", null, null, Some.Value("A1", 5m)), Make("F2", ""));

        Assert.Equal(OutsideReason.Incomplete, gap.Of("F1").Outside);
        Assert.Equal(OutsideReason.Doubtful, Assess([doubtful, .. Enumerable.Range(2, 20).Select(i => Some.Unit($"F{i}", null, null, Some.Value("A1", 8m), Some.Value("A2", 6m + (i / 20m))))]).Of("F1").Outside);
    }

    [Fact]
    public void The_sum_always_closes() => Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]).Array[0, 40].Sample(kinds =>
    {
        var result = Assess([.. kinds.Select((what, i) => Make($"F{i:00}", what))]);

        Assert.True(result.IsClosed);
        Assert.Equal(kinds.Length, result.N + result.OutsideByReason.Values.Sum());
        Assert.Equal(kinds.Length - result.N, result.Units.Count(u => u.Outside != OutsideReason.None));
        Assert.DoesNotContain(OutsideReason.None, result.OutsideByReason.Keys);
    });

    [Fact]
    public void What_the_scheme_keeps_in_is_ranked_under_no_heading_and_the_sum_closes()
    {
        var scheme = Scheme with { Ranking = Scheme.Ranking with { Outside = [] } };
        var result = Assessment.Assess(scheme, [.. Kinds.Where(k => !k.Contains("back", StringComparison.Ordinal)).Select((what, i) => Make($"F{i:00}", what))], []).Populations.Single();

        Assert.True(result.IsClosed);
        Assert.Equal(result.Units.Count, result.N);
        Assert.Empty(result.OutsideByReason);
    }

    /// <summary>A reason that the scheme does not keep outside does not hide the next one: who filed nothing is not ranked at 0 because it is vetoed too.</summary>
    [Fact]
    public void The_first_reason_that_the_scheme_keeps_outside_counts()
    {
        var lenient = Scheme with { Ranking = Scheme.Ranking with { Outside = [UnitState.NotFiled, UnitState.NewEntry] } };
        var silent = Make("F1", "accident") with { Values = [] };

        Assert.Equal(UnitState.NotFiled, Assessment.Assess(lenient, [silent], []).Populations.Single().Units[0].State);
        Assert.Equal(UnitState.Ranked, Assessment.Assess(lenient, [Make("F1", "accident")], []).Populations.Single().Units[0].State);
        Assert.Equal(UnitState.Vetoed, Assessment.Assess(Scheme, [silent], []).Populations.Single().Units[0].State);
    }

    [Fact]
    public void A_unit_told_twice_or_a_heading_that_does_not_fit_breaks_the_sum()
    {
        var result = Assess([Make("F1", ""), Make("F2", "accident")]);

        Assert.True(result.IsClosed);
        Assert.False((result with { Units = [result.Units[1], result.Units[1]] }).IsClosed);
        Assert.False((result with { Units = [result.Units[0], result.Units[1] with { Outside = OutsideReason.None }] }).IsClosed);
        Assert.False((result with { Groups = [result.Groups[0] with { N = 2 }] }).IsClosed);
    }

    [Fact]
    public void Every_heading_has_a_name_of_its_own() =>
        Assert.Distinct(Enum.GetValues<OutsideReason>().Select(OutsideReasons.Name));

    [Theory]
    [InlineData(UnitState.Ranked, OutsideReason.None)]
    [InlineData(UnitState.Vetoed, OutsideReason.Veto)]
    [InlineData(UnitState.Held, OutsideReason.Held)]
    [InlineData(UnitState.NewEntry, OutsideReason.NewEntry)]
    [InlineData(UnitState.NotFiled, OutsideReason.NotFiled)]
    public void An_assessment_saved_before_there_were_headings_has_that_of_its_state(UnitState state, OutsideReason expected) => Assert.Equal(expected, OutsideReasons.Of(state));

    /// <summary>Rules 4.2: the entry keeps its id; what lies before its return is another listing's.</summary>
    [Theory]
    [InlineData(null, 3, null, "Red")]
    [InlineData(2024, 3, null, "Red")]
    [InlineData(2025, 3, null, "Red")]
    [InlineData(2026, 2, null, "Orange")]
    [InlineData(2027, null, null, "None")]
    public void A_unit_that_came_back_starts_its_streak_anew(int? entered, int? streak, string? note, string level)
    {
        var scheme = Scheme with { Cycle = new Cycle(2027), FilingDeadline = new DateOnly(2027, 11, 3) };
        PastOutcome[] past = [new("F1", new Cycle(2025), CycleStatus.Counted, true), new("F1", new Cycle(2026), CycleStatus.Counted, true)];
        var unit = Assessment.Assess(scheme, [Listed(entered)], past).Populations.Single().Units.Single();

        Assert.Equal((streak, note, level), (unit.Streak, unit.StreakNote, $"{unit.Level}"));
        Assert.Equal(entered is 2026 or 2027 ? [(Severity.Info, "核对名单中的入选年度")] : [], unit.Findings.Where(f => f.Code is "S031").Select(f => (f.Severity, f.Advice!)));
    }

    /// <summary>The year of entry has no ranking: that is no gap for a person to settle.</summary>
    [Fact]
    public void The_year_of_entry_is_no_gap()
    {
        var scheme = Scheme with { Cycle = new Cycle(2026), FilingDeadline = new DateOnly(2026, 9, 30) };
        PastOutcome[] past = [new("F1", new Cycle(2025), CycleStatus.Counted, IsBottom: null)];
        UnitResult Entered(int? year) => Assessment.Assess(scheme, [Listed(year)], past).Populations.Single().Units.Single();

        Assert.Equal((1, null, Level.Yellow), (Entered(2025).Streak, Entered(2025).StreakNote, Entered(2025).Level));
        Assert.Equal((1, "gap", Level.Pending), (Entered(2024).Streak, Entered(2024).StreakNote, Entered(2024).Level));
    }

    private static string[] Kinds { get; } =
        ["", "", "", "penalty", "accident", "explosion", "moved", "refusal", "stop", "new", "new back", "merged", "silent", "silent pause", "pause", "decided", "waiting", "new accident"];

    private static PopulationResult Assess(IReadOnlyList<Dossier> units) => Assessment.Assess(Scheme, units, [.. units.Where(u => u.Entry.Name is "back").Select(u => new PastOutcome(u.Entry.Id, new Cycle(2020), CycleStatus.Counted, true))]).Populations.Single();

    private static Dossier Listed(int? entered)
    {
        var unit = Make("F1", "");
        return unit with { Entry = unit.Entry with { ListedYear = entered } };
    }

    private static Dossier Make(string id, string what)
    {
        var words = what.Split(' ');
        bool Is(string word) => words.Contains(word, StringComparer.Ordinal);
        var entry = new ListEntry(id, UnitKind.Factory, Is("back") ? "back" : id) { ListedYear = Is("new") ? 2025 : null, MergedInto = Is("merged") ? "F99" : null };
        return new Dossier(entry, new Cycle(2025))
        {
            Values = Is("silent") ? [] : [Some.Value("A1", 5m), Some.Value("A2", 5m)],
            Standing = Is("decided") ? Standing.Vetoed : Is("waiting") ? Standing.Held : Standing.Ranked,
            Events = [.. words.Select(Event).OfType<UnitEvent>()],
        };
    }

    private static UnitEvent? Event(string word) => word switch
    {
        "stop" => new UnitEvent("stop", new DateOnly(2024, 1, 1), "停产"),
        "pause" => new UnitEvent("stop", new DateOnly(2025, 6, 1), "停产"),
        "accident" or "explosion" or "moved" or "unclear" or "refusal" or "penalty" => new UnitEvent(word, new DateOnly(2025, 1, 1), "记录"),
        _ => null,
    };

    private static VetoRule Rule(string kind, VetoOutcome outcome) => new(kind, kind, outcome, "第十五条", kind);
}
