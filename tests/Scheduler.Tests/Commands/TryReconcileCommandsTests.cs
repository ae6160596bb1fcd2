using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Tests.Commands;

/// <summary><c>try identify</c> and <c>try match</c>, through the command line as others call it.</summary>
public sealed class TryReconcileCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("greenbatch-try-");

    [Fact]
    public async Task Identify_writes_one_row_per_code_in_the_order_given_and_masks_personal_ids()
    {
        var input = await WriteAsync("codes.csv", "code", "91350100M000100Y43", "91350100m000100y4 3", "91310000132198765X", "D2143569-X", "无", "11010519491231002X");
        var output = Path.Combine(_folder.FullName, "out.csv");

        var exit = await CommandLine.RunAsync(["try", "identify", input, "--out", output]);

        Assert.Equal(0, exit);
        Assert.Equal(
            [
                "code,kind,verdict,detail",
                "91350100M000100Y43,uscc,valid,Valid",
                "91350100m000100y4 3,uscc,valid,Valid",
                "91310000132198765X,uscc,invalid,BadCheck",
                "D2143569-X,organisation,valid,Valid",
                "无,unknown,invalid,Placeholder",
                "110**************X,personal,valid,Valid",
            ],
            await File.ReadAllLinesAsync(output));
    }

    [Fact]
    public async Task Identify_gives_back_each_code_as_it_was_written()
    {
        var input = await WriteAsync("codes.csv", "code", "\"  91350100M000100Y43\t\"", "\"\"", " D2143569-X ");
        var output = Path.Combine(_folder.FullName, "out.csv");

        await CommandLine.RunAsync(["try", "identify", input, "--out", output]);

        var codes = (await File.ReadAllLinesAsync(output)).Skip(1).Select(line => line.Split(',')[0].Trim('"'));
        Assert.Equal(["  91350100M000100Y43\t", "", " D2143569-X "], codes);
    }

    [Fact]
    public async Task Match_ties_proposes_and_leaves_alone()
    {
        var masters = await WriteAsync("m.csv", "id,name,credit_code,authority", "M1,重庆青禾机械制造有限公司,91350100M000100Y43,南岸区", "M2,重庆白鹭化工有限公司,,涪陵区");
        var records = await WriteAsync("r.csv", "id,name,credit_code", "R1,重庆市青禾机械制造有限责任公司,91350100M000100Y43", "R2,重庆白鹭化工有限公司李渡工厂,", "R3,重庆山水餐饮有限公司,");
        var output = Path.Combine(_folder.FullName, "out.csv");

        var exit = await CommandLine.RunAsync(["try", "match", "--masters", masters, "--records", records, "--out", output]);

        var lines = await File.ReadAllLinesAsync(output);
        Assert.Equal(0, exit);
        Assert.Equal("record_id,master_id,decision,tier,score,margin,relation,explanation", lines[0]);
        Assert.StartsWith("R1,M1,auto,T1,1,1,same,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("R2,M2,review,T8,1,0,site_of,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("R3,,none,T9,0,0,,", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", 2)] // a missing column is wrong use
    [InlineData("id,name\nM1,甲\nM1,乙", 5)] // a master twice is rejected input
    public async Task Faulty_masters_have_their_exit_code(string content, int exit)
    {
        var masters = await WriteAsync("m.csv", content);

        Assert.Equal(exit, await CommandLine.RunAsync(["try", "match", "--masters", masters, "--records", masters, "--out", Path.Combine(_folder.FullName, "o.csv")]));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var input = await WriteAsync("codes.csv", "code", "无");
        var output = Path.Combine(_folder.FullName, "none.csv");

        Assert.Equal(0, await CommandLine.RunAsync(["try", "identify", input, "--out", output, "--dry-run"]));
        Assert.False(File.Exists(output));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> WriteAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }
}
