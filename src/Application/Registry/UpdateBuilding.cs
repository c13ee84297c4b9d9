using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Renames a building, or corrects storeys and lift; dwellings keep their keys.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record UpdateBuildingCommand(Guid Id, int? Version, string Name, int? Storeys, bool? HasLift) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateBuildingValidator : AbstractValidator<UpdateBuildingCommand>
{
    public UpdateBuildingValidator()
    {
        RuleFor(x => x.Name).Must(DoorShape.IsNumber).WithMessage(DoorShape.BuildingMessage);
        RuleFor(x => x.Storeys).InclusiveBetween(1, 60).WithMessage("层数应为1至60。");
    }
}

internal sealed class UpdateBuildingHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<UpdateBuildingCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateBuildingCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.Buildings.InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } building)
        {
            return RegistryErrors.BuildingNotFound;
        }

        if (building.Version != version)
        {
            return CommonErrors.Changed;
        }

        var name = ChineseText.Compact(command.Name);
        if (await db.Buildings.AnyAsync(x => x.CommunityId == building.CommunityId && x.Id != building.Id && x.Number == name, ct))
        {
            return RegistryErrors.BuildingExists;
        }

        building.Change(name, command.Storeys ?? building.Storeys, building.Kind == BuildingKind.Building && (command.HasLift ?? building.HasElevator));
        await db.SaveChangesAsync(ct);
        return new CreatedThing(building.Id, building.Version);
    }
}
