using static GreenBatch.Ingest.Tests.Meeting;

namespace GreenBatch.Ingest.Tests;

/// <summary>4.5 and 4.6, as far as one row tells: numbers, codes, places, days.</summary>
internal static class CellCases
{
    private const string Energy = "综合能源消费量";
    private const string Code = "统一社会信用代码";

    public static IEnumerable<CatalogueCase> All() =>
    [
        new("B095", "NaN", Demand.Quarantine, "不是有效数值", Rows("甲厂,,,NaN,,"), Energy),
        new("B095", "Infinity", Demand.Quarantine, "不是有效数值", Rows("甲厂,,,-Infinity,,"), Energy),
        new("B096", "1E+400", Demand.Quarantine, "数值超出范围", Rows("甲厂,,,1E+400,,"), Energy),
        new("B096", "1E+999999", Demand.Quarantine, "数值超出范围", Rows("甲厂,,,1E+999999,,"), Energy),
        new("B096", "so small that a decimal makes it 0", Demand.Quarantine, "数值超出范围", Rows("甲厂,,,1E-400,,"), Energy),
        new("B096", "30 digits before the point", Demand.Quarantine, "数值超出范围", Rows("甲厂,,,123456789012345678901234567890,,"), Energy),
        new("B097", "energy below 0", Demand.Quarantine, "能耗不能为负", Rows("甲厂,,,-3,,"), Energy),
        new("B098", "12,5", Demand.Quarantine, "数值含逗号，无法确定是否为小数点", Rows("甲厂,,,\"12,5\",,"), Energy),
        new("B099", "thousands in exact groups", Demand.Normalise, "千分位已去除", Rows("甲厂,,,\"1,234,567.8\",,"), Energy),
        new("B100", "full-width digits", Demand.Normalise, "全角数字已转换", Rows("甲厂,,,１２３,,"), Energy),
        new("B101", "blanks of other scripts around it", Demand.Normalise, "已去除空白", Rows("甲厂,,,\u00A0 12\u3000,,"), Energy),
        new("B102", "a number in brackets", Demand.Quarantine, "数值格式不规范", Rows("甲厂,,,(5),,"), Energy),
        new("B102", "a sign behind it", Demand.Quarantine, "数值格式不规范", Rows("甲厂,,,5-,,"), Energy),
        new("B102", "a currency", Demand.Quarantine, "数值格式不规范", Rows("甲厂,,,¥5,,"), Energy),
        new("B106", "85%", Demand.Quarantine, "百分比超出 0-100", Rows("甲厂,,,,85%,"), "合格率"),
        new("B106", "850 in a column of percent", Demand.Quarantine, "百分比超出 0-100", Rows("甲厂,,,,850,"), "合格率"),
        new("B108", "30 significant digits", Demand.Normalise, "已按规则保留 28 位有效数字", Rows("甲厂,,,1.23456789012345678901234567891,,"), Energy),
        new("B110", "a credit code with a wrong check character", Demand.Warn, "信用代码校验位错误，已按其他信息匹配或转人工", Rows("甲厂,91500112MA5U00003Q,,,,"), Code),
        new("B111", "letters that no credit code has", Demand.Warn, "信用代码含非法字母", Rows("甲厂,91500112MA5UO0003P,,,,"), Code),
        new("B112", "an old registration number", Demand.Normalise, "为旧注册号，按历史代码匹配", Rows("甲厂,500112000012345,,,,"), Code),
        new("B113", "a credit code in small letters", Demand.Normalise, "已转大写", Rows("甲厂,91500112ma5u00003p,,,,"), Code),
        new("B115", "an enterprise that is not listed", Demand.Normalise, "1 行的企业不在绿色工厂名单，未参评", OutsideAsync),
        new("B117", "two roster rows with one entry", Demand.Refuse, "名单条目重复：「G1」见第 2、3 行", TwoEntriesAsync, "第 2、3 行"),
        new("B118", "a district nobody knows", Demand.Quarantine, "无法识别所属区", Rows("甲厂,,火星区,,,"), "所属区县"),
        new("B119", "03/04/2025", Demand.Quarantine, "日期有歧义", Rows("甲厂,,,,,03/04/2025"), "日期"),
        new("B121", "a yearly value of another year", Demand.Quarantine, "不在评价年度内：数据年度为 2024，该行为 2021", OtherYearAsync, "第 2 行"),
        new("B120", "2025-02-30", Demand.Quarantine, "日期不存在", Rows("甲厂,,,,,2025-02-30"), "日期"),
    ];

    private static async Task<Met> OutsideAsync() =>
        Of(await ReadingSample.ReadAsync(ReadingSample.Csv("重庆江河贸易商行,,,1,,", "定厂,,,1,,"), list: ListIndex.Build([Some.Entry("GF-1", "定厂", null)], [])));

    private static async Task<Met> OtherYearAsync()
    {
        var limits = new DatasetDefinition("reform", "limits", "用能", DatasetMode.Append,
        [
            new("name", "企业名称", FieldType.Text, true, null, []),
            new("year", "年度", FieldType.WholeNumber, true, "年", []),
        ], ["name", "year"])
        {
            YearField = "year",
        };
        var source = new SourceDefinition("reform", "发展改革", 1, [SourceChannel.Inbox], [limits]);
        return Of(await ReadingSample.ReadAsync(System.Text.Encoding.UTF8.GetBytes("企业名称,年度\n甲厂,2021\n定厂,2024\n"), Csv, source));
    }

    private static async Task<Met> TwoEntriesAsync()
    {
        var list = new DatasetDefinition("platform", "list", "现有名单", DatasetMode.Snapshot,
        [
            new("entry_id", "条目编号", FieldType.Text, true, null, []),
            new("name", "单位名称", FieldType.Text, true, null, []),
        ], ["entry_id"]);
        var source = new SourceDefinition("platform", "管理平台", 1, [SourceChannel.Inbox], [list]);
        return Of(await ReadingSample.ReadAsync(System.Text.Encoding.UTF8.GetBytes("条目编号,单位名称\nG1,甲厂\nG1,乙厂\nG2,定厂\n"), Csv, source));
    }
}
