using CsCheck;
using GreenBatch.Kernel;

namespace GreenBatch.Scoring.Tests;

public sealed class UnitTrialsTests
{
    private static readonly Scheme Scheme = Some.Scheme(
        Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A  | 甲  | ↑   | 60     | 100  | 0    |
            | B  | 甲  | ↑   | 40     | 100  | 0    |
            """),
        s => s with
        {
            Ranking = s.Ranking with { Outside = [UnitState.Vetoed, UnitState.Held, UnitState.NotFiled, UnitState.NewEntry] },
            Vetoes =
            [
                new VetoRule("limb-2", "accident", VetoOutcome.Veto, "第十五条（二）", "三年内发生生产安全事故") { LookBackYears = 3 },
                new VetoRule("review", "penalty", VetoOutcome.Review, "决定", "三年内有行政处罚") { LookBackYears = 3 },
            ],
        });

    private static readonly UnitEvent Accident = new("accident", new DateOnly(2024, 5, 1), "一般事故");

    private static readonly Gen<Dossier> AnyChange =
        from a in Gen.Int[0, 12]
        from b in Gen.Int[0, 12]
        from what in Gen.Int[0, 4]
        select what switch
        {
            0 => Unit("U7", a * 10m, b * 10m) with { Events = [Accident] },
            1 => Unit("U7", a * 10m, b * 10m) with { Values = [new ReportedValue(new IndicatorCode("A"), a * 10m, ValueState.Invalid) { Rival = b * 10m }, Some.Value("B", 50m)] },
            2 => Unit("U7", a * 10m, b * 10m) with { Values = [] },
            3 => Unit("U7", a * 10m, b * 10m) with { Values = [new ReportedValue(new IndicatorCode("A"), null, ValueState.Invalid), Some.Value("B", b * 10m)] },
            _ => Unit("U7", a * 10m, b * 10m),
        };

    [Fact]
    public void A_trial_says_what_the_assessment_itself_would_say_of_the_unit() => Gen.Select(AnyChange, AnyChange).Sample(
        (present, other) =>
        {
            var trial = new UnitTrials(Analysis.Of(Scheme, City(present), [])).With(other)!;
            var real = Some.Assess(Scheme, City(other)).Of("U7");
            var was = Some.Assess(Scheme, City(present)).Of("U7");

            Assert.Equal((was.State, was.Outside, was.IsBottom == true, was.Published), (trial.Before.State, trial.Before.Outside, trial.Before.IsBottom, trial.Before.Published));
            Assert.Equal((real.State, real.Outside, real.IsBottom == true, real.Published), (trial.After.State, trial.After.Outside, trial.After.IsBottom, trial.After.Published));
        },
        iter: 300);

    [Fact]
    public void A_veto_takes_the_flag_of_a_unit_in_the_bottom_and_the_rank_of_another()
    {
        var trials = new UnitTrials(Analysis.Of(Scheme, City(Unit("U7", 95m, 95m)), []));

        Assert.Equal(TrialEffect.Flag, trials.With(Unit("U0", 10m, 10m) with { Events = [Accident] })!.Effect);
        Assert.Equal(TrialEffect.State, trials.With(Unit("U7", 95m, 95m) with { Events = [Accident] })!.Effect);
        Assert.Equal(TrialEffect.None, trials.With(Unit("U7", 95m, 95m) with { Events = [Accident with { Kind = "penalty" }] })!.Effect);
    }

    [Fact]
    public void Of_two_values_in_conflict_it_tells_whether_the_flag_hangs_on_them_and_by_how_much_the_score_moves()
    {
        var trials = new UnitTrials(Analysis.Of(Scheme, City(Unit("U7", 95m, 95m)), []));

        var grave = trials.Between(Unit("U7", 95m, 95m), Unit("U7", 0m, 5m))!;
        var light = trials.Between(Unit("U7", 95m, 95m), Unit("U7", 90m, 95m))!;

        Assert.Equal((TrialEffect.Flag, TrialEffect.Score, -3.00m), (grave.Effect, light.Effect, light.Delta));
        Assert.Null(trials.With(Unit("unknown", 1m, 1m)));
    }

    private static List<Dossier> City(Dossier seventh) => [.. Enumerable.Range(0, 25).Select(i => i == 7 ? seventh : Unit($"U{i}", 10m + (i * 3.5m), 10m + (i * 3.5m)))];

    private static Dossier Unit(string id, decimal a, decimal b) => Some.Unit(id, values: [Some.Value("A", a), Some.Value("B", b)]);
}
