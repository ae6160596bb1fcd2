namespace GreenBatch.Ingest.Tests;

public sealed class DistrictsTests
{
    [Theory]
    [InlineData("渝北", "渝北区", "重庆市渝北区", "500112", "重庆市渝北区市场监督管理局")]
    [InlineData("璧山区", "璧山县", "500227", "500120", "重庆市璧山县")]
    [InlineData("开州区", "开县", "500234", "500154", "开州")]
    [InlineData("秀山", "秀山县", "秀山土家族苗族自治县", "500241", "重庆市秀山土家族苗族自治县")]
    [InlineData("忠县", "500233", "重庆市忠县", "忠县", "忠县")]
    [InlineData("两江新区", "两江新区（开发区）", "500157", "重庆两江新区", "两江新区")]
    public void Every_writing_of_a_district_is_one(params string[] writings) => Assert.Single(writings.Select(Districts.Key).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("江北区", "两江新区", true)]
    [InlineData("綦江区", "万盛区", true)]
    [InlineData("渝北区", "渝中区", false)]
    [InlineData("渝北区", "", null)]
    public void Districts_that_took_one_another_over_do_not_contradict(string left, string right, bool? agrees) =>
        Assert.Equal(agrees, Districts.Agree(Districts.Key(left), Districts.Key(right)));

    [Theory]
    [InlineData("重庆市九龙坡区金桥路1号", "九龙坡")]
    [InlineData("重庆市巴县长街2号", "巴南")]
    [InlineData("金桥路1号", null)]
    public void The_district_inside_an_address(string address, string? district) => Assert.Equal(district, Districts.Within(address));
}
