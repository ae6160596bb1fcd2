using GreenBatch.Ingest;

namespace GreenBatch.Scheduler.Jobs;

/// <summary>An answer as people say it.</summary>
/// <param name="NeedsEntry">It names a candidate.</param>
internal sealed record ReviewWord(char Key, string Word, string Relation, bool NeedsEntry);

/// <summary>The answers to a question of the queue: 同一单位／分支机构／厂点／不是／无法判断, and 园区内企业 where a park is asked about.</summary>
internal static class ReviewWords
{
    public static IReadOnlyList<ReviewWord> All { get; } =
    [
        new('1', "同一单位", Relation.Same, NeedsEntry: true),
        new('2', "分支机构", Relation.BranchOf, NeedsEntry: true),
        new('3', "厂点", Relation.SiteOf, NeedsEntry: true),
        new('4', "不是", Relation.Same, NeedsEntry: false),
        new('5', "无法判断", Relation.CannotTell, NeedsEntry: false),
        new('6', "园区内企业", Relation.MemberOf, NeedsEntry: true),
    ];

    public static ReviewWord? Find(string word) => All.FirstOrDefault(w => w.Word == word);

    /// <summary>A decision in words.</summary>
    public static string Of(MatchDecision decision)
    {
        var word = decision.EntryId is null && !decision.IsUnsure ? "不是" : All.FirstOrDefault(w => w.Relation == decision.Relation)?.Word ?? decision.Relation;
        return decision.EntryId is { } entry ? $"{word} {entry}" : word;
    }
}
