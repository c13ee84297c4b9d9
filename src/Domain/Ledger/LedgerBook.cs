using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

/// <summary>The books of one fund. Its balance is a row of its own, so that a posting locks that row alone.</summary>
public sealed class LedgerBook : AggregateRoot, IAudited
{
    private LedgerBook()
    {
    }

    /// <summary>One book per fund.</summary>
    public FundKind Fund { get; private init; }

    public string Name { get; private init; } = "";

    public DateOnly OpenedOn { get; private init; }

    public static LedgerBook Open(FundKind fund, string name, DateOnly on) => new() { Fund = fund, Name = name, OpenedOn = on };
}

/// <summary>What a book holds, kept equal to the sum of its postings and never below zero; the database checks both on every change.</summary>
public sealed class LedgerBalance
{
    public required Guid BookId { get; init; }

    /// <summary>On the bank account of the fund.</summary>
    public required long BankFen { get; init; }

    /// <summary>Set aside by releases.</summary>
    public required long PayableFen { get; init; }

    /// <summary>Bank less set aside: what a release may still take.</summary>
    public required long AvailableFen { get; init; }
}

/// <summary>The last entry number of a book and year; numbers have no gaps.</summary>
public sealed class LedgerNumber
{
    public required Guid BookId { get; init; }

    public required int Year { get; init; }

    public required int Last { get; init; }
}
