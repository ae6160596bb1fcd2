using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Builds the made-up city on the registers of the configuration: authorities and key industries are the real ones, all else is invented.</summary>
internal static class DemoCity
{
    private const string NameColumn = "sector";
    private const string CodesColumn = "gbt4754_2017_codes";

    public static City Build(DemoSettings settings, string configFolder) =>
        new(settings, AuthorityFile.Load(Path.Combine(configFolder, "authorities.csv")), DemoSectors.From(ReadIndustries(Path.Combine(configFolder, "industries.csv"))));

    private static List<(string Name, string Codes)> ReadIndustries(string path)
    {
        var faults = new List<ConfigFault>();
        var table = ConfigFiles.ReadCsv(path, "config/industries.csv", faults);
        if (table is null)
            throw new UserError(ExitCode.Usage, "GB-CFG-004", $"重点行业清单读不出：{faults[0]}", "检查 config/industries.csv");
        var columns = table.Header.ToList();
        return [.. table.Rows.Select(r => (r.Cells[columns.IndexOf(NameColumn)], r.Cells[columns.IndexOf(CodesColumn)]))];
    }
}
