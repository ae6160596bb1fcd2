using GreenBatch.Kernel;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Files;

/// <summary>The review queue as a workbook: one question a row, the answer from a drop-down.</summary>
internal static class ReviewTable
{
    public const string Kind = "待裁定";

    private const string Answer = "答复";
    private const string Entry = "归到条目";
    private const string Reason = "理由和依据";
    private const string Who = "裁定人";

    private static readonly AnswerColumn[] Columns =
    [
        new("编号", 26),
        new("影响", 30),
        new("问题", 30),
        new("来源记录", 40),
        new("候选", 44),
        new("为什么", 40),
        new("来源位置", 28),
        new(Answer, 14, IsAnswer: true, $"选 {string.Join('、', ReviewWords.All.Select(w => w.Word))}；不答的留空") { Choices = [.. ReviewWords.All.Select(w => w.Word)] },
        new(Entry, 14, IsAnswer: true, "选候选条目；「不是」和「无法判断」留空，只有一个候选时可留空") { HasOwnChoices = true },
        new(Reason, 36, IsAnswer: true, "写明理由和依据，如「营业执照核对」"),
        new(Who, 12, IsAnswer: true, "写裁定人姓名"),
    ];

    public static AnswerTable Of(Cycle cycle, IReadOnlyList<QueuedReview> queue) => new(
        Kind,
        $"{cycle} 年度待裁定事项（影响大的在前；一行一问）",
        Columns,
        [.. queue.Select(q => AnswerRow.Of(Cells(q), q.Item.Candidates))],
        [("年度", cycle.ToString()), ("运行号", queue.Count == 0 ? "" : queue[0].RunId)])
    {
        Notes =
        [
            ("分支机构、厂点", "记录说的是该单位的分支机构或另一厂点：列为关系，不算在该单位头上，须人工复核"),
            ("两人确认", "双方信用代码都有效但不同的，第一人的答复是提议，另一人给出同样答复后生效"),
            ("导入", "填好后执行 greenbatch review import 本文件 --cycle 年度 --dry-run，无误后去掉 --dry-run；下次 reconcile 生效"),
        ],
    };

    /// <summary>What is not right in a filled row, beside what the sheet itself shows.</summary>
    public static IEnumerable<ImportFault> Faults(FilledRow row)
    {
        ImportFault Fault(string column, string problem) => new(Kind, row.Number, column, problem, Columns.First(c => c.Title == column).Advice);
        var needsEntry = ReviewWords.Find(row[Answer]) is { NeedsEntry: true };
        if (row[Answer].Length == 0)
            yield return Fault(Answer, "填了其他格，但没有选答复");
        if (needsEntry && row[Entry].Length == 0 && row.Asked.Choices.Count > 1)
            yield return Fault(Entry, "有多个候选，没有选归到哪个条目");
        if (row[Answer].Length > 0 && !needsEntry && row[Entry].Length > 0)
            yield return Fault(Entry, $"「{row[Answer]}」不归到任何条目");
        if (row[Reason].Length == 0)
            yield return Fault(Reason, "没有写理由");
        if (row[Who].Length == 0)
            yield return Fault(Who, "没有写裁定人");
    }

    public static ReviewAnswer AnswerOf(FilledRow row, QueuedReview queued, string enteredBy)
    {
        var word = ReviewWords.Find(row[Answer])!;
        var entry = !word.NeedsEntry ? null : row[Entry].Length > 0 ? row[Entry] : row.Asked.Choices[0];
        return new ReviewAnswer(queued.Item.Subject, entry, word.Relation, row[Who], enteredBy, row[Reason]);
    }

    private static List<string> Cells(QueuedReview queued)
    {
        var item = queued.Item;
        return
        [
            item.Subject,
            $"{EffectText.Name(queued.Effect.Kind)}{(queued.Effect.Text.Length == 0 ? "" : $"：{queued.Effect.Text}")}",
            item.Question,
            item.Record is null ? "" : ReviewCard.SideText(item.Record),
            string.Join("\n", item.Sides.Select(s => $"{s.Id} {ReviewCard.SideText(s, item.Record)}")),
            string.Join("\n", ReviewCard.Why(queued)),
            item.Origin?.ToString() ?? "",
        ];
    }
}
