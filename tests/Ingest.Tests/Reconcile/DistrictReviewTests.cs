using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Ingest.Tests;

public sealed class DistrictReviewTests
{
    private static readonly SourceRecord Entry = Some.Entry("GF-1", "重庆青禾机械制造有限公司", Codes.Credit(1));

    [Fact]
    public void Rules_2_7_a_district_sets_the_degree_of_a_qualitative_claim_with_its_reason()
    {
        var table = Table.Parse(
            """
            | indicator | filed | verdict | score | reason | state    | value | as_filed | rival | finding |
            |-----------|-------|---------|-------|--------|----------|-------|----------|-------|---------|
            | G1        | 1     | 属实    |       |        | Reported | 1     |          |       |         |
            | G1        | 1     | 认定    | 1     |        | Reported | 1     |          |       |         |
            | G1        | 1     | 认定    | 0.5   | 一例   | Reported | 0.5   | 1        |       |         |
            | G1        | 1     | 认定    | 0     | 无案例 | Reported | 0     | 1        |       |         |
            | G1        | 0     | 认定    | 1     | 已补   | Reported | 1     | 0        |       |         |
            | G1        | 1     | 认定    | 0.5   |        | Reported | 1     |          |       | B138    |
            | G1        | 0     | 认定    | 1.1   | 两例   | Reported | 0     |          |       | B137    |
            | G1        | 1     | 认定    | -0.1  | 无案例 | Reported | 1     |          |       | B137    |
            | E2        | 300   | 认定    | 0.5   | 核算   | Reported | 300   |          |       | B137    |
            | G1        | 1     | 存疑    | 0.5   | 待证   | Invalid  | 1     |          | 0.5   |         |
            | G1        | 1     | 存疑    |       |        | Invalid  | 1     |          |       |         |
            | G1        | 1     | 不实    |       | 无此例 | Invalid  | 1     |          | 0     |         |
            | G1        | 1     | 不实    | 0.2   | 部分   | Invalid  | 1     |          | 0.2   |         |
            | G1        | 1     | 存疑    | 3     | 待证   | Invalid  | 1     |          |       | B137    |
            | G1        | 1     | 不实    | 3     | 待证   | Invalid  | 1     |          | 0     | B137    |
            | E2        | 300   | 不实    |       | 无据   | Invalid  | 300   |          |       |         |
            | E2        | 300   | 存疑    | 450   | 台账   | Invalid  | 300   |          | 450   |         |
            """);

        foreach (var row in table.Rows)
        {
            var result = Reconciler.Reconcile(Some.Input(Entry, Some.Value("GF-1", row["indicator"], Number(row["filed"])), Review(1, row["indicator"], row["verdict"], Number(row["score"]), row["reason"])));
            var value = Assert.Single(result.Dossiers[0].Values);

            Assert.Equal(
                (row["state"], Number(row["value"]), Number(row["as_filed"]), Number(row["rival"]), row["finding"]),
                (value.State.ToString(), value.Value, value.AsFiled, value.Rival, string.Join(' ', result.Dossiers[0].Issues.Select(i => i.Code))));
        }
    }

    [Fact]
    public void The_note_of_an_override_gives_both_figures_and_the_reason()
    {
        var value = Single(Some.Value("GF-1", "G1", 1m), Review(1, "G1", "认定", 0.5m, "只有一例"));

        Assert.Equal("区县核定 0.5，填报 1，理由：只有一例", value.Note);
    }

    [Fact]
    public void A_review_of_a_missing_value_is_a_finding_and_gives_nothing()
    {
        var reported = Reconciler.Reconcile(Some.Input(Entry, Some.Value("GF-1", "G1", null), Review(1, "G1", "认定", 1m, "有案例"))).Dossiers[0];
        var absent = Reconciler.Reconcile(Some.Input(Entry, Review(1, "G1", "认定", 1m, "有案例"))).Dossiers[0];

        Assert.Equal((ValueState.Missing, null, "B119"), (Assert.Single(reported.Values).State, reported.Values[0].Value, Assert.Single(reported.Issues).Code));
        Assert.Equal((0, "B119"), (absent.Values.Count, Assert.Single(absent.Issues).Code));
    }

    [Theory]
    [InlineData(1, 2, 0.5)] // the later day counts, whatever the order of rows
    [InlineData(2, 1, 0.25)]
    [InlineData(1, 1, 0.5)] // of one day the later row
    [InlineData(0, 1, 0.5)] // a review without a day is older than any
    [InlineData(1, 0, 0.25)]
    public void Of_two_reviews_the_newest_counts_and_the_other_is_kept(int firstDay, int secondDay, double counted)
    {
        var result = Reconciler.Reconcile(Some.Input(Entry, Some.Value("GF-1", "G1", 1m), Review(1, "G1", "认定", 0.25m, "甲", firstDay), Review(2, "G1", "认定", 0.5m, "乙", secondDay)));

        Assert.Equal(((decimal)counted, 1m), (result.Dossiers[0].Values[0].Value, result.Dossiers[0].Values[0].AsFiled));
        Assert.Equal("B139", Assert.Single(result.Dossiers[0].Issues).Code);
        Assert.Contains(result.Conflicts, c => c is { Field: "review:G1", IsOpen: false });
    }

    [Fact]
    public void Two_reviews_that_say_the_same_are_no_conflict()
    {
        var result = Reconciler.Reconcile(Some.Input(Entry, Some.Value("GF-1", "G1", 1m), Review(1, "G1", "认定", 1m, "甲", 1), Review(2, "G1", "认定", 1m, "乙", 2)));

        Assert.Empty(result.Conflicts);
        Assert.Empty(result.Dossiers[0].Issues);
    }

    [Fact]
    public void A_degree_for_a_value_filed_twice_stands_beside_it_and_settles_nothing()
    {
        var second = Some.Row(Some.Values, 2, ("entry_id", "GF-1"), ("indicator", "G1"), ("value", 0m));

        var value = Single(Some.Value("GF-1", "G1", 1m), second, Review(1, "G1", "认定", 0.5m, "核定"));

        Assert.Equal((ValueState.Invalid, 0m, 1m, null), (value.State, value.Value!.Value, value.Rival!.Value, value.AsFiled));
    }

    private static ReportedValue Single(params SourceRecord[] records) => Assert.Single(Reconciler.Reconcile(Some.Input([Entry, .. records])).Dossiers[0].Values);

    private static SourceRecord Review(int row, string indicator, string verdict, decimal? score, string reason, int day = 0) => Some.Row(
        Some.Reviews,
        row,
        ("entry_id", "GF-1"),
        ("indicator", indicator),
        ("verdict", verdict),
        ("score", score),
        ("reason", reason.Length == 0 ? null : reason),
        ("reviewed_on", day == 0 ? null : new DateOnly(2025, 11, day)));

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
