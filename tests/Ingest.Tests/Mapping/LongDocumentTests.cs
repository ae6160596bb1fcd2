using System.Globalization;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Documents of more rows than stay in memory: the same as short ones.</summary>
public sealed class LongDocumentTests
{
    private const int Rows = 50_000;

    [Fact]
    public async Task Rows_that_waited_on_disk_come_out_in_their_order_with_all_they_had()
    {
        var result = await ReadingSample.ReadAsync(Csv(i => string.Create(CultureInfo.InvariantCulture, $"厂{i},,江北,{i}.50,,2025/3/{1 + (i % 28)}")));

        Assert.Equal(Rows, result.Accepted.Count);
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => "厂" + i.ToString(CultureInfo.InvariantCulture)), result.Accepted.Select(r => r.Text("name")));
        Assert.All(result.Accepted, r => Assert.Equal(2, r.Number("energy_tce")!.Value.Scale));
        Assert.Equal((Rows + 1, "500105", new DateOnly(2025, 3, 1 + ((Rows - 1) % 28))), (result.Accepted[^1].Origin.Row, result.Accepted[^1].Text("authority"), result.Accepted[^1].Day("date")));
    }

    [Fact]
    public async Task A_duplicate_and_a_contradiction_are_told_over_any_distance()
    {
        var result = await ReadingSample.ReadAsync(Csv(i => i switch
        {
            0 or Rows - 1 => "首厂,,,1,,",
            1 => "次厂,,,1,,",
            Rows - 2 => "次厂,,,2,,",
            _ => string.Create(CultureInfo.InvariantCulture, $"厂{i},,,1,,"),
        }));

        Assert.Equal((Rows - 3, 2, 1), (result.Accepted.Count, result.Quarantined.Count, result.Duplicates));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"第 3、{Rows} 行主键相同，「综合能源消费量」不同"), result.Message, StringComparison.Ordinal);
        Assert.Contains(result.Warnings, w => w.Message.StartsWith(string.Create(CultureInfo.InvariantCulture, $"第 {Rows + 1} 行与第 2 行完全重复"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_with_thousands_of_contents_is_told_in_a_few_words()
    {
        var result = await ReadingSample.ReadAsync(Csv(i => string.Create(CultureInfo.InvariantCulture, $"甲厂,,,{i},,")));

        Assert.Equal(Rows, result.Quarantined.Count);
        Assert.All(result.Quarantined, q => Assert.InRange(q.Issue.Message.Length, 1, 120));
        Assert.Contains($"第 2、3、4、5、6 等 {Rows} 行主键相同", result.Message, StringComparison.Ordinal);
    }

    private static byte[] Csv(Func<int, string> row) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, Rows).Select(row).Prepend(ReadingSample.Header)) + "\n");
}
