namespace GreenBatch.Kernel;

/// <summary>What is listed: 绿色工厂 or 绿色工业园区. The two are ranked as separate populations.</summary>
public enum UnitKind
{
    Factory,
    Park,
}
