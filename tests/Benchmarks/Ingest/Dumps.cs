using System.Globalization;
using System.Text;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>One dump: the source that sends it, its file, its header and how a row of an enterprise looks in it.</summary>
internal sealed record Dump(string Source, string Dataset, IReadOnlyList<string> Header, Func<Enterprises, int, int, string?[]> Row)
{
    public const string CodeColumn = "统一社会信用代码";

    public string File => $"{Source}_2025_{Dataset}.csv";
}

/// <summary>Five dumps of twelve columns: five shapes that departments send, with the faults of real ones in a few rows.</summary>
internal static class Dumps
{
    /// <summary>One row in so many is of a listed unit.</summary>
    private const int ListedEvery = 200;

    public static IReadOnlyList<Dump> All { get; } =
    [
        new("market", "registrations", ["企业名称", "统一社会信用代码", "注册号", "曾用名", "法定代表人", "成立日期", "所属区县", "登记机关", "登记状态", "注销吊销日期", "住所", "行业代码"], Registration),
        new("environment", "penalties", ["行政相对人名称", "统一社会信用代码", "工商注册号", "法定代表人", "决定书文号", "违法行为类型", "违法事实", "处罚类别", "罚款金额", "决定日期", "处罚机关", "状态"], Penalty),
        new("emergency", "accidents", ["企业名称", "统一社会信用代码", "所属区县", "事故编号", "事故日期", "事故地点", "死亡人数", "重伤人数", "直接经济损失", "事故等级", "结案状态", "事故简况"], Accident),
        new("tax", "violations", ["企业名称", "统一社会信用代码", "所属区县", "处理决定文号", "公布日期", "违法事实", "查补税款", "公布状态", "经办人", "案件来源", "登记注册类型", "备注"], Violation),
        new("court", "executions", ["被执行人", "统一社会信用代码", "所属区县", "案号", "立案时间", "执行法院", "发布时间", "履行情况", "失信情形", "承办人", "执行标的", "备注"], Execution),
    ];

    /// <summary>Writes a dump of so many rows and says how many bytes it has.</summary>
    public static long Write(Dump dump, Enterprises enterprises, int rows, string folder)
    {
        var path = Path.Combine(folder, dump.File);
        using (var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20))
        {
            text.NewLine = "\n";
            text.WriteLine(string.Join(',', dump.Header));
            for (var row = 0; row < rows; row++)
                text.WriteLine(string.Join(',', dump.Row(enterprises, NumberOf(row, enterprises), row)));
        }

        return new FileInfo(path).Length;
    }

    private static int NumberOf(int row, Enterprises enterprises) => row % ListedEvery == 7 ? Enterprises.Mix(row) % enterprises.Listed : enterprises.Listed + row;

    /// <summary>Nine in ten rows have their code, a few a damaged one, the others none.</summary>
    private static string? Code(int number, int row) => (Enterprises.Mix(row + 17) % 100) switch
    {
        < 90 => Enterprises.CreditCode(number),
        < 92 => Enterprises.CreditCode(number)[..17] + "0",
        < 96 => "-",
        _ => null,
    };

    /// <summary>One name in a thousand has a slip: two characters swapped.</summary>
    private static string Name(Enterprises enterprises, int number, int row)
    {
        var name = enterprises.Name(number);
        return row % 1000 == 207 ? name[..3] + name[4] + name[3] + name[5..] : name;
    }

    private static string Day(int row, int salt) => new DateOnly(2019, 1, 1).AddDays(Enterprises.Mix(row + salt) % 2400).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One day in ten thousand cannot be read.</summary>
    private static string OwnDay(int row, int salt) => row % 10_000 == 1234 ? "2025-02-30" : Day(row, salt);

    private static string Serial(string head, int row) => string.Create(CultureInfo.InvariantCulture, $"{head}〔2025〕{row}号");

    private static string Amount(int row) => (Enterprises.Mix(row + 5) % 100_000 / 100m).ToString(CultureInfo.InvariantCulture);

    private static string?[] Registration(Enterprises all, int number, int row) =>
    [
        Name(all, number, row), Enterprises.CreditCode(number), null, null, Enterprises.Person(number), OwnDay(row, 1), Enterprises.District(number), "示例市场监督管理局", "存续", null, Enterprises.Address(number),
        (1000 + number % 8000).ToString(CultureInfo.InvariantCulture),
    ];

    private static string?[] Penalty(Enterprises all, int number, int row) =>
    [
        Name(all, number, row), Code(number, row), null, Enterprises.Person(number), Serial("渝示环罚", row), "超标排放", $"{Day(row, 2)}检查发现外排废水超标", "罚款", Amount(row), OwnDay(row, 3), "示例生态环境局", "有效",
    ];

    private static string?[] Accident(Enterprises all, int number, int row) =>
    [
        Name(all, number, row), Code(number, row), Enterprises.District(number), Serial("渝示安", row), OwnDay(row, 4), Enterprises.Address(number), "0", "1", Amount(row), "一般", "已结案", "\"装卸作业,工人滑倒\"",
    ];

    private static string?[] Violation(Enterprises all, int number, int row) =>
    [
        Name(all, number, row), Code(number, row), Enterprises.District(number), Serial("渝示税处", row), OwnDay(row, 5), "少列收入少缴税款", Amount(row), "公布中", "示例", "举报", "有限责任公司", null,
    ];

    private static string?[] Execution(Enterprises all, int number, int row) =>
    [
        Name(all, number, row), Code(number, row), Enterprises.District(number), Serial("示执", row), OwnDay(row, 6), "示例人民法院", Day(row, 7), "全部未履行", "有履行能力而拒不履行", "示例", Amount(row), null,
    ];
}
