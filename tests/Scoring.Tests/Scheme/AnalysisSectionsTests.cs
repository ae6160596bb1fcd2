namespace GreenBatch.Scoring.Tests;

public sealed class AnalysisSectionsTests
{
    [Fact]
    public void Every_setting_of_the_questions_after_an_assessment_is_read()
    {
        var analysis = Edit("analysis", "{exit: {margin: 0.5}, median: {minimum_units: 7}, stability: {runs: 50, seed: 9, weights: 0.2, values: 0.03, doubt: 0.1}}").Scheme!.Analysis;

        Assert.Equal(new AnalysisRules(0.5m, 7, new StabilityRules(50, 9, 0.2m, 0.03m, 0.1m)), analysis);
    }

    [Fact]
    public void All_of_them_may_be_left_out() =>
        Assert.Equal(new AnalysisRules(1m, 5, new StabilityRules(1000, 1, 0.10m, 0.01m, 0.05m)), TreeEdits.Whole().Read().Analysis);

    [Theory]
    [InlineData("{exit: {margin: 0}}", "")]
    [InlineData("{exit: {margin: -0.1}}", "「margin」不能为负")]
    [InlineData("{exit: {room: 1}}", "未知的键「room」，可用的键：margin")]
    [InlineData("{median: {minimum_units: 1}}", "")]
    [InlineData("{median: {minimum_units: 0}}", "「minimum_units」的值「0」应为 1 至 2147483647 的整数")]
    [InlineData("{median: {fewest: 1}}", "未知的键「fewest」，可用的键：minimum_units")]
    [InlineData("{stability: {runs: 0}}", "「runs」的值「0」应为 1 至 1000000 的整数")]
    [InlineData("{stability: {runs: 1}}", "")]
    [InlineData("{stability: {runs: 1000000}}", "")]
    [InlineData("{stability: {runs: 1000001}}", "「runs」的值「1000001」应为 1 至 1000000 的整数")]
    [InlineData("{stability: {seed: -1}}", "「seed」的值「-1」应为 0 至 2147483647 的整数")]
    [InlineData("{stability: {seed: 0}}", "")]
    [InlineData("{stability: {weights: -0.1}}", "「weights」不能为负")]
    [InlineData("{stability: {values: -0.1}}", "「values」不能为负")]
    [InlineData("{stability: {doubt: -0.1}}", "「doubt」不能为负")]
    [InlineData("{stability: {luck: 1}}", "未知的键「luck」，可用的键：runs、seed、weights、values、doubt")]
    [InlineData("{firmness: 1}", "未知的键「firmness」，可用的键：exit、median、stability")]
    public void What_makes_no_sense_is_refused(string analysis, string expected) => Assert.Equal(expected, Faults(Edit("analysis", analysis)));

    [Fact]
    public void Rules_4_4_bands_stand_in_their_order_and_are_all_units_together()
    {
        Assert.Equal([new Band("A+", 1, 10), new Band("A", 4, 10), new Band("B", 1, 2)], Edit("ranking.bands", "{B: 1/2, A: 4/10, A+: 1/10}").Scheme!.Ranking.Bands);
        Assert.Equal([new Band("A+", 1, 10), new Band("B", 9, 10)], Edit("ranking.bands", "{A+: 1/10, B: 9/10}").Scheme!.Ranking.Bands);
        Assert.Equal("「bands」各档比例合计应为 1，现为 0.9", Faults(Edit("ranking.bands", "{A+: 1/10, A: 4/10, B: 4/10}")));
        Assert.Equal("「bands」各档比例合计应为 1，现为 1.1", Faults(Edit("ranking.bands", "{A+: 1/10, A: 4/10, B: 6/10}")));
        Assert.Contains("未知的键「C」，可用的键：A+、A、B", Faults(Edit("ranking.bands", "{A+: 1/10, A: 4/10, B: 1/2, C: 1/10}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_national_cut_says_where_it_was_announced()
    {
        Assert.Equal(new NationalCut(61.5m, null, "文号"), Edit("ranking.national_cut", "{factory: 61.5, source: 文号}").Scheme!.Ranking.NationalCut);
        Assert.Equal(70m, Edit("ranking.national_cut", "{factory: 61.5, park: 70, source: 文号}").Scheme!.Ranking.NationalCut!.Park);
        Assert.Null(TreeEdits.Whole().Read().Ranking.NationalCut);
        Assert.Equal("缺少「source」", Faults(Edit("ranking.national_cut", "{factory: 61.5}")));
        Assert.Equal("未知的键「city」，可用的键：factory、park、source", Faults(Edit("ranking.national_cut", "{city: 61.5, source: 文号}")));
    }

    private static SchemeReading Edit(string path, string value) => SchemeParser.Parse(TreeEdits.Whole().Edit("scheme.yaml", path, value));

    private static string Faults(SchemeReading reading) => string.Join('\n', reading.Faults.Select(f => f.Message));
}
