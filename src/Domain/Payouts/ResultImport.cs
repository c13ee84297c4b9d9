using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

public enum ResultFormat
{
    Csv,
    Xlsx,
    Pain002,
}

/// <summary>A result file of the bank that was taken in whole. One that has a fault leaves nothing behind.</summary>
public sealed class ResultImport : AggregateRoot, IAudited
{
    private ResultImport()
    {
    }

    public string FileName { get; private init; } = "";

    /// <summary>The same file again changes nothing.</summary>
    public string Sha256 { get; private init; } = "";

    public ResultFormat Format { get; private init; }

    public int Rows { get; private set; }

    public int Paid { get; private set; }

    public long PaidFen { get; private set; }

    public int Failed { get; private set; }

    public long FailedFen { get; private set; }

    public int Returned { get; private set; }

    public long ReturnedFen { get; private set; }

    /// <summary>Still at the bank: nothing changed.</summary>
    public int Waiting { get; private set; }

    public PersonKey ImportedBy { get; private init; }

    public string ImportedByName { get; private init; } = "";

    public DateTimeOffset ImportedAt { get; private init; }

    public static ResultImport Start(string fileName, string sha256, ResultFormat format, PersonKey by, string byName, DateTimeOffset at) =>
        new() { FileName = fileName, Sha256 = sha256, Format = format, ImportedBy = by, ImportedByName = byName, ImportedAt = at };

    public void Finish(ResultTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        (Rows, Paid, PaidFen, Failed, FailedFen, Returned, ReturnedFen, Waiting) =
            (totals.Rows, totals.Paid, totals.PaidFen, totals.Failed, totals.FailedFen, totals.Returned, totals.ReturnedFen, totals.Waiting);
        Touch();
    }
}

public sealed record ResultTotals(int Rows, int Paid, long PaidFen, int Failed, long FailedFen, int Returned, long ReturnedFen, int Waiting);

/// <summary>One answer of the bank about one order, as it stood in the file.</summary>
public sealed class ResultRow
{
    public required Guid ImportId { get; init; }

    /// <summary>Line of the file that the user sees; of XML the number of the transaction.</summary>
    public required int Line { get; init; }

    public required string EndToEndId { get; init; }

    /// <summary>The file that the bank answers.</summary>
    public required string FileNumber { get; init; }

    public long? AmountFen { get; init; }

    public required OrderState State { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public string? BankReference { get; init; }
}
