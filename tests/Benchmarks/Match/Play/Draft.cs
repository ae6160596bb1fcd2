using GreenBatch.Ingest;

namespace GreenBatch.Benchmarks.Match;

/// <summary>A record in the making: the cells of one row of a source.</summary>
internal sealed class Draft(Entity entity)
{
    public Entity Entity { get; } = entity;

    public string Name { get; set; } = entity.Name;

    public string Code { get; set; } = entity.Code;

    public string FormerNames { get; set; } = "";

    public string Authority { get; set; } = entity.District;

    public string Address { get; set; } = entity.Address;

    public string Representative { get; set; } = entity.Representative;

    /// <summary>Numbers of the corruptions that changed something.</summary>
    public List<int> Applied { get; } = [];

    /// <summary>Everything a corruption may touch, to see whether it did.</summary>
    public (string, string, string, string, string, string) Cells => (Name, Code, FormerNames, Authority, Address, Representative);

    public Party ToParty(string id, bool hasCode) => Party.Of(id, Name, [hasCode ? Code : null], FormerNames.Split(';', StringSplitOptions.RemoveEmptyEntries), Given(Authority), Given(Address)) with { Representative = Given(Representative) };

    private static string? Given(string cell) => cell.Length == 0 ? null : cell;
}
