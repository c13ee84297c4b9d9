using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Removes a unit that has no dwellings.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record DeleteUnitCommand(Guid BuildingId, Guid UnitId) : IRequest<Result>;

internal sealed class DeleteUnitHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DeleteUnitCommand, Result>
{
    public async Task<Result> Handle(DeleteUnitCommand command, CancellationToken ct)
    {
        var units = db.BuildingUnits.InScope(user.ScopeOf(Permissions.Registry.WriteSites));
        if (await units.SingleOrDefaultAsync(x => x.Id == command.UnitId && x.BuildingId == command.BuildingId, ct) is not { } unit)
        {
            return RegistryErrors.UnitNotFound;
        }

        if (await db.Dwellings.CountAsync(x => x.UnitId == unit.Id, ct) is var dwellings and > 0)
        {
            return RegistryErrors.UnitInUse(dwellings);
        }

        db.BuildingUnits.Remove(unit);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
