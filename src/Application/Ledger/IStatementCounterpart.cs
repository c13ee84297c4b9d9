using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>An account on which a fund keeps its money.</summary>
/// <param name="Id">The same for every statement of the account.</param>
public sealed record BookAccount(Guid Id, string Name, string Masked);

/// <summary>Knows the accounts of a book; the room that agrees them with the banks.</summary>
public interface IBookAccounts
{
    /// <param name="accountNumber">Digits in full.</param>
    Task<BookAccount?> FindAsync(Guid bookId, string accountNumber, CancellationToken ct);
}

/// <summary>Something that moves money through the account: what the book has of it, what the bank has, what is still on its way. Above zero: into the account.</summary>
public sealed record CounterpartSum(LineMatch Match, Guid Id, string Title, DateOnly Day, long BookFen, long BankFen, long OnTheWayFen, string Link);

/// <summary>What a line may be matched with by hand.</summary>
/// <param name="OpenFen">What the bank has not shown of it yet; above zero: into the account.</param>
public sealed record StatementTarget(LineMatch Match, Guid Id, string Title, DateOnly Day, long OpenFen);

/// <summary>A kind of thing that lines of a statement stand for. Found by a scan; asked once per statement, never per line.</summary>
public interface IStatementCounterpart
{
    LineMatch Match { get; }

    /// <summary>Those with the surest marks match first.</summary>
    int Order { get; }

    /// <summary>Matches lines of the statement that are matched with nothing, set-based.</summary>
    Task MatchAsync(Guid statementId, CancellationToken ct);

    /// <summary>Everything of the book whose sum in the book and at the bank differ, or that is on its way.</summary>
    Task<IReadOnlyList<CounterpartSum>> ListOpenAsync(Guid bookId, CancellationToken ct);

    /// <summary>What may be matched with an amount of this direction: the likeliest first, at most fifty.</summary>
    Task<IReadOnlyList<StatementTarget>> ListTargetsAsync(Guid bookId, long amountFen, CancellationToken ct);

    /// <summary>Whether this line may be matched with it by hand.</summary>
    Task<Result> FitsAsync(Guid bookId, long amountFen, Guid id, CancellationToken ct);
}
