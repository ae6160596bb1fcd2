using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ApplicantsTests
{
    private static readonly Scheme Scheme = Some.Scheme(Towns.TwoIndicators, s => s with
    {
        Vetoes =
        [
            new VetoRule("limb-2", "accident", VetoOutcome.Veto, "第十五条（二）", "三年内发生生产安全事故") { LookBackYears = 3 },
            new VetoRule("removal", "explosion", VetoOutcome.ImmediateRemoval, "第十八条", "重大事故"),
            new VetoRule("review", "penalty", VetoOutcome.Review, "决定", "三年内有行政处罚") { LookBackYears = 3 },
            new VetoRule("hold", "relocation", VetoOutcome.Hold, "决定", "生产地址迁出本市"),
        ],
    });

    /// <summary>Existing: 60 and 70 points in 万州区, 80 in 涪陵区; 60 and 80 of them 水泥. The city's average is 70.</summary>
    private static readonly IReadOnlyList<Dossier> Existing =
    [
        Points("E1", 60m).In("水泥", "500101"),
        Points("E2", 70m).In(null, "500101"),
        Points("E3", 80m).In("水泥", "500102"),
        Points("E4", 99m).In("水泥", "500101") with { Standing = Standing.Held },
    ];

    [Fact]
    public void Notice_1_1_an_applicant_is_set_beside_the_average_of_its_district_its_sector_and_the_city()
    {
        foreach (var row in Table.Parse("""
            | points | sector | district | of district | reached | of sector | reached sector | of city | reached city |
            | 65     | 水泥   | 500101   | 65.00       | 1       | 70.00     | 0              | 70.00   | 0            |
            | 64.99  | 水泥   | 500101   | 65.00       | 0       | 70.00     | 0              | 70.00   | 0            |
            | 70     | 铸造   | 500101   | 65.00       | 1       |           |                | 70.00   | 1            |
            | 90     |        | 500103   |             |         | 70.00     | 1              | 70.00   | 1            |
            """).Rows)
        {
            var applicant = Points("P", Some.Number(row["points"])!.Value).In(row["sector"].Length == 0 ? null : row["sector"], row["district"]);

            var result = Assess(applicant);

            Assert.Equal(
                (row["of district"], row["reached"], row["of sector"], row["reached sector"], row["of city"], row["reached city"]),
                (Average(result, 0), Reached(result, 0), Average(result, 1), Reached(result, 1), Average(result, 2), Reached(result, 2)));
        }
    }

    [Fact]
    public void Only_ranked_units_make_the_average() => Assert.Equal([2, 2, 3], Assess(Points("P", 50m).In("水泥", "500101")).Averages.Select(a => a.Units));

    [Fact]
    public void A_veto_forbids_and_a_penalty_is_for_a_person_to_look_at()
    {
        var applicant = Points("P", 90m) with
        {
            Events = [new UnitEvent("accident", new DateOnly(2024, 5, 1), "一般事故"), new UnitEvent("penalty", new DateOnly(2024, 6, 1), "罚款")],
        };

        var result = Assess(applicant);

        Assert.Equal("limb-2", result.Veto!.Rule.Id);
        Assert.Equal(["review"], result.Reviews.Select(h => h.Rule.Id));
        Assert.Equal(["hold"], Assess(Points("P", 90m) with { Events = [new UnitEvent("relocation", new DateOnly(2024, 5, 1), "迁出")] }).Reviews.Select(h => h.Rule.Id));
        Assert.Null(Assess(Points("P", 90m)).Veto);
    }

    [Fact]
    public void Of_several_records_that_forbid_the_gravest_is_named()
    {
        var applicant = Points("P", 90m) with { Events = [new UnitEvent("accident", new DateOnly(2024, 5, 1), "一般事故"), new UnitEvent("explosion", new DateOnly(2024, 6, 1), "爆炸"), new UnitEvent("accident", new DateOnly(2024, 7, 1), "触电")] };

        Assert.Equal("removal", Assess(applicant).Veto!.Rule.Id);
    }

    [Fact]
    public void Each_average_names_what_it_is_of()
    {
        Assert.Equal([(LocalScope.District, "500101"), (LocalScope.Sector, "水泥"), (LocalScope.City, "")], Assess(Points("P", 50m).In("水泥", "500101")).Averages.Select(a => (a.Scope, a.Name)));
        Assert.Equal([(LocalScope.District, ""), (LocalScope.Sector, "铸造"), (LocalScope.City, "")], Assess(Points("P", 50m).In("铸造")).Averages.Select(a => (a.Scope, a.Name)));
    }

    [Fact]
    public void Applicants_move_no_existing_unit_and_no_estimate()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | X1 | A   | ↑   | 100    |      |      |
            """);
        var units = Enumerable.Range(1, 30).Select(i => Some.Unit($"F{i:00}", null, null, Some.Value("X1", 10m * i))).ToList();
        var analysis = Towns.Analyse(Some.Scheme(table), units);
        var before = analysis.Assessment.Populations[0].Benchmarks[0];

        var result = Assert.Single(Applicants.Assess(analysis, [Some.Unit("P", null, null, Some.Value("X1", 1_000_000m))]));

        Assert.Equal((100m, before.Lead), (result.Published, result.Scored.Contributions[0].Lead!.Value));
    }

    [Fact]
    public void An_applicant_of_a_kind_without_a_table_is_left_out()
    {
        var park = new Dossier(new ListEntry("P", UnitKind.Park, "园区"), new Cycle(2025));

        Assert.Empty(Applicants.Assess(Towns.Analyse(Scheme, Existing), [park]));
    }

    private static ApplicantResult Assess(Dossier applicant) => Assert.Single(Applicants.Assess(Towns.Analyse(Scheme, Existing), [applicant]));

    private static string Average(ApplicantResult result, int i) => $"{result.Averages[i].Average}";

    private static string Reached(ApplicantResult result, int i) => result.Averages[i].IsReached switch { true => "1", false => "0", null => "" };

    /// <summary>So many points, half from each indicator.</summary>
    private static Dossier Points(string id, decimal points) => Some.Unit(id, null, null, Some.Value("A1", points), Some.Value("B1", 100m - points));
}
