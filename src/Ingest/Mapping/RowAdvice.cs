namespace GreenBatch.Ingest;

/// <summary>What the one who sent a row should do about its fault, by the code of the fault.</summary>
internal static class RowAdvice
{
    private const string Correct = "核对原始资料，更正该单元格后重新报送该行";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["B026"] = "补填必填字段后重新报送该行",
        ["B029"] = "核对数值与计量单位后更正",
        ["B031"] = "删去不可见字符后重新报送该行",
        ["B048"] = "补齐该行缺少的列（没有内容也要留逗号），文本中的逗号须用引号括起",
        ["B049"] = "删去该行多出的列，文本中的逗号须用引号括起",
        ["B050"] = "文本含引号时，整格用引号括起，内部引号写两个",
        ["B052"] = "删去该行；有数据的，按表头逐列填写",
        ["B063"] = "与来源单位核实哪一行为准，只留一行",
        ["B082"] = "修正公式，或把结果粘贴为数值",
        ["B083"] = "在表格软件中打开并保存一次，或把结果粘贴为数值",
        ["B090"] = "把该列设为文本格式，按证照重新填写代码",
        ["B091"] = "把该列设为文本格式，补上前导零",
        ["B092"] = "把日期写成 年-月-日，如 2025-03-01",
        ["B093"] = "缩短文字，详情另附文件",
        ["B096"] = "核对数值与计量单位后更正",
        ["B097"] = "核对正负号与计量单位后更正",
        ["B098"] = "用小数点写小数，千分位按三位分组或不写",
        ["B106"] = "填 0 到 100 之间的数，不带百分号",
        ["B118"] = "写区县全称或六位行政区划代码",
        ["B119"] = "把日期写成 年-月-日，如 2025-03-01",
        ["B121"] = "只报数据年度的数值；年度写错的，更正后重新报送该行",
        ["B120"] = "核对日期后更正",
    };

    public static string Of(string code) => ByCode.GetValueOrDefault(code, Correct);
}
