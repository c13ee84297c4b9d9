using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>What stands at the head of a file for a bank.</summary>
/// <param name="Number">Message id; unique for ever.</param>
/// <param name="ReleasedAt">The same at every making, so that the bytes are.</param>
/// <param name="ExecuteOn">The local day of release.</param>
/// <param name="DebtorAccount">In full; the file is for the bank alone.</param>
public sealed record BankFileHeader(
    string Number, DateTimeOffset ReleasedAt, DateOnly ExecuteOn, int Count, long AmountFen, PayoutPurpose Purpose, string DebtorName, string DebtorAccount, string DebtorBankCode,
    BankEncoding Encoding, IReadOnlyList<BankColumn> Columns);

/// <summary>One payment, the account number in full.</summary>
public sealed record BankFileLine(
    int Sequence, string EndToEndId, string PayeeName, string AccountNumber, string BankName, string? BankCode, long AmountFen, string HouseholdNumber, string Period);

/// <summary>Writes files for banks. The same header and lines give the same bytes; memory does not grow with the lines.</summary>
public interface IBankFileFormat
{
    BankFileFormat Format { get; }

    string ContentType { get; }

    /// <summary>With the point.</summary>
    string Extension { get; }

    void Write(Stream target, BankFileHeader header, IEnumerable<BankFileLine> lines);
}

/// <summary>Files that nobody can find: they have no name any more while they are in use and are gone when closed.</summary>
public interface ITemporaryFiles
{
    Stream Create();
}

/// <summary>A file to be downloaded that does not fit into memory; whoever answers closes the stream.</summary>
public sealed record StreamDownload(string FileName, string ContentType, Stream Content);
