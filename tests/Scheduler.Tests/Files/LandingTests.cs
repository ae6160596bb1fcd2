using System.Text;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class LandingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_are_kept_unchanged_under_their_hash()
    {
        var landing = new Landing(_folder.Path);

        var (hash, bytes) = await landing.StoreAsync(Bytes("企业名称,代码\n"), default);

        Assert.Equal(20, bytes);
        using var reader = new StreamReader(landing.Open(hash), Encoding.UTF8);
        Assert.Equal("企业名称,代码\n", await reader.ReadToEndAsync());
        Assert.True(await landing.IsIntactAsync(hash, default));
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_and_leave_no_temporary_file()
    {
        var landing = new Landing(_folder.Path);
        var first = await landing.StoreAsync(Bytes("x"), default);
        var second = await landing.StoreAsync(Bytes("x"), default);
        Assert.Equal(first, second);
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_flipped_bit_is_noticed()
    {
        var landing = new Landing(_folder.Path);
        var (hash, _) = await landing.StoreAsync(Bytes("abc"), default);
        await File.WriteAllTextAsync(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)[0], "abd");
        Assert.False(await landing.IsIntactAsync(hash, default));
    }

    [Fact]
    public void A_document_that_is_gone_is_named()
    {
        var fault = Assert.Throws<UserError>(() => new Landing(_folder.Path).Open(new string('a', 64)));
        Assert.Equal("GB-LND-001", fault.Code);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
