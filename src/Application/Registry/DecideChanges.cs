using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>The second person confirms one change.</summary>
[RequiresPermission(Permissions.Registry.Confirm)]
[Idempotent]
public sealed record ConfirmChangeCommand(Guid Id) : IRequest<Result<ChangeDecided>>;

/// <summary>The second person refuses one change, or a payout account shown on the same desk.</summary>
[RequiresPermission(Permissions.Registry.Confirm)]
[Idempotent]
public sealed record RejectChangeCommand(Guid Id, string Reason) : IRequest<Result<ChangeDecided>>;

public sealed record ChangeDecided(Guid Id, Confirmation State, Guid HouseholdId);

/// <summary>Confirms many changes that other people entered.</summary>
[RequiresPermission(Permissions.Registry.Confirm)]
[Idempotent]
public sealed record ConfirmChangesCommand(IReadOnlyList<Guid> Ids) : IRequest<Result<ManyDecided>>;

/// <summary>Refuses many changes that other people entered.</summary>
[RequiresPermission(Permissions.Registry.Confirm)]
[Idempotent]
public sealed record RejectChangesCommand(IReadOnlyList<Guid> Ids, string Reason) : IRequest<Result<ManyDecided>>;

internal sealed class RejectChangeValidator : AbstractValidator<RejectChangeCommand>
{
    public RejectChangeValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ConfirmChangesValidator : AbstractValidator<ConfirmChangesCommand>
{
    public ConfirmChangesValidator() => RuleFor(x => x.Ids).Must(ManyShape.IsMany).WithMessage(ManyShape.Message);
}

internal sealed class RejectChangesValidator : AbstractValidator<RejectChangesCommand>
{
    public RejectChangesValidator()
    {
        RuleFor(x => x.Ids).Must(ManyShape.IsMany).WithMessage(ManyShape.Message);
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class ConfirmChangeHandler(ChangeDesk desk) : IRequestHandler<ConfirmChangeCommand, Result<ChangeDecided>>
{
    public Task<Result<ChangeDecided>> Handle(ConfirmChangeCommand command, CancellationToken ct) => desk.DecideOneAsync(command.Id, null, ct);
}

internal sealed class RejectChangeHandler(IAppDbContext db, ICurrentUser user, ChangeDesk desk, AccountDesk accounts) : IRequestHandler<RejectChangeCommand, Result<ChangeDecided>>
{
    public async Task<Result<ChangeDecided>> Handle(RejectChangeCommand command, CancellationToken ct)
    {
        var reason = ChineseText.Sentence(command.Reason);
        if (!user.Has(Permissions.Registry.VerifyAccounts) || await db.RegistryChanges.AnyAsync(x => x.Id == command.Id, ct))
        {
            return await desk.DecideOneAsync(command.Id, reason, ct);
        }

        var decided = await accounts.DecideAsync([command.Id], AccountState.Rejected, null, reason, ct);
        if (decided.Error is { } error)
        {
            return error;
        }

        if (decided.Value.Refused is [{ } refused])
        {
            return refused.Code == RegistryErrors.OwnEntry.Code ? RegistryErrors.OwnEntry : refused.Code == RegistryErrors.AccountDecided.Code ? RegistryErrors.AccountDecided : RegistryErrors.ChangeNotFound;
        }

        return new ChangeDecided(command.Id, Confirmation.Rejected, await db.PayoutAccounts.Where(x => x.Id == command.Id).Select(x => x.HouseholdId).SingleAsync(ct));
    }
}

internal sealed class ConfirmChangesHandler(ChangeDesk desk) : IRequestHandler<ConfirmChangesCommand, Result<ManyDecided>>
{
    public Task<Result<ManyDecided>> Handle(ConfirmChangesCommand command, CancellationToken ct) => desk.DecideManyAsync(command.Ids, null, ct);
}

internal sealed class RejectChangesHandler(ChangeDesk desk) : IRequestHandler<RejectChangesCommand, Result<ManyDecided>>
{
    public Task<Result<ManyDecided>> Handle(RejectChangesCommand command, CancellationToken ct) => desk.DecideManyAsync(command.Ids, ChineseText.Sentence(command.Reason), ct);
}
