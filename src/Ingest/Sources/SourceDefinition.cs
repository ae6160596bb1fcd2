namespace GreenBatch.Ingest;

/// <summary>What a source is and how it comes: <c>config/sources/&lt;source&gt;/source.yaml</c> and <c>columns.csv</c>.</summary>
/// <param name="Id">Source id, such as <c>market</c>; also the first word of inbox file names.</param>
/// <param name="Name">Chinese name, accepted in inbox file names too.</param>
/// <param name="Order">Order of pulling: the list first, then what brings identities, then the rest.</param>
public sealed record SourceDefinition(string Id, string Name, int Order, IReadOnlyList<SourceChannel> Channels, IReadOnlyList<DatasetDefinition> Datasets)
{
    /// <summary><c>detect</c>, <c>utf-8</c> or <c>gb18030</c>.</summary>
    public string Encoding { get; init; } = "detect";

    /// <summary>Cell texts that mean "not given".</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = ["", "-", "—", "/", "无"];

    /// <summary>A file is complete only when <c>&lt;file&gt;.done</c> lies beside it.</summary>
    public bool NeedsDoneFile { get; init; }

    /// <summary>What is done with a delivery whose columns or types are others than last time.</summary>
    public DriftPolicy Drift { get; init; }

    /// <summary>Data older than a dataset's limit end the run; otherwise they are taken with a warning.</summary>
    public bool StopsWhenStale { get; init; }

    public DatasetDefinition? Dataset(string id) => Datasets.FirstOrDefault(d => string.Equals(d.Id, id, StringComparison.Ordinal));
}

public enum SourceChannel
{
    /// <summary>Files in the inbox folder, <c>&lt;source&gt;_&lt;cycle&gt;_&lt;batch&gt;.&lt;ext&gt;</c>.</summary>
    Inbox,

    /// <summary>The management platform's paged REST interface (bearer token).</summary>
    PlatformApi,

    /// <summary>The exchange gateway: signed headers, key refresh.</summary>
    Exchange,

    /// <summary>市场监管's changes over REST.</summary>
    ChangesApi,
}

/// <summary>What is done with a delivery whose columns or types are others than last time. It is told in any case.</summary>
public enum DriftPolicy
{
    /// <summary>Taken as far as its columns are known.</summary>
    Evolve,

    /// <summary>Set aside row by row, until a person has looked.</summary>
    Quarantine,

    /// <summary>Refused; the run ends and nothing is ranked.</summary>
    Stop,
}

public enum DatasetMode
{
    /// <summary>A delivery is the whole truth of what it speaks of (a kind of listed unit, or one unit's filing): it replaces the earlier ones.</summary>
    Snapshot,

    /// <summary>Deliveries add up; of one key the newest counts.</summary>
    Append,
}

/// <summary>One table of a source.</summary>
/// <param name="Name">Chinese name; also the expected worksheet name.</param>
/// <param name="Key">Fields that make a row's natural key.</param>
public sealed record DatasetDefinition(string Source, string Id, string Name, DatasetMode Mode, IReadOnlyList<FieldDefinition> Fields, IReadOnlyList<string> Key)
{
    /// <summary>Last part of the interface path; null when it comes in files only.</summary>
    public string? Path { get; init; }

    /// <summary>Dataset whose interface rows carry this one's rows nested (values within evaluations).</summary>
    public string? Within { get; init; }

    /// <summary>Kind of event a row becomes, null when it is none.</summary>
    public string? Event { get; init; }

    /// <summary>Field that carries the event's day, <c>date</c> by default.</summary>
    public string DateField { get; init; } = "date";

    /// <summary>Nothing is ranked without it.</summary>
    public bool IsRequired { get; init; }

    public bool MayBeEmpty { get; init; }

    /// <summary>Days that the data may be old on the day of record (or today, before it).</summary>
    public int FreshnessDays { get; init; } = 400;

    /// <summary>Field that says of which year a value is, which must be the cycle's data year; null for events, which keep their day.</summary>
    public string? YearField { get; init; }

    /// <summary>Field whose newest day says of which day the data are, where the batch does not say it.</summary>
    public string? AsOfField { get; init; }

    /// <summary>Percent by which the rows may be fewer than last time; more needs two people. Null: the rows may be as many as they are.</summary>
    public int? RowsFall { get; init; }

    /// <summary>Fields in which this dataset has the last word.</summary>
    public IReadOnlyList<string> AuthorityFor { get; init; } = [];

    public FieldDefinition? Field(string id) => Fields.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal));

    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (string.Equals(Fields[i].Id, field, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}

public enum FieldType
{
    Text,

    /// <summary>Codes: kept as text, upper case, never a number.</summary>
    Identifier,
    Number,
    WholeNumber,
    Date,

    /// <summary>区县 name or code, resolved against the register on the cycle's day of record.</summary>
    Authority,

    /// <summary>指标编码.</summary>
    Indicator,

    /// <summary>绿色工厂 / 绿色工业园区.</summary>
    Kind,

    /// <summary>填报 / 不适用 / 缺报.</summary>
    State,
}

/// <param name="Name">Canonical Chinese header, as templates write it.</param>
/// <param name="IsRequired">The column must be there and the cell must not be empty.</param>
public sealed record FieldDefinition(string Id, string Name, FieldType Type, bool IsRequired, string? Unit, IReadOnlyList<string> Aliases);
