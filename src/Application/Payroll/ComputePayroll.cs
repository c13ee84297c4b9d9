using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Computes the payroll of a community for a month that is over, for the first time or again. <paramref name="Month"/> is its first day.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record ComputePayrollCommand(Guid CommunityId, DateOnly Month) : IRequest<Result<PayrollMoved>>;

internal sealed class ComputePayrollHandler(IAppDbContext db, ICurrentUser user, PayrollDesk desk, TimeProvider clock) : IRequestHandler<ComputePayrollCommand, Result<PayrollMoved>>
{
    public async Task<Result<PayrollMoved>> Handle(ComputePayrollCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payroll.Write).Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return PayrollErrors.CommunityNotFound;
        }

        return await db.InTransactionAsync<Result<PayrollMoved>>(async token =>
        {
            var run = await db.PayrollRuns.AsTracking().SingleOrDefaultAsync(x => x.CommunityId == command.CommunityId && x.Month == command.Month && x.State != PayrollState.Cancelled, token);
            if (run is null)
            {
                var opened = PayrollRun.Open(command.CommunityId, command.Month, clock.LocalToday());
                if (opened.Error is { } error)
                {
                    return error;
                }

                // one at a time, so that what earlier months paid stands still; the database says so too
                if (await db.PayrollRuns.AsNoTracking().Where(x => x.CommunityId == command.CommunityId && x.State != PayrollState.Approved && x.State != PayrollState.Cancelled)
                    .Select(x => (DateOnly?)x.Month).FirstOrDefaultAsync(token) is { } open)
                {
                    return PayrollErrors.OtherOpen(open);
                }

                run = opened.Value;
                db.PayrollRuns.Add(run);
            }

            return (await desk.ComputeAsync(run, token)).Error is { } refused ? refused : PayrollDesk.Moved(run);
        }, ct);
    }
}
