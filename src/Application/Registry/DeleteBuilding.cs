using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// Removes a building. Refused while it has units or dwellings, unless <paramref name="WithDwellings"/> says that they go too, which works
/// as long as nobody ever held one of them: the way back from a wrong generation.
/// </summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record DeleteBuildingCommand(Guid Id, int? Version, bool WithDwellings) : IRequest<Result>;

internal sealed class DeleteBuildingHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DeleteBuildingCommand, Result>
{
    public Task<Result> Handle(DeleteBuildingCommand command, CancellationToken ct) => db.InTransactionAsync<Result>(async token =>
    {
        if (await db.Buildings.InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.Id, token) is not { } building)
        {
            return RegistryErrors.BuildingNotFound;
        }

        if (command.Version is { } version && building.Version != version)
        {
            return CommonErrors.Changed;
        }

        var units = await db.BuildingUnits.CountAsync(x => x.BuildingId == building.Id, token);
        var dwellings = await db.Dwellings.CountAsync(x => x.BuildingId == building.Id, token);
        if (units + dwellings > 0)
        {
            if (!command.WithDwellings)
            {
                return RegistryErrors.BuildingInUse(units, dwellings);
            }

            if (await db.HouseholdStays.AnyAsync(stay => db.Dwellings.Any(x => x.BuildingId == building.Id && x.Id == stay.DwellingId), token))
            {
                return RegistryErrors.DwellingInUse;
            }

            var gone = await db.Dwellings.AsNoTracking().Where(x => x.BuildingId == building.Id).Select(x => new { x.Id, x.UnitId, x.RoomNumber, x.Floor, x.AreaHundredths }).ToListAsync(token);
            await db.Dwellings.Where(x => x.BuildingId == building.Id).ExecuteDeleteAsync(token);
            await db.BuildingUnits.Where(x => x.BuildingId == building.Id).ExecuteDeleteAsync(token);
            db.Record(new AuditNote("bulk-delete", nameof(Dwelling), building.Id.ToString(), building.CommunityId,
                $"{DwellingLabel.Building(building.Kind, building.Number)}：{units}个单元、{dwellings}套房屋", dwellings,
                AuditDigest.Of(gone.Select(x => $"{x.Id}|{x.UnitId}|{x.RoomNumber}|{x.Floor}|{x.AreaHundredths}"))));
        }

        db.Buildings.Remove(building);
        await db.SaveChangesAsync(token);
        return Result.Success;
    }, ct);
}
