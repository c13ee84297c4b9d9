using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Shows that a payment has come back from the household, whole, with reason and evidence; another person lets it be booked.</summary>
/// <param name="StatementLineId">The line of a bank statement that shows the money, when one is there.</param>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record RequestRecoveryCommand(Guid OrderId, DateOnly ReceivedOn, string Reason, string Evidence, Guid? StatementLineId) : IRequest<Result<RecoveryChanged>>;

/// <summary>The same for something that the room which pays has decided to take back.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record RequestClaimRecoveryCommand(PayoutPurpose Purpose, Guid ClaimId, DateOnly ReceivedOn, string Reason, string Evidence, Guid? StatementLineId) : IRequest<Result<RecoveryChanged>>;

/// <summary>Books it: the order is recovered or the claim closed, and the fund has the money again. Or leaves everything as it was. The password is asked for once more.</summary>
[RequiresPermission(Permissions.Payouts.Release)]
[Idempotent]
public sealed record DecideRecoveryCommand(Guid Id, bool Agreed, [property: JsonIgnore] string Password) : IRequest<Result<RecoveryChanged>>, IProvesPassword;

/// <summary>Recoveries, those that wait first; the sum is over all pages.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListRecoveriesQuery(RecoveryState? State, Guid? HouseholdId, PageRequest Page) : IRequest<Result<Page<RecoveryRow>>>;

public sealed record RecoveryChanged(Guid Id, string Number, Guid SubjectId, RecoveryState State, int Version);

public sealed record RecoveryRow(
    Guid Id, string Number, RecoveryKind Kind, Guid SubjectId, Guid CommunityId, Guid HouseholdId, string HouseholdNumber, string PayeeName, string Period, long AmountFen, DateOnly ReceivedOn,
    string Reason, string Evidence, Guid? StatementLineId, bool IsAtBank, RecoveryState State, string RequestedByName, DateTimeOffset RequestedAt, string? DecidedByName, DateTimeOffset? DecidedAt,
    bool IsOwn, int Version);

internal static class RecoveryShape
{
    public const string Message = "请填写凭据（2至200个字），如银行回单号、决定书文号。";
}

internal sealed class RequestRecoveryValidator : AbstractValidator<RequestRecoveryCommand>
{
    public RequestRecoveryValidator()
    {
        RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
        RuleFor(x => x.Evidence).Must(ReasonShape.IsShort).WithMessage(RecoveryShape.Message);
    }
}

internal sealed class RequestClaimRecoveryValidator : AbstractValidator<RequestClaimRecoveryCommand>
{
    public RequestClaimRecoveryValidator()
    {
        RuleFor(x => x.Purpose).IsInEnum().WithMessage("发放用途不在可选范围内。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
        RuleFor(x => x.Evidence).Must(ReasonShape.IsShort).WithMessage(RecoveryShape.Message);
    }
}

internal sealed class DecideRecoveryValidator : AbstractValidator<DecideRecoveryCommand>
{
    public DecideRecoveryValidator() => RuleFor(x => x.Password).IsGiven();
}

internal sealed class RequestRecoveryHandler(IAppDbContext db, RecoveryDesk desk, ICurrentUser user) : IRequestHandler<RequestRecoveryCommand, Result<RecoveryChanged>>
{
    public async Task<Result<RecoveryChanged>> Handle(RequestRecoveryCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payouts.Prepare);
        if (!scope.WholeCounty || await db.PaymentOrders.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.OrderId, ct) is not { } order)
        {
            return PayoutErrors.OrderNotFound;
        }

        if (order.State != OrderState.Paid)
        {
            return RecoveryErrors.NotPaid;
        }

        var book = await db.PayoutReleases.Where(x => x.Id == order.ReleaseId).Select(x => x.BookId).SingleAsync(ct);
        var subject = new RecoverySubject(RecoveryKind.Order, order.Purpose, book, order.Id, order.BatchId, order.CommunityId, order.HouseholdId, order.HouseholdNumber, order.PayeeName, order.Period, order.AmountFen);
        return await desk.RequestAsync(subject, command.ReceivedOn, command.Reason, command.Evidence, command.StatementLineId, ct);
    }
}

internal sealed class RequestClaimRecoveryHandler(IAppDbContext db, RecoveryDesk desk, ReleaseDesk releases, ICurrentUser user) : IRequestHandler<RequestClaimRecoveryCommand, Result<RecoveryChanged>>
{
    public async Task<Result<RecoveryChanged>> Handle(RequestClaimRecoveryCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty)
        {
            return RecoveryErrors.NotFound;
        }

        if (releases.SourceOf(command.Purpose) is not { } source)
        {
            return PayoutErrors.NoSource;
        }

        var found = await source.FindClaimAsync(command.ClaimId, ct);
        if (found.Error is { } error)
        {
            return error;
        }

        var fund = ReleaseDesk.FundOf(command.Purpose);
        if (await db.LedgerBooks.Where(x => x.Fund == fund).Select(x => (Guid?)x.Id).SingleOrDefaultAsync(ct) is not { } book)
        {
            return PayoutErrors.NoBook;
        }

        var claim = found.Value;
        var subject = new RecoverySubject(RecoveryKind.Claim, command.Purpose, book, claim.Id, null, claim.CommunityId, claim.HouseholdId, claim.HouseholdNumber, claim.PayeeName, claim.Period, claim.AmountFen);
        return await desk.RequestAsync(subject, command.ReceivedOn, command.Reason, command.Evidence, command.StatementLineId, ct);
    }
}

internal sealed class DecideRecoveryHandler(IAppDbContext db, RecoveryDesk desk, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideRecoveryCommand, Result<RecoveryChanged>>
{
    public Task<Result<RecoveryChanged>> Handle(DecideRecoveryCommand command, CancellationToken ct) => db.InTransactionAsync<Result<RecoveryChanged>>(async token =>
    {
        var recovery = user.ScopeOf(Permissions.Payouts.Release).WholeCounty ? await db.RecoveryCases.AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token) : null;
        if (recovery is null)
        {
            return RecoveryErrors.NotFound;
        }

        if (recovery.Decide(command.Agreed, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        // the version decides between two who decide at once, before anything is booked
        await db.SaveChangesAsync(token);
        return command.Agreed && (await desk.BookAsync(recovery, token)).Error is { } refused ? refused : RecoveryDesk.Answer(recovery);
    }, ct);
}

internal sealed class ListRecoveriesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListRecoveriesQuery, Result<Page<RecoveryRow>>>
{
    public async Task<Result<Page<RecoveryRow>>> Handle(ListRecoveriesQuery query, CancellationToken ct)
    {
        var (scope, me) = (user.ScopeOf(Permissions.Payouts.Read), user.Person);
        var found = db.RecoveryCases.AsNoTracking();
        if (!scope.WholeCounty)
        {
            var (communities, origins) = (scope.Communities, scope.OriginTownships);
            found = found.Where(x => communities.Contains(x.CommunityId) || db.Households.Any(household => household.Id == x.HouseholdId && origins.Contains(household.OriginTownshipCode)));
        }

        if (query.State is { } state)
        {
            found = found.Where(x => x.State == state);
        }

        if (query.HouseholdId is { } home)
        {
            found = found.Where(x => x.HouseholdId == home);
        }

        var all = await found.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await found.OrderBy(x => x.State == RecoveryState.Requested ? 0 : 1).ThenByDescending(x => x.RequestedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new RecoveryRow(x.Id, x.Number, x.Kind, x.SubjectId, x.CommunityId, x.HouseholdId, x.HouseholdNumber, x.PayeeName, x.Period, x.AmountFen, x.ReceivedOn, x.Reason, x.Evidence,
                x.StatementLineId, db.StatementLines.Any(line => line.IsCurrent && line.Match == LineMatch.Recovery && line.MatchId == x.Id), x.State, x.RequestedByName, x.RequestedAt,
                x.DecidedByName, x.DecidedAt, x.RequestedBy == me, x.Version)).ToListAsync(ct);
        return query.Page.Of(rows, all?.Count ?? 0, all?.Sum ?? 0);
    }
}
