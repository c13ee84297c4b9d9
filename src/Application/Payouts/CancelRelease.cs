using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Takes a prepared release back; its batches and orders may be prepared anew.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record CancelReleaseCommand(Guid Id, string Reason) : IRequest<Result<PayoutReleased>>;

/// <summary>Sends it back to the one who prepared it, which is the same.</summary>
[RequiresPermission(Permissions.Payouts.Release)]
[Idempotent]
public sealed record RejectReleaseCommand(Guid Id, string Reason) : IRequest<Result<PayoutReleased>>;

internal sealed class CancelReleaseValidator : AbstractValidator<CancelReleaseCommand>
{
    public CancelReleaseValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class RejectReleaseValidator : AbstractValidator<RejectReleaseCommand>
{
    public RejectReleaseValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class CancelReleaseHandler(ReleaseCanceller canceller) : IRequestHandler<CancelReleaseCommand, Result<PayoutReleased>>
{
    public Task<Result<PayoutReleased>> Handle(CancelReleaseCommand command, CancellationToken ct) => canceller.CancelAsync(command.Id, Permissions.Payouts.Prepare, command.Reason, ct);
}

internal sealed class RejectReleaseHandler(ReleaseCanceller canceller) : IRequestHandler<RejectReleaseCommand, Result<PayoutReleased>>
{
    public Task<Result<PayoutReleased>> Handle(RejectReleaseCommand command, CancellationToken ct) => canceller.CancelAsync(command.Id, Permissions.Payouts.Release, command.Reason, ct);
}

internal sealed class ReleaseCanceller(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    public Task<Result<PayoutReleased>> CancelAsync(Guid id, string permission, string reason, CancellationToken ct) => db.InTransactionAsync<Result<PayoutReleased>>(async token =>
    {
        var release = await db.ReleasesIn(user.ScopeOf(permission)).AsTracking().SingleOrDefaultAsync(x => x.Id == id, token);
        if (release is null)
        {
            return PayoutErrors.ReleaseNotFound;
        }

        if (release.Cancel(user.Person, user.DisplayName, ChineseText.Sentence(reason), clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        await db.PayoutReleaseBatches.Where(x => x.ReleaseId == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.IsCurrent, false), token);
        await db.PayoutReissues.Where(x => x.ReleaseId == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.IsCurrent, false), token);
        return new PayoutReleased(release.Id, release.Number, release.State, 0, 0, release.AmountFen, release.Version);
    }, ct);
}
