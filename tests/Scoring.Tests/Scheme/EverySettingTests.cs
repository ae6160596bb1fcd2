using GreenBatch.Kernel;
using GreenBatch.Tests.Support;

namespace GreenBatch.Scoring.Tests;

/// <summary>Each setting of a scheme, read as it was written, up to both ends of what it may be.</summary>
public sealed class EverySettingTests
{
    [Fact]
    public void Of_scheme_yaml() => Check("scheme.yaml", """
        | path                               | value          | read as                                       |
        | cycle                              | 2016           | 2016 data 2015 Counted 2016-12-31             |
        | cycle                              | 2100           | 2100 data 2099 Counted 2100-12-31             |
        | data_year                          | 2000           | 2025 data 2000 Counted 2025-12-31             |
        | data_year                          | 2100           | 2025 data 2100 Counted 2025-12-31             |
        | data_year                          | ~              | 2025 data 2024 Counted 2025-12-31             |
        | data_year                          | null           | 2025 data 2024 Counted 2025-12-31             |
        | status                             | trial          | 2025 data 2024 Trial 2025-12-31               |
        | filing_deadline                    | 2025-11-03     | 2025 data 2024 Counted 2025-11-03             |
        """, scheme => $"{scheme.Cycle} data {scheme.DataYear} {scheme.Status} {scheme.FilingDeadline:yyyy-MM-dd}");

    [Fact]
    public void Of_scoring() => Check("scheme.yaml", """
        | path                       | value          | read as                                         |
        | note                       | x              | Linear 2 ToEven Zero SameDimension              |
        | scoring                    | -              | Linear 2 ToEven Zero SameDimension              |
        | scoring.published.decimals | 0              | Linear 0 ToEven Zero SameDimension              |
        | scoring.published.decimals | 10             | Linear 10 ToEven Zero SameDimension             |
        | scoring.published.rounding | half_up        | Linear 2 AwayFromZero Zero SameDimension        |
        | scoring.published.rounding | half_even      | Linear 2 ToEven Zero SameDimension              |
        | scoring.missing            | hold           | Linear 2 ToEven Hold SameDimension              |
        | scoring.not_applicable     | whole_table    | Linear 2 ToEven Zero WholeTable                 |
        | scoring.not_applicable     | none           | Linear 2 ToEven Zero None                       |
        """, scheme => $"{scheme.Scoring.Between} {scheme.Scoring.Published.Decimals} {scheme.Scoring.Published.Mode} {scheme.Scoring.Missing} {scheme.Scoring.NotApplicable}");

    /// <summary>Where the table is named and the indicator file is not, the indicator file comes right after it.</summary>
    [Fact]
    public void Of_benchmarks() => Check("scheme.yaml", """
        | path                               | value                       | read as                               |
        | benchmarks                         | -                           | Table Scheme Estimated p95 20         |
        | benchmarks.order                   | [table, estimated]          | Table Scheme Estimated p95 20         |
        | benchmarks.order                   | [estimated, table]          | Estimated Table Scheme p95 20         |
        | benchmarks.order                   | [scheme, estimated, table]  | Scheme Estimated Table p95 20         |
        | benchmarks.order                   | [estimated]                 | Estimated p95 20                      |
        | benchmarks.order                   | [table]                     | Table Scheme -                        |
        | benchmarks.order                   | table                       | Table Scheme -                        |
        | benchmarks.order                   | []                          | Table Scheme Estimated p95 20         |
        | benchmarks.order                   | [filed, scheme]             | Filed Scheme -                        |
        | benchmarks.estimated.lead          | p50                         | Table Scheme Estimated p50 20         |
        | benchmarks.estimated.lead          | p100                        | Table Scheme Estimated p100 20        |
        | benchmarks.estimated.lead          | p97.5                       | Table Scheme Estimated p97.5 20       |
        | benchmarks.estimated.base          | mean                        | Table Scheme Estimated p95 20         |
        | benchmarks.estimated.minimum_units | 1                           | Table Scheme Estimated p95 1          |
        """, scheme => FormattableString.Invariant($"{string.Join(' ', scheme.BenchmarkRules.Order)} ") + (scheme.BenchmarkRules.Estimate is { } e ? FormattableString.Invariant($"p{e.LeadPercentile} {e.MinimumUnits}") : "-"));

    [Fact]
    public void Of_ranking() => Check("scheme.yaml", """
        | path                      | value             | read as                                                           |
        | ranking                   | -                 | Published 1/20 Ceiling Include 20; Vetoed Held NotFiled NewEntry  |
        | ranking.on                | exact             | Exact 1/20 Ceiling Include 20; Vetoed Held NotFiled NewEntry      |
        | ranking.on                | published         | Published 1/20 Ceiling Include 20; Vetoed Held NotFiled NewEntry  |
        | ranking.ties              | competition       | Published 1/20 Ceiling Include 20; Vetoed Held NotFiled NewEntry  |
        | ranking.cut.share         | 0.05              | Published 5/100 Ceiling Include 20; Vetoed Held NotFiled NewEntry |
        | ranking.cut.share         | 1                 | Published 1/1 Ceiling Include 20; Vetoed Held NotFiled NewEntry   |
        | ranking.cut.count         | floor             | Published 1/20 Floor Include 20; Vetoed Held NotFiled NewEntry    |
        | ranking.cut.count         | half_up           | Published 1/20 HalfUp Include 20; Vetoed Held NotFiled NewEntry   |
        | ranking.cut.tied_at_cut   | exclude           | Published 1/20 Ceiling Exclude 20; Vetoed Held NotFiled NewEntry  |
        | ranking.cut.minimum_units | 0                 | Published 1/20 Ceiling Include 0; Vetoed Held NotFiled NewEntry   |
        | ranking.outside           | [vetoed, new_entry] | Published 1/20 Ceiling Include 20; Vetoed NewEntry              |
        | ranking.outside           | not_filed         | Published 1/20 Ceiling Include 20; NotFiled                       |
        | ranking.outside           | []                | Published 1/20 Ceiling Include 20;                                |
        """, scheme => (scheme.Ranking, scheme.Ranking.Cut) is var (r, c) ? $"{r.On} {c.ShareNumerator}/{c.ShareDenominator} {c.Count} {c.TiedAtCut} {c.MinimumUnits}; {string.Join(' ', r.Outside)}".TrimEnd() : "");

    [Fact]
    public void Of_streak() => Check("scheme.yaml", """
        | path                | value               | read as                            |
        | streak              | -                   | 0 Unknown 1黄 2橙 3红; 1/20 2 蓝    |
        | streak.counts_from  | 2026                | 2026 Unknown 1黄 2橙 3红; 1/20 2 蓝 |
        | streak.counts_from  | 9999                | 9999 Unknown 1黄 2橙 3红; 1/20 2 蓝 |
        | streak.gap          | reset               | 0 Reset 1黄 2橙 3红; 1/20 2 蓝      |
        | streak.ladder       | {3: 红}             | 0 Unknown 3红; 1/20 2 蓝            |
        | streak.ladder       | {9: 丙, 2: 甲, 5: 乙} | 0 Unknown 2甲 5乙 9丙; 1/20 2 蓝   |
        | streak.watch.share  | 1/10                | 0 Unknown 1黄 2橙 3红; 1/10 2 蓝    |
        | streak.watch.points | 0                   | 0 Unknown 1黄 2橙 3红; 1/20 0 蓝    |
        | streak.watch.points | 1.5                 | 0 Unknown 1黄 2橙 3红; 1/20 1.5 蓝  |
        | streak.watch.level  | 青                  | 0 Unknown 1黄 2橙 3红; 1/20 2 青    |
        """, scheme => (scheme.Streak, scheme.Streak.Watch) is var (s, w)
            ? FormattableString.Invariant($"{s.CountsFrom} {s.Gap} {string.Join(' ', s.Ladder.OrderBy(r => r.Key).Select(r => $"{r.Key}{r.Value}"))}; {w.ShareNumerator}/{w.ShareDenominator} {w.Points} {w.Level}")
            : "");

    [Fact]
    public void Of_what_is_shaken_up_to_its_limits() => Check("scheme.yaml", """
        | path                       | value  | read as          |
        | analysis                   | -      | 0.10 0.01 0.05   |
        | analysis.stability.weights | 0      | 0 0.01 0.05      |
        | analysis.stability.weights | 0.9999 | 0.9999 0.01 0.05 |
        | analysis.stability.values  | 0      | 0.10 0 0.05      |
        | analysis.stability.values  | 1.5    | 0.10 1.5 0.05    |
        | analysis.stability.doubt   | 0      | 0.10 0.01 0      |
        | analysis.stability.doubt   | 0.4999 | 0.10 0.01 0.4999 |
        """, scheme => scheme.Analysis.Stability is var s ? FormattableString.Invariant($"{s.Weights} {s.Values} {s.Doubt}") : "");

    [Fact]
    public void Of_a_unit_that_came_back() => Check("scheme.yaml", """
        | path              | value    | read as  |
        | streak            | -        | Anew     |
        | streak.readmitted | anew     | Anew     |
        | streak.readmitted | continue | Continue |
        """, scheme => $"{scheme.Streak.Readmitted}");

    [Fact]
    public void Of_basis_and_populations()
    {
        Assert.Equal(["甲", "乙"], TreeEdits.Whole().Edit("scheme.yaml", "basis", "[甲, 乙]").Read().Basis);
        Assert.Equal(["甲"], TreeEdits.Whole().Edit("scheme.yaml", "basis", "甲").Read().Basis);
        var both = TreeEdits.Whole().Edit("scheme.yaml", "populations.park", "{indicators: general.yaml}").Read();
        Assert.Equal([UnitKind.Factory, UnitKind.Park], both.Populations.Select(p => p.Kind));
        Assert.Empty(both.PopulationOf(UnitKind.Park)!.Sectors);
        Assert.Null(TreeEdits.Whole().Read().PopulationOf(UnitKind.Park));
        Assert.Equal("水泥表", both.PopulationOf(UnitKind.Factory)!.Sectors["水泥"].Name);
        Assert.Equal(["水泥"], TreeEdits.Whole().Edit("scheme.yaml", "populations.factory.sectors", "sectors/").Read().Populations.Single().Sectors.Keys);
    }

    /// <summary>Indicators by their position in <see cref="TreeEdits.General"/>.</summary>
    [Fact]
    public void Of_an_indicator() => Check("general.yaml", """
        | path                               | value    | indicator | read as                                            |
        | note                               | x        | 2         | A2 A2 A  Higher 20 10 5 0   False False False False  |
        | indicators.2.name                  | 名        | 2         | A2 名 A  Higher 20 10 5 0   False False False False   |
        | indicators.2.unit                  | %        | 2         | A2 A2 A % Higher 20 10 5 0   False False False False |
        | indicators.2.base                  | 10       | 2         | A2 A2 A  Higher 20 10 10 0   False False False False |
        | indicators.2.may_be_not_applicable | true     | 2         | A2 A2 A  Higher 20 10 5 0   True False False False   |
        | indicators.2.qualitative           | true     | 2         | A2 A2 A  Higher 20 10 5 0   False True False False   |
        | indicators.2.tiered                | true     | 2         | A2 A2 A  Higher 20 10 5 0   False False True False   |
        | indicators.2.actionable            | true     | 2         | A2 A2 A  Higher 20 10 5 0   False False False True   |
        | indicators.2.actionable            | false    | 2         | A2 A2 A  Higher 20 10 5 0   False False False False  |
        | indicators.2.difficulty            | high     | 2         | A2 A2 A  Higher 20 10 5 0 high  False False False False |
        | indicators.2.note                  | 见附件    | 2         | A2 A2 A  Higher 20 10 5 0  见附件 False False False False |
        | indicators.1.lead                  | 2        | 1         | E1b E1b A  Lower 30 2 2 0   False False False False  |
        | indicators.5.lead                  | 0        | 5         | B1 B1 B  Higher 25 0 0 0   False False False False   |
        | indicators.5.lead                  | ~        | 5         | B1 B1 B  Higher 25   0   False False False False     |
        | indicators.0.per_product           | 1        | 0         | E1a E1a A  Lower 30   1   False False False False    |
        | indicators.0.per_product           | 100      | 0         | E1a E1a A  Lower 30   100   False False False False  |
        """, (scheme, row) => scheme.Populations[0].General.Indicators[(int)Some.Number(row["indicator"])!.Value] is var i
            ? FormattableString.Invariant($"{i.Id} {i.Name} {i.Dimension} {i.Unit} {i.Direction} {i.Weight} {i.Lead} {i.Base} {i.PerProduct} {i.Difficulty} {i.Note} {i.MayBeNotApplicable} {i.IsQualitative} {i.IsTiered} {i.IsActionable}")
            : "");

    [Fact]
    public void Of_a_table()
    {
        var plain = TreeEdits.Whole().Read().Populations[0].General;
        Assert.Equal(("", "", false, BetweenRule.Linear), (plain.Name, plain.Source, plain.IsProvisional, plain.Between));
        Assert.Equal([new Dimension("A", new Weight(50m, 1m)), new Dimension("B", new Weight(50m, 1m))], plain.Dimensions);
        Assert.Equal([null, null, null, new ChoiceGroup("g", 1), new ChoiceGroup("g", 1), null], plain.Indicators.Select(i => i.Choose));
        var named = TreeEdits.Whole().Edit("general.yaml", "name", "通则").Edit("general.yaml", "source", "附件1").Edit("general.yaml", "provisional", "true").Read().Populations[0].General;
        Assert.Equal(("通则", "附件1", true), (named.Name, named.Source, named.IsProvisional));
    }

    /// <summary>A group of which all count is a group all the same.</summary>
    [Fact]
    public void Of_a_group_as_large_as_its_n()
    {
        var files = TreeEdits.Whole();
        foreach (var i in new[] { 3, 4 })
            files = files.Edit("general.yaml", $"indicators.{i}.choose.n", "2").Edit("general.yaml", $"indicators.{i}.weight", "12.5");

        Assert.Equal(2, files.Read().Populations[0].General.Indicators[3].Choose!.Count);
    }

    [Fact]
    public void Of_what_is_shaken_and_stepped()
    {
        var indicator = TreeEdits.Whole().Edit("general.yaml", "indicators.2.precision", "0").Edit("general.yaml", "indicators.2.step", "0.5").Read().Populations[0].General.Indicators[2];
        Assert.Equal((0m, 0.5m), (indicator.Precision, indicator.Step));
        Assert.Equal(0.01m, TreeEdits.Whole().Read().Populations[0].General.Indicators[2].Step);
        Assert.Equal(0.0000000001m, TreeEdits.Whole().Edit("general.yaml", "indicators.2.step", "0.0000000001").Read().Populations[0].General.Indicators[2].Step);
    }

    [Fact]
    public void Of_the_ministry_s_own_line_and_the_city_s_rankings()
    {
        var ranking = TreeEdits.Whole().Edit("scheme.yaml", "ranking", "{population: sector, national_cut: {factory: 61.5, park: 70, source: 文号}}").Read().Ranking;

        Assert.Equal(RankedPopulation.Sector, ranking.Population);
        Assert.Equal((61.5m, 70m, "文号"), (ranking.NationalCut!.For(UnitKind.Factory), ranking.NationalCut.For(UnitKind.Park), ranking.NationalCut.Source));
        Assert.Equal((RankedPopulation.City, null), (TreeEdits.Whole().Read().Ranking.Population, TreeEdits.Whole().Read().Ranking.NationalCut));
    }

    /// <summary>A ratio table gives leads only: a base that is left out stays out, and an indicator that is better when lower needs none either.</summary>
    [Fact]
    public void Of_a_ratio_table_no_base_is_added()
    {
        var files = TreeEdits.Whole().Edit("general.yaml", "between", "ratio").Edit("general.yaml", "indicators.1.base", "-");
        Assert.Equal([null, null, 5m, null, null, null], files.Read().Populations[0].General.Indicators.Select(i => i.Base));
        Assert.Equal(BetweenRule.Ratio, files.Read().Populations[0].General.Between);
        Assert.Equal(BetweenRule.Ratio, files.Edit("general.yaml", "between", "-").Edit("scheme.yaml", "scoring.between", "ratio").Read().Populations[0].General.Between);
        Assert.Contains(SchemeParser.Parse(files.Edit("general.yaml", "indicators.5.lead", "0")).Faults, f => f.Message.Contains("按比值计分，引领值应大于 0", StringComparison.Ordinal));
    }

    /// <summary>What a sector file may say, and what stays as in the general table.</summary>
    [Fact]
    public void Of_a_sector_file() => Check("sectors/水泥.yaml", """
        | path        | value                                 | read as                                                              |
        | note        | x                                     | 水泥 水泥表 通则源 False Linear A50 B50: E1a30 E1b30 A220 C125 C225 B125 |
        | sector      | 熟料                                   | 熟料 水泥表 通则源 False Linear A50 B50: E1a30 E1b30 A220 C125 C225 B125 |
        | name        | -                                     | 水泥 通则 通则源 False Linear A50 B50: E1a30 E1b30 A220 C125 C225 B125   |
        | source      | 附件9                                  | 水泥 水泥表 附件9 False Linear A50 B50: E1a30 E1b30 A220 C125 C225 B125 |
        | provisional | true                                  | 水泥 水泥表 通则源 True Linear A50 B50: E1a30 E1b30 A220 C125 C225 B125 |
        | between     | ratio                                 | 水泥 水泥表 通则源 False Ratio A50 B50: E1a30 E1b30 A220 C125 C225 B125 |
        | indicators  | [{id: A2, name: 名}]                   | 水泥 水泥表 通则源 False Linear A50 B50: E1a30 E1b30 名20 C125 C225 B125 |
        """, (scheme, _) => scheme.Populations[0].Sectors.Single() is var (name, t)
            ? $"{name} {t.Name} {t.Source} {t.IsProvisional} {t.Between} {string.Join(' ', t.Dimensions.Select(d => d.Name + d.Share))}: {string.Join(' ', t.Indicators.Select(i => i.Name + i.Weight))}"
            : "", files => files.Edit("general.yaml", "name", "通则").Edit("general.yaml", "source", "通则源"));

    /// <summary>A dimension with share 0 goes out together with its removed indicators; a new dimension and a new indicator come last.</summary>
    [Fact]
    public void Of_a_sector_file_that_changes_dimensions()
    {
        var files = TreeEdits.Whole()
            .Edit("sectors/水泥.yaml", "dimensions", "{B: 0, C: 50}")
            .Edit("sectors/水泥.yaml", "remove", "[C1, C2, B1]")
            .Edit("sectors/水泥.yaml", "indicators", "[{id: N1}]")
            .Edit("sectors/水泥.yaml", "indicators.0.dimension", "C")
            .Edit("sectors/水泥.yaml", "indicators.0.direction", "higher")
            .Edit("sectors/水泥.yaml", "indicators.0.weight", "50");

        var table = files.Read().Populations[0].Sectors["水泥"];

        Assert.Equal(["A", "C"], table.Dimensions.Select(d => d.Name));
        Assert.Equal(["E1a", "E1b", "A2", "N1"], table.Indicators.Select(i => i.Id.Value));
        Assert.Equal(6, files.Read().Populations[0].General.Indicators.Count);
    }

    /// <summary>What the general table lacks, the sector may bring: the general file is then at fault, the sector is not.</summary>
    [Fact]
    public void Of_a_sector_file_that_brings_what_the_general_table_lacks()
    {
        foreach (var key in new[] { "dimensions", "indicators" })
        {
            var files = TreeEdits.Whole();
            var whole = (ConfigNode.Map)files.Trees["general.yaml"];
            var sector = ((ConfigNode.Map)files.Trees["sectors/水泥.yaml"]) with { Entries = [new ConfigEntry(key, 5, whole[key]!)] };
            files = files.Edit("general.yaml", key, "-");

            var faults = SchemeParser.Parse(files with { Trees = new Dictionary<string, ConfigNode>(files.Trees) { ["sectors/水泥.yaml"] = sector } }).Faults;

            Assert.NotEmpty(faults);
            Assert.All(faults, f => Assert.Equal("general.yaml", f.File));
        }
    }

    private static void Check(string file, string table, Func<Scheme, string> show) =>
        Check(file, table, (scheme, _) => show(scheme));

    private static void Check(string file, string table, Func<Scheme, TableRow, string> show, Func<SchemeFiles, SchemeFiles>? prepare = null)
    {
        foreach (var row in Table.Parse(table).Rows)
        {
            var scheme = (prepare ?? (f => f))(TreeEdits.Whole()).Edit(file, row["path"], row["value"]).Read();
            Assert.Equal($"{row["path"]} = {row["value"]}: {row["read as"]}", $"{row["path"]} = {row["value"]}: {show(scheme, row)}");
        }
    }
}
