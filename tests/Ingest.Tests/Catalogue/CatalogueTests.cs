using System.Globalization;

namespace GreenBatch.Ingest.Tests;

/// <summary>The catalogue of bad inputs (reliability.md 4): every case is met as demanded, with its code, its Chinese words, a place and an advice.</summary>
public sealed class CatalogueTests
{
    private static readonly IReadOnlyList<CatalogueCase> Cases = [.. TransportCases.All(), .. JsonCases.All(), .. TextCases.All(), .. WorkbookCases.All(), .. CellCases.All()];

    public static TheoryData<string> Names => [.. Cases.Select(c => $"{c.Id} {c.What}")];

    /// <summary>B001 to B127, and B117a.</summary>
    private static readonly IReadOnlyList<string> Numbers = [.. Enumerable.Range(1, 127).Select(n => string.Create(CultureInfo.InvariantCulture, $"B{n:000}")).Append("B117a")];

    [Fact]
    public void Every_case_of_the_catalogue_has_its_test()
    {
        var met = Cases.Select(c => c.Id).Concat(Elsewhere.Tests.Select(t => t.Id)).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Numbers.Except(met, StringComparer.Ordinal));
        Assert.Empty(met.Except(Numbers, StringComparer.Ordinal));
    }

    [Fact]
    public void The_tests_named_for_the_other_cases_are_there()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GreenBatch.sln")))
            root = root.Parent!;
        var own = typeof(CatalogueTests).Assembly.GetTypes().ToLookup(t => t.Name, StringComparer.Ordinal);

        foreach (var (id, file, test) in Elsewhere.Tests)
        {
            var text = File.ReadAllText(Path.Combine(root.FullName, "tests", file));
            Assert.True(text.Contains($" {test}(", StringComparison.Ordinal), $"{id}: {file} has no {test}");
            if (file.StartsWith("Ingest.Tests/", StringComparison.Ordinal))
                Assert.Contains(own[Path.GetFileNameWithoutExtension(file)], t => t.GetMethod(test) is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_input_is_met_as_the_catalogue_demands(string name)
    {
        var wanted = Cases.Single(c => string.Equals($"{c.Id} {c.What}", name, StringComparison.Ordinal));

        var met = await wanted.Meet();

        Assert.True(met.Demand == wanted.Demand, met.ToString());
        Assert.True(wanted.Demand is Demand.Refuse or Demand.Wait || met.Others, "what was sound beside it is lost: " + met);
        if (wanted.Core.Length == 0)
        {
            Assert.Null(met.Issue);
            return;
        }

        var issue = met.Issue!;
        Assert.Equal(wanted.Code, issue.Code);
        Assert.Contains(wanted.Core, issue.Message, StringComparison.Ordinal);
        Assert.Contains(wanted.Place, string.Create(CultureInfo.InvariantCulture, $"{issue.Message} {issue.Origin} {issue.Column}"), StringComparison.Ordinal);
        Assert.True(wanted.Demand is Demand.Normalise or Demand.Warn || issue.Advice is { Length: > 0 }, "no advice: " + met);
    }
}
