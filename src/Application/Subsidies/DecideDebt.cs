using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Says what is to be done about money that a household got too much: withhold, take back, write off. Another person agrees.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.DecideDebts)]
public sealed record ProposeDebtCommand(Guid Id, DebtDecision Decision, string Reason, string? Reference) : IRequest<Result<DebtMoved>>;

/// <summary>The second person agrees. <paramref name="AmountFen"/> is the amount that was seen.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.DecideDebts)]
public sealed record AgreeDebtCommand(Guid Id, long AmountFen) : IRequest<Result<DebtMoved>>;

/// <summary>The second person does not agree, or who proposed it takes it back: nothing is decided.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.DecideDebts)]
public sealed record RefuseDebtCommand(Guid Id) : IRequest<Result<DebtMoved>>;

public sealed record DebtMoved(Guid Id, DebtState State, int Version);

internal sealed class ProposeDebtValidator : AbstractValidator<ProposeDebtCommand>
{
    public ProposeDebtValidator()
    {
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
        RuleFor(x => x.Reference).MaximumLength(200).WithMessage("凭证或文件编号过长。");
    }
}

internal sealed class DecideDebtHandler(IAppDbContext db, ICurrentUser user, BatchDesk desk)
    : IRequestHandler<ProposeDebtCommand, Result<DebtMoved>>, IRequestHandler<AgreeDebtCommand, Result<DebtMoved>>, IRequestHandler<RefuseDebtCommand, Result<DebtMoved>>
{
    public async Task<Result<DebtMoved>> Handle(ProposeDebtCommand command, CancellationToken ct) =>
        await db.RecoveryCases.AnyAsync(x => x.SubjectId == command.Id && x.State == RecoveryState.Requested, ct) && await In().AnyAsync(x => x.Id == command.Id, ct) ? SubsidyErrors.DebtBeingRecovered :
        await MoveAsync(command.Id, debt => debt.Propose(command.Decision, ChineseText.Sentence(command.Reason), ReasonShape.Tidy(command.Reference), desk.Me), ct);

    public Task<Result<DebtMoved>> Handle(AgreeDebtCommand command, CancellationToken ct) => MoveAsync(command.Id, debt => debt.Agree(command.AmountFen, desk.Me), ct);

    public Task<Result<DebtMoved>> Handle(RefuseDebtCommand command, CancellationToken ct) => MoveAsync(command.Id, debt => debt.Refuse(), ct);

    private async Task<Result<DebtMoved>> MoveAsync(Guid id, Func<HeldDebt, Result> move, CancellationToken ct)
    {
        if (await In().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } debt)
        {
            return SubsidyErrors.DebtNotFound;
        }

        if (move(debt).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new DebtMoved(debt.Id, debt.State, debt.Version);
    }

    private IQueryable<HeldDebt> In() => db.HeldDebts.InScope(user.ScopeOf(Permissions.Subsidies.DecideDebts));
}
