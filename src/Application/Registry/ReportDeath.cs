using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Reports a death with its evidence; it counts once a second person has confirmed it. The day is the first one the person no longer counts.</summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record ReportDeathCommand(Guid ResidentId, DateOnly On, string Evidence) : IRequest<Result<ChangeRequested>>;

internal sealed class ReportDeathValidator : AbstractValidator<ReportDeathCommand>
{
    public ReportDeathValidator() =>
        RuleFor(x => x.Evidence).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 500).WithMessage("请填写证明材料（2至500个字），如死亡证明编号。");
}

internal sealed class ReportDeathHandler(IAppDbContext db, ICurrentUser user, HouseholdEditor editor, TimeProvider clock) : IRequestHandler<ReportDeathCommand, Result<ChangeRequested>>
{
    public Task<Result<ChangeRequested>> Handle(ReportDeathCommand command, CancellationToken ct) => db.InTransactionAsync<Result<ChangeRequested>>(async token =>
    {
        if (clock.CheckNotFuture(command.On) is { } future)
        {
            return future;
        }

        var householdId = await db.HouseholdMembers.AsNoTracking().Where(x => x.ResidentId == command.ResidentId && x.Until == null).Select(x => (Guid?)x.HouseholdId).SingleOrDefaultAsync(token);
        var resident = await db.Residents.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.ResidentId, token);
        if (resident is { DiedOn: not null } && await user.MayWriteResidentAsync(db, command.ResidentId, token))
        {
            return RegistryErrors.PersonDied;
        }

        if (resident is null || householdId is not { } id || await editor.LoadAsync(id, token) is not { } household)
        {
            return RegistryErrors.ResidentNotFound;
        }

        if (command.On < resident.BirthDate)
        {
            return RegistryErrors.BeforeBirth;
        }

        if (command.On < household.FormedOn)
        {
            return RegistryErrors.BeforeFormed(household.FormedOn);
        }

        if (await db.RegistryChanges.AnyAsync(x => x.ResidentId == command.ResidentId && x.Kind == RegistryChangeKind.Death && x.State == Confirmation.Pending, token))
        {
            return RegistryErrors.DeathPending;
        }

        household.NoteRequest();
        var change = RegistryChange.DeathOf(household, command.ResidentId, command.On, ChineseText.Normalise(command.Evidence), user.Person, user.DisplayName, clock.GetUtcNow());
        db.RegistryChanges.Add(change);
        await db.SaveChangesAsync(token);
        return new ChangeRequested(change.Id);
    }, ct);
}
