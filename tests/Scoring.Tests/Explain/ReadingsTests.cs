using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ReadingsTests
{
    [Fact]
    public void Rules_4_2_every_open_parameter_is_laid_beside_the_present_one()
    {
        var keys = Readings.Of(Some.Scheme(Towns.TwoIndicators)).Select(r => r.Key).ToList();

        Assert.Equal(
            [
                "ranking.population: sector", "ranking.population: district", "ranking.population: table",
                "ranking.cut.count: floor", "ranking.cut.count: half_up", "ranking.cut.tied_at_cut: exclude",
                "ranking.on: exact", "scoring.published.decimals: 0", "scoring.published.decimals: 1", "scoring.published.rounding: half_up",
                "scoring.missing: hold", "scoring.not_applicable: whole_table", "scoring.not_applicable: none",
                "ranking.outside: -vetoed", "ranking.outside: -not_filed", "ranking.outside: -held", "ranking.outside: -new_entry",
                "streak.gap: reset", "streak.gap: skip",
            ],
            keys);
    }

    [Fact]
    public void A_reading_that_is_the_present_one_is_not_offered_and_its_opposite_is()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Outside = [UnitState.Vetoed], Cut = s.Ranking.Cut with { Count = CountRounding.Floor } } });

        var keys = Readings.Of(scheme).Select(r => r.Key).ToList();

        Assert.Contains("ranking.outside: +held", keys);
        Assert.Contains("ranking.cut.count: ceiling", keys);
        Assert.DoesNotContain("ranking.cut.count: floor", keys);
    }

    [Fact]
    public void A_state_outside_is_read_as_taking_part_and_one_that_takes_part_as_outside()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { Outside = [UnitState.Vetoed, UnitState.NotFiled] } });
        (string, string) Told(string name) => Readings.Of(scheme).Where(r => r.Setting == name).Select(r => (r.Value, string.Join(' ', r.Scheme.Ranking.Outside))).Single();

        Assert.Equal(("计入参评", "NotFiled"), Told("一票否决单位"));
        Assert.Equal(("不计入参评", "Vetoed NotFiled Held"), Told("待核单位"));
    }

    /// <summary>Forty-one units: k = ⌈2.05⌉ = 3 by ceiling, 2 otherwise; F03 and F04 tie at the line.</summary>
    [Fact]
    public void Each_reading_says_who_enters_and_who_leaves_the_bottom()
    {
        IReadOnlyList<Dossier> units =
        [
            .. Towns.Forty.Select(d => d.Entry.Id is "F04" ? Some.Unit("F04", null, null, Some.Value("A1", 43m), Some.Value("B1", 57m)) : d).Select(d => d.In(d.Entry.Id is "F40" or "F39" ? "水泥" : null)),
            Some.Unit("F41"),
        ];
        var outcomes = Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators), units));

        foreach (var row in Table.Parse("""
            | key                          | entered | left | n  | k |
            | ranking.cut.count: floor     |         |      | 40 | 2 |
            | ranking.outside: -not_filed  |         |      | 41 | 3 |
            | ranking.population: sector   | F39     |      | 40 | 3 |
            | ranking.on: exact            |         |      | 40 | 2 |
            """).Rows)
        {
            var comparison = outcomes.Single(o => o.Reading.Key == row["key"]).Comparison;
            var found = (Ids(comparison.Entered), Ids(comparison.Left), comparison.After.N, comparison.After.K);
            if (row["key"] is "ranking.outside: -not_filed")
                Assert.Equal(("F41", ""), (found.Item1, found.Item2));
            else
                Assert.Equal((row["key"], row["entered"], row["left"]), (row["key"], found.Item1, found.Item2));
            Assert.Equal((row["n"], row["k"]), ($"{found.N}", $"{found.K}"));
        }
    }

    [Fact]
    public void Rules_2_2_3_2_and_8_3_the_open_readings_of_the_negative_list_are_laid_beside_it()
    {
        VetoRule[] rules =
        [
            new("limb-2", "accident", VetoOutcome.Veto, "第十五条（二）", "事故") { LookBackYears = 3 },
            new("removal", "accident", VetoOutcome.ImmediateRemoval, "第十八条", "重大事故") { LookBackYears = 3, MinimumGrade = "重大" },
            new("penalty", "penalty", VetoOutcome.Review, "决定", "处罚") { LookBackYears = 3 },
            new("limb-1", "abnormal_listing", VetoOutcome.Veto, "第十五条（一）", "异常") { WhileOpen = true },
        ];
        Dossier Unit(int i, params IReadOnlyList<UnitEvent> events) => Towns.Forty[i] with { Events = events };
        IReadOnlyList<Dossier> units =
        [
            Unit(0, new UnitEvent("accident", new DateOnly(2024, 5, 1), "一般事故") { Grade = "一般" }),
            Unit(1, new UnitEvent("accident", new DateOnly(2022, 3, 1), "较大事故") { Grade = "较大" }),
            Unit(2, new UnitEvent("penalty", new DateOnly(2024, 5, 1), "罚款")),
            .. Towns.Forty.Skip(3),
        ];
        var outcomes = Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators, s => s with { Vetoes = rules }), units)).Where(o => o.Reading.Key.StartsWith("vetoes", StringComparison.Ordinal)).ToList();

        foreach (var row in Table.Parse("""
            | setting      | value      | vetoed  |
            | 追溯起算点   | 评价年末   | F01 F02 |
            | 追溯起算点   | 年度末     | F01     |
            | 事故等级门槛 | 较大及以上 |         |
            | 行政处罚     | 一票否决   | F01 F03 |
            """).Rows)
        {
            var after = outcomes.Single(o => o.Reading.Setting == row["setting"] && o.Reading.Value == row["value"]).Comparison.After;
            var vetoed = string.Join(' ', after.Units.Where(u => u.State == UnitState.Vetoed).Select(u => u.Dossier.Entry.Id));
            Assert.Equal((row["setting"], row["value"], row["vetoed"]), (row["setting"], row["value"], vetoed));
        }

        Assert.Equal(4, outcomes.Count);
        Assert.Equal(["limb-2", "removal", "penalty"], Changed("追溯起算点"));
        Assert.Equal(["limb-2"], Changed("事故等级门槛"));
        Assert.Equal(["penalty"], Changed("行政处罚"));

        IEnumerable<string> Changed(string setting) => outcomes.First(o => o.Reading.Setting == setting).Reading.Scheme.Vetoes.Except(rules).Select(r => r.Id);
    }

    /// <summary>41 … 80 points: the city flags 41 and 42; the ministry's 43.5 flags 43 too, which was in the bottom the year before.</summary>
    [Fact]
    public void A_national_cut_that_was_typed_in_is_one_reading_more()
    {
        var scheme = Some.Scheme(Towns.TwoIndicators, s => s with { Ranking = s.Ranking with { NationalCut = new NationalCut(43.5m, null, "公告1号") }, Streak = s.Streak with { CountsFrom = 2024 } });
        var held = Towns.Forty[39] with { Standing = Standing.Held };
        var analysis = Towns.Analyse(scheme, [.. Towns.Forty.Take(39), held], new PastOutcome("F03", new Cycle(2024), CycleStatus.Counted, true), new PastOutcome("F03", new Cycle(2026), CycleStatus.Counted, true));

        var (reading, comparison) = Readings.Compare(analysis)[0];

        Assert.Equal(("全国线", "不高于 43.5（公告1号）"), (reading.Setting, reading.Value));
        Assert.Equal(("F03", ""), (Ids(comparison.Entered), Ids(comparison.Left)));
        Assert.Equal((39, 3, 43.5m), (comparison.After.N, comparison.After.K, comparison.After.Cut!.Value));
        Assert.Equal((2, Level.Orange), (comparison.After.Of("F03").Streak!.Value, comparison.After.Of("F03").Level));
        Assert.Equal((0, Level.None), (comparison.After.Of("F04").Streak!.Value, comparison.After.Of("F04").Level));
        Assert.Null(comparison.After.Of("F40").IsBottom);
        Assert.DoesNotContain(Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators), Towns.Forty)), o => o.Reading.Setting == "全国线");
    }

    [Fact]
    public void Progress_is_told_after_each_reading()
    {
        var told = new List<(int, int)>();

        Readings.Compare(Towns.Analyse(Some.Scheme(Towns.TwoIndicators), Towns.Forty), (done, all) => told.Add((done, all)));

        Assert.Equal(Enumerable.Range(1, 19).Select(i => (i, 19)), told);
    }

    private static string Ids(IReadOnlyList<Move> moves) => string.Join(' ', moves.Select(m => m.EntryId));
}
