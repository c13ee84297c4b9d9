using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Communities where somebody held a paid post in a month that is over and whose payroll for it is not approved; without a month, the last one.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record ListMissingPayrollsQuery(DateOnly? Month) : IRequest<Result<IReadOnlyList<MissingPayrollRow>>>;

/// <param name="People">How many people held a paid post.</param>
/// <param name="State">Null when it was not computed.</param>
public sealed record MissingPayrollRow(Guid CommunityId, string CommunityName, DateOnly Month, int People, Guid? RunId, PayrollState? State);

internal sealed class ListMissingPayrollsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMissingPayrollsQuery, Result<IReadOnlyList<MissingPayrollRow>>>
{
    public async Task<Result<IReadOnlyList<MissingPayrollRow>>> Handle(ListMissingPayrollsQuery query, CancellationToken ct)
    {
        var month = query.Month is { } asked && PayMonth.IsMonth(asked) ? PayMonth.Of(asked) : PayMonth.Of(clock.LocalToday()).Previous;
        return (await MissingPayrolls.FindAsync(db, user.ScopeOf(Permissions.Payroll.Read), month, ct)).ToList();
    }
}

internal static class MissingPayrolls
{
    public static async Task<IEnumerable<MissingPayrollRow>> FindAsync(IAppDbContext db, AccessScope scope, PayMonth month, CancellationToken ct)
    {
        var (first, last, posts) = (month.First, month.Last, PayrollPosts.Paid.ToArray());
        var held = db.Appointments.AsNoTracking().InScope(scope).Where(x => EF.Parameter(posts).Contains(x.Post) && x.From <= last
            && (x.State == AppointmentState.Active || x.State == AppointmentState.Ended) && (x.EndedOn == null || (x.EndedOn > first && x.EndedOn > x.From))
            && !db.PayrollRuns.Any(run => run.CommunityId == x.CommunityId && run.Month == first && run.State == PayrollState.Approved));
        var people = await held.Select(x => new { x.CommunityId, x.OfficeHolderId }).Distinct().GroupBy(x => x.CommunityId).Select(x => new { CommunityId = x.Key, Count = x.Count() }).ToListAsync(ct);
        var communities = people.Select(x => x.CommunityId).ToArray();
        var names = await db.Communities.AsNoTracking().Where(x => EF.Parameter(communities).Contains(x.Id)).Select(x => new { x.Id, x.Code, x.Name }).ToDictionaryAsync(x => x.Id, ct);
        var runs = await db.PayrollRuns.AsNoTracking().Where(x => EF.Parameter(communities).Contains(x.CommunityId) && x.Month == first && x.State != PayrollState.Cancelled)
            .Select(x => new { x.CommunityId, x.Id, x.State }).ToDictionaryAsync(x => x.CommunityId, ct);
        return people.OrderBy(x => names[x.CommunityId].Code, StringComparer.Ordinal)
            .Select(x => new MissingPayrollRow(x.CommunityId, names[x.CommunityId].Name, first, x.Count, runs.GetValueOrDefault(x.CommunityId)?.Id, runs.GetValueOrDefault(x.CommunityId)?.State));
    }
}
