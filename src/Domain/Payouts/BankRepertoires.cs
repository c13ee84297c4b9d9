using System.Text;

namespace Resettlement.Domain.Payouts;

/// <summary>How a file of text is encoded for a bank.</summary>
public enum BankEncoding
{
    /// <summary>UTF-8 with byte order mark.</summary>
    Utf8Bom,
    Gb18030,
    Gbk,
}

/// <summary>The characters a bank's systems know.</summary>
public enum BankRepertoire
{
    /// <summary>Every character there is.</summary>
    Gb18030,
    Gbk,

    /// <summary>The 6 763 common characters of 1980.</summary>
    Gb2312,
}

public static class BankRepertoires
{
    private static readonly Encoding Gbk = Strict(936);
    private static readonly Encoding Gb2312 = Strict(20936);

    public static bool Covers(BankRepertoire repertoire, string text) => repertoire switch
    {
        BankRepertoire.Gb18030 => true,
        BankRepertoire.Gbk => Fits(Gbk, text),
        BankRepertoire.Gb2312 => Fits(Gb2312, text),
        _ => throw new ArgumentOutOfRangeException(nameof(repertoire), repertoire, null),
    };

    /// <summary>Whether a text of this repertoire can always be written in the encoding.</summary>
    public static bool Fits(BankEncoding encoding, BankRepertoire repertoire) => encoding != BankEncoding.Gbk || repertoire != BankRepertoire.Gb18030;

    /// <summary>Throws on a character that the encoding does not know: nothing is ever replaced by a question mark.</summary>
    public static Encoding EncodingOf(BankEncoding encoding) => encoding switch
    {
        BankEncoding.Utf8Bom => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        BankEncoding.Gb18030 => Strict(54936),
        BankEncoding.Gbk => Gbk,
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null),
    };

    private static bool Fits(Encoding encoding, string text)
    {
        try
        {
            return encoding.GetByteCount(text) > 0 || text.Length == 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
