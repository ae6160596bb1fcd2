using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Files;

/// <summary>The workbook that asks one department to check facts, and comes back with its answers.</summary>
internal static class CorrectionTable
{
    public const string Kind = "校核请求";

    private const string Result = "核实结果";
    private const string Value = "核实后的值";
    private const string Remark = "说明";
    private const string Office = "核实单位";
    private const string Corrected = "已更正";
    private const string Kept = "维持原值";
    private const string Unknown = "无法核实";

    private static readonly AnswerColumn[] Columns =
    [
        new("编号", 14),
        new("单位", 28),
        new("统一社会信用代码", 22),
        new("事项", 16),
        new("我方数据", 24),
        new("贵方数据", 24),
        new("贵方数据位置", 36),
        new("我方依据", 36),
        new("答复期限", 12),
        new(Result, 12, IsAnswer: true, $"选 {Corrected}、{Kept} 或 {Unknown}") { Choices = [Corrected, Kept, Unknown] },
        new(Value, 24, IsAnswer: true, "已更正的，写更正后的值"),
        new(Remark, 30, IsAnswer: true, "维持原值或无法核实的，写明理由"),
        new(Office, 20, IsAnswer: true, "写处室名称，不写个人姓名和电话"),
    ];

    public static AnswerTable Of(Cycle cycle, string source, string department, IEnumerable<Correction> corrections) => new(
        Kind,
        $"{cycle} 年度数据校核请求：{department}（政务数据共享条例 第二十六条）",
        Columns,
        [.. corrections.Select(c => AnswerRow.Of([c.Id, c.Name, c.CreditCode ?? "", FactFields.Name(c.Field), c.OurValue, c.TheirValue, c.TheirPlace, c.Evidence, Day(c.Due)], []))],
        [("年度", cycle.ToString()), ("来源", source)])
    {
        Notes = [("退回", "填好后原样退回；锁定的格子请勿改动，代码按文本保存")],
    };

    public static IEnumerable<ImportFault> Faults(FilledRow row, Correction correction)
    {
        ImportFault Fault(string column, string problem) => new(Kind, row.Number, column, problem, Columns.First(c => c.Title == column).Advice);
        if (correction.State is CorrectionState.Adopted or CorrectionState.Rejected)
            yield return Fault(Result, $"{correction.Id} 已办结（{Name(correction.State)}），不再收答复");
        if (row[Result].Length == 0)
            yield return Fault(Result, "没有选核实结果");
        if (row[Result] == Corrected && row[Value].Length == 0)
            yield return Fault(Value, "已更正，但没有写更正后的值");
        if (row[Result] is Kept or Unknown && row[Remark].Length == 0)
            yield return Fault(Remark, $"{row[Result]}，但没有写理由");
        if (row[Office].Length == 0)
            yield return Fault(Office, "没有写核实单位");
    }

    public static CorrectionStep StepOf(FilledRow row, string enteredBy, DateTimeOffset at) => new(row.Asked.Key, CorrectionState.Answered, row[Office], enteredBy, at)
    {
        Answer = PersonalId.Mask(row[Remark].Length == 0 ? row[Result] : $"{row[Result]}：{row[Remark]}"),
        AnswerValue = row[Value].Length == 0 ? null : PersonalId.Mask(row[Value]),
    };

    public static string Name(CorrectionState state) => state switch
    {
        CorrectionState.Draft => "起草",
        CorrectionState.Sent => "已发",
        CorrectionState.Answered => "已答复",
        CorrectionState.Adopted => "已采纳",
        _ => "驳回",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
