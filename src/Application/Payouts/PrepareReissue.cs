using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Payouts;

/// <summary>Prepares a release of failed or returned orders to accounts that were corrected and verified since. The new orders are linked to the old ones.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record PrepareReissueCommand(IReadOnlyList<Guid> OrderIds) : IRequest<Result<ReleasePrepared>>;

/// <summary>The same for one order.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record ReissueOrderCommand(Guid OrderId) : IRequest<Result<ReleasePrepared>>;

internal sealed class PrepareReissueValidator : AbstractValidator<PrepareReissueCommand>
{
    public PrepareReissueValidator() => RuleFor(x => x.OrderIds).Must(x => x is { Count: > 0 and <= 1_000 }).WithMessage("请选择1至1000笔支付。");
}

internal sealed class PrepareReissueHandler(ReissueDesk desk) : IRequestHandler<PrepareReissueCommand, Result<ReleasePrepared>>
{
    public Task<Result<ReleasePrepared>> Handle(PrepareReissueCommand command, CancellationToken ct) => desk.PrepareAsync([.. command.OrderIds.Distinct()], ct);
}

internal sealed class ReissueOrderHandler(ReissueDesk desk) : IRequestHandler<ReissueOrderCommand, Result<ReleasePrepared>>
{
    public Task<Result<ReleasePrepared>> Handle(ReissueOrderCommand command, CancellationToken ct) => desk.PrepareAsync([command.OrderId], ct);
}

internal sealed class ReissueDesk(IAppDbContext db, ICurrentUser user, ReleaseDesk desk, TimeProvider clock)
{
    public async Task<Result<ReleasePrepared>> PrepareAsync(Guid[] ids, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty)
        {
            return PayoutErrors.OrderNotFound;
        }

        var orders = await ReissueLines.FindAsync(db, ids, clock.LocalToday(), ct);
        if (orders.Count != ids.Length)
        {
            return PayoutErrors.OrderNotFound;
        }

        if (orders.Exists(x => !OrderTransitions.MayBeReissued(x.Order.State) || x.Order.IsWrittenOff || x.IsReplaced))
        {
            return PayoutErrors.NotReissuable;
        }

        if (orders.Exists(x => x.Account is null))
        {
            return PayoutErrors.AccountNotCorrected;
        }

        if (orders.Select(x => x.Order.Purpose).Distinct().Count() > 1)
        {
            return PayoutErrors.ManyPurposes;
        }

        if (await db.PayoutReissues.AnyAsync(x => EF.Parameter(ids).Contains(x.PreviousOrderId) && x.IsCurrent, ct))
        {
            return PayoutErrors.ReissueTaken;
        }

        var begun = await desk.BeginAsync(orders[0].Order.Purpose, ReleaseKind.Reissue, ct);
        if (begun.Error is { } error)
        {
            return error;
        }

        var release = begun.Value;
        db.PayoutReissues.AddRange(orders.Select(x => new PayoutReissue { ReleaseId = release.Id, PreviousOrderId = x.Order.Id, AccountId = x.Account!.Id, IsCurrent = true }));
        await db.SaveChangesAsync(ct);
        return await desk.FillAsync(release, ReissueLines.ReadAsync(db, release.Id, ct), ct);
    }
}

/// <summary>Orders that are issued again, with the account they go to.</summary>
internal static class ReissueLines
{
    internal sealed class Candidate
    {
        public required PaymentOrder Order { get; init; }

        public required bool IsReplaced { get; init; }

        /// <summary>The newest verified version, if it is newer than the one that was paid to.</summary>
        public PayoutAccount? Account { get; init; }
    }

    public static async Task<List<Candidate>> FindAsync(IAppDbContext db, Guid[] ids, DateOnly today, CancellationToken ct)
    {
        var orders = await db.PaymentOrders.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.Id)).OrderBy(x => x.HouseholdNumber).ThenBy(x => x.EndToEndId)
            .Select(x => new { Order = x, IsReplaced = db.PaymentOrders.Any(next => next.PreviousOrderId == x.Id) }).ToListAsync(ct);
        var households = orders.Select(x => x.Order.HouseholdId).Distinct().ToArray();
        var accounts = (await db.PayoutAccounts.AsNoTracking().Where(x => EF.Parameter(households).Contains(x.HouseholdId)).ToListAsync(ct)).ToLookup(x => x.HouseholdId);
        return orders.ConvertAll(x =>
        {
            var paidTo = accounts[x.Order.HouseholdId].FirstOrDefault(account => account.Id == x.Order.AccountId)?.VersionNumber ?? 0;
            var newest = accounts[x.Order.HouseholdId].Where(account => account.State == AccountState.Verified && account.EffectiveFrom <= today).MaxBy(account => account.VersionNumber);
            return new Candidate { Order = x.Order, IsReplaced = x.IsReplaced, Account = newest?.VersionNumber > paidTo ? newest : null };
        });
    }

    /// <summary>The lines of a prepared re-issue, in one chunk: it is chosen by hand.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<RawLine>> ReadAsync(IAppDbContext db, Guid releaseId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var rows = await (
            from reissue in db.PayoutReissues.AsNoTracking()
            where reissue.ReleaseId == releaseId
            join order in db.PaymentOrders.AsNoTracking() on reissue.PreviousOrderId equals order.Id
            join account in db.PayoutAccounts.AsNoTracking() on reissue.AccountId equals account.Id
            orderby order.HouseholdNumber, order.EndToEndId
            select new { order, account.Id, account.HolderResidentId, account.HolderName }).ToListAsync(ct);
        yield return rows.ConvertAll(x => new RawLine(x.order.BatchId, x.order.CommunityId,
            new(x.order.ObligationId, x.order.HouseholdId, x.order.HouseholdNumber, x.order.Period, x.order.Component, x.HolderResidentId, x.HolderName, x.Id, x.order.AmountFen), x.order.Id));
    }
}
