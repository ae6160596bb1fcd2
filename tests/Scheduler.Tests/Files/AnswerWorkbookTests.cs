using ClosedXML.Excel;
using CsCheck;
using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Files;

public sealed class AnswerWorkbookTests : IDisposable
{
    private static readonly AnswerColumn[] Columns =
    [
        new("编号", 10),
        new("内容", 30),
        new("答复", 10, IsAnswer: true, "选是或否") { Choices = ["是", "否"] },
        new("条目", 10, IsAnswer: true, "选条目") { HasOwnChoices = true },
    ];

    private readonly TestFolder _folder = new();

    [Fact]
    public void Whatever_stands_in_a_locked_cell_comes_back_as_it_went_out() => Gen.String[Gen.OneOf(Gen.Char['\u0000', '\u00FF'], Gen.Char['\u2000', '\u2070'], Gen.Char['\u4E00', '\u4E40'], Gen.Char["\n=_x00D+-@\u3000\uFEFF"]), 0, 40].Array[1, 4].Sample(
        texts =>
        {
            var asked = Table([.. texts.Select((text, i) => AnswerRow.Of([$"{i}", text], ["GF-1"]))]);

            var (rows, faults) = Read(asked, asked, sheet => sheet.Cell(3, 3).SetValue("是"));

            Assert.Empty(faults);
            Assert.Equal("是", rows.Single()["答复"]);
        },
        iter: 60);

    [Fact]
    public void A_code_of_digits_alone_stays_text_and_a_long_list_of_choices_does_not_spoil_the_file()
    {
        var many = Enumerable.Range(0, 60).Select(i => $"GF-{i:00000}").ToList();
        var asked = Table([AnswerRow.Of(["915001234567890123", "00123"], many)]);

        var (rows, faults) = Read(asked, asked, sheet =>
        {
            sheet.Cell(3, 3).SetValue("否");
            sheet.Cell(3, 4).SetValue("GF-00059");
        });

        Assert.Empty(faults);
        Assert.Equal(("915001234567890123", "GF-00059"), (rows[0].Asked.Key, rows[0]["条目"]));
    }

    [Fact]
    public void All_but_the_answers_is_locked_and_choices_are_drop_downs()
    {
        using var book = AnswerWorkbook.Create(Table([AnswerRow.Of(["1", "甲"], ["GF-1", "GF-2"])]));
        var sheet = book.Worksheet("问题");

        Assert.True(sheet.Protection.IsProtected);
        Assert.Equal([true, true, false, false], Enumerable.Range(1, 4).Select(i => sheet.Cell(3, i).Style.Protection.Locked));
        Assert.Equal("\"GF-1,GF-2\"", sheet.Cell(3, 4).DataValidation.Value);
    }

    [Fact]
    public void Another_kind_another_year_a_changed_header_and_a_row_given_twice_are_told()
    {
        var asked = Table([AnswerRow.Of(["1", "甲"], ["GF-1"]), AnswerRow.Of(["2", "乙"], ["GF-1"])]);

        Assert.Contains("「年度」", Fault(asked with { Facts = [("年度", "2026")] }, asked, _ => { }), StringComparison.Ordinal);
        Assert.Contains("「工作簿」", Fault(asked with { Kind = "别的" }, asked, _ => { }), StringComparison.Ordinal);
        Assert.Contains("表头应为「内容」", Fault(asked, asked, s => s.Cell(2, 2).SetValue("内客")), StringComparison.Ordinal);
        Assert.Contains("编号「1」出现两次", Fault(asked, asked, s => s.Cell(4, 1).SetValue("1")), StringComparison.Ordinal);
        Assert.Contains("应为「乙」，现为「丙」", Fault(asked, asked, s => s.Cell(4, 2).SetValue("丙")), StringComparison.Ordinal);
        Assert.Contains("「也许」不在可选项中：是、否", Fault(asked, asked, s => s.Cell(4, 3).SetValue("也许")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Fault(AnswerTable asked, AnswerTable written, Action<IXLWorksheet> fill) => string.Join('\n', Read(asked, written, fill).Faults);

    private (IReadOnlyList<FilledRow> Rows, IReadOnlyList<ImportFault> Faults) Read(AnswerTable asked, AnswerTable written, Action<IXLWorksheet> fill)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid()}.xlsx");
        using (var book = AnswerWorkbook.Create(written))
        {
            fill(book.Worksheet(written.Kind));
            book.SaveAs(path);
        }

        return AnswerReading.Read(path, asked, default);
    }

    private static AnswerTable Table(IReadOnlyList<AnswerRow> rows) => new("问题", "请作答", Columns, rows, [("年度", "2025")]);
}
