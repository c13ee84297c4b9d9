using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// Bills due by a day (today) that are not wholly paid by then; the sum is what is unpaid over all pages. Oldest first.
/// </summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListArrearsQuery(BillFilter Filter, DateOnly? AsOf, PageRequest Page) : IRequest<Result<Page<BillRow>>>;

internal sealed class ListArrearsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListArrearsQuery, Result<Page<BillRow>>>
{
    public async Task<Result<Page<BillRow>>> Handle(ListArrearsQuery query, CancellationToken ct)
    {
        var day = query.AsOf ?? clock.LocalToday();
        // what was paid in full for the very same period, which is nearly all, never leaves the database
        var open = await db.Bills(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking().Matching(db, query.Filter)
            .Where(x => x.DueOn <= day && x.AmountFen > db.FeeReceipts
                .Where(r => r.DwellingId == x.DwellingId && r.DwellingId != null && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom == x.ServiceFrom && r.ServiceTo == x.ServiceTo && r.PaidOn <= day)
                .Sum(r => r.Kind == ReceiptKind.Refund ? -r.AmountFen : r.AmountFen))
            .OrderBy(x => x.ServiceTo).ThenBy(x => x.Id).ToListAsync(ct);
        var paid = await BillRows.PaidAsync(db, open, day, ct);
        var unpaid = open.FindAll(bill => paid.GetValueOrDefault(bill.Id) < bill.AmountFen);
        var page = unpaid.Skip(query.Page.Skip).Take(query.Page.Take).ToList();
        return query.Page.Of(await BillRows.OfAsync(db, page, paid, ct), unpaid.Count, unpaid.Sum(bill => bill.AmountFen - paid.GetValueOrDefault(bill.Id)));
    }
}
