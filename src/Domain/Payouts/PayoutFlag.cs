using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

/// <summary>What is remarkable about a line before it is paid.</summary>
public enum PayoutFlagKind
{
    /// <summary>No account was frozen with the line.</summary>
    NoAccount,
    AccountNotVerified,

    /// <summary>The account is in another name than that of the payee.</summary>
    NameDiffers,
    PayeeDeceased,

    /// <summary>No active profile takes accounts of this bank.</summary>
    NoPayingBank,

    /// <summary>The name has characters that the bank's encoding does not know.</summary>
    NameOutsideRepertoire,

    /// <summary>Entered less than 30 days before.</summary>
    AccountRecentlyChanged,

    /// <summary>A newer verified version exists.</summary>
    AccountSuperseded,
}

/// <summary>A flag on a line of a prepared release. A blocking one stops the line, never the batch.</summary>
public sealed class PayoutFlag : Entity, ICommunityOwned
{
    public required Guid ReleaseId { get; init; }

    public required Guid ObligationId { get; init; }

    public required Guid CommunityId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string PayeeName { get; init; }

    public string? AccountMasked { get; init; }

    public required long AmountFen { get; init; }

    public required PayoutFlagKind Kind { get; init; }

    public required bool IsBlocking { get; init; }

    public string? Detail { get; init; }
}

/// <summary>What is known of the account of a line when a release is prepared or released. Entered is the local day on which somebody typed this version.</summary>
public sealed record AccountFacts(
    Guid Id, bool IsVerified, string HolderName, bool HolderIsAlive, string AccountMasked, string BankName, string? BankCode, DateOnly EnteredOn, bool IsSuperseded);

/// <summary>The rules of domain.md §8 and §4 on a single line.</summary>
public static class PayoutFlagRules
{
    public const int RecentDays = 30;

    public static bool IsBlocking(PayoutFlagKind kind) => kind is not (PayoutFlagKind.AccountRecentlyChanged or PayoutFlagKind.AccountSuperseded);

    /// <summary>Judges with the profile that takes accounts of the bank, if there is one. What is recent is so on the local day of preparation, also at release.</summary>
    public static IReadOnlyList<PayoutFlagKind> Judge(string payeeName, AccountFacts? account, BankProfile? profile, DateOnly preparedOn)
    {
        if (account is null)
        {
            return [PayoutFlagKind.NoAccount];
        }

        var flags = new List<PayoutFlagKind>();
        void When(bool condition, PayoutFlagKind kind)
        {
            if (condition)
            {
                flags.Add(kind);
            }
        }

        When(!account.IsVerified, PayoutFlagKind.AccountNotVerified);
        When(account.HolderName != payeeName, PayoutFlagKind.NameDiffers);
        When(!account.HolderIsAlive, PayoutFlagKind.PayeeDeceased);
        When(profile is null, PayoutFlagKind.NoPayingBank);
        When(profile is not null && !BankRepertoires.Covers(profile.Repertoire, payeeName), PayoutFlagKind.NameOutsideRepertoire);
        When(account.EnteredOn > preparedOn.AddDays(-RecentDays), PayoutFlagKind.AccountRecentlyChanged);
        When(account.IsSuperseded, PayoutFlagKind.AccountSuperseded);
        return flags;
    }
}
