using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Adds a unit to a building; rows of courtyards have none.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record CreateUnitCommand(Guid BuildingId, string Name) : IRequest<Result<BuildingUnitRow>>;

internal sealed class CreateUnitValidator : AbstractValidator<CreateUnitCommand>
{
    public CreateUnitValidator() => RuleFor(x => x.Name).Must(DoorShape.IsNumber).WithMessage(DoorShape.UnitMessage);
}

internal sealed class CreateUnitHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateUnitCommand, Result<BuildingUnitRow>>
{
    public async Task<Result<BuildingUnitRow>> Handle(CreateUnitCommand command, CancellationToken ct)
    {
        if (await db.Buildings.AsNoTracking().InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.BuildingId, ct) is not { } building)
        {
            return RegistryErrors.BuildingNotFound;
        }

        if (building.Kind == BuildingKind.Row)
        {
            return RegistryErrors.RowHasNoUnits;
        }

        var name = ChineseText.Compact(command.Name);
        if (await db.BuildingUnits.AnyAsync(x => x.BuildingId == building.Id && x.Number == name, ct))
        {
            return RegistryErrors.UnitExists;
        }

        var unit = BuildingUnit.Create(building, name);
        db.BuildingUnits.Add(unit);
        await db.SaveChangesAsync(ct);
        return new BuildingUnitRow(unit.Id, unit.Number, 0);
    }
}
