using System.Security.Cryptography;
using ClosedXML.Excel;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests;

/// <summary>An official fills the template, and it becomes the scheme; or every fault of it is told at once, and nothing is changed.</summary>
public sealed partial class SchemeImportTests : IDisposable
{
    private const string Cement = """
        | dim    | share | id  | name         | type | unit | dir  | lead | base | weight | na | products | excludes | standard     |
        | 能源低碳化 | 60    | E1a | 单位产品综合能耗 |      |      |      |      |      | 25/2   |    |          |          | GB 16780-2021 |
        |         |       | E1b | 单位产值综合能耗 |      |      |      |      |      | 25/2   |    |          |          |              |
        |         |       | E4  | 平台功能数量    |      |      |      | 10   | /    | 95/2   |    |          |          |              |
        | 生产洁净化 | 40    | P3b |              |      |      | 正向 | 80   | 0    | 30     | 否 |          |          |              |
        |         |       | P9  | 余热发电量      | 定量 | kWh/t | 正向 | 35   | 20   | 10     | 是 |          |          |              |
        """;

    private readonly TestFolder _folder = new();

    public SchemeImportTests()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(TestSettings.Root, "config"), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Path.Combine(TestSettings.Root, "config"), path);
            if (!name.StartsWith("sources", StringComparison.Ordinal) && (!name.StartsWith("schemes", StringComparison.Ordinal) || name.StartsWith("schemes/2026", StringComparison.Ordinal)))
                _folder.Write(Path.Combine("config", name), File.ReadAllText(path));
        }
    }

    private string Scheme => Path.Combine(_folder.Path, "config", "schemes", "2026");

    private string Industries => Path.Combine(_folder.Path, "config", "industries.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_two_templates_are_the_same_workbook()
    {
        var (one, other) = (Path.Combine(_folder.Path, "a.xlsx"), Path.Combine(_folder.Path, "b.xlsx"));

        Assert.Equal(0, await RunAsync("template", "scheme", "--out", one));
        Assert.Equal(0, await RunAsync("scheme", "template", "--out", other));

        Assert.Equal(Texts(one), Texts(other));
    }

    [Fact]
    public async Task The_table_of_an_industry_becomes_its_sector_file()
    {
        var book = await FillAsync("指标表", Cement);

        Assert.Equal(0, await RunAsync("scheme", "import", book, "--cycle", "2026", "--sector", "水泥"));

        var table = Load().PopulationOf(UnitKind.Factory)!.TableFor("水泥");
        Assert.Equal(
            """
            E1a 能源低碳化 25/2 · · Lower 可不适用 分3 替E1b
            E1b 能源低碳化 25/2 · · Lower · 分0 ·
            E4 能源低碳化 95/2 10 0 Higher · 分0 ·
            P3b 生产洁净化 30 80 0 Higher · 分0 ·
            P9 生产洁净化 10 35 20 Higher 可不适用 分0 ·
            """,
            string.Join('\n', table.Indicators.Select(Shown)));
        Assert.Equal(["能源低碳化 60", "生产洁净化 40"], table.Dimensions.Select(d => $"{d.Name} {d.Share}"));
        Assert.Equal(("绿色工厂评价要求 水泥", false, "GB 16780-2021"), (table.Name, table.IsProvisional, Assert.Single(table.Standards).Text));
        var text = await File.ReadAllTextAsync(Path.Combine(Scheme, "sectors", "水泥.yaml"));
        Assert.StartsWith("# 由 scheme import 从工作簿「指标.xlsx」〔指标表〕导入。\n# 工作簿 SHA-256：" + Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(book))), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_general_table_written_into_the_template_comes_back_equal()
    {
        var before = Load().PopulationOf(UnitKind.Factory)!.General;
        var rows = before.Indicators.Select(i => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dim"] = i.Dimension,
            ["share"] = before.Dimensions.Single(d => d.Name == i.Dimension).Share.ToString(),
            ["id"] = i.Id.Value,
            ["name"] = i.Name,
            ["type"] = i.IsQualitative ? "定性" : "定量",
            ["unit"] = i.Unit,
            ["dir"] = i.Direction == Direction.Higher ? "正向" : "逆向",
            ["lead"] = $"{i.Lead}",
            ["base"] = $"{i.Base}",
            ["weight"] = i.Weight.ToString(),
            ["note"] = i.Note ?? "",
            ["na"] = i.MayBeNotApplicable ? "是" : "否",
            ["products"] = i.PerProduct > 0 ? $"{i.PerProduct}" : "",
            ["excludes"] = i.Excludes?.Value ?? "",
            ["tiered"] = i.IsTiered ? "是" : "否",
        });
        var book = await FillAsync("指标表", rows);

        var plan = Plan(book);
        Assert.Empty(plan.Faults);
        var difference = Assert.Single(plan.Differences);
        Assert.Equal((0, 0, 0), (difference.Added.Count, difference.Removed.Count, difference.Changed.Count));
        SchemeReplacement.Replace(Scheme, Industries, plan.Files);

        Assert.True(Load().PopulationOf(UnitKind.Factory)!.General.CountsAs(before));
        Assert.All(Load().PopulationOf(UnitKind.Factory)!.Sectors.Values, sector => Assert.True(sector.CountsAs(before)));
    }

    [Fact]
    public async Task Ten_faults_are_told_together_with_sheet_row_column_and_what_to_do()
    {
        var book = await FillAsync("指标表", """
            | dim    | share | id  | name | type | dir  | lead | base | weight | na   | sector |
            | 能源低碳化 | 60    | E4  | 甲   |      | 向上 | 8    | 0    | 60     |      | 水泥   |
            | 生产洁净化 | 30    | P1  | 乙   |      |      | 1    | 5    | 10     |      | 水泥   |
            |         | 31    | P2a | 丙   |      |      | 五   | 0    | 10     |      | 水泥   |
            |         |       |     | 丁   |      |      |      |      | 5      |      | 水泥   |
            |         |       | P2b | 戊   |      |      |      |      | 0      |      | 水泥   |
            |         |       | P3a | 己   |      |      |      |      | 5      | 也许 | 水泥   |
            |         |       | Z9  | 庚   |      |      |      |      | 5      |      | 水泥   |
            | 能源低碳化 | 100   | E4  | 辛   |      |      | 8    | 0    | 100    |      | 火星   |
            """);
        using (var open = new XLWorkbook(book))
        {
            foreach (var (cell, text) in new[] { ("A3", "E3"), ("D3", ">=9000"), ("E3", "4"), ("F3", "0"), ("A4", "E3"), ("E4", "1"), ("F4", "2") })
                open.Worksheet("标杆值").Cell(cell).SetValue<string>(text);
            open.Save();
        }

        var faults = Plan(book).Faults;

        Assert.Equal(
            [
                "指标表 3 方向", "指标表 4 引领值", "指标表 5 一级权重", "指标表 5 引领值", "指标表 6 指标编码", "指标表 7 权重分值", "指标表 8 可不适用", "指标表 9 方向",
                "指标表 10 细分行业", "标杆值 3 能耗分档", "标杆值 4 引领值",
            ],
            faults.Where(f => !f.Problem.Contains("合计", StringComparison.Ordinal)).Select(f => $"{f.Sheet} {f.Row} {f.Column}").Distinct().OrderBy(f => f.StartsWith("标杆值", StringComparison.Ordinal)));
        Assert.Contains("〔指标表〕第 4 行「引领值」：指标「P1」越高越好（higher），引领值应不低于基准值，现为引领值 1、基准值 5。怎么办：写数值；未给出的留空或写 /；引领值须在好的一侧", faults.Select(f => f.ToString()));
        Assert.Contains(faults, f => f is { Row: 2, Column: "一级权重", Problem: "一级指标分值合计为 90，应为 100" });
        Assert.All(faults, f => Assert.NotEmpty(f.Advice));
    }

    [Fact]
    public async Task A_workbook_with_faults_changes_nothing()
    {
        var before = SchemeFolder.Load(Scheme, Industries).Hash;
        var book = await FillAsync("指标表", "| dim | share | id | weight |\n| 能源低碳化 | 90 | E4 | 90 |\n");

        Assert.Equal((int)ExitCode.InputRejected, await RunAsync("scheme", "import", book, "--cycle", "2026"));

        Assert.Equal(before, SchemeFolder.Load(Scheme, Industries).Hash);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_changes_nothing()
    {
        var before = SchemeFolder.Load(Scheme, Industries).Hash;
        var book = await FillAsync("指标表", Cement);

        Assert.Equal(0, await RunAsync("scheme", "import", book, "--cycle", "2026", "--sector", "水泥", "--dry-run"));

        var lines = Plan(book, "水泥").Differences.Single().Lines().ToList();
        Assert.Equal("重点行业「水泥」：新增 1 项，删去 17 项，改动 16 处", lines[0]);
        Assert.Contains("  + P9 余热发电量（10 分）", lines);
        Assert.Contains("  - L1 单位用地面积产值（4 分）", lines);
        Assert.Contains("  ~ E4 引领值：8 → 10", lines);
        Assert.Contains("  ~ 用地集约化 一级权重：8 → 无", lines);
        Assert.Equal(before, SchemeFolder.Load(Scheme, Industries).Hash);
    }

    [Fact]
    public async Task With_out_the_whole_scheme_goes_to_another_folder()
    {
        var before = SchemeFolder.Load(Scheme, Industries).Hash;
        var (book, target) = (await FillAsync("指标表", Cement), Path.Combine(_folder.Path, "试行"));
        string[] import = ["scheme", "import", book, "--cycle", "2026", "--sector", "水泥", "--out", target];

        Assert.Equal(0, await RunAsync(import));
        Assert.Equal((int)ExitCode.Usage, await RunAsync(import));

        Assert.Equal(5, SchemeFolder.Load(target, Industries).Scheme.PopulationOf(UnitKind.Factory)!.TableFor("水泥").Indicators.Count);
        Assert.Equal(before, SchemeFolder.Load(Scheme, Industries).Hash);
    }

    [Fact]
    public async Task Several_industries_come_as_a_column_or_as_sheets_named_after_them()
    {
        var book = await FillAsync("指标表", """
            | dim      | share | id | weight | lead | base | sector |
            | 能源低碳化 | 100   | E4 | 100    | 8    | 0    | 水泥   |
            | 能源低碳化 | 100   | E4 | 100    | 9    | 0    | 造纸   |
            """);
        using (var open = new XLWorkbook(book))
        {
            open.Worksheet("指标表").CopyTo("焦化").Range("N3:N4").Clear();
            open.Worksheet("焦化").Row(4).Delete();
            open.Save();
        }

        var plan = Plan(book);

        Assert.Empty(plan.Faults);
        Assert.Equal(["sectors/水泥.yaml", "sectors/焦化.yaml", "sectors/造纸.yaml"], plan.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_provincial_layout_reads_too_points_in_the_heading_cell_the_lead_as_标杆值_and_a_bonus()
    {
        var path = Path.Combine(_folder.Path, "省级.xlsx");
        using (var open = new XLWorkbook())
        {
            var sheet = open.AddWorksheet("通则");
            foreach (var (row, cells) in new[]
            {
                (1, "附件 省级指标表"), (3, "一级（权重）|序号|编码|二级指标|类型|单位|标杆值|基准值|分值|评分规则"),
                (4, "能源低碳化（60）|1|E4|平台|定量|项|6|0|60|线性"), (5, "产品绿色化（40分）|2|G1|设计|定性||1|0|40|"), (6, "附加项（5）|3|X1|筑峰强链|定性||1|0|2|"), (7, "|4|X2|零碳工厂|定性||1|0|4|"),
            })
            {
                foreach (var (text, column) in cells.Split('|').Select((text, column) => (text, column)))
                    sheet.Cell(row, column + 1).SetValue<string>(text);
            }

            sheet.Cell(6, 11).SetValue<string>("正向");
            sheet.Cell(7, 11).SetValue<string>("正向");
            sheet.Cell(3, 11).SetValue<string>("方向");
            open.SaveAs(path);
        }

        Assert.Equal(0, await RunAsync("scheme", "import", path, "--cycle", "2026", "--sector", "水泥"));

        var table = Load().PopulationOf(UnitKind.Factory)!.TableFor("水泥");
        Assert.Equal(["能源低碳化 60", "产品绿色化 40"], table.Dimensions.Select(d => $"{d.Name} {d.Share}"));
        Assert.Equal((new BonusRule("附加项", 5m), 6m), (table.Bonus, table.Indicators[0].Lead));
        Assert.Equal(["X1 2", "X2 4"], table.Indicators.Where(i => i.IsBonus).Select(i => $"{i.Id} {i.Weight}"));
    }

    [Fact]
    public async Task Rows_of_标杆值_replace_their_like_in_benchmarks_csv_and_leave_the_rest()
    {
        var book = await FillAsync("标杆值", Array.Empty<Dictionary<string, string>>());
        using (var open = new XLWorkbook(book))
        {
            var sheet = open.Worksheet("标杆值");
            foreach (var (row, cells) in new[] { (3, "E1a|水泥|水泥熟料||98|105|委内|2026"), (4, "E3||| ≥ 5000|11.9|0|省级表|2.4"), (5, "R3|通用|||90|60|决定|") })
            {
                foreach (var (text, column) in cells.Split('|').Select((text, column) => (text, column)))
                    sheet.Cell(row, column + 1).SetValue<string>(text);
            }

            open.Save();
        }

        Assert.Equal(0, await RunAsync("scheme", "import", book, "--cycle", "2026"));

        Assert.Equal(
            "indicator,sector,product,tier,lead,base,source,clause\nE1a,水泥,水泥熟料,,98,105,委内,2026\nE3,,,>=5000,11.9,0,省级表,2.4\nR3,,,,90,60,决定,\n",
            await File.ReadAllTextAsync(Path.Combine(Scheme, "benchmarks.csv")));
    }
}
