using System.Text;
using static GreenBatch.Ingest.Tests.Meeting;

namespace GreenBatch.Ingest.Tests;

/// <summary>4.2, what is inside an answer. (What is about the pages stands with the transport.)</summary>
internal static class JsonCases
{
    public static IEnumerable<CatalogueCase> All() =>
    [
        new("B019", "bytes of GBK under the name of UTF-8", Demand.Refuse, "响应编码与声明不符", AnswerBytes(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("""[{"name":"甲厂"}]""")), Page),
        new("B024", "a key twice", Demand.Refuse, "同一对象出现重复字段「energy」", Json("""{"name":"甲厂","energy":1,"energy":2}"""), Page),
        new("B024", "a key twice, once written with an escape", Demand.Refuse, "同一对象出现重复字段「name」", Json("""{"name":"甲厂","\u006eame":"乙厂"}"""), Page),
        new("B025", "a field nobody knows", Demand.Warn, "出现未登记字段「新」，请确认接口版本", Json("""{"name":"甲厂","新":1}""")),
        new("B026", "a required field is missing in one row", Demand.Quarantine, "缺少必填字段「企业名称」", Json("""{"energy":1}"""), "第 1 行"),
        new("B027", "an object as array", Demand.Refuse, "字段「energy」类型改变", Json("""{"name":"甲厂","energy":[1]}"""), Page),
        new("B027", "a number as text that is none", Demand.Quarantine, "不是数值", Json("""{"name":"甲厂","energy":"未报"}"""), "energy") { Code = "B061" },
        new("B028", "10,000 levels", Demand.Refuse, "JSON 嵌套过深（上限 64）", Json($"{{\"name\":\"甲厂\",\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}"), Page),
        new("B029", "1e400", Demand.Quarantine, "数值超出范围", Json("""{"name":"甲厂","energy":1e400}"""), "energy"),
        new("B030", "the literal NaN", Demand.Refuse, "JSON 含非法数值", Json("""{"name":"甲厂","energy":NaN}"""), Page),
        new("B030", "the literal Infinity", Demand.Refuse, "JSON 含非法数值", Json("""{"name":"甲厂","energy":-Infinity}"""), Page),
        new("B031", "half a surrogate pair", Demand.Quarantine, "文本含非法字符", Json("""{"name":"\ud800"}"""), "name"),
        new("B031", "NUL", Demand.Quarantine, "文本含非法字符", Json("""{"name":"甲\u0000"}"""), "name"),
        new("B042", "a script in a name", Demand.Normalise, "文本含 HTML 标记，按纯文本处理", Json("""{"name":"<script>甲</script>"}"""), "name"),
    ];
}
