namespace Resettlement.Domain.Ledger;

/// <summary>
/// Debit and credit of every kind of entry, written once. What is available is the bank deposit less what was set aside:
/// <c>available = bank − payable</c>, and none of the three is ever below zero.
/// </summary>
public readonly record struct EntrySides(LedgerAccount Debit, LedgerAccount Credit)
{
    public static EntrySides Of(EntryKind kind) => kind switch
    {
        EntryKind.Appropriation => new(LedgerAccount.BankDeposit, LedgerAccount.AppropriationIncome),
        EntryKind.AppropriationReversed => new(LedgerAccount.AppropriationIncome, LedgerAccount.BankDeposit),
        EntryKind.Reservation => new(LedgerAccount.SubsidyExpense, LedgerAccount.SubsidyPayable),
        EntryKind.Payment => new(LedgerAccount.SubsidyPayable, LedgerAccount.BankDeposit),
        EntryKind.ReservationReturned => new(LedgerAccount.SubsidyPayable, LedgerAccount.SubsidyExpense),
        EntryKind.PaymentReturned => new(LedgerAccount.BankDeposit, LedgerAccount.SubsidyExpense),
        EntryKind.Recovery => new(LedgerAccount.BankDeposit, LedgerAccount.SubsidyExpense),
        EntryKind.BankInterest => new(LedgerAccount.BankDeposit, LedgerAccount.InterestIncome),
        EntryKind.BankCharge => new(LedgerAccount.BankCharges, LedgerAccount.BankDeposit),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What an entry of so many fen adds to the bank deposit.</summary>
    public long BankEffect(long fen) => Debit == LedgerAccount.BankDeposit ? fen : Credit == LedgerAccount.BankDeposit ? -fen : 0;

    /// <summary>What it adds to what is set aside.</summary>
    public long PayableEffect(long fen) => Credit == LedgerAccount.SubsidyPayable ? fen : Debit == LedgerAccount.SubsidyPayable ? -fen : 0;
}
