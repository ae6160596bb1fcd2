using GreenBatch.Kernel;

namespace GreenBatch.Reports;

/// <summary>The two kinds of listed units in words.</summary>
internal static class KindText
{
    public static string Of(UnitKind kind) => kind == UnitKind.Factory ? "国家绿色工厂" : "国家绿色工业园区";

    public static string Short(UnitKind kind) => kind == UnitKind.Factory ? "工厂" : "园区";

    /// <summary>Header of the column with the unit's name.</summary>
    public static string NameHeader(UnitKind? kind) => kind switch
    {
        UnitKind.Factory => "企业名称",
        UnitKind.Park => "园区名称",
        _ => "名称",
    };

    public static string Attachment(UnitKind kind) => kind == UnitKind.Factory ? "附件1" : "附件2";
}
