namespace GreenBatch.Ingest;

/// <summary>The fields that get one value per unit, and which datasets state each.</summary>
public static class FactFields
{
    public const string LegalForm = "legal_form";
    public const string RegisteredAddress = "registered_address";
    public const string RegistrationDate = "registration_date";
    public const string Status = "status";
    public const string Sector = "sector";
    public const string IndustryCode = "industry_code";
    public const string MergedInto = "merged_into";

    internal const string ValuePrefix = "value:";

    /// <summary>Fields that have an order of authority in <c>config/reconcile.yaml</c>.</summary>
    internal static IReadOnlyList<string> Ordered { get; } =
    [
        FieldIds.Name, FieldIds.CreditCode, FieldIds.Address, FieldIds.EnergyTce, FieldIds.SiteCode, FieldIds.Representative, RegistrationDate, Status,
        RegisteredAddress, IndustryCode, Sector, FieldIds.OutputValue,
    ];

    /// <summary>Fields whose fact may be too old to go before a fresher one; figures are of one year and have tolerances instead.</summary>
    internal static IReadOnlyList<string> Ageing { get; } = [FieldIds.Name, FieldIds.CreditCode, FieldIds.Address, FieldIds.SiteCode, FieldIds.Representative, Status, RegisteredAddress, IndustryCode];

    /// <summary>Fields that a person may override, beside <c>value:&lt;indicator&gt;</c>.</summary>
    public static IReadOnlyList<string> Overridable { get; } =
        [FieldIds.Name, FieldIds.CreditCode, FieldIds.SiteCode, FieldIds.Address, Sector, IndustryCode, FieldIds.EnergyTce, FieldIds.OutputValue];

    /// <summary>Fields whose value is a figure.</summary>
    public static bool IsFigure(string field) => field is FieldIds.EnergyTce or FieldIds.OutputValue || IsValue(field);

    public static bool IsValue(string field) => field.StartsWith(ValuePrefix, StringComparison.Ordinal);

    /// <summary>Indicator and product of <c>value:&lt;indicator&gt;[:&lt;product&gt;]</c>.</summary>
    public static (string Indicator, string? Product) ValueOf(string field)
    {
        var parts = field[ValuePrefix.Length..].Split(':', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>A field as people read it.</summary>
    public static string Name(string field) => field switch
    {
        FieldIds.Name => "名称",
        FieldIds.CreditCode => "统一社会信用代码",
        FieldIds.SiteCode => "排污许可证编号",
        FieldIds.Address => "生产地址",
        FieldIds.EnergyTce => "综合能源消费量",
        FieldIds.OutputValue => "工业总产值",
        FieldIds.FormerNames => "曾用名",
        FieldIds.Representative => "法定代表人",
        _ => Rest(field),
    };

    private static string Rest(string field) => field switch
    {
        LegalForm => "组织形式",
        RegisteredAddress => "住所",
        RegistrationDate => "成立日期",
        Status => "登记状态",
        Sector => "细分行业",
        IndustryCode => "行业代码",
        MergedInto => "并入条目",
        _ => IsValue(field) ? $"指标 {field[ValuePrefix.Length..]}" : field.StartsWith("review:", StringComparison.Ordinal) ? $"区县审核 {field["review:".Length..]}" : field,
    };
}
