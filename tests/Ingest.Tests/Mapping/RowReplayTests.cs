using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class RowReplayTests
{
    private static readonly DatasetDefinition Plants = ReadingSample.Plants.Datasets[0];

    private static readonly Origin Place = new("plants", "2025-plants-01", "plants_2025_01.csv", null, 7);

    [Fact]
    public void A_corrected_row_becomes_a_record_at_its_own_place()
    {
        var accepted = Assert.IsType<ReplayOutcome.Accepted>(Replay(null, [], ("name", "甲厂"), ("energy_tce", "12.5")));

        Assert.Equal((Place, "甲厂", 12.5m), (accepted.Record.Origin, accepted.Record.Text("name"), accepted.Record.Number("energy_tce")));
    }

    [Theory]
    [InlineData("energy_tce", "x", "B061")]
    [InlineData("date", "2025-02-30", "B120")]
    [InlineData("authority", "火星区", "B118")]
    public void A_row_that_still_has_a_fault_stays(string field, string text, string code) =>
        Assert.Equal(code, Assert.IsType<ReplayOutcome.Faulty>(Replay(null, [], ("name", "甲厂"), (field, text))).Issue.Code);

    [Fact]
    public void Beside_an_accepted_row_of_one_key_it_is_a_duplicate_or_a_contradiction()
    {
        var first = Assert.IsType<ReplayOutcome.Accepted>(Replay(null, [], ("name", "甲厂"), ("energy_tce", "1"))).Record;

        Assert.IsType<ReplayOutcome.Duplicate>(Replay(null, [first], ("name", "甲厂"), ("energy_tce", "1.0")));
        var fault = Assert.IsType<ReplayOutcome.Faulty>(Replay(null, [first], ("name", "甲厂"), ("energy_tce", "2"))).Issue;
        Assert.Equal(("B063", "综合能源消费量"), (fault.Code, fault.Column));
        Assert.NotEmpty(fault.Advice!);
    }

    [Fact]
    public void A_row_of_nobody_on_the_list_is_outside()
    {
        var list = ListIndex.Build([Some.Entry("GF-1", "重庆青禾机械制造有限公司", null)], []);

        Assert.IsType<ReplayOutcome.Outside>(Replay(list, [], ("name", "重庆江河贸易商行")));
    }

    [Fact]
    public void A_citizen_s_number_that_was_dropped_is_no_code()
    {
        var accepted = Assert.IsType<ReplayOutcome.Accepted>(Replay(null, [], ("name", "甲厂"), ("credit_code", "******************")));

        Assert.Null(accepted.Record.Text("credit_code"));
    }

    private static ReplayOutcome Replay(ListIndex? list, IReadOnlyList<SourceRecord> accepted, params (string Field, string Text)[] cells) =>
        new RowReplay(ReadingSample.Plants, ReadingSample.Context, list).Replay(Plants, Place, cells.ToDictionary(c => c.Field, string? (c) => c.Text, StringComparer.Ordinal), accepted);
}
