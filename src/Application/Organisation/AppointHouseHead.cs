using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>楼长 of a building, 片长 of a row or, when a unit is named, 单元长. One each; outside of the quota.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record AppointHouseHeadCommand(Guid BuildingId, Guid? UnitId, Guid OfficeHolderId, DateOnly From, DateOnly? TermEnd, string? DocumentNumber) : IRequest<Result<HolderAppointed>>;

internal sealed class AppointHouseHeadValidator : AbstractValidator<AppointHouseHeadCommand>
{
    public AppointHouseHeadValidator() => RuleFor(x => x.DocumentNumber).MaximumLength(100).WithMessage("文号过长。");
}

internal sealed class AppointHouseHeadHandler(IAppDbContext db, ICurrentUser user, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<AppointHouseHeadCommand, Result<HolderAppointed>>
{
    public async Task<Result<HolderAppointed>> Handle(AppointHouseHeadCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Write);
        if (await db.Buildings.AsNoTracking().InScope(scope).SingleOrDefaultAsync(x => x.Id == command.BuildingId, ct) is not { } building)
        {
            return AppointmentErrors.HouseNotFound;
        }

        var unit = command.UnitId is { } id ? await db.BuildingUnits.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.BuildingId == building.Id, ct) : null;
        if (command.UnitId is not null && unit is null)
        {
            return AppointmentErrors.HouseNotFound;
        }

        if (!await db.HoldersIn(scope).AnyAsync(x => x.Id == command.OfficeHolderId, ct))
        {
            return OrganisationErrors.HolderNotFound;
        }

        await StaffLock.HoldAsync(db, building.CommunityId, ct);
        var appointment = Appointment.OfHouse(building, unit, command.OfficeHolderId, command.From, command.TermEnd);
        if (appointment.Error is { } unfit)
        {
            return unfit;
        }

        if (appointment.Value.RestOn(new(AppointmentWay.Election, null, null, command.DocumentNumber), user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } baseless)
        {
            return baseless;
        }

        return (await desk.AdmitAsync(appointment.Value, null, ct)).Error is { } error ? error : new HolderAppointed(appointment.Value.Id, appointment.Value.State);
    }
}
