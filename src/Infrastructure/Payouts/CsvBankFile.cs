using System.Globalization;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>The canonical CSV: comma, CRLF, amounts in yuan with two decimals, in the encoding of the bank. Text is exact: a bank's system reads it, no guard is put in front.</summary>
internal sealed class CsvBankFile : IBankFileFormat
{
    private const int Buffer = 64 * 1024;

    public BankFileFormat Format => BankFileFormat.Csv;

    public string ContentType => "text/csv";

    public string Extension => ".csv";

    public void Write(Stream target, BankFileHeader header, IEnumerable<BankFileLine> lines)
    {
        using var text = new StreamWriter(target, BankRepertoires.EncodingOf(header.Encoding), Buffer, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',', header.Columns.Select(PayoutWords.Columns.WordOf)));
        foreach (var line in lines)
        {
            for (var i = 0; i < header.Columns.Count; i++)
            {
                if (i > 0)
                {
                    text.Write(',');
                }

                text.Write(Field(CanonicalTable.Cell(header.Columns[i], header, line)));
            }

            text.WriteLine();
        }
    }

    private static string Field(object? value)
    {
        var field = value switch
        {
            null => "",
            long fen => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        return field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
