using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GreenBatch.Ingest.Tests;

/// <summary>Fault F34: the line is cut behind every single byte of an answer. It is never taken for a whole one.</summary>
public sealed class CutAnswerTests
{
    private static readonly string Page = RawAnswer.PageOf(1, 1, 1);

    public static TheoryData<string> Framings => ["length", "chunks", "hang-up", "gzip with length", "gzip until hang-up"];

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task An_answer_cut_anywhere_is_never_accepted(string framing)
    {
        var answer = Framed(framing);
        var cut = 0;
        await using var upstream = new RawUpstream(a => a.SendAsync(answer[..cut]));
        var access = new SourceAccess(upstream.Address, "t", null);
        var accepted = new List<int>();

        for (; cut < answer.Length; cut++)
        {
            try
            {
                await FetchSample.FetchAsync(access, FetchSample.Options with { Retries = 1 });
                accepted.Add(cut);
            }
            catch (SourceUnavailableException)
            {
                // As it should be.
            }
        }

        Assert.Empty(accepted);
        Assert.Single(await FetchSample.FetchAsync(access));
    }

    [Theory]
    [InlineData("length")]
    [InlineData("chunks")]
    [InlineData("hang-up")]
    [InlineData("gzip with length")]
    public async Task An_answer_that_comes_byte_by_byte_is_the_same(string framing)
    {
        var answer = Framed(framing);
        await using var upstream = new RawUpstream(async a =>
        {
            foreach (var one in answer)
                await a.SendAsync([one]);
        });

        var delivery = Assert.Single(await FetchSample.FetchAsync(new SourceAccess(upstream.Address, "t", null)));

        using var body = new StreamReader(await delivery.Documents[0].OpenAsync(CancellationToken.None));
        Assert.Equal(Page, await body.ReadToEndAsync());
    }

    private static byte[] Framed(string framing)
    {
        var body = framing.StartsWith("gzip", StringComparison.Ordinal) ? Gzip(Page) : Encoding.UTF8.GetBytes(Page);
        return framing switch
        {
            "length" => [.. RawAnswer.Head(Length(body)), .. body],
            "chunks" => [.. RawAnswer.Head("Transfer-Encoding: chunked\r\n"), .. Chunk(body[..30]), .. Chunk(body[30..]), .. "0\r\n\r\n"u8],
            "hang-up" => [.. RawAnswer.Head(""), .. body],
            "gzip with length" => [.. RawAnswer.Head(Length(body) + "Content-Encoding: gzip\r\n"), .. body],
            _ => [.. RawAnswer.Head("Content-Encoding: gzip\r\n"), .. body],
        };
    }

    private static string Length(byte[] body) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");

    private static byte[] Chunk(byte[] piece) => [.. Encoding.ASCII.GetBytes(piece.Length.ToString("X", CultureInfo.InvariantCulture) + "\r\n"), .. piece, .. "\r\n"u8];

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
