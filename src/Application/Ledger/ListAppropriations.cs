using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;

namespace Resettlement.Application.Ledger;

/// <summary>Appropriations of a book, newest first, with the sum over all pages.</summary>
[RequiresPermission(Permissions.Ledger.Read)]
public sealed record ListAppropriationsQuery(Guid BookId, AppropriationState? State, int? Year, PageRequest Page) : IRequest<Result<Page<AppropriationRow>>>;

public sealed record AppropriationRow(
    Guid Id, Guid BookId, string DocumentNumber, DateOnly ReceivedOn, long AmountFen, string Memo, AppropriationState State, string MadeByName, DateTimeOffset MadeAt,
    string? DecidedByName, DateTimeOffset? DecidedAt, string? RejectedReason, string? ReversalByName, string? ReversalReason, string? ReversedByName, DateTimeOffset? ReversedAt, int Version);

internal sealed class ListAppropriationsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListAppropriationsQuery, Result<Page<AppropriationRow>>>
{
    public async Task<Result<Page<AppropriationRow>>> Handle(ListAppropriationsQuery query, CancellationToken ct)
    {
        if (!await db.SeesBookAsync(user.ScopeOf(Permissions.Ledger.Read), query.BookId, ct))
        {
            return LedgerErrors.BookNotFound;
        }

        var rows = db.Appropriations.AsNoTracking().Where(x => x.BookId == query.BookId);
        if (query.State is { } state)
        {
            rows = rows.Where(x => x.State == state);
        }

        if (query.Year is { } year and >= 1900 and <= 9998)
        {
            var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            rows = rows.Where(x => x.ReceivedOn >= first && x.ReceivedOn < next);
        }

        var all = await rows.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var page = await rows.OrderByDescending(x => x.ReceivedOn).ThenByDescending(x => x.MadeAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new AppropriationRow(x.Id, x.BookId, x.DocumentNumber, x.ReceivedOn, x.AmountFen, x.Memo, x.State, x.MadeByName, x.MadeAt, x.DecidedByName, x.DecidedAt, x.RejectedReason,
                x.ReversalByName, x.ReversalReason, x.ReversedByName, x.ReversedAt, x.Version)).ToListAsync(ct);
        return query.Page.Of(page, all?.Count ?? 0, all?.Sum ?? 0);
    }
}
