using GreenBatch.Ingest;
using GreenBatch.Kernel;
using GreenBatch.Scheduler.Files;

namespace GreenBatch.Benchmarks.Ingest;

/// <summary>The shipped sources and register, a list of units, and what they are known by.</summary>
internal sealed class IngestCase
{
    private IngestCase(IReadOnlyList<SourceDefinition> sources, AuthorityRegister authorities, Enterprises enterprises)
    {
        Sources = sources;
        Context = new ReadContext(authorities, new DateOnly(2025, 11, 3));
        Enterprises = enterprises;
        Index = ListIndex.Build(Enumerable.Range(0, enterprises.Listed).Select(Entry), []);
        _codes = [.. Enumerable.Range(0, enterprises.Listed).Select(Enterprises.CreditCode)];
        Matcher = new Matcher(Enumerable.Range(0, enterprises.Listed).Select(n => Party.Of(Id(n), enterprises.Name(n), [Enterprises.CreditCode(n)], [], Enterprises.District(n), Enterprises.Address(n))));
    }

    private readonly HashSet<string> _codes;

    public IReadOnlyList<SourceDefinition> Sources { get; }

    public ReadContext Context { get; }

    public Enterprises Enterprises { get; }

    public ListIndex Index { get; }

    public Matcher Matcher { get; }

    public static IngestCase Load(string root, int listed) =>
        new(SourceFolder.Load(Path.Combine(root, "config", "sources")), AuthorityFile.Load(Path.Combine(root, "config", "authorities.csv")), new Enterprises(listed));

    public SourceDefinition Source(Dump dump) => Sources.First(s => string.Equals(s.Id, dump.Source, StringComparison.Ordinal));

    public bool IsListed(string? code) => code is not null && _codes.Contains(code);

    private SourceRecord Entry(int number)
    {
        var list = Sources.First(s => s.Id is "platform").Dataset("list")!;
        var values = new object?[list.Fields.Count];
        values[list.IndexOf("entry_id")] = Id(number);
        values[list.IndexOf("name")] = Enterprises.Name(number);
        values[list.IndexOf("credit_code")] = Enterprises.CreditCode(number);
        return new SourceRecord(new Origin("platform", "2025-platform-01", "list.csv", null, number + 2), list, values);
    }

    private static string Id(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"GF-{number:00000}");
}
