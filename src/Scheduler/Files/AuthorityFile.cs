using System.Globalization;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Commands;

namespace GreenBatch.Scheduler.Files;

/// <summary>Loads <c>config/authorities.csv</c>: the dated register of reporting authorities.</summary>
internal static class AuthorityFile
{
    private static readonly string[] Header = ["authority_id", "gbt2260_code", "name", "valid_from", "valid_to", "note"];

    public static AuthorityRegister Load(string path)
    {
        if (!File.Exists(path))
            throw new UserError(ExitCode.Usage, "GB-CFG-001", $"找不到区县名册 {path}", "在项目根目录下运行，或检查 config/authorities.csv");
        var faults = new List<ConfigFault>();
        var table = ConfigFiles.ReadCsv(path, "config/authorities.csv", faults);
        var authorities = table is null ? [] : Parse(table, faults);
        if (faults.Count > 0)
            throw new UserError(ExitCode.Usage, "GB-CFG-003", $"区县名册有 {faults.Count} 处错误：\n{string.Join('\n', faults.Select(f => "   " + f))}", "按上面的行号改正");
        return new AuthorityRegister(authorities);
    }

    private static List<Authority> Parse(ConfigTable table, List<ConfigFault> faults)
    {
        var authorities = new List<Authority>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (!table.Header.SequenceEqual(Header, StringComparer.Ordinal))
        {
            faults.Add(new ConfigFault(table.File, 1, $"表头应为 {string.Join(',', Header)}"));
            return authorities;
        }

        foreach (var row in table.Rows)
        {
            if (!ids.Add(row.Cells[0]))
                faults.Add(new ConfigFault(table.File, row.Line, $"编号「{row.Cells[0]}」重复"));
            var code = row.Cells[1].Length == 0 ? null : row.Cells[1];
            authorities.Add(new Authority(row.Cells[0], code, row.Cells[2], Day(row, 3, table.File, faults), Day(row, 4, table.File, faults)));
        }

        return authorities;
    }

    private static DateOnly? Day(ConfigRow row, int column, string file, List<ConfigFault> faults)
    {
        if (row.Cells[column].Length == 0)
            return null;
        if (DateOnly.TryParseExact(row.Cells[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(new ConfigFault(file, row.Line, $"日期「{row.Cells[column]}」应写成 年-月-日"));
        return null;
    }
}
