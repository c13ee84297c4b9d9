using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Asks for another poverty status from a day; it holds once a second person has confirmed it.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record RequestPovertyStatusCommand(Guid Id, int? Version, PovertyStatus Status, DateOnly From, string Reason) : IRequest<Result<ChangeRequested>>;

/// <summary>A change that waits for a second person.</summary>
public sealed record ChangeRequested(Guid ChangeId);

internal sealed class RequestPovertyStatusValidator : AbstractValidator<RequestPovertyStatusCommand>
{
    public RequestPovertyStatusValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class RequestPovertyStatusHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor, TimeProvider clock)
    : IRequestHandler<RequestPovertyStatusCommand, Result<ChangeRequested>>
{
    public Task<Result<ChangeRequested>> Handle(RequestPovertyStatusCommand command, CancellationToken ct) => db.InTransactionAsync<Result<ChangeRequested>>(async token =>
    {
        var opened = await editor.OpenAsync(command.Id, command.Version, command.From, token);
        if (opened.Error is { } error)
        {
            return error;
        }

        var household = opened.Value;
        if (household.EndedOn is not null)
        {
            return RegistryErrors.HouseholdEnded;
        }

        if (command.From < household.FormedOn)
        {
            return RegistryErrors.BeforeFormed(household.FormedOn);
        }

        if (household.PovertyOn(command.From) == command.Status)
        {
            return RegistryErrors.SamePoverty;
        }

        if (await db.RegistryChanges.AnyAsync(x => x.HouseholdId == household.Id && x.Kind == RegistryChangeKind.PovertyStatus && x.State == Confirmation.Pending, token))
        {
            return RegistryErrors.PovertyPending;
        }

        // two clerks asking at once meet at the version of the household
        household.NoteRequest();
        var change = RegistryChange.PovertyStatusTo(household, command.Status, command.From, ChineseText.Sentence(command.Reason), user.Person, user.DisplayName, clock.GetUtcNow());
        db.RegistryChanges.Add(change);
        await db.SaveChangesAsync(token);
        return new ChangeRequested(change.Id);
    }, ct);
}
