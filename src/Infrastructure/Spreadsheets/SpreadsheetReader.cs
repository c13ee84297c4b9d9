using System.Buffers;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Spreadsheets;

/// <summary>Ends the reading of a file; becomes the error of <see cref="SpreadsheetReader.Open"/>.</summary>
internal sealed class SpreadsheetFault(Error error) : Exception(error.Code)
{
    public Error Error { get; } = error;
}

internal sealed class SpreadsheetReader : ISpreadsheetReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly UnicodeEncoding StrictUtf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding StrictUtf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    // control characters that no text file holds
    private static readonly SearchValues<char> NotText = SearchValues.Create("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001C\u001D\u001E\u001F");

    public Result<Spreadsheet> Open(byte[] content, string fileName)
    {
        try
        {
            return Identify(content, fileName);
        }
        catch (SpreadsheetFault fault)
        {
            return fault.Error;
        }
        catch (XmlException exception)
        {
            return exception.Message.Contains("DTD", StringComparison.Ordinal) ? SpreadsheetErrors.Forbidden : SpreadsheetErrors.Damaged;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            // a broken archive, or one packed in a way that no spreadsheet program uses
            return SpreadsheetErrors.Damaged;
        }
        catch (DecoderFallbackException)
        {
            return SpreadsheetErrors.Encoding;
        }
    }

    private static Spreadsheet Identify(byte[] content, string fileName)
    {
        if (content.Length == 0)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Empty);
        }

        if (content.Length > SpreadsheetLimits.MaxFileBytes)
        {
            throw new SpreadsheetFault(SpreadsheetErrors.FileTooLarge);
        }

        var bytes = content.AsSpan();
        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return new XlsxSpreadsheet(content);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.OldFormat);
        }

        var extension = Path.GetExtension(fileName);
        if (extension.StartsWith(".xls", StringComparison.OrdinalIgnoreCase))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.Renamed);
        }

        return new CsvSpreadsheet(Decode(content));
    }

    private static string Decode(byte[] content)
    {
        var bytes = content.AsSpan();
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(content, 3, content.Length - 3),
            [0xFF, 0xFE, ..] => StrictUtf16.GetString(content, 2, content.Length - 2),
            [0xFE, 0xFF, ..] => StrictUtf16BigEndian.GetString(content, 2, content.Length - 2),
            _ => Guess(content),
        };
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<") || start.StartsWith("%PDF") || text.AsSpan().ContainsAny(NotText))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        }

        return text;
    }

    private static string Guess(byte[] content)
    {
        if (content.AsSpan().Contains((byte)0))
        {
            throw new SpreadsheetFault(SpreadsheetErrors.NotWorkbook);
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            // almost any bytes make some GB18030 text: a file pasted together from two encodings must not come in as characters nobody wrote
            return HasUtf8Line(content) ? throw new SpreadsheetFault(SpreadsheetErrors.Encoding) : StrictGb18030.GetString(content);
        }
    }

    /// <summary>A line of UTF-8 with at least two Chinese characters, which a line of GB18030 is not by accident.</summary>
    private static bool HasUtf8Line(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.SplitAny("\r\n"u8))
        {
            var line = content[range];
            if (line.Count((byte)0xE4) + line.Count((byte)0xE5) + line.Count((byte)0xE6) + line.Count((byte)0xE7) + line.Count((byte)0xE8) + line.Count((byte)0xE9) >= 2 && Utf8.IsValid(line))
            {
                return true;
            }
        }

        return false;
    }
}
