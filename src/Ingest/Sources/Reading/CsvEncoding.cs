using System.Text;
using GreenBatch.Kernel;

namespace GreenBatch.Ingest;

/// <summary>Finds the encoding of a text file: a BOM proves itself, then what the source declares, else strict UTF-8, else strict GB18030 if its header is then known.</summary>
internal sealed class CsvEncoding(Func<Stream> open, OpenedDocument document)
{
    public Encoding Find()
    {
        TextSurvey survey;
        using (var stream = open())
            survey = TextSurvey.Of(stream);
        if (survey.Length == 0)
            throw document.Reject("B057", "文件为空", "重新导出；确实没有数据时请与来源单位核实");
        return FromMark(survey) ?? Unmarked(survey);
    }

    private Encoding? FromMark(TextSurvey survey)
    {
        switch (survey.Head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                document.Warn("B046", "已去除文件头 BOM", Severity.Info);
                CheckNoNul(survey);
                return survey.IsUtf8 ? TextEncodings.Utf8 : throw RefuseUtf8(survey);
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                throw document.Reject("B045", "编码为 UTF-32，不支持", "请重新导出为 UTF-8");
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]:
                document.Warn("B044", "按 UTF-16 读取", Severity.Info);
                return Proved(TextEncodings.Utf16(survey.Head[0] == 0xFE)) ?? throw document.Reject("B045", "含非法字节，不是完整的 UTF-16", "请重新导出为 UTF-8");
            default:
                return null;
        }
    }

    private Encoding Unmarked(TextSurvey survey)
    {
        CheckNoNul(survey);
        return document.Source.Encoding switch
        {
            "utf-8" => survey.IsUtf8 ? TextEncodings.Utf8 : throw RefuseUtf8(survey),
            "gb18030" => DeclaredGb18030(survey),
            _ => survey.IsUtf8 ? TextEncodings.Utf8 : FoundGb18030(survey),
        };
    }

    /// <summary>A file declared GB18030 whose header is only known as UTF-8 is taken as what it is, with a warning.</summary>
    private Encoding DeclaredGb18030(TextSurvey survey)
    {
        if (survey.IsUtf8 && !survey.IsAscii && !IsKnown(survey, TextEncodings.Gb18030) && IsKnown(survey, TextEncodings.Utf8))
        {
            document.Warn("B043", "来源登记为 GB18030，文件实为 UTF-8，按 UTF-8 读取");
            return TextEncodings.Utf8;
        }

        return Proved(TextEncodings.Gb18030) ?? throw RefuseGb18030();
    }

    private Encoding FoundGb18030(TextSurvey survey)
    {
        if (!IsKnown(survey, TextEncodings.Gb18030))
            throw RefuseUtf8(survey);
        var encoding = Proved(TextEncodings.Gb18030) ?? throw RefuseGb18030();
        document.Warn("B043", "按 GB18030 读取", Severity.Info);
        return encoding;
    }

    private bool IsKnown(TextSurvey survey, Encoding encoding)
    {
        // The cut at the end of the head may fall inside a character: read as one that is not there.
        var head = Encoding.GetEncoding(encoding.CodePage).GetString(survey.Head).TrimStart('\uFEFF');
        return FieldMap.Best(CsvHeader.Candidates(document), CsvHeader.Read(head)) is not null;
    }

    /// <summary>The encoding when every byte of the file belongs to it.</summary>
    private Encoding? Proved(Encoding encoding)
    {
        using var stream = open();
        return TextSurvey.FirstRefusedLine(stream, encoding) is null ? encoding : null;
    }

    private void CheckNoNul(TextSurvey survey)
    {
        if (survey.HasNul)
            throw document.Reject("B058", IsWide(survey.Head) ? "文件含二进制内容：疑似没有 BOM 的 UTF-16" : "文件含二进制内容", "请从系统重新导出为 UTF-8 的 csv");
    }

    /// <summary>Whether the line ends and commas are written with two bytes each.</summary>
    private static bool IsWide(ReadOnlySpan<byte> head) => head.IndexOf(",\0"u8) >= 0 || head.IndexOf("\0,"u8) >= 0;

    private RejectedInputException RefuseUtf8(TextSurvey survey)
    {
        using var stream = open();
        return document.Reject("B045", $"编码不是 UTF-8/GB18030，第 {TextSurvey.LineOf(stream, survey.FirstFault)} 行含非法字节", "请重新导出为 UTF-8 后再投递");
    }

    private RejectedInputException RefuseGb18030()
    {
        using var stream = open();
        var line = TextSurvey.FirstRefusedLine(stream, TextEncodings.Gb18030);
        return document.Reject("B045", $"第 {line} 行含非法字节，不是完整的 GB18030", "请重新导出为 UTF-8 或 GB18030 后再投递");
    }
}
