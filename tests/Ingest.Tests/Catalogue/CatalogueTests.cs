using System.Globalization;

namespace GreenBatch.Ingest.Tests;

/// <summary>The catalogue of bad inputs (reliability.md 4): every case is met as demanded, with its code, its Chinese words, a place and an advice.</summary>
public sealed class CatalogueTests
{
    private static readonly IReadOnlyList<CatalogueCase> Cases = [.. TransportCases.All(), .. JsonCases.All(), .. TextCases.All(), .. WorkbookCases.All(), .. CellCases.All()];

    public static TheoryData<string> Names => [.. Cases.Select(c => $"{c.Id} {c.What}")];

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
