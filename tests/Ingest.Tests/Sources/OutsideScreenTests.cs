using System.Globalization;
using System.Text;
using CsCheck;

namespace GreenBatch.Ingest.Tests;

/// <summary>The short way over rows of nobody on the list and the long way must never tell two stories.</summary>
public sealed class OutsideScreenTests
{
    private static readonly string Listed = Codes.Credit(1);

    private static readonly ListIndex List = ListIndex.Build([Some.Entry("GF-1", "重庆青禾机械制造有限公司", Listed, more: ("former_names", "重庆绿野动力总厂"))], []);

    private static readonly string[] Names =
    [
        "重庆青禾机械制造有限公司", "重庆市青禾机械制造有限责任公司渝北分公司", "重庆青和机械制造有限公司", "重庆绿野动力总厂", "重庆新芽机械有限公司（原名：重庆绿野动力总厂）", "重慶青禾機械製造有限公司",
        "重庆山水餐饮有限公司", "重庆江河贸易商行", "中原实业有限公司", "无", " 无 ", "", "  ", "-", "A", "𠮷野家餐饮有限公司", "重庆山水<b>餐饮", "\"重庆山水,餐饮\"", "重庆\u0001山水餐饮", "重庆￾山水",
    ];

    private static readonly string[] CodeTexts =
        [Listed, Codes.Credit(9), Codes.Credit(12), Codes.Credit(9).ToLowerInvariant(), Codes.Credit(9) + "001P", Listed + "001P", Codes.Registration(5), "110101199003070038", "11010119900307003X", "", "-", "无", "9.15E+17", "１２３"];

    /// <summary>So many rows go the long way whatever they are.</summary>
    private static readonly string[] Before = [.. Enumerable.Repeat("重庆江河贸易商行,,,1,,2025-01-01", ShapeSurvey.Looked)];

    private static readonly string[] Districts = ["两江新区", "重庆市两江新区", "江北区", "石柱县", "火星区", "", "—", " 高新区 "];
    private static readonly string[] Numbers = ["1", "12.50", "-3", "1e3", "", "/", "x", "123456789012345678901", "1,234", ".5", "5.", "１２"];
    private static readonly string[] Rates = ["99", "100", "100.5", "7", "101", "-1", "", "50%"];
    private static readonly string[] Days = ["2025-03-04", "2025-02-29", "2024-02-29", "2025-12-31", "2025-04-31", "2025/3/4", "1899-01-01", "2100-01-01", "2025-13-01", "", "无", "45657", "2025-00-10", "2025-01-00", "20-5-01-01"];

    [Fact]
    public Task Whatever_the_rows_say_both_ways_tell_the_same() =>
        Gen.Select(Of(Names), Of(CodeTexts), Of(Districts), Of(Numbers), Of(Rates), Of(Days), (name, code, district, energy, rate, day) => $"{name},{code},{district},\"{energy}\",{rate},{day}")
            .List[1, 300]
            .SampleAsync(
                async rows =>
                {
                    var bytes = ReadingSample.Csv([.. Before, .. rows, "重庆青禾机械制造有限公司,,,1,,"]);

                    var shortWay = await ReadingSample.ReadAsync(bytes, list: List);

                    Assert.Equal(await ByLongWayAsync(bytes), Told(shortWay));
                },
                iter: 300);

    [Theory]
    [InlineData("重庆山水餐饮有限公司", "", "两江新区", "1", "99", "2025-03-04", "名单外")]
    [InlineData("重庆山水餐饮有限公司", "", "火星区", "1", "99", "2025-03-04", "B118")]
    [InlineData("重庆山水餐饮有限公司", "", "两江新区", "1", "100.5", "2025-03-04", "B106")]
    [InlineData("重庆山水餐饮有限公司", "", "两江新区", "1", "99", "2025-02-30", "B120")]
    [InlineData("重庆青禾机械制造有限公司", "", "两江新区", "1", "99", "2025-03-04", "接受")]
    [InlineData("企业名称", "统一社会信用代码", "所属区县", "综合能源消费量", "合格率", "日期", "B052")]
    public async Task A_row_of_nobody_on_the_list_is_validated_all_the_same(string name, string code, string district, string energy, string rate, string day, string expected)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv([.. Before, $"{name},{code},{district},{energy},{rate},{day}"]), list: List);

        Assert.Equal(expected, result.Outside == Before.Length + 1 ? "名单外" : result.Accepted.Count == 1 ? "接受" : result.Verdict);
    }

    [Fact]
    public async Task The_shape_of_a_delivery_counts_rows_that_were_passed_over_and_knows_their_newest_day()
    {
        using var stream = new MemoryStream(ReadingSample.Csv([.. Before, "重庆山水餐饮有限公司,,,1,,2025-03-04", "重庆山水餐饮有限公司,,,1,,2024-12-31"]));
        var dated = ReadingSample.Plants with { Datasets = [ReadingSample.PlantSet("plants", "企业") with { AsOfField = "date" }] };
        var reading = DocumentReading.Open(stream, new DocumentInfo("plants", "2025-plants-01", "plants_2025_01.csv", null), dated, ReadingSample.Context, List);
        await foreach (var outcome in reading.RowsAsync(CancellationToken.None))
            Assert.Fail(outcome.ToString());

        var shape = Assert.Single(reading.Shapes);

        Assert.Equal((Before.Length + 2L, new DateOnly(2025, 3, 4)), (shape.Rows, shape.Newest));
    }

    [Fact]
    public async Task A_dump_in_GB18030_goes_the_same_way()
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.UTF8.GetString(ReadingSample.Csv([.. Before, "重庆山水餐饮有限公司,,,1,,2025-03-04", "重庆青禾机械制造有限公司,,,1,,", "重庆江河贸易商行,,,x,,"]));

        var result = await ReadingSample.ReadAsync(Encoding.GetEncoding("GB18030").GetBytes(text), list: List);

        Assert.Equal((1, Before.Length + 1L, "B061"), (result.Accepted.Count, result.Outside, result.Verdict));
    }

    /// <summary>As read without a list, each accepted row asked by itself.</summary>
    private static async Task<string> ByLongWayAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var document = new OpenedDocument(new DocumentInfo("plants", "2025-plants-01", "plants_2025_01.csv", null), ReadingSample.Plants, new ReadLimits(), []);
        var authorities = new AuthorityCell(ReadingSample.Context.Authorities, ReadingSample.Context.DayOfRecord);
        var (ledger, quarantined, outside, rows) = (new RowLedger(), 0, 0, 0);
        var duplicates = 0;
        var accepted = new List<string>();
        foreach (var row in new CsvTableReader(() => Rewound(stream), isPacked: false, document).Rows(CancellationToken.None))
        {
            rows++;
            var (record, fault) = row.Code is not null ? (null, null) : new RowMapper(row.Map, ReadingSample.Plants, authorities).Map(row.Row);
            if (record is null)
                quarantined++;
            else if (!List.Concerns(record))
                outside++;
            else if (ledger.Add(record) is not null)
                duplicates++;
        }

        foreach (var outcome in ledger.Close())
        {
            if (outcome is RowOutcome.Accepted kept)
                accepted.Add(Row(kept.Record));
            else if (outcome is RowOutcome.Quarantined)
                quarantined++;
            else
                duplicates++;
        }

        await Task.Yield();
        return Told(rows, accepted, quarantined, duplicates, outside);
    }

    private static string Told(ReadingSample.Result result)
    {
        Assert.Null(result.Rejected);
        return Told(result.Accepted.Count + result.Quarantined.Count + result.Duplicates + result.Outside, [.. result.Accepted.Select(Row)], result.Quarantined.Count, result.Duplicates, result.Outside);
    }

    private static string Told(long rows, IReadOnlyList<string> accepted, int quarantined, int duplicates, long outside) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows} = {accepted.Count} + {quarantined} + {duplicates} + {outside}\n{string.Join('\n', accepted)}");

    private static string Row(SourceRecord record) => string.Create(CultureInfo.InvariantCulture, $"{record.Origin.Row}: {string.Join('|', record.Values)}");

    private static Stream Rewound(MemoryStream stream)
    {
        stream.Position = 0;
        return stream;
    }

    private static Gen<string> Of(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
