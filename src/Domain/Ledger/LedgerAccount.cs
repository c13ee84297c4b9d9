using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

/// <summary>Whose money a book keeps.</summary>
public enum FundKind
{
    /// <summary>县级补贴资金: what the county pays quarterly subsidies from.</summary>
    CountySubsidy,
}

/// <summary>The chart of a book; codes and names are those of <see cref="LedgerWords.Accounts"/>.</summary>
public enum LedgerAccount
{
    BankDeposit,
    AppropriationIncome,

    /// <summary>Released and not yet known to be paid.</summary>
    SubsidyPayable,
    SubsidyExpense,
    InterestIncome,
    BankCharges,
}

/// <summary>What happened, in the words of the room that posts; fixes the two sides of the entry.</summary>
public enum EntryKind
{
    /// <summary>拨款: money arrives in the bank account of the fund.</summary>
    Appropriation,

    /// <summary>The opposite of an appropriation that was entered wrongly.</summary>
    AppropriationReversed,

    /// <summary>A release sets money aside.</summary>
    Reservation,

    /// <summary>The bank has paid what was set aside.</summary>
    Payment,

    /// <summary>The bank refused: what was set aside is free again.</summary>
    ReservationReturned,

    /// <summary>退票: what was paid came back.</summary>
    PaymentReturned,

    /// <summary>追回: a household has given money back.</summary>
    Recovery,
    BankInterest,
    BankCharge,
}

/// <summary>What an entry stands for; one entry of a kind per thing.</summary>
public enum EntryReference
{
    Appropriation,
    Release,
    ResultImport,
    Recovery,
    Statement,
}

public static class LedgerWords
{
    public static readonly WordTable<FundKind> Funds = new("ledger.unknown-fund", "资金", (FundKind.CountySubsidy, ["县级补贴资金"]));

    public static readonly WordTable<LedgerAccount> Accounts = new("ledger.unknown-account", "科目",
        (LedgerAccount.BankDeposit, ["1002 银行存款"]),
        (LedgerAccount.AppropriationIncome, ["4001 财政拨款收入"]),
        (LedgerAccount.SubsidyPayable, ["2305 应付补贴款"]),
        (LedgerAccount.SubsidyExpense, ["5001 补贴支出"]),
        (LedgerAccount.InterestIncome, ["4002 利息收入"]),
        (LedgerAccount.BankCharges, ["5002 银行手续费"]));

    public static readonly WordTable<EntryKind> Kinds = new("ledger.unknown-kind", "凭证类别",
        (EntryKind.Appropriation, ["收到拨款"]),
        (EntryKind.AppropriationReversed, ["冲销拨款"]),
        (EntryKind.Reservation, ["发放占用"]),
        (EntryKind.Payment, ["支付成功"]),
        (EntryKind.ReservationReturned, ["支付失败退回"]),
        (EntryKind.PaymentReturned, ["退票"]),
        (EntryKind.Recovery, ["追回"]),
        (EntryKind.BankInterest, ["银行利息"]),
        (EntryKind.BankCharge, ["银行手续费"]));

    public static readonly WordTable<AppropriationState> Appropriations = new("ledger.unknown-appropriation-state", "拨款状态",
        (AppropriationState.Recorded, ["待复核"]),
        (AppropriationState.Confirmed, ["已入账"]),
        (AppropriationState.Rejected, ["已退回"]),
        (AppropriationState.ReversalRequested, ["申请冲销"]),
        (AppropriationState.Reversed, ["已冲销"]));
}
