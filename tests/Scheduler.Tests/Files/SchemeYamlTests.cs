using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class SchemeYamlTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("能源低碳化")]
    [InlineData("25/6")]
    [InlineData("0..1")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("%")]
    [InlineData("a: b # c")]
    [InlineData("it's")]
    [InlineData("{ a }, [b]")]
    [InlineData("'")]
    [InlineData(" 前后有空 ")]
    [InlineData("GB 16780-2021（水泥），1级/2级；使用前核对")]
    [InlineData("&anchor *alias !tag |")]
    [InlineData("\"双引号\"")]
    public void Any_text_reads_back_as_it_was(string text)
    {
        var tree = Map(("name", Leaf(text)), ("dimensions", Map((text.Length == 0 ? "空" : text, Leaf(text)))), ("bonus", Map(("cap", Leaf("5")), ("indicators", List(Map(("id", Leaf(text))))))), ("remove", List(Leaf(text))));
        var path = _folder.Write("x.yaml", SchemeYaml.Write(tree, ["说明"]));

        var faults = new List<ConfigFault>();
        var read = ConfigFiles.ReadYaml(path, "x.yaml", faults);

        Assert.Empty(faults);
        Assert.Equal(Flat(tree), Flat(read!));
    }

    [Fact]
    public void A_line_break_in_a_cell_becomes_a_blank() =>
        Assert.Equal("note: 第一行 第二行\n", SchemeYaml.Write(Map(("note", Leaf("第一行\r\n第二行\n"))), []));

    private static string Flat(ConfigNode node) => node switch
    {
        ConfigNode.Map map => $"{{{string.Join('|', map.Entries.Select(e => $"{e.Key}={Flat(e.Value)}"))}}}",
        ConfigNode.Sequence list => $"[{string.Join('|', list.Items.Select(Flat))}]",
        ConfigNode.Scalar scalar => $"<{scalar.Value}>",
        _ => "",
    };

    private static ConfigNode.Map Map(params (string Key, ConfigNode Value)[] entries) => new("x", 1, [.. entries.Select(e => new ConfigEntry(e.Key, 1, e.Value))]);

    private static ConfigNode.Sequence List(params ConfigNode[] items) => new("x", 1, items);

    private static ConfigNode.Scalar Leaf(string value) => new("x", 1, value);
}
