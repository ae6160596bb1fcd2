using System.Net;
using System.Text.Json;

namespace GreenBatch.Scheduler.Web;

/// <summary>The counts of a step, as the ledger keeps them in JSON, in words. What has no word here is left out: hashes and ids are no counts.</summary>
internal static class StepCounts
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["deliveries"] = "批次",
        ["unchanged"] = "内容未变",
        ["rows"] = "行",
        ["accepted"] = "接收",
        ["quarantined"] = "隔离",
        ["duplicate"] = "重复",
        ["outside"] = "名单外",
        ["records"] = "记录",
        ["dossiers"] = "档案",
        ["linked"] = "归档",
        ["reviews"] = "待裁定",
        ["conflicts"] = "冲突",
        ["openConflicts"] = "未决冲突",
        ["listed"] = "名单",
        ["n"] = "参评",
        ["k"] = "线下家数",
        ["cut"] = "分数线",
        ["bottom"] = "后5%",
        ["vetoed"] = "否决",
        ["held"] = "待核",
        ["notFiled"] = "未填报",
        ["newEntry"] = "新入选",
        ["incomplete"] = "档案不完整",
        ["red"] = "红",
        ["orange"] = "橙",
        ["yellow"] = "黄",
        ["blue"] = "蓝",
        ["pending"] = "待定",
        ["files"] = "文件",
        ["bytes"] = "字节",
        ["frozenBy"] = "定稿人",
    };

    private static readonly Dictionary<string, string> Populations = new(StringComparer.Ordinal)
    {
        ["factory"] = "绿色工厂",
        ["park"] = "绿色工业园区",
    };

    public static string Html(string json)
    {
        using var counts = JsonDocument.Parse(json);
        return string.Join("<br>", Lines(counts.RootElement).Select(WebUtility.HtmlEncode));
    }

    private static IEnumerable<string> Lines(JsonElement counts)
    {
        var own = Words.Where(word => counts.TryGetProperty(word.Key, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.String).Select(word => $"{word.Value} {counts.GetProperty(word.Key)}").ToList();
        if (own.Count > 0)
            yield return string.Join("，", own);
        if (!counts.TryGetProperty("populations", out var populations))
            yield break;
        foreach (var population in populations.EnumerateArray())
            yield return $"{Populations.GetValueOrDefault(population.GetProperty("kind").GetString() ?? "", "")}：{string.Join("", Lines(population))}";
    }
}
