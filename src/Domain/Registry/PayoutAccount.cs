using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public enum AccountState
{
    Pending,
    Verified,
    Rejected,
}

/// <summary>How a payout account was verified.</summary>
public enum VerificationMethod
{
    Township,
    BankPreCheck,
}

/// <summary>
/// One version of a household's payout account 一卡通. What was typed never changes; a correction is a new version.
/// Only a person other than the one who typed it can verify it.
/// </summary>
public sealed class PayoutAccount : AggregateRoot, IAudited
{
    private PayoutAccount()
    {
    }

    public Guid HouseholdId { get; private init; }

    public int VersionNumber { get; private init; }

    public Guid HolderResidentId { get; private init; }

    public string HolderName { get; private init; } = "";

    public string AccountCipher { get; private init; } = "";

    public string AccountIndex { get; private init; } = "";

    public string? AccountIndexNext { get; private set; }

    public string AccountMasked { get; private init; } = "";

    public string BankName { get; private init; } = "";

    /// <summary>CNAPS, 12 digits, when known.</summary>
    public string? BankCode { get; private init; }

    public DateOnly EffectiveFrom { get; private init; }

    public AccountState State { get; private set; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public VerificationMethod? Method { get; private set; }

    public string? RejectedReason { get; private set; }

    /// <summary>
    /// It was in force when name or ID number of its holder changed: nothing is paid to it, nor to an older version, before another person has verified it anew.
    /// </summary>
    public DateTimeOffset? ReverifyAt { get; private set; }

    public PersonKey? ReverifyBy { get; private set; }

    public string? ReverifyReason { get; private set; }

    public static PayoutAccount Create(Guid householdId, int versionNumber, Guid holderId, string holderName, ProtectedText account, string bankName, string? bankCode,
        DateOnly effectiveFrom, PersonKey madeBy, DateTimeOffset madeAt, string madeByName = "") => new()
        {
            HouseholdId = householdId,
            VersionNumber = versionNumber,
            HolderResidentId = holderId,
            HolderName = holderName,
            AccountCipher = account.Cipher,
            AccountIndex = account.Index,
            AccountIndexNext = account.NextIndex,
            AccountMasked = account.Masked,
            BankName = bankName,
            BankCode = bankCode,
            EffectiveFrom = effectiveFrom,
            MadeBy = madeBy,
            MadeAt = madeAt,
            MadeByName = madeByName,
        };

    public Result Verify(PersonKey by, VerificationMethod method, DateTimeOffset at, string byName = "")
    {
        if (CheckDecision(by) is { } error)
        {
            return error;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, Method) = (AccountState.Verified, by, byName, at, method);
        Touch();
        return Result.Success;
    }

    public Result Reject(PersonKey by, string reason, DateTimeOffset at, string byName = "")
    {
        if (CheckDecision(by) is { } error)
        {
            return error;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, RejectedReason) = (AccountState.Rejected, by, byName, at, reason);
        Touch();
        return Result.Success;
    }

    /// <summary>Name or ID number of the holder is another now, so that what was verified is no longer so. One that is not verified stays as it is.</summary>
    /// <returns>Whether it has to be verified anew.</returns>
    public bool SendBack(string reason, PersonKey by, DateTimeOffset at)
    {
        if (State != AccountState.Verified)
        {
            return false;
        }

        (State, ReverifyAt, ReverifyBy, ReverifyReason) = (AccountState.Pending, at, by, reason);
        (DecidedBy, DecidedByName, DecidedAt, Method) = (null, null, null, null);
        Touch();
        return true;
    }

    private Error? CheckDecision(PersonKey by) =>
        State != AccountState.Pending ? RegistryErrors.AccountDecided :
        by == MadeBy || by == ReverifyBy ? RegistryErrors.OwnEntry :
        null;
}
