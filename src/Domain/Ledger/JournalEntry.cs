using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

/// <summary>One entry 记账凭证: written once, never changed, undone only by an entry of the opposite kind. Debits equal credits.</summary>
public sealed class JournalEntry : Entity
{
    private JournalEntry()
    {
    }

    public Guid BookId { get; private init; }

    public int Year { get; private init; }

    /// <summary>1, 2, 3 … without gaps in each book and year.</summary>
    public int Number { get; private init; }

    public DateOnly Day { get; private init; }

    public EntryKind Kind { get; private init; }

    /// <summary>Of each side, in fen; above zero.</summary>
    public long AmountFen { get; private init; }

    public string Memo { get; private init; } = "";

    public EntryReference ReferenceType { get; private init; }

    public Guid ReferenceId { get; private init; }

    public PersonKey MadeBy { get; private init; }

    public string MadeByName { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero.</exception>
    public static JournalEntry Write(
        Guid bookId, int number, DateOnly day, EntryKind kind, long amountFen, string memo, EntryReference referenceType, Guid referenceId, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountFen);
        return new()
        {
            BookId = bookId,
            Year = day.Year,
            Number = number,
            Day = day,
            Kind = kind,
            AmountFen = amountFen,
            Memo = memo,
            ReferenceType = referenceType,
            ReferenceId = referenceId,
            MadeBy = by,
            MadeByName = byName,
            MadeAt = at,
        };
    }

    /// <summary>The two sides, as rows.</summary>
    public IReadOnlyList<JournalPosting> Postings()
    {
        var sides = EntrySides.Of(Kind);
        return
        [
            new() { EntryId = Id, BookId = BookId, Line = 1, Account = sides.Debit, DebitFen = AmountFen, CreditFen = 0 },
            new() { EntryId = Id, BookId = BookId, Line = 2, Account = sides.Credit, DebitFen = 0, CreditFen = AmountFen },
        ];
    }
}

/// <summary>One side of an entry: either debit or credit is above zero.</summary>
public sealed class JournalPosting
{
    public required Guid EntryId { get; init; }

    public required Guid BookId { get; init; }

    public required int Line { get; init; }

    public required LedgerAccount Account { get; init; }

    public required long DebitFen { get; init; }

    public required long CreditFen { get; init; }
}
