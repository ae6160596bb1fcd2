using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class SectorFindingsTests
{
    private static readonly IndustryRegister Register = new(
    [
        Industry("水泥", "3011", isSeen: true),
        Industry("短流程钢铁企业", "312", isSeen: true),
        Industry("长流程钢铁企业", "311 炼铁 + 312 炼钢", isSeen: true),
        Industry("尿素", "2621", isSeen: false),
        Industry("印染", "1713 and kin", isSeen: false),
        Industry("无代码行业", "", isSeen: true),
    ]);

    [Fact]
    public void Rules_5_1_the_declared_sector_decides_and_a_clash_with_the_code_is_a_finding()
    {
        foreach (var row in Table.Parse("""
            | sector       | code  | finding | severity |
            | 水泥          | 3011  |         |          |
            | 水泥          | C3011 |         |          |
            | 水泥          | 3012  | S020    | Warning  |
            | 水泥          |       |         |          |
            | 水泥          | 301   | S023    | Info     |
            | 长流程钢铁企业 | 3120  |         |          |
            | 短流程钢铁企业 | 3110  | S020    | Warning  |
            | 尿素          | 3011  | S020    | Info     |
            | 印染          | 1752  |         |          |
            | 印染          | 1811  | S020    | Info     |
            | 无代码行业    | 3011  |         |          |
            | 水泥制造      | 3011  | S021    | Warning  |
            |              | 3011  | S022    | Warning  |
            |              | 2621  | S022    | Info     |
            |              | 3120  | S022    | Info     |
            |              | 1752  |         |          |
            |              | 9999  |         |          |
            |              | 三〇   | S023    | Info     |
            |              |       |         |          |
            """).Rows)
        {
            var found = SectorFindings.Of(Entry(row["sector"], row["code"]), Register);
            Assert.Equal((row["finding"], row["severity"]), (string.Join(' ', found.Select(f => f.Code)), string.Join(' ', found.Select(f => f.Severity))));
        }
    }

    [Fact]
    public void A_code_that_several_sectors_share_names_them_all() =>
        Assert.Contains("「短流程钢铁企业、长流程钢铁企业」", Assert.Single(SectorFindings.Of(Entry("", "3120"), Register)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_clash_names_both_sides() =>
        Assert.Equal(
            "所报细分行业「尿素」与四位代码 0610 不符（清单：2621，未核实），以所报细分行业为准",
            Assert.Single(SectorFindings.Of(Entry("尿素", "0610"), Register)).Message);

    [Fact]
    public void Parks_and_schemes_without_a_register_have_no_sector_findings()
    {
        Assert.Empty(SectorFindings.Of(Entry("水泥制造", "3011") with { Kind = UnitKind.Park }, Register));
        Assert.Empty(SectorFindings.Of(Entry("水泥制造", "3011"), IndustryRegister.Empty));
    }

    [Fact]
    public void A_finding_changes_no_point()
    {
        var table = Some.Indicators("""
            | id | dim | dir | weight | lead | base |
            | A1 | A   | ↑   | 100    | 10   | 0    |
            """);
        var unit = Some.Unit("F1", "水泥", null, Some.Value("A1", 5m));
        var clashing = unit with { Entry = unit.Entry with { IndustryCode = "3012" } };

        var (plain, found) = (Some.Assess(Some.Scheme(table), clashing).Of("F1"), Some.Assess(Some.Scheme(table, s => s with { Industries = Register }), clashing).Of("F1"));

        Assert.Equal((plain.Total, 0, "S020"), (found.Total, plain.Findings.Count, Assert.Single(found.Findings).Code));
    }

    [Fact]
    public void Parks_and_schemes_without_a_register_have_nothing_to_compare()
    {
        Assert.Empty(SectorFindings.Of(Entry("水泥制造", "3011") with { Kind = UnitKind.Park }, Register));
        Assert.Empty(SectorFindings.Of(Entry("水泥制造", "3011"), IndustryRegister.Empty));
    }

    [Fact]
    public void A_blank_code_is_none() => Assert.Empty(SectorFindings.Of(Entry("水泥", "") with { IndustryCode = " " }, Register));

    [Fact]
    public void A_code_that_cannot_be_read_is_told_beside_a_sector_that_is_unknown() =>
        Assert.Equal(["S023", "S021"], SectorFindings.Of(Entry("水泥制造", "三〇"), Register).Select(f => f.Code));

    private static KeyIndustry Industry(string sector, string codes, bool isSeen)
    {
        Assert.True(IndustryCodes.TryParse(codes, out var parsed));
        return new KeyIndustry(sector, parsed, isSeen);
    }

    private static ListEntry Entry(string sector, string code) => new("F1", UnitKind.Factory, "甲厂")
    {
        Sector = sector.Length == 0 ? null : sector,
        IndustryCode = code.Length == 0 ? null : code,
    };
}
