using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>rules.md 7.4: 江北区 was abolished on 2025-11-06, and 两江新区 became a district on the same day.</summary>
public sealed class AuthorityRegisterTests
{
    private static readonly DateOnly Change = new(2025, 11, 6);

    private static readonly AuthorityRegister Register = new(
    [
        new Authority("500105", "500105", "江北区", null, Change),
        new Authority("500117", "500117", "合川区", null, null),
        new Authority("500157", "500157", "两江新区", Change, null),
        new Authority("CQ-GX", null, "高新区", new DateOnly(2020, 1, 1), new DateOnly(2030, 1, 1)),
    ]);

    [Fact]
    public void Rules_7_4_a_name_stands_for_the_authority_that_is_valid_on_the_day()
    {
        foreach (var row in Table.Parse("""
            | day        | named        | found  |
            | 2025-11-05 | 江北区        | 500105 |
            | 2025-11-05 | 江北          | 500105 |
            | 2025-11-05 | 重庆市江北区   | 500105 |
            | 2025-11-05 | 500105       | 500105 |
            | 2025-11-05 |  江北区       | 500105 |
            | 2025-11-06 | 江北区        |        |
            | 2025-11-05 | 两江新区      |        |
            | 2025-11-06 | 两江新区      | 500157 |
            | 2019-12-31 | 高新区        |        |
            | 2020-01-01 | 高新区        | CQ-GX  |
            | 2029-12-31 | 高新区        | CQ-GX  |
            | 2030-01-01 | 高新区        |        |
            | 2025-11-05 | 合川          | 500117 |
            | 2025-11-05 | 江津          |        |
            | 2025-11-05 |              |        |
            """).Rows)
        {
            var day = DateOnly.ParseExact(row["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal((row["day"], row["named"], row["found"]), (row["day"], row["named"], Register.Resolve(row["named"], day)?.Id ?? ""));
        }
    }

    [Fact]
    public void Old_names_stay_readable_in_old_records()
    {
        Assert.Equal("500105", Register.ResolveEver(" 江北 ")?.Id);
        Assert.Equal("500157", Register.ResolveEver("两江新区")?.Id);
        Assert.Null(Register.ResolveEver("江津区"));
        Assert.Null(Register.ResolveEver(" "));
        Assert.Null(Register.ResolveEver(null));
        Assert.Null(Register.Resolve(null, Change));
    }

    [Fact]
    public void An_id_that_is_not_in_the_register_is_shown_as_it_is()
    {
        Assert.Equal(["江北区", "999999", ""], new[] { "500105", "999999", null }.Select(Register.NameOf));
        Assert.Null(Register.Find(null));
        Assert.Null(Register.Find("999999"));
        Assert.Equal("高新区", Register.Find("CQ-GX")?.Name);
    }

    [Fact]
    public void On_a_day_the_register_keeps_its_own_order() =>
        Assert.Equal(["500117", "500157", "CQ-GX"], Register.On(Change).Select(a => a.Id));
}
