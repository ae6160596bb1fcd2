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
        Assert.Equal(entered is 2026 or 2027, unit.Findings.Any(f => f.Code is "S031"));
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
