namespace GreenBatch.Ingest.Tests;

public sealed class NameProfileTests
{
    [Theory]
    [InlineData("重庆青禾机械制造有限公司", "重庆青禾机械制造厂", "Same", "Same")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青和机械制造有限公司", "Alike", "Same")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青禾机械制早有限公司", "Same", "Alike")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青田机械制造有限公司", "Changed", "Same")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青禾的机械制造有限公司", "Same", "Slip")]
    [InlineData("重庆青禾机械制造有限公司", "重庆禾青机械制造有限公司", "Slip", "Same")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青禾机械有限公司", "Same", "Part")]
    [InlineData("重庆青禾机械制造有限公司", "重庆青禾化工有限公司", "Same", "Differs")]
    [InlineData("重庆青禾机械制造有限公司", "重庆清和机械制造有限公司", "Differs", "Same")]
    [InlineData("重庆市荣昌区青禾机械制造有限公司", "重庆市容昌区青禾机械制造有限公司", "Same", "Same")]
    [InlineData("重庆东禾机械制造有限公司", "重庆西禾机械制造有限公司", "Differs", "Same")]
    [InlineData("重庆青禾第一建材厂", "重庆青禾第二建材厂", "Differs", "Same")]
    public void How_brand_and_trade_stand(string master, string record, string brand, string trade)
    {
        var (foundBrand, foundTrade) = Of(master).To(Of(record));

        Assert.Equal((brand, trade), (foundBrand.ToString(), foundTrade.ToString()));
    }

    private static NameProfile Of(string name) => NameProfile.Of(NameKey.Parse(name));
}
