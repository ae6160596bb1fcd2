namespace GreenBatch.Ingest.Tests;

/// <summary>Bad input of section 4.5 and 4.6 of the catalogue: one row, one cell, one verdict.</summary>
public sealed class BadCellTests
{
    [Theory]
    [InlineData("甲厂,,,+,,", "B061", "不是数值；如为缺报请留空")]
    [InlineData("甲厂,,,NaN,,", "B095", "不是有效数值")]
    [InlineData("甲厂,,,Infinity,,", "B095", "不是有效数值")]
    [InlineData("甲厂,,,1E+400,,", "B096", "数值超出范围")]
    [InlineData("甲厂,,,123456789012345678901234567890,,", "B096", "数值超出范围")]
    [InlineData("甲厂,,,-3,,", "B097", "能耗不能为负")]
    [InlineData("甲厂,,,\"12,5\",,", "B098", "数值含逗号，无法确定是否为小数点")]
    [InlineData("甲厂,,,\"1,23,456\",,", "B098", "数值含逗号，无法确定是否为小数点")]
    [InlineData("甲厂,,,(5),,", "B102", "数值格式不规范")]
    [InlineData("甲厂,,,5-,,", "B102", "数值格式不规范")]
    [InlineData("甲厂,,,¥5,,", "B102", "数值格式不规范")]
    [InlineData("甲厂,,,0x10,,", "B102", "数值格式不规范")]
    [InlineData("甲厂,,,,85%,", "B106", "百分比超出 0-100")]
    [InlineData("甲厂,,,,850,", "B106", "百分比超出 0-100")]
    [InlineData("甲厂,,火星区,,,", "B118", "无法识别所属区")]
    [InlineData("甲厂,,,,,03/04/2025", "B119", "日期有歧义")]
    [InlineData("甲厂,,,,,2025-02-30", "B120", "日期不存在")]
    [InlineData("甲厂,,,,,2025年13月1日", "B120", "日期不存在")]
    [InlineData("甲厂,,,,,45657", "B092", "疑似日期序列值")]
    [InlineData(",9150,,,,", "B026", "缺少必填字段「企业名称」")]
    [InlineData("—,9150,,,,", "B026", "缺少必填字段「企业名称」")]
    [InlineData("甲\u0001厂,,,,,", "B031", "文本含非法字符")]
    [InlineData("甲厂,,,1,,,,", "B049", "列数过多：应 6，实 8")]
    [InlineData("甲厂,,,1", "B048", "列数不足：应 6，实 4")]
    [InlineData("\\.", "B052", "第 2 行不是有效数据")]
    [InlineData("甲\"厂,,,,,", "B050", "引号使用不当")]
    public async Task A_faulty_row_is_quarantined_and_the_others_go_on(string row, string code, string core)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv(row, "乙厂,,,1,,"));

        Assert.Equal(code, result.Verdict);
        Assert.Contains(core, result.Message, StringComparison.Ordinal);
        Assert.Equal("乙厂", Assert.Single(result.Accepted).Text("name"));
        Assert.Equal(2, result.Outcomes.Count);
    }

    [Theory]
    [InlineData("energy_tce", "甲厂,,,\"1,234,567.8\",,", "1234567.8", "B099")]
    [InlineData("energy_tce", "甲厂,,,１２３,,", "123", "B100")]
    [InlineData("energy_tce", "甲厂,,,\u00A0 12\u3000,,", "12", "B101")]
    [InlineData("credit_code", "甲厂,91500112ma5u00003p,,,,", "91500112MA5U00003P", "B113")]
    [InlineData("credit_code", "甲厂,９１５０,,,,", "9150", "B101")]
    [InlineData("name", "<script>甲</script>,,,,,", "<script>甲</script>", "B042")]
    public async Task What_has_one_meaning_is_normalised_and_noted(string field, string row, string expected, string code)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv(row));

        var record = Assert.Single(result.Accepted);
        Assert.Equal(expected, Convert.ToString(record[field], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(code, Assert.Single(record.Issues).Code);
        Assert.Equal(1, result.Normalised);
    }

    [Theory]
    [InlineData("2025-03-01")]
    [InlineData("2025/3/1")]
    [InlineData("2025.3.1")]
    [InlineData("2025年3月1日")]
    [InlineData("20250301")]
    [InlineData("1740758400000")]
    [InlineData("2025-03-01T00:30:00+08:00")]
    [InlineData("2025-02-28T17:00:00Z")]
    [InlineData("2025-03-01 08:00:00")]
    public async Task Days_are_read_in_every_written_form(string day)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv($"甲厂,,,,,{day}"));

        Assert.Equal(new DateOnly(2025, 3, 1), Assert.Single(result.Accepted).Day("date"));
    }

    [Theory]
    [InlineData("江北区", "500105")]
    [InlineData("江北", "500105")]
    [InlineData("重庆市江北区", "500105")]
    [InlineData("500105", "500105")]
    [InlineData("石柱县", "500240")]
    [InlineData("高新区", "CQ-GX")]
    public async Task Authorities_are_found_as_people_write_them(string text, string id)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv($"甲厂,,{text},,,"));

        Assert.Equal(id, Assert.Single(result.Accepted).Text("authority"));
    }

    [Fact]
    public async Task A_name_of_another_day_is_taken_with_a_warning_from_a_department()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲厂,,两江新区,,,"));

        var record = Assert.Single(result.Accepted);
        Assert.Equal("500157", record.Text("authority"));
        Assert.Equal("B118", Assert.Single(record.Issues).Code);
        Assert.Equal(0, result.Normalised);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("/")]
    [InlineData("无")]
    [InlineData(" ")]
    public async Task A_missing_marker_is_no_value(string marker)
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv($"甲厂,,,{marker},,"));

        Assert.Null(Assert.Single(result.Accepted)["energy_tce"]);
    }

    [Fact]
    public async Task All_faults_of_a_row_stand_in_one_message()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("甲厂,,火星区,abc,,2025-02-30"));

        Assert.Equal("B118", result.Verdict);
        Assert.Contains("[B061]", result.Message, StringComparison.Ordinal);
        Assert.Contains("[B120]", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_id_is_neither_kept_nor_shown()
    {
        const string Id = "11010519491231002X";
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv($"张某 {Id},{Id},,,,", $"李某,,{Id},,,"));

        var record = Assert.Single(result.Accepted);
        Assert.Null(record["credit_code"]);
        Assert.DoesNotContain(Id, record.Text("name"), StringComparison.Ordinal);
        var quarantined = Assert.Single(result.Quarantined);
        Assert.DoesNotContain(Id, quarantined.Issue.Value + quarantined.Cells["authority"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11010519491231002x", "******************")]
    [InlineData("110105 19491231 002X", "********************")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", "******************")]
    [InlineData("1101\u20280519491231002X", "*******************")]
    [InlineData("110105194912310021", "******************")] // a slip of the pen is a citizen's number all the same
    [InlineData("110105491231002", "***************")]
    [InlineData("身份证110105491231002号", "身份证***************号")]
    [InlineData("500112240315001", "500112240315001")] // district, day of 2024, serial: the number of a paper
    [InlineData("500112202403150012", "500112202403150012")]
    [InlineData("91500112MA5U00003P", "91500112MA5U00003P")]
    [InlineData("电话023-88888888，2025年3月1日", "电话023-88888888，2025年3月1日")]
    public void A_citizen_s_number_is_masked_however_it_is_written(string text, string shown) => Assert.Equal(shown, PersonalId.Mask(text));

    [Fact]
    public async Task A_formula_as_a_name_is_text_with_a_warning()
    {
        var result = await ReadingSample.ReadAsync(ReadingSample.Csv("=cmd|' /C calc'!A0,,,,,"));

        Assert.Equal("B060", Assert.Single(Assert.Single(result.Accepted).Issues).Code);
    }

    [Fact]
    public void Shown_values_are_cut_and_escaped()
    {
        Assert.Equal(41, CellText.Show(new string('长', 100)).Length);
        Assert.Equal("a\\u000Ab", CellText.Show("a\nb"));
    }
}
