using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scoring;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class SchemeFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("greenbatch-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2025")]
    [InlineData("2026")]
    [InlineData("2027")]
    public void The_shipped_schemes_are_sound_and_complete(string cycle)
    {
        var scheme = SchemeFolder.Load(Path.Combine(Config, "schemes", cycle), Path.Combine(Config, "industries.csv")).Scheme;

        Assert.Equal(cycle, scheme.Cycle.ToString());
        Assert.Equal(scheme.Cycle.Year - 1, scheme.DataYear);
        Assert.Equal((21, 31), (scheme.PopulationOf(UnitKind.Factory)!.General.Indicators.Count, scheme.PopulationOf(UnitKind.Park)!.General.Indicators.Count));
        Assert.True(scheme.PopulationOf(UnitKind.Park)!.General.IsProvisional);
        Assert.All(scheme.Vetoes, rule => Assert.NotEmpty(rule.Clause));
        Assert.Contains(scheme.Vetoes, rule => rule.Outcome == VetoOutcome.ImmediateRemoval);
    }

    [Theory]
    [InlineData(2025, "2025-11-03")]
    [InlineData(2026, "2026-10-31")]
    [InlineData(2030, "2026-10-31")]
    [InlineData(null, "2026-10-31")]
    public void The_filing_deadline_is_that_of_the_cycle_or_of_the_newest_scheme(int? cycle, string expected)
    {
        foreach (var (year, deadline) in new[] { ("2025", "2025-11-03"), ("2026", "2026-10-31") })
        {
            Directory.CreateDirectory(Path.Combine(_folder, year));
            File.WriteAllText(Path.Combine(_folder, year, "scheme.yaml"), $"cycle: {year}\nfiling_deadline: {deadline}\npopulations: {{ factory: {{ indicators: general.yaml }} }}\n");
            File.WriteAllText(Path.Combine(_folder, year, "general.yaml"), "dimensions: { 能源: 100 }\nindicators: [{ id: E4, dimension: 能源, direction: higher, weight: 100 }]\n");
        }

        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), SchemeFolder.Deadline(_folder, cycle is { } asked ? new Cycle(asked) : null));
    }

    [Fact]
    public void A_folder_without_schemes_names_no_deadline() =>
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserError>(() => SchemeFolder.Deadline(_folder, null)).Exit);

    [Fact]
    public void The_example_of_the_contract_parses()
    {
        File.WriteAllText(Path.Combine(_folder, "scheme.yaml"), """
            cycle: 2025
            data_year: 2024
            status: counted                  # counted | trial
            basis: [工信厅节函〔2025〕390号, 渝经信绿发〔2025〕6号]
            filing_deadline: 2025-11-03
            populations:
              factory: { indicators: factory-general.yaml, sectors: sectors }
            scoring:
              between: linear                # from base (0) to lead (full weight)
              published: { decimals: 2, rounding: half_even }        # GB/T 8170
              missing: zero
              not_applicable: same_dimension
            benchmarks:
              order: [table, estimated]
              estimated: { lead: p95, base: mean, minimum_units: 20 }
            ranking:
              on: published
              ties: competition
              cut: { share: 1/20, count: ceiling, tied_at_cut: include, minimum_units: 20 }
              outside: [vetoed, held, not_filed, new_entry]
            streak:
              counts_from: 2025
              gap: unknown
              ladder: { 1: 黄, 2: 橙, 3: 红 }
              watch: { share: 1/20, points: 2, level: 蓝 }
            """);
        File.WriteAllText(Path.Combine(_folder, "factory-general.yaml"), """
            name: 绿色工厂评价通则
            source: GB/T 36132-2025 表C.1（示例权重）
            dimensions: { 能源低碳化: 100 }
            indicators:
              - { id: E4, name: 能碳管理系统平台功能符合数量, dimension: 能源低碳化, unit: 项, direction: higher, weight: 92, lead: 8, base: 0, actionable: true, difficulty: low }
              - { id: E1a, name: 单位产品综合能耗, dimension: 能源低碳化, unit: kgce/产品单位, direction: lower, weight: 8, per_product: 3, excludes: E1b, may_be_not_applicable: true }
              - { id: E1b, name: 单位产值综合能耗, dimension: 能源低碳化, unit: kgce/万元, direction: lower, weight: 8 }
            """);

        var loaded = SchemeFolder.Load(_folder);

        Assert.Equal(new DateOnly(2025, 11, 3), loaded.Scheme.FilingDeadline);
        Assert.Equal(64, loaded.Hash.Length);
        Assert.Equal(["factory-general.yaml", "scheme.yaml"], loaded.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_hash_changes_with_any_byte_and_with_nothing_else()
    {
        var one = new Dictionary<string, byte[]> { ["a.yaml"] = [1], ["b.yaml"] = [2] };

        Assert.Equal(SchemeFolder.HashOf(one), SchemeFolder.HashOf(new Dictionary<string, byte[]> { ["b.yaml"] = [2], ["a.yaml"] = [1] }));
        Assert.NotEqual(SchemeFolder.HashOf(one), SchemeFolder.HashOf(new Dictionary<string, byte[]> { ["a.yaml"] = [1], ["b.yaml"] = [3] }));
    }

    [Fact]
    public void Faults_of_all_files_come_in_one_message_with_file_and_line()
    {
        File.WriteAllText(Path.Combine(_folder, "scheme.yaml"), "cycle: 2025\npopulations:\n  factory: { indicators: general.yaml }\nscoring: { missing: guess }\n");
        File.WriteAllText(Path.Combine(_folder, "general.yaml"), "dimensions: { A: 99 }\nindicators:\n  - { id: A1, dimension: A, direction: up, weight: 99 }\n");

        var error = Assert.Throws<UserError>(() => SchemeFolder.Load(_folder));

        Assert.Equal((ExitCode.Usage, "GB-CFG-001"), (error.Exit, error.Code));
        Assert.Contains("scheme.yaml:4: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("general.yaml:1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("general.yaml:3: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bracket_that_is_never_closed_is_a_fault_of_its_file_and_no_crash()
    {
        File.WriteAllText(Path.Combine(_folder, "scheme.yaml"), "cycle: 2025\nscoring: { missing: zero\nstatus: counted\n");

        var error = Assert.Throws<UserError>(() => SchemeFolder.Load(_folder));

        Assert.Equal((ExitCode.Usage, "GB-CFG-001"), (error.Exit, error.Code));
        Assert.Contains("scheme.yaml:", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The configuration folder of the checkout the tests run in.</summary>
    private static string Config
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "GreenBatch.sln")))
                folder = folder.Parent ?? throw new DirectoryNotFoundException("GreenBatch.sln");
            return Path.Combine(folder.FullName, "config");
        }
    }
}
