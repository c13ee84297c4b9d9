using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Entries of a book, newest first; both days included. The sum is that of one side over all pages.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListEntriesQuery(Guid BookId, DateOnly? From, DateOnly? To, EntryKind? Kind, Guid? ReferenceId, string? Search, PageRequest Page) : IRequest<Result<Page<EntryRow>>>;

/// <summary>One entry with both sides.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record GetEntryQuery(Guid Id) : IRequest<Result<EntryRow>>;

/// <param name="Number">As printed: year and number, e.g. 2026-0007.</param>
/// <param name="AmountInWords">大写.</param>
public sealed record EntryRow(
    Guid Id, Guid BookId, string Number, DateOnly Day, EntryKind Kind, string Memo, long AmountFen, string AmountInWords, string DebitAccount, string CreditAccount,
    EntryReference ReferenceType, Guid ReferenceId, string MadeByName, DateTimeOffset MadeAt);

internal sealed class ListEntriesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListEntriesQuery, Result<Page<EntryRow>>>
{
    public async Task<Result<Page<EntryRow>>> Handle(ListEntriesQuery query, CancellationToken ct)
    {
        if (!await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Read), query.BookId, ct))
        {
            return LedgerErrors.BookNotFound;
        }

        var entries = db.JournalEntries.AsNoTracking().Where(x => x.BookId == query.BookId);
        if (query.From is { } from)
        {
            entries = entries.Where(x => x.Day >= from);
        }

        if (query.To is { } to)
        {
            entries = entries.Where(x => x.Day <= to);
        }

        if (query.Kind is { } kind)
        {
            entries = entries.Where(x => x.Kind == kind);
        }

        if (query.ReferenceId is { } reference)
        {
            entries = entries.Where(x => x.ReferenceId == reference);
        }

        if (ChineseText.Normalise(query.Search) is { Length: > 0 } words)
        {
            entries = entries.Where(x => x.Memo.Contains(words));
        }

        var all = await entries.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await entries.OrderByDescending(x => x.Year).ThenByDescending(x => x.Number).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return query.Page.Of([.. rows.Select(EntryRows.Of)], all?.Count ?? 0, all?.Sum ?? 0);
    }
}

internal sealed class GetEntryHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetEntryQuery, Result<EntryRow>>
{
    public async Task<Result<EntryRow>> Handle(GetEntryQuery query, CancellationToken ct)
    {
        var books = db.BooksIn(user.ScopeOf(Permissions.Ledger.Read));
        var entry = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(x => x.Id == query.Id && books.Any(book => book.Id == x.BookId), ct);
        return entry is null ? LedgerErrors.EntryNotFound : EntryRows.Of(entry);
    }
}

internal static class EntryRows
{
    public static string Number(int year, int number) => $"{year}-{number:0000}";

    public static EntryRow Of(JournalEntry entry)
    {
        var sides = EntrySides.Of(entry.Kind);
        return new(entry.Id, entry.BookId, Number(entry.Year, entry.Number), entry.Day, entry.Kind, entry.Memo, entry.AmountFen, RmbCapital.Write(new Money(entry.AmountFen)),
            LedgerWords.Accounts.WordOf(sides.Debit), LedgerWords.Accounts.WordOf(sides.Credit), entry.ReferenceType, entry.ReferenceId, entry.MadeByName, entry.MadeAt);
    }
}
