using System.CommandLine;
using System.Globalization;
using GreenBatch.Ingest;
using GreenBatch.Scheduler.Store;

namespace GreenBatch.Scheduler.Commands;

/// <summary>A person's value in the place of the sources', with a reason and a last day.</summary>
internal static class OverrideCommand
{
    private static readonly Option<string> Unit = new("--unit") { Description = "名单条目编号", Required = true };
    private static readonly Option<string> Field = new("--field") { Description = $"字段：{string.Join('、', FactFields.Overridable)}，或 value:指标编码[:产品]", Required = true };
    private static readonly Option<string?> Value = new("--value") { Description = "采用的值" };
    private static readonly Option<string?> Until = new("--until") { Description = "有效至哪一天，年-月-日；按各年度的填报截止日衡量" };
    private static readonly Option<bool> Remove = new("--remove") { Description = "撤销该字段的人工值，不给 --value 和 --until" };
    private static readonly Option<string> Reason = new("--reason") { Description = "理由和依据", Required = true };

    public static Command Create() => new Command("override", """
        人工覆盖一个值（记录人、理由、有效期，处处注明，到期恢复来源的值）；下次对账生效
        示例：
          greenbatch review override --unit GF-0012 --field value:E1b --value 132.5 --until 2026-06-30 --reason "现场核查记录"
          greenbatch review override --unit GF-0012 --field value:E1b --remove --reason "企业已更正"
        """) { Unit, Field, Value, Until, Remove, Reason }.Does(RunAsync);

    private static async Task<CommandResult> RunAsync(CommandContext context)
    {
        await using var app = await Pipeline.OpenAsync(context);
        var (unit, field) = (context.Get(Unit)!, context.Get(Field)!);
        var before = (await app.Get<OverrideStore>().LoadAsync(context.Cancel)).FirstOrDefault(o => o.EntryId == unit && o.Field == field);
        var line = Asked(context, before) with { At = app.Get<TimeProvider>().GetUtcNow() };
        if (!await app.Get<ReviewStore>().IsListedAsync(unit, context.Cancel))
            throw new UserError(ExitCode.Usage, "GB-REV-003", $"名单中没有条目 {unit}", "核对条目编号");
        var id = context.IsDryRun ? 0 : await app.Get<OverrideStore>().AddAsync(line, context.Cancel);
        var what = line.Value is null ? $"撤销 {unit} {FactFields.Name(field)} 的人工值 {before!.Value}" : $"{unit} {FactFields.Name(field)} 采用 {line.Value}，至 {line.Until:yyyy-MM-dd}";
        context.Print($"{(context.IsDryRun ? "将记下" : "已记下")}：{what}；下次 reconcile 生效");
        return new CommandResult(ExitCode.Done, line with { Id = id });
    }

    private static OverrideLine Asked(CommandContext context, FactOverride? before)
    {
        var (unit, field, value, reason) = (context.Get(Unit)!, context.Get(Field)!, context.Get(Value)?.Trim(), context.Get(Reason)!);
        if (string.IsNullOrWhiteSpace(reason))
            throw Wrong("没有写理由", "写明理由和依据");
        if (context.Get(Remove))
        {
            return before is null
                ? throw Wrong($"{unit} 的「{field}」没有人工值可撤销", "review history 列出全部")
                : new OverrideLine(0, unit, field, null, before.Until, Environment.UserName, reason, default);
        }

        if (!FactFields.Overridable.Contains(field, StringComparer.Ordinal) && !(FactFields.IsValue(field) && FactFields.ValueOf(field).Indicator.Length > 0))
            throw Wrong($"字段「{field}」不能覆盖", $"可用：{string.Join('、', FactFields.Overridable)}，或 value:指标编码[:产品]");
        if (string.IsNullOrEmpty(value))
            throw Wrong("没有给值", "写 --value，或用 --remove 撤销");
        if (!DateOnly.TryParseExact(context.Get(Until), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            throw Wrong($"有效期「{context.Get(Until)}」不是日期", "写 --until 年-月-日，如 2026-06-30");
        Check(field, value);
        return new OverrideLine(0, unit, field, value, until, Environment.UserName, reason, default);
    }

    private static void Check(string field, string value)
    {
        if (FactFields.IsFigure(field) && !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            throw Wrong($"「{value}」不是数字", "数值不带单位、百分号和千分位");
        if (field is "credit_code" && Identifiers.Classify(value) is { CreditCode: null } code)
            throw Wrong($"「{code.Shown}」不是有效的统一社会信用代码（{code.Class}）", "对照营业执照核对");
    }

    private static UserError Wrong(string message, string hint) => new(ExitCode.Usage, "GB-OVR-001", message, hint);
}
