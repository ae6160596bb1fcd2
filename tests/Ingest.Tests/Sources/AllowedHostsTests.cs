using System.Net;

namespace GreenBatch.Ingest.Tests;

/// <summary>Bad input B126: the program talks to the listed hosts only.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("", "http://platform.example.cn/", true)]
    [InlineData("", "http://127.0.0.1:8080/", false)]
    [InlineData("", "http://localhost/", false)]
    [InlineData("", "http://x.localhost/", false)]
    [InlineData("", "http://169.254.169.254/latest", false)]
    [InlineData("", "http://10.1.2.3/", false)]
    [InlineData("", "http://172.31.0.1/", false)]
    [InlineData("", "http://192.168.1.1/", false)]
    [InlineData("", "http://[::1]/", false)]
    [InlineData("", "http://[::ffff:127.0.0.1]/", false)]
    [InlineData("", "http://[fe80::1]/", false)]
    [InlineData("", "http://2130706433/", false)]
    [InlineData("", "http://0177.0.0.1/", false)]
    [InlineData("", "http://8.8.8.8/", true)]
    [InlineData("platform.example.cn", "http://platform.example.cn/", true)]
    [InlineData("platform.example.cn", "http://PLATFORM.example.cn./", true)]
    [InlineData("platform.example.cn", "http://other.example.cn/", false)]
    [InlineData("platform.example.cn", "http://8.8.8.8/", false)]
    [InlineData("10.20.0.0/16", "http://10.20.3.4/", true)]
    [InlineData("10.20.0.0/16", "http://10.21.3.4/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:9/", true)]
    [InlineData("127.0.0.1", "http://127.0.0.2:9/", false)]
    public void An_address_outside_the_list_is_refused(string listed, string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new AllowedHosts(listed.Length == 0 ? [] : [listed]).Allows(new Uri(address)));

    [Theory]
    [InlineData("", "93.184.215.14", true)]
    [InlineData("", "127.0.0.1", false)]
    [InlineData("", "169.254.169.254", false)]
    [InlineData("", "::ffff:10.0.0.1", false)]
    [InlineData("", "64:ff9b::7f00:1", false)]
    [InlineData("platform.example.cn", "93.184.215.14", true)]
    [InlineData("platform.example.cn", "10.20.3.4", false)]
    [InlineData("platform.example.cn 10.20.0.0/16", "10.20.3.4", true)]
    [InlineData("other.example.cn", "93.184.215.14", false)]
    public void A_listed_name_that_leads_elsewhere_is_not_followed(string listed, string resolved, bool isAllowed) =>
        Assert.Equal(isAllowed, new AllowedHosts(listed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Allows("platform.example.cn", IPAddress.Parse(resolved)));

    [Theory]
    [InlineData("10.20.0.0/16", true)]
    [InlineData("platform.example.cn", true)]
    [InlineData("http://platform.example.cn", false)]
    [InlineData("10.20.0.0/99", false)]
    public void An_entry_is_a_name_an_address_or_a_range(string entry, bool isOne) => Assert.Equal(isOne, AllowedHosts.IsEntry(entry));
}
