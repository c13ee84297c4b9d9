using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

/// <summary>The formats in which a file can be made.</summary>
public enum BankFileFormat
{
    Csv,

    /// <summary>A workbook with text cells.</summary>
    Xlsx,

    /// <summary>ISO 20022 pain.001.001.09.</summary>
    Pain001,
}

/// <summary>The columns of CSV and workbook.</summary>
public enum BankColumn
{
    FileNumber,
    Sequence,
    EndToEndId,
    PayeeName,
    AccountNumber,
    BankName,
    BankCode,
    Amount,
    Purpose,
    HouseholdNumber,
    Period,
}

public enum ProfileState
{
    /// <summary>Waits for the second person.</summary>
    Proposed,
    Active,
    Rejected,

    /// <summary>Replaced by a newer version; files that were made by it keep it.</summary>
    Retired,
}

/// <summary>
/// How one paying bank wants its files, and the account of the fund there. A version never changes, so that a file can be made again byte by byte;
/// a newer version of the same code replaces it when a second person has agreed.
/// </summary>
public sealed class BankProfile : AggregateRoot, IAudited
{
    private BankProfile()
    {
    }

    /// <summary>Letters and digits; begins the names of files.</summary>
    public string Code { get; private init; } = "";

    public int VersionNumber { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>CNAPS of the branch that keeps the account of the fund, 12 digits.</summary>
    public string BankCode { get; private init; } = "";

    public string DebtorName { get; private init; } = "";

    public string AccountCipher { get; private init; } = "";

    public string AccountIndex { get; private init; } = "";

    public string? AccountIndexNext { get; private init; }

    public string AccountMasked { get; private init; } = "";

    /// <summary>First three digits of the CNAPS codes of payees' banks that go through this bank, with commas; empty: those that no other profile takes.</summary>
    public string ClearingPrefixes { get; private init; } = "";

    public BankEncoding Encoding { get; private init; }

    public BankRepertoire Repertoire { get; private init; }

    /// <summary>Names of <see cref="BankFileFormat"/>, with commas.</summary>
    public string Formats { get; private init; } = "";

    /// <summary>Names of <see cref="BankColumn"/> in their order, with commas.</summary>
    public string Columns { get; private init; } = "";

    public int MaxLinesPerFile { get; private init; }

    public ProfileState State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<BankFileFormat> FormatList => Parse<BankFileFormat>(Formats);

    public IReadOnlyList<BankColumn> ColumnList => Parse<BankColumn>(Columns);

    public bool TakesRest => ClearingPrefixes.Length == 0;

    /// <summary>Whether the profile names the bank of a payee; one that takes the rest names none.</summary>
    public bool Names(string? bankCode) => bankCode is { Length: >= 3 } && ClearingPrefixes.Split(',', StringSplitOptions.RemoveEmptyEntries).Contains(bankCode[..3], StringComparer.Ordinal);

    public static Result<BankProfile> Propose(BankProfileTerms terms, ProtectedText account, int versionNumber, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(account);
        if (!BankRepertoires.Fits(terms.Encoding, terms.Repertoire))
        {
            return PayoutErrors.RepertoireTooWide;
        }

        BankColumn[] needed = [BankColumn.EndToEndId, BankColumn.PayeeName, BankColumn.AccountNumber, BankColumn.Amount];
        if (needed.Except(terms.Columns).Any() || terms.Columns.Distinct().Count() != terms.Columns.Count)
        {
            return PayoutErrors.ColumnsMissing;
        }

        return new BankProfile
        {
            Code = terms.Code,
            VersionNumber = versionNumber,
            Name = terms.Name,
            BankCode = terms.BankCode,
            DebtorName = terms.DebtorName,
            AccountCipher = account.Cipher,
            AccountIndex = account.Index,
            AccountIndexNext = account.NextIndex,
            AccountMasked = account.Masked,
            ClearingPrefixes = string.Join(',', terms.ClearingPrefixes),
            Encoding = terms.Encoding,
            Repertoire = terms.Repertoire,
            Formats = string.Join(',', terms.Formats.Distinct()),
            Columns = string.Join(',', terms.Columns),
            MaxLinesPerFile = terms.MaxLinesPerFile,
            MadeBy = by,
            MadeByName = byName,
            MadeAt = at,
        };
    }

    /// <summary>The second person lets it hold, or sends it back.</summary>
    public Result Decide(bool agreed, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != ProfileState.Proposed)
        {
            return PayoutErrors.ProfileDecided;
        }

        if (by == MadeBy)
        {
            return PayoutErrors.OwnProfile;
        }

        (State, DecidedBy, DecidedByName, DecidedAt) = (agreed ? ProfileState.Active : ProfileState.Rejected, by, byName, at);
        Touch();
        return Result.Success;
    }

    /// <summary>A newer version holds from now on.</summary>
    public void Retire()
    {
        State = ProfileState.Retired;
        Touch();
    }

    private static T[] Parse<T>(string names)
        where T : struct, Enum => [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>)];
}

/// <summary>What is agreed with a bank.</summary>
public sealed record BankProfileTerms(
    string Code, string Name, string BankCode, string DebtorName, IReadOnlyList<string> ClearingPrefixes, BankEncoding Encoding, BankRepertoire Repertoire,
    IReadOnlyList<BankFileFormat> Formats, IReadOnlyList<BankColumn> Columns, int MaxLinesPerFile)
{
    /// <summary>What the canonical file has.</summary>
    public static readonly IReadOnlyList<BankColumn> CanonicalColumns =
        [BankColumn.FileNumber, BankColumn.Sequence, BankColumn.EndToEndId, BankColumn.PayeeName, BankColumn.AccountNumber, BankColumn.BankName, BankColumn.BankCode, BankColumn.Amount, BankColumn.Purpose];
}

/// <summary>A bank in the look-up table of CNAPS codes 行名行号.</summary>
public sealed class BankDirectoryEntry
{
    /// <summary>12 digits.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }
}
