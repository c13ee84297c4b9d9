using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Payrolls, the latest month first. <paramref name="Month"/> is the first day of one.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record ListPayrollsQuery(Guid? CommunityId, DateOnly? Month, PayrollState? State, PageRequest Page) : IRequest<Result<Page<PayrollRow>>>;

/// <param name="OpenFlags">Double pay that nobody has cleared.</param>
public sealed record PayrollRow(
    Guid Id, string Number, Guid CommunityId, string CommunityName, DateOnly Month, PayrollState State, int Lines, int Omissions, int OpenFlags, long TotalFen, string MadeByName, DateTimeOffset ComputedAt,
    DateTimeOffset? ApprovedAt, string? ReturnReason);

internal sealed class ListPayrollsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListPayrollsQuery, Result<Page<PayrollRow>>>
{
    public async Task<Result<Page<PayrollRow>>> Handle(ListPayrollsQuery query, CancellationToken ct)
    {
        var runs = db.PayrollRuns.AsNoTracking().InScope(user.ScopeOf(Permissions.Payroll.Read));
        if (query.CommunityId is { } community)
        {
            runs = runs.Where(x => x.CommunityId == community);
        }

        if (query.Month is { } month)
        {
            runs = runs.Where(x => x.Month == month);
        }

        if (query.State is { } state)
        {
            runs = runs.Where(x => x.State == state);
        }

        var total = await runs.CountAsync(ct);
        var sum = await runs.Where(x => x.State != PayrollState.Cancelled).SumAsync(x => x.TotalFen, ct);
        var rows = await runs.OrderByDescending(x => x.Month).ThenBy(x => db.Communities.First(c => c.Id == x.CommunityId).Code).ThenByDescending(x => x.ComputedAt).ThenBy(x => x.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new
            {
                Run = x,
                Name = db.Communities.First(c => c.Id == x.CommunityId).Name,
                Code = db.Communities.First(c => c.Id == x.CommunityId).Code,
                OpenFlags = db.PayrollFlags.Count(flag => flag.RunId == x.Id && flag.State == PayrollFlagState.Open),
            }).ToListAsync(ct);
        return query.Page.Of<PayrollRow>([.. rows.Select(x => new PayrollRow(
            x.Run.Id, PayrollSignedSubject.NumberOf(x.Code, x.Run.Month), x.Run.CommunityId, x.Name, x.Run.Month, x.Run.State, x.Run.Lines, x.Run.Omissions, x.OpenFlags, x.Run.TotalFen, x.Run.MadeByName,
            x.Run.ComputedAt, x.Run.ApprovedAt, x.Run.ReturnReason))], total, sum);
    }
}
