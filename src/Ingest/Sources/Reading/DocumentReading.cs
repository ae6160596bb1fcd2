using System.Globalization;
using System.Runtime.CompilerServices;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>
/// One document on its way from bytes to records: the same path for <c>try read</c> and for the pull job. Rows come out in one pass and every row has exactly
/// one outcome. Rows of enterprises that are not listed are only counted. Quarantined rows are told at once; accepted rows at the end, because only then it is sure that no later row contradicts them.
/// A document may be refused as late as its last byte: until the enumeration has ended, nothing that came out may be kept.
/// </summary>
public sealed class DocumentReading
{
    private readonly DocumentInfo _info;
    private readonly SourceDefinition _source;
    private readonly ListIndex? _list;
    private readonly ITableReader _reader;
    private readonly List<Issue> _warnings;
    private readonly AuthorityCell _authorities;
    private readonly int _dataYear;
    private readonly Dictionary<FieldMap, RowMapper> _mappers = [];
    private readonly Dictionary<string, ShapeSurvey> _surveys = new(StringComparer.Ordinal);
    private long _rows;
    private long _outside;

    private DocumentReading(OpenedDocument document, ListIndex? list, AuthorityCell authorities, int dataYear, ITableReader reader)
    {
        _info = document.Info;
        _source = document.Source;
        _list = list;
        _reader = reader;
        _warnings = document.Warnings;
        _authorities = authorities;
        _dataYear = dataYear;
    }

    /// <summary>Encoding of a text file (<c>utf-8</c>, <c>gb18030</c>, <c>utf-16</c>), else the format (<c>xlsx</c>, <c>json</c>).</summary>
    public string Encoding => _reader.Encoding;

    /// <summary>What was found about the document as a whole; complete when the rows have been read.</summary>
    public IReadOnlyList<Issue> Warnings => _warnings;

    /// <summary>Rows that the reader found, counted apart from what became of them.</summary>
    public long Rows => _rows + _reader.PassedOver.Rows;

    /// <summary>Sound rows of enterprises that are not on the list: counted, and kept only in the raw file.</summary>
    public long Outside => _outside + _reader.PassedOver.Rows;

    /// <summary>Datasets of which the document has rows.</summary>
    public IReadOnlyList<string> Datasets => [.. _mappers.Keys.Select(m => m.Dataset.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Datasets of accepted rows; known when the first of them comes out.</summary>
    public IReadOnlySet<string> AcceptedDatasets { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How the rows of each dataset came; complete when the rows have been read.</summary>
    public IReadOnlyList<DocumentShape> Shapes => [.. _surveys.Values.Select(s => s.Close(Encoding))];

    /// <summary>Rows in which something was put into its proper form.</summary>
    public int Normalised { get; private set; }

    /// <param name="list">The list whose units' rows are looked for; null: every row is.</param>
    /// <exception cref="RejectedInputException">The document as a whole cannot be trusted.</exception>
    public static DocumentReading Open(Stream content, DocumentInfo info, SourceDefinition source, ReadContext context, ListIndex? list = null)
    {
        var authorities = new AuthorityCell(context.Authorities, context.DayOfRecord);
        var document = new OpenedDocument(info, source, context.Limits, [])
        {
            Screen = list is null ? null : map => OutsideScreen.Of(map, source, list, authorities),
        };
        return new DocumentReading(document, list, authorities, context.DataYear, DocumentFormat.Open(content, document));
    }

    /// <summary>The dataset of the document's first row, null when it has none: enough to say in which order documents should be taken.</summary>
    public string? PeekDataset() => _reader.Rows(CancellationToken.None).Select(row => row.Map.Dataset.Id).FirstOrDefault();

    /// <exception cref="RejectedInputException">The document as a whole cannot be trusted: drop what came before.</exception>
    public async IAsyncEnumerable<RowOutcome> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Yield();
        using var ledger = new RowLedger();
        foreach (var row in _reader.Rows(cancel))
        {
            if ((++_rows & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            if (Take(row, ledger) is not { } outcome)
                continue;
            if (outcome is RowOutcome.Quarantined)
                _surveys[row.Map.Dataset.Id].NoteQuarantined();
            yield return outcome;
        }

        if (_reader.PassedOver.Rows > 0)
            _surveys.Values.Single().NotePassedOver(_reader.PassedOver);
        CheckNotEmpty();
        ledger.RefuseTwoEntries(_info);
        foreach (var outcome in ledger.Close())
        {
            AcceptedDatasets = ledger.AcceptedDatasets;
            Normalised += outcome is RowOutcome.Accepted accepted && accepted.Record.Issues.Any(i => i.Severity is Severity.Info) ? 1 : 0;
            yield return outcome;
        }

        TellCounts(ledger);
    }

    private void TellCounts(RowLedger ledger)
    {
        if (ledger.Repeated is { } repeated)
            _warnings.Add(new Issue("B062", string.Create(CultureInfo.InvariantCulture, $"第 {repeated.Row} 行与第 {repeated.First} 行完全重复，只计一次；共 {repeated.Count} 行")) { Severity = Severity.Info });
        if (Outside > 0)
            _warnings.Add(new Issue("B115", string.Create(CultureInfo.InvariantCulture, $"{Outside} 行的企业不在绿色工厂名单，未参评")) { Severity = Severity.Info });
    }

    /// <summary>The outcome that is certain at once; null when it waits for the end.</summary>
    private RowOutcome? Take(TableRow row, RowLedger ledger)
    {
        if (!_mappers.TryGetValue(row.Map, out var mapper))
            _mappers[row.Map] = mapper = new RowMapper(row.Map, _source, _authorities, _dataYear);
        var survey = SurveyOf(row);
        if (row.Code is null && IsHeaderAgain(row.Row))
            return new RowOutcome.Quarantined(new QuarantinedRow(FaultOf(row with { Code = "B052", Message = $"第 {row.Row.Origin.Row} 行不是有效数据：表头重复出现" }), row.Map.Dataset.Id, mapper.Cells(row.Row)));
        if (row.Code is not null)
            return new RowOutcome.Quarantined(new QuarantinedRow(FaultOf(row), row.Map.Dataset.Id, mapper.Cells(row.Row)));
        var (record, quarantined) = mapper.Map(row.Row);
        if (quarantined is not null)
            return new RowOutcome.Quarantined(quarantined);
        survey.NoteDay(record!);
        if (_list?.Concerns(record!) != false)
            return ledger.Add(CodeNote.AddTo(record!));
        _outside++;
        return null;
    }

    /// <summary>Files that were put together by hand bring their headers along.</summary>
    private static bool IsHeaderAgain(SourceRow row)
    {
        for (var i = 0; i < row.Header.Count; i++)
        {
            if (!string.Equals(row.Cells[i]?.Trim('\uFEFF', ' '), row.Header[i].Trim(), StringComparison.Ordinal))
                return false;
        }

        return row.Header.Count > 1;
    }

    private ShapeSurvey SurveyOf(TableRow row)
    {
        if (!_surveys.TryGetValue(row.Map.Dataset.Id, out var survey))
            _surveys[row.Map.Dataset.Id] = survey = new ShapeSurvey(row.Map.Dataset);
        if (row.Code is null)
            survey.Note(row.Map, row.Row);
        else
            survey.NoteFaulty();
        return survey;
    }

    private static Issue FaultOf(TableRow row) => new(row.Code!, row.Message!)
    {
        Severity = Severity.Error,
        Origin = row.Row.Origin,
        Value = CellText.Show(row.Row.Cells.FirstOrDefault(c => !string.IsNullOrEmpty(c))),
        Advice = RowAdvice.Of(row.Code!),
    };

    private void CheckNotEmpty()
    {
        if (Rows > 0)
            return;
        if (!_reader.MayBeEmpty)
            throw Rejection.Of("B056", "文件没有数据行", _info, "确认导出是否完整；确实没有数据时请与来源单位核实");
        _warnings.Add(new Issue("B056", "文件没有数据行，该来源允许为空"));
    }
}
