using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>XML is taken for pain.002 and streams; everything else is a table, which the spreadsheet reader judges as a whole.</summary>
internal sealed class BankResultReader(ISpreadsheetReader spreadsheets) : IBankResultReader
{
    public Result<BankResults> Open(Stream content, string fileName)
    {
        if (content.Length == 0)
        {
            return ResultErrors.Empty;
        }

        if (content.Length > ResultErrors.MaxBytes)
        {
            return ResultErrors.TooLarge;
        }

        if (IsXml(content))
        {
            return new Pain002Results(content);
        }

        if (content.Length > SpreadsheetLimits.MaxFileBytes)
        {
            return SpreadsheetErrors.FileTooLarge;
        }

        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        var opened = spreadsheets.Open(bytes, fileName);
        return opened.Error is { } error ? error : new TableResults(opened.Value);
    }

    private static bool IsXml(Stream content)
    {
        Span<byte> start = stackalloc byte[64];
        content.Position = 0;
        var read = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var head = start[..read];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            head = head[3..];
        }

        // UTF-16 of either order
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, (byte)'<']) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF, 0, (byte)'<']))
        {
            return true;
        }

        return head.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
