using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>A receipt line with its sister lines, its refunds and, for a refund, the payment.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record GetReceiptQuery(Guid Id) : IRequest<Result<ReceiptDetail>>;

/// <param name="Line">The line asked for.</param>
/// <param name="Lines">All lines under the same receipt number, this one included.</param>
/// <param name="Refunds">What was given back of this line.</param>
/// <param name="Payment">What this refund gives back.</param>
/// <param name="TotalFen">Payments minus refunds of all lines.</param>
public sealed record ReceiptDetail(ReceiptRow Line, IReadOnlyList<ReceiptRow> Lines, IReadOnlyList<ReceiptRow> Refunds, ReceiptRow? Payment, long TotalFen);

internal sealed class GetReceiptHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetReceiptQuery, Result<ReceiptDetail>>
{
    public async Task<Result<ReceiptDetail>> Handle(GetReceiptQuery query, CancellationToken ct)
    {
        var visible = db.Receipts(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking();
        var line = await visible.Where(x => x.Id == query.Id).Select(x => new { x.SourceId, x.ReceiptNumber, x.RefundOfId }).SingleOrDefaultAsync(ct);
        if (line is null)
        {
            return FeeErrors.ReceiptNotFound;
        }

        var related = visible.Where(x => (x.SourceId == line.SourceId && x.ReceiptNumber == line.ReceiptNumber) || x.RefundOfId == query.Id || x.Id == line.RefundOfId);
        var rows = await ReceiptRows.ReadAsync(db, related.OrderBy(x => x.ReceiptNumber).ThenBy(x => x.LineNumber).ThenBy(x => x.Id), ct);
        var lines = rows.FindAll(row => row.SourceId == line.SourceId && row.ReceiptNumber == line.ReceiptNumber);
        return new ReceiptDetail(rows.Find(row => row.Id == query.Id)!, lines, rows.FindAll(row => row.RefundOfId == query.Id), rows.Find(row => row.Id == line.RefundOfId),
            lines.Sum(row => row.SignedFen));
    }
}
