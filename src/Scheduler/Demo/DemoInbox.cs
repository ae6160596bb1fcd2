using System.IO.Compression;
using System.Text;

namespace GreenBatch.Scheduler.Demo;

/// <summary>Puts the files of one cycle into an inbox folder, as the departments would.</summary>
internal static class DemoInbox
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>How long before the run the files were put in: they have settled.</summary>
    private static readonly TimeSpan Delivered = TimeSpan.FromHours(1);

    /// <summary>Writes every file of the cycle and returns their names in the order written.</summary>
    public static IReadOnlyList<string> Write(City city, DemoCycle cycle, string folder)
    {
        var moment = new DemoMoment(city, cycle);
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var (name, write) in Files(moment))
        {
            var path = Path.Combine(folder, name);
            using (var file = File.Create(path))
                write(file);
            File.SetLastWriteTimeUtc(path, (cycle.Now - Delivered).UtcDateTime);
            written.Add(name);
        }

        return written;
    }

    private static IEnumerable<(string Name, Action<Stream> Write)> Files(DemoMoment moment)
    {
        var cycle = moment.Cycle.Cycle;
        foreach (var file in Market(moment))
            yield return file;
        yield return ($"emergency_{cycle}_01.xlsx", Workbook([DepartmentTables.Accidents(moment), DepartmentTables.SafetyDishonesty(moment)], Titles(moment, "示例应急管理局安全生产信用信息")));
        foreach (var file in Tax(moment))
            yield return file;
        yield return ($"reform_{cycle}_01.xlsx", Workbook(
            [DepartmentTables.EnergyLimits(moment), DepartmentTables.ObsoleteCapacity(moment), DepartmentTables.CreditRecords(moment)], []));
        yield return ($"节能监察与督查_{cycle}_01.xlsx", Workbook(
            [DepartmentTables.Rectifications(moment), DepartmentTables.Problems(moment), DepartmentTables.Suspensions(moment), DepartmentTables.Removals(moment)],
            Titles(moment, "节能监察、督查、停产与移出登记")));
        foreach (var batch in CourtBatches)
            yield return ($"court_{cycle}_{batch}.csv", Csv(DepartmentTables.Executions(moment), Plain));
        if (PlatformRows.MemberTable(moment) is var members && members.Rows.Any())
            yield return ($"platform_{cycle}_members.xlsx", Workbook([members], []));
        if (PlatformRows.ReviewsComeAsWorkbook(moment))
            yield return ($"platform_{cycle}_reviews.xlsx", Workbook([PlatformRows.ReviewTable(moment)], []));
    }

    /// <summary>The second batch has the content of the first: it must be recognised.</summary>
    private static IReadOnlyList<string> CourtBatches => ["01", "02"];

    private static IEnumerable<(string Name, Action<Stream> Write)> Market(DemoMoment moment)
    {
        var cycle = moment.Cycle.Cycle;
        yield return ($"market_{cycle}_registrations.csv.gz", Zipped(MarketTables.Registrations(moment)));
        yield return ($"market_{cycle}_abnormal.csv", Csv(MarketTables.Abnormal(moment), WithMark));
        yield return ($"market_{cycle}_serious.csv", Csv(MarketTables.SeriousViolations(moment), Plain));
        yield return ($"market_{cycle}_spotchecks.csv", Csv(MarketTables.SpotChecks(moment), Plain));
    }

    /// <summary>GB18030, each file with its <c>.done</c> beside it, written last.</summary>
    private static IEnumerable<(string Name, Action<Stream> Write)> Tax(DemoMoment moment)
    {
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? throw new InvalidOperationException("GB18030 is part of the framework");
        foreach (var (batch, table) in new[] { ("grades", DepartmentTables.TaxGrades(moment)), ("violations", DepartmentTables.TaxViolations(moment)) })
        {
            var name = $"tax_{moment.Cycle.Cycle}_{batch}.csv";
            yield return (name, Csv(table, chinese));
            yield return (name + ".done", _ => { });
        }
    }

    private static IReadOnlyList<string> Titles(DemoMoment moment, string title) =>
        [$"{title}（{moment.Cycle.Cycle}年度）", FormattableString.Invariant($"填报单位：示例单位　　报送日期：{moment.Today:yyyy-MM-dd}")];

    private static Action<Stream> Csv(DemoTable table, Encoding encoding) => stream => DemoCsv.Write(stream, table, encoding);

    private static Action<Stream> Workbook(IReadOnlyList<DemoTable> tables, IReadOnlyList<string> titles) => stream => DemoWorkbook.Write(stream, tables, titles);

    private static Action<Stream> Zipped(DemoTable table) => stream =>
    {
        using var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        DemoCsv.Write(zip, table, Plain);
    };
}
