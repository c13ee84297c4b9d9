using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

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
        var bills = db.Bills(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking().Matching(db, query.Filter);
        var open = OpenBills.Of(db, bills, day);
        var plain = open.Plain(db, day);
        var sums = await plain.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Owed = group.Sum(x => x.AmountFen), Paid = group.Sum(x => x.PaidFen) }).SingleOrDefaultAsync(ct);

        var contended = await open.Contended(db, day).ToListAsync(ct);
        var settled = await BillRows.PaidAsync(db, contended, day, ct);
        var unpaid = contended.FindAll(bill => settled.GetValueOrDefault(bill.Id) < bill.AmountFen);

        // of the open bills only contended ones can turn out to be paid
        var done = contended.Where(bill => settled.GetValueOrDefault(bill.Id) >= bill.AmountFen).Select(bill => bill.Id).ToList();
        var rows = done.Count == 0 ? open : open.Where(x => !EF.Parameter(done).Contains(x.Id));
        var page = await rows.OrderBy(x => x.ServiceTo).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var paid = await BillRows.PaidAsync(db, page, day, ct);
        return query.Page.Of(await BillRows.OfAsync(db, page, paid, ct), (sums?.Count ?? 0) + unpaid.Count,
            (sums?.Owed ?? 0) - (sums?.Paid ?? 0) + unpaid.Sum(bill => bill.AmountFen - settled.GetValueOrDefault(bill.Id)));
    }
}
