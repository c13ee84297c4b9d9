using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Result files that were taken in, newest first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListResultImportsQuery(PageRequest Page) : IRequest<Result<Page<ResultImportRow>>>;

/// <summary>What a result file said, line by line.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListResultRowsQuery(Guid Id, OrderState? State, PageRequest Page) : IRequest<Result<Page<ResultRowView>>>;

public sealed record ResultImportRow(
    Guid Id, string FileName, ResultFormat Format, string Sha256, int Rows, int Paid, long PaidFen, int Failed, long FailedFen, int Returned, long ReturnedFen, int Waiting,
    string ImportedByName, DateTimeOffset ImportedAt);

public sealed record ResultRowView(
    int Line, string EndToEndId, string FileNumber, OrderState State, string? ReasonCode, string? Reason, string? BankReference, Guid OrderId, string HouseholdNumber, string PayeeName, long AmountFen);

internal sealed class ListResultImportsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListResultImportsQuery, Result<Page<ResultImportRow>>>
{
    public async Task<Result<Page<ResultImportRow>>> Handle(ListResultImportsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payouts.Read);
        var imports = db.ResultImports.AsNoTracking().Where(_ => scope.WholeCounty);
        var total = await imports.CountAsync(ct);
        var rows = await imports.OrderByDescending(x => x.ImportedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new ResultImportRow(x.Id, x.FileName, x.Format, x.Sha256, x.Rows, x.Paid, x.PaidFen, x.Failed, x.FailedFen, x.Returned, x.ReturnedFen, x.Waiting, x.ImportedByName, x.ImportedAt))
            .ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}

internal sealed class ListResultRowsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListResultRowsQuery, Result<Page<ResultRowView>>>
{
    public async Task<Result<Page<ResultRowView>>> Handle(ListResultRowsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payouts.Read);
        if (!scope.WholeCounty || !await db.ResultImports.AnyAsync(x => x.Id == query.Id, ct))
        {
            return PayoutErrors.ImportNotFound;
        }

        var found =
            from row in db.ResultRows.AsNoTracking()
            where row.ImportId == query.Id && (query.State == null || row.State == query.State)
            join order in db.PaymentOrders.AsNoTracking() on row.EndToEndId equals order.EndToEndId
            select new { row, order };
        var all = await found.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.order.AmountFen) }).SingleOrDefaultAsync(ct);
        var page = await found.OrderBy(x => x.row.Line).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new ResultRowView(x.row.Line, x.row.EndToEndId, x.row.FileNumber, x.row.State, x.row.ReasonCode, x.row.Reason, x.row.BankReference, x.order.Id, x.order.HouseholdNumber,
                x.order.PayeeName, x.order.AmountFen)).ToListAsync(ct);
        return query.Page.Of(page, all?.Count ?? 0, all?.Sum ?? 0);
    }
}
