using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>The household leaves the site; the day is the first one it lives elsewhere. Receipts stay with who held the dwelling on their day.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record MoveHouseholdOutCommand(Guid Id, int? Version, DateOnly On, string Reason) : IRequest<Result<HouseholdChanged>>;

/// <summary>
/// The household moves to a site, its own or another. A clerk may hand a household over to any site, but can name a dwelling only at sites in scope:
/// elsewhere the receiving clerk gives it one.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record MoveHouseholdInCommand(Guid Id, int? Version, DateOnly On, Guid CommunityId, Guid? DwellingId, string? Reason) : IRequest<Result<HouseholdChanged>>;

/// <summary>The household changes its dwelling at the site where it lives that day.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record ChangeDwellingCommand(Guid Id, int? Version, DateOnly On, Guid? DwellingId, string? Reason) : IRequest<Result<HouseholdChanged>>;

internal sealed class MoveHouseholdOutValidator : AbstractValidator<MoveHouseholdOutCommand>
{
    public MoveHouseholdOutValidator() =>
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class MoveHouseholdOutHandler(HouseholdEditor editor) : IRequestHandler<MoveHouseholdOutCommand, Result<HouseholdChanged>>
{
    public Task<Result<HouseholdChanged>> Handle(MoveHouseholdOutCommand command, CancellationToken ct) =>
        editor.ChangeAsync(command.Id, command.Version, command.On, (household, _) => Task.FromResult(household.MoveOut(command.On, ChineseText.Sentence(command.Reason))), ct);
}

internal sealed class MoveHouseholdInHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor) : IRequestHandler<MoveHouseholdInCommand, Result<HouseholdChanged>>
{
    public Task<Result<HouseholdChanged>> Handle(MoveHouseholdInCommand command, CancellationToken ct) =>
        editor.ChangeAsync(command.Id, command.Version, command.On, async (household, token) =>
        {
            if (!await db.Communities.AnyAsync(x => x.Id == command.CommunityId, token))
            {
                return RegistryErrors.CommunityNotFound;
            }

            if (command.DwellingId is not null && !user.ScopeOf(Permissions.Registry.Write).Covers(command.CommunityId))
            {
                return RegistryErrors.DwellingNotFound;
            }

            return await editor.CheckDwellingAsync(command.DwellingId, command.CommunityId, token) is { } missing
                ? missing
                : household.Settle(command.CommunityId, command.DwellingId, command.On, ReasonShape.Tidy(command.Reason));
        }, ct);
}

internal sealed class ChangeDwellingHandler(HouseholdEditor editor) : IRequestHandler<ChangeDwellingCommand, Result<HouseholdChanged>>
{
    public Task<Result<HouseholdChanged>> Handle(ChangeDwellingCommand command, CancellationToken ct) =>
        editor.ChangeAsync(command.Id, command.Version, command.On, async (household, token) =>
        {
            if (household.StayOn(command.On) is not { } stay)
            {
                return RegistryErrors.NotLivingHere;
            }

            return await editor.CheckDwellingAsync(command.DwellingId, stay.CommunityId, token) is { } missing
                ? missing
                : household.Settle(stay.CommunityId, command.DwellingId, command.On, ReasonShape.Tidy(command.Reason));
        }, ct);
}
