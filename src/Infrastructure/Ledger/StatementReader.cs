using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Ledger;

/// <summary>XML is taken for camt.053 and streams; everything else is a table, which the spreadsheet reader judges as a whole.</summary>
internal sealed class StatementReader(ISpreadsheetReader spreadsheets) : IStatementReader
{
    public Result<StatementFile> Open(Stream content, string fileName)
    {
        if (content.Length == 0)
        {
            return StatementFileErrors.Empty;
        }

        if (content.Length > StatementFileErrors.MaxBytes)
        {
            return StatementFileErrors.TooLarge;
        }

        if (IsXml(content))
        {
            return new CamtStatement(content);
        }

        if (content.Length > SpreadsheetLimits.MaxFileBytes)
        {
            return SpreadsheetErrors.FileTooLarge;
        }

        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        var opened = spreadsheets.Open(bytes, fileName);
        return opened.Error is { } error ? error : new TableStatement(opened.Value);
    }

    private static bool IsXml(Stream content)
    {
        Span<byte> start = stackalloc byte[64];
        content.Position = 0;
        var head = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            head = head[3..];
        }

        // UTF-16 of either order
        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, (byte)'<']) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF, 0, (byte)'<']) || head.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
