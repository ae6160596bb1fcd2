using System.Text.Json;
using GreenBatch.Scheduler.Demo;
using GreenBatch.Scheduler.Tests.Jobs;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Commands;

/// <summary>The commands that only ask, as the real program on a scored cycle.</summary>
[Collection(SharedRun.Name)]
public sealed class QuestionCommandsTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task A_unit_is_explained_as_a_letter_and_as_data_that_add_up()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var weak = Installation.City[Part.BottomInAll].EntryId;

        var letter = await installation.RunAsync("explain", "--cycle", "2025", "--unit", weak);
        var data = await installation.RunAsync("explain", "--cycle", "2025", "--unit", weak, "--json");

        Assert.Equal((0, 0), (letter.Exit, data.Exit));
        Assert.All(
            new[] { "2025 年度得分", "再连续 2 年处于后5%，即提出移出建议", "位置：", "得分是怎么来的：", "失分主要在哪里：", "怎样走出后5%", "这个判定有多稳" },
            part => Assert.Contains(part, letter.Output, StringComparison.Ordinal));
        var unit = Envelope(data)[0];
        Assert.Equal(unit.GetProperty("total").GetDecimal(), unit.GetProperty("contributions").EnumerateArray().Sum(c => c.GetProperty("points").GetDecimal()));
        Assert.Equal(1m, unit.GetProperty("stability").GetProperty("shareBelow").GetDecimal());
        Assert.True(unit.GetProperty("exit").GetProperty("target").GetDecimal() > unit.GetProperty("cut").GetDecimal());
        Assert.Equal(JsonValueKind.Null, unit.GetProperty("change").ValueKind);
    }

    [Fact]
    public async Task Readings_estimates_comparison_and_applicants_answer_and_save_nothing()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);
        var file = Path.Combine(installation.OutFolder, "readings.csv");
        Directory.CreateDirectory(installation.OutFolder);

        var readings = Envelope(await installation.RunAsync("scheme", "readings", "--cycle", "2025", "--out", file, "--json"));
        var estimates = Envelope(await installation.RunAsync("scheme", "estimates", "--cycle", "2025", "--json"));
        var compared = Envelope(await installation.RunAsync("score", "--cycle", "2025", "--scheme", Path.Combine(TestSettings.Root, "config", "schemes", "2026"), "--compare", "--json"));
        var applicants = Envelope(await installation.RunAsync("applicants", "--cycle", "2025", "--json"));

        Assert.Contains(readings.EnumerateArray(), r => r.GetProperty("key").GetString() == "ranking.cut.count: floor" && r.GetProperty("comparison").GetProperty("kind").GetString() == "factory");
        Assert.Equal(readings.GetArrayLength() + 1, (await File.ReadAllLinesAsync(file)).Length);
        Assert.NotEmpty(estimates.EnumerateArray());
        Assert.Equal(["factory", "park"], compared.EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal(PlatformRows.ApplicantCount, applicants.GetArrayLength());
        Assert.All(applicants.EnumerateArray(), a => Assert.False(a.GetProperty("incomplete").GetBoolean()));
        Assert.All(applicants.EnumerateArray(), a => Assert.Equal(["district", "sector", "city"], a.GetProperty("averages").EnumerateArray().Select(x => x.GetProperty("scope").GetString())));
        Assert.Equal(undisturbed.Tables["out_unit"], (await Fingerprint.OfTablesAsync(installation.ConnectionString))["out_unit"]);
    }

    [Fact]
    public async Task A_group_too_small_is_never_told_as_a_ground_for_removal()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var flagged = Envelope(await installation.RunAsync("explain", "--cycle", "2025", "--flagged", "--json"));
        var park = flagged.EnumerateArray().First(u => u.GetProperty("tooSmall").GetBoolean() && u.GetProperty("bottom").GetBoolean()).GetProperty("unit").GetString()!;

        var letter = await installation.RunAsync("explain", "--cycle", "2025", "--unit", park);

        Assert.Contains("处于后5%，连续 1 年", letter.Output, StringComparison.Ordinal);
        Assert.Contains("参评单位不足 20 家，只作提醒", letter.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("移出建议", letter.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_flagged_and_watched_units_get_their_letters_at_once()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var flagged = Envelope(await installation.RunAsync("explain", "--cycle", "2025", "--flagged", "--json"));

        Assert.All(flagged.EnumerateArray(), u => Assert.NotEqual("none", u.GetProperty("level").GetString()));
        Assert.Equal(flagged.EnumerateArray().Count(u => u.GetProperty("bottom").GetBoolean()), flagged.EnumerateArray().Count(u => u.GetProperty("level").GetString() == "yellow"));
        Assert.Contains(flagged.EnumerateArray(), u => u.GetProperty("unit").GetString() == Installation.City[Part.BottomInAll].EntryId);
    }

    [Theory]
    [InlineData("GB-EXP-002", "explain", "--cycle", "2025")]
    [InlineData("GB-EXP-002", "explain", "--cycle", "2025", "--unit", "GF-00001", "--flagged")]
    [InlineData("GB-EXP-002", "explain", "--cycle", "2025", "--unit", "GF-99999")]
    [InlineData("GB-SCO-002", "score", "--cycle", "2025", "--scheme", "config/schemes/2026")]
    [InlineData("GB-SCO-002", "score", "--cycle", "2025", "--compare")]
    [InlineData("GB-SCO-002", "score", "--cycle", "2025", "--demo")]
    public async Task A_question_that_is_not_whole_is_refused_with_what_to_do(string code, params string[] arguments)
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server, undisturbed.Scored);

        var end = await installation.RunAsync(arguments);

        Assert.Equal(2, end.Exit);
        Assert.Contains(code, end.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_there_is_a_result_nothing_can_be_asked()
    {
        await using var installation = await Installation.OpenAsync(undisturbed.Server);

        foreach (var question in new[] { "readings", "estimates" })
            Assert.Equal(4, (await installation.RunAsync("scheme", question, "--cycle", "2025")).Exit);
        Assert.Equal(4, (await installation.RunAsync("applicants", "--cycle", "2025")).Exit);
    }

    private static JsonElement Envelope(ProgramEnd end)
    {
        Assert.True(end.Exit == 0, end.Talk);
        return JsonDocument.Parse(end.Output).RootElement.GetProperty("data");
    }
}
