using Resettlement.Application.Payouts;
using Resettlement.Domain.Payouts;

namespace Resettlement.Infrastructure.Payouts;

/// <summary>The cells of CSV and workbook.</summary>
internal static class CanonicalTable
{
    public static object? Cell(BankColumn column, BankFileHeader header, BankFileLine line) => column switch
    {
        BankColumn.FileNumber => header.Number,
        BankColumn.Sequence => line.Sequence,
        BankColumn.EndToEndId => line.EndToEndId,
        BankColumn.PayeeName => line.PayeeName,
        BankColumn.AccountNumber => line.AccountNumber,
        BankColumn.BankName => line.BankName,
        BankColumn.BankCode => line.BankCode,
        BankColumn.Amount => line.AmountFen,
        BankColumn.Purpose => PurposeOf(header, line),
        BankColumn.HouseholdNumber => line.HouseholdNumber,
        BankColumn.Period => line.Period,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    public static string PurposeOf(BankFileHeader header, BankFileLine line) => line.Period + PayoutWords.Purposes.WordOf(header.Purpose);
}
