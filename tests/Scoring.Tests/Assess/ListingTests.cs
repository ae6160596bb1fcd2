using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

public sealed class ListingTests
{
    /// <summary>Rules 4.2 is silent on a unit that was removed and has come back: the scheme says which outcomes are its own.</summary>
    [Fact]
    public void Outcomes_before_the_year_of_entry_are_another_listing_s_unless_the_scheme_lets_them_continue()
    {
        foreach (var row in Table.Parse("""
            | entered | readmitted | own            |
            | 2025    | Anew       | 2025 2026 2027 |
            | 2026    | Anew       | 2027           |
            | 2028    | Anew       |                |
            | 2026    | Continue   | 2025 2026 2027 |
            | 2028    | Continue   | 2025 2026 2027 |
            |         | Anew       | 2025 2026 2027 |
            """).Rows)
        {
            var entry = new ListEntry("F1", UnitKind.Factory, "甲厂") { ListedYear = (int?)Some.Number(row["entered"]) };
            PastOutcome[] past = [Outcome(2025, isBottom: true), Outcome(2026, isBottom: null), Outcome(2027, isBottom: false)];

            var own = Listing.Own(entry, past, Enum.Parse<ReadmittedRule>(row["readmitted"])).Select(o => o.Cycle.Year);

            Assert.Equal((row["entered"], row["readmitted"], row["own"]), (row["entered"], row["readmitted"], string.Join(' ', own)));
        }
    }

    private static PastOutcome Outcome(int year, bool? isBottom) => new("F1", new Cycle(year), CycleStatus.Counted, isBottom);
}
