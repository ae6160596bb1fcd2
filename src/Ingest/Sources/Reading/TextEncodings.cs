using System.Text;

namespace GreenBatch.Ingest;

/// <summary>Strict encodings: a byte that does not belong is a fault, never a question mark.</summary>
internal static class TextEncodings
{
    static TextEncodings() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Gb18030 => System.Text.Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    public static Encoding Utf16(bool isBigEndian) => new UnicodeEncoding(isBigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
}
