using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>A legal person of the made-up city.</summary>
internal sealed record DemoCompany(string Name, string CreditCode, string RegistrationNumber, string Representative, DateOnly Founded)
{
    /// <summary>Name before <see cref="RenamedOn"/>.</summary>
    public string? FormerName { get; init; }

    public DateOnly? RenamedOn { get; init; }

    public string NameOn(DateOnly day) => FormerName is not null && RenamedOn is { } renamed && day < renamed ? FormerName : Name;
}

/// <summary>Where a unit stands: the authority before and after the change of 2025-11-06, and the town where the change hangs on it.</summary>
internal sealed record DemoPlace(string BeforeId, string AfterId, string? Town);

/// <summary>A listed factory or park of the made-up city.</summary>
/// <param name="Ordinal">Its place in the generator; decides its part. The entry number is another.</param>
internal sealed record DemoUnit(int Ordinal, string EntryId, UnitKind Kind, Part Part, DemoCompany Company, DemoPlace Place)
{
    /// <summary>工厂名称, when it is not the company's own: a plant of a company that has two.</summary>
    public string? PlantName { get; init; }

    public required string SiteCode { get; init; }

    public required string Address { get; init; }

    /// <summary>One of the 53 key industries, or null for the general table.</summary>
    public DemoSector? Sector { get; init; }

    public required int ListedYear { get; init; }

    /// <summary>0 (poor) to 1 (leading): drives every value it files.</summary>
    public required decimal Quality { get; init; }

    /// <summary>综合能源消费量 in the first cycle, tce.</summary>
    public required decimal EnergyTce { get; init; }

    public string NameOn(DateOnly day) => PlantName ?? Company.NameOn(day);
}

/// <summary>A key industry with the products that have a mandatory energy limit or a water quota in the made-up city.</summary>
/// <param name="Name">As in <c>industries.csv</c>.</param>
internal sealed record DemoSector(string Name, string IndustryCode)
{
    public IReadOnlyList<DemoProduct> Energy { get; init; } = [];

    public IReadOnlyList<DemoProduct> Water { get; init; } = [];
}

/// <param name="Lead">1级 or 先进值 as filed, per unit of product.</param>
/// <param name="Base">2级 or 通用值 as filed.</param>
internal sealed record DemoProduct(string Name, decimal Lead, decimal Base);
