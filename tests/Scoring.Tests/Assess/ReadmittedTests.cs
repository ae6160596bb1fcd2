using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Rules 4.2: no text says whether a unit that was removed and has come back goes on with its earlier run; the scheme does.</summary>
public sealed class ReadmittedTests
{
    [Fact]
    public void A_unit_that_came_back_starts_anew_or_continues_as_the_scheme_says()
    {
        foreach (var row in Table.Parse("""
            | readmitted | entered | streak | level  |
            | anew       | 2025    | 3      | Red    |
            | anew       | 2026    | 2      | Orange |
            | continue   | 2026    | 3      | Red    |
            | continue   |         | 3      | Red    |
            """).Rows)
        {
            var scheme = Some.Scheme(Towns.TwoIndicators, s => s with
            {
                Cycle = new Cycle(2027),
                FilingDeadline = new DateOnly(2027, 11, 3),
                Streak = s.Streak with { Readmitted = row["readmitted"] is "anew" ? ReadmittedRule.Anew : ReadmittedRule.Continue },
            });
            PastOutcome[] past = [new("F01", new Cycle(2025), CycleStatus.Counted, true), new("F01", new Cycle(2026), CycleStatus.Counted, true)];
            IReadOnlyList<Dossier> units = [.. Towns.Forty.Select(u => u.Entry.Id is "F01" ? u with { Entry = u.Entry with { ListedYear = (int?)Some.Number(row["entered"]) } } : u)];

            var unit = Assessment.Assess(scheme, units, past).Populations.Single().Of("F01");

            Assert.Equal((row["readmitted"], row["streak"], row["level"]), (row["readmitted"], $"{unit.Streak}", $"{unit.Level}"));
        }
    }
}
