namespace GreenBatch.Ingest.Tests;

public sealed class StreetAddressTests
{
    [Theory]
    [InlineData("重庆市南岸区茶园路1号", "南岸区茶园路１号", "Same")]
    [InlineData("重庆市南岸区茶园路1号", "茶园路1号附2", "Alike")]
    [InlineData("重庆市南岸区茶园路1号2幢3-1", "重庆市南岸区茶园路1号5楼", "Alike")]
    [InlineData("重庆市南岸区长生桥镇茶园路1号", "南岸区茶园路1号", "Alike")]
    [InlineData("重庆市江津区李市镇石桥村十二社", "江津区李市镇石桥村12社", "Alike")]
    [InlineData("重庆市南岸区茶园路1号", "重庆市南岸区茶园路2号", "Part")]
    [InlineData("重庆市南岸区茶园路1号", "重庆市南岸区白鹤路1号", "Differs")]
    [InlineData("重庆市南岸区茶园路1号", null, "Unknown")]
    public void How_two_addresses_stand(string left, string? right, string expected) =>
        Assert.Equal(expected, Of(left)!.To(Of(right)).ToString());

    private static StreetAddress? Of(string? address) => StreetAddress.Of(Party.Of("P", "甲", [], [], null, address).Address);
}
