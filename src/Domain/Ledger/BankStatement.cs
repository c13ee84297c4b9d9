using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

public enum StatementFormat
{
    Csv,
    Xlsx,

    /// <summary>ISO 20022 bank to customer statement.</summary>
    Camt053,
}

public enum StatementState
{
    /// <summary>Taken in and matched; waits for the second person.</summary>
    Imported,
    Confirmed,

    /// <summary>Taken out again before it was confirmed; its lines count for nothing.</summary>
    Withdrawn,
}

/// <summary>
/// What stands at the head of a statement. The account has one id in all its statements; they are counted 1, 2, 3 … without gaps, and each begins where the one before ended.
/// </summary>
public sealed record StatementHead(Guid BookId, Guid AccountId, string AccountName, string AccountMasked, int Sequence, DateOnly From, DateOnly To, long OpeningFen, long ClosingFen);

/// <summary>What its new lines come to, and how many an earlier statement had brought: those are not stored again.</summary>
public sealed record StatementTotals(int Lines, int KnownLines, long InFen, long OutFen);

/// <summary>What the second person was shown and agrees to; the difference is bank less book, over all accounts of the book.</summary>
public sealed record StatementVerdict(long BookFen, long BankFen, long DifferenceFen, int UnmatchedLines, long UnmatchedFen);

/// <summary>对账单: what a bank says happened on one account of a fund. One person brings it and matches its lines, another confirms it.</summary>
public sealed class BankStatement : AggregateRoot, IAudited
{
    private BankStatement()
    {
    }

    public Guid BookId { get; private init; }

    public Guid AccountId { get; private init; }

    public string AccountName { get; private init; } = "";

    public string AccountMasked { get; private init; } = "";

    public int Sequence { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    public long OpeningFen { get; private init; }

    public long ClosingFen { get; private init; }

    public string FileName { get; private init; } = "";

    /// <summary>The same file again changes nothing.</summary>
    public string Sha256 { get; private init; } = "";

    public StatementFormat Format { get; private init; }

    public int Lines { get; private set; }

    public int KnownLines { get; private set; }

    /// <summary>Of the lines that are new.</summary>
    public long InFen { get; private set; }

    public long OutFen { get; private set; }

    public StatementState State { get; private set; }

    public PersonKey ImportedBy { get; private init; }

    public string ImportedByName { get; private init; } = "";

    public DateTimeOffset ImportedAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? WithdrawnReason { get; private set; }

    /// <summary>Bank deposit of the book when it was confirmed, what the bank said, and their difference.</summary>
    public long? BookFen { get; private set; }

    public long? BankFen { get; private set; }

    public long? DifferenceFen { get; private set; }

    public int? UnmatchedLines { get; private set; }

    public long? UnmatchedFen { get; private set; }

    /// <summary>Lines that were explained when it was confirmed, and that two other people have found out afterwards.</summary>
    public int FoundLaterLines { get; private set; }

    public long FoundLaterFen { get; private set; }

    public static BankStatement Start(StatementHead head, string fileName, string sha256, StatementFormat format, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new()
        {
            BookId = head.BookId,
            AccountId = head.AccountId,
            AccountName = head.AccountName,
            AccountMasked = head.AccountMasked,
            Sequence = head.Sequence,
            From = head.From,
            To = head.To,
            OpeningFen = head.OpeningFen,
            ClosingFen = head.ClosingFen,
            FileName = fileName,
            Sha256 = sha256,
            Format = format,
            ImportedBy = by,
            ImportedByName = byName,
            ImportedAt = at,
        };
    }

    public void Fill(StatementTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        (Lines, KnownLines, InFen, OutFen) = (totals.Lines, totals.KnownLines, totals.InFen, totals.OutFen);
        Touch();
    }

    /// <summary>One of its lines was matched, explained or set free: of two at once one is told to look again.</summary>
    public Result Work()
    {
        if (State != StatementState.Imported)
        {
            return StatementErrors.Decided;
        }

        Touch();
        return Result.Success;
    }

    /// <summary>
    /// A line that was left explained turns out to be something after all: one person says so, another agrees, with the separation of the confirmation itself. Who confirmed it
    /// does not say so, and who worked on it does not agree. What was confirmed stays on record; how much of it was found later stands beside it.
    /// </summary>
    public Result FindLater(long amountFen, IReadOnlyCollection<PersonKey> workers, PersonKey saidBy, PersonKey agreedBy)
    {
        ArgumentNullException.ThrowIfNull(workers);
        if (State != StatementState.Confirmed)
        {
            return StatementErrors.Decided;
        }

        if (saidBy == agreedBy || saidBy == DecidedBy || agreedBy == ImportedBy || workers.Contains(agreedBy))
        {
            return StatementErrors.OwnStatement;
        }

        (FoundLaterLines, FoundLaterFen) = (FoundLaterLines + 1, checked(FoundLaterFen + amountFen));
        Touch();
        return Result.Success;
    }

    /// <summary>Not by the one who brought it, nor by anybody who matched or explained a line by hand.</summary>
    public Result Confirm(StatementVerdict verdict, IReadOnlyCollection<PersonKey> workers, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(workers);
        if (State != StatementState.Imported)
        {
            return StatementErrors.Decided;
        }

        if (by == ImportedBy || workers.Contains(by))
        {
            return StatementErrors.OwnStatement;
        }

        (State, DecidedBy, DecidedByName, DecidedAt) = (StatementState.Confirmed, by, byName, at);
        (BookFen, BankFen, DifferenceFen, UnmatchedLines, UnmatchedFen) = (verdict.BookFen, verdict.BankFen, verdict.DifferenceFen, verdict.UnmatchedLines, verdict.UnmatchedFen);
        Touch();
        return Result.Success;
    }

    public Result Withdraw(string reason, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != StatementState.Imported)
        {
            return StatementErrors.Decided;
        }

        (State, DecidedBy, DecidedByName, DecidedAt, WithdrawnReason) = (StatementState.Withdrawn, by, byName, at, reason);
        Touch();
        return Result.Success;
    }
}
