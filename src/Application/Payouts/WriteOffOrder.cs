using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Asks for a failed or returned order to be given up, with a reason; another person decides.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record RequestWriteOffCommand(Guid OrderId, string Reason) : IRequest<Result<WriteOffChanged>>;

/// <summary>Gives the order up, or leaves it open; the password is asked for once more.</summary>
[RequiresPermission(Permissions.Payouts.Release)]
[Idempotent]
public sealed record DecideWriteOffCommand(Guid Id, bool Agreed, [property: JsonIgnore] string Password) : IRequest<Result<WriteOffChanged>>, IProvesPassword;

/// <summary>Write-offs, those that wait first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListWriteOffsQuery(WriteOffState? State, PageRequest Page) : IRequest<Result<Page<WriteOffRow>>>;

public sealed record WriteOffChanged(Guid Id, Guid OrderId, WriteOffState State, int Version);

public sealed record WriteOffRow(
    Guid Id, Guid OrderId, string EndToEndId, Guid CommunityId, string HouseholdNumber, string PayeeName, long AmountFen, string Reason, WriteOffState State,
    string RequestedByName, DateTimeOffset RequestedAt, string? DecidedByName, DateTimeOffset? DecidedAt, int Version);

internal sealed class RequestWriteOffValidator : AbstractValidator<RequestWriteOffCommand>
{
    public RequestWriteOffValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsShort).WithMessage(ReasonShape.ShortMessage);
}

internal sealed class DecideWriteOffValidator : AbstractValidator<DecideWriteOffCommand>
{
    public DecideWriteOffValidator() => RuleFor(x => x.Password).IsGiven();
}

internal sealed class RequestWriteOffHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RequestWriteOffCommand, Result<WriteOffChanged>>
{
    public async Task<Result<WriteOffChanged>> Handle(RequestWriteOffCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty || await db.PaymentOrders.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.OrderId, ct) is not { } order)
        {
            return PayoutErrors.OrderNotFound;
        }

        if (!await db.Unresolved(db.PaymentOrders.Where(x => x.Id == order.Id)).AnyAsync(ct) || await db.PayoutReissues.AnyAsync(x => x.PreviousOrderId == order.Id && x.IsCurrent, ct))
        {
            return PayoutErrors.NotWritable;
        }

        var writeOff = OrderWriteOff.Request(order.Id, order.CommunityId, ChineseText.Sentence(command.Reason), user.Person, user.DisplayName, clock.GetUtcNow());
        db.OrderWriteOffs.Add(writeOff);
        await db.SaveChangesAsync(ct);
        return new WriteOffChanged(writeOff.Id, order.Id, writeOff.State, writeOff.Version);
    }
}

internal sealed class DecideWriteOffHandler(IAppDbContext db, ICurrentUser user, ReleaseDesk desk, TimeProvider clock) : IRequestHandler<DecideWriteOffCommand, Result<WriteOffChanged>>
{
    public Task<Result<WriteOffChanged>> Handle(DecideWriteOffCommand command, CancellationToken ct) => db.InTransactionAsync<Result<WriteOffChanged>>(async token =>
    {
        var writeOff = user.ScopeOf(Permissions.Payouts.Release).WholeCounty ? await db.OrderWriteOffs.AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token) : null;
        if (writeOff is null)
        {
            return PayoutErrors.WriteOffNotFound;
        }

        if (writeOff.Decide(command.Agreed, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        if (command.Agreed)
        {
            var order = db.PaymentOrders.Where(x => x.Id == writeOff.OrderId);
            if (await db.PayoutReissues.AnyAsync(x => x.PreviousOrderId == writeOff.OrderId && x.IsCurrent, token)
                || await db.Unresolved(order).ExecuteUpdateAsync(set => set.SetProperty(x => x.IsWrittenOff, true), token) != 1)
            {
                return PayoutErrors.NotWritable;
            }

            var (purpose, batch) = await order.Select(x => new ValueTuple<PayoutPurpose, Guid>(x.Purpose, x.BatchId)).SingleAsync(token);
            if (desk.SourceOf(purpose) is { } source && (await source.ProgressedAsync([batch], token)).Error is { } objection)
            {
                return objection;
            }
        }

        return new WriteOffChanged(writeOff.Id, writeOff.OrderId, writeOff.State, writeOff.Version);
    }, ct);
}

internal sealed class ListWriteOffsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListWriteOffsQuery, Result<Page<WriteOffRow>>>
{
    public async Task<Result<Page<WriteOffRow>>> Handle(ListWriteOffsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payouts.Read);
        var found =
            from writeOff in db.OrderWriteOffs.AsNoTracking()
            where scope.WholeCounty && (query.State == null || writeOff.State == query.State)
            join order in db.PaymentOrders.AsNoTracking() on writeOff.OrderId equals order.Id
            select new { writeOff, order };
        var total = await found.CountAsync(ct);
        var rows = await found.OrderBy(x => x.writeOff.State == WriteOffState.Requested ? 0 : 1).ThenByDescending(x => x.writeOff.RequestedAt).ThenBy(x => x.writeOff.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new WriteOffRow(x.writeOff.Id, x.order.Id, x.order.EndToEndId, x.order.CommunityId, x.order.HouseholdNumber, x.order.PayeeName, x.order.AmountFen, x.writeOff.Reason, x.writeOff.State,
                x.writeOff.RequestedByName, x.writeOff.RequestedAt, x.writeOff.DecidedByName, x.writeOff.DecidedAt, x.writeOff.Version)).ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}
