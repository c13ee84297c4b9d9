using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Adds one dwelling to a building, in a unit where the building has units.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record CreateDwellingCommand(Guid BuildingId, Guid? UnitId, string Number, int? Floor, decimal? AreaSquareMetres) : IRequest<Result<CreatedThing>>;

internal sealed class CreateDwellingValidator : AbstractValidator<CreateDwellingCommand>
{
    public CreateDwellingValidator()
    {
        RuleFor(x => x.Number).Must(DoorShape.IsNumber).WithMessage(DoorShape.RoomMessage);
        RuleFor(x => x.Floor).InclusiveBetween(-5, 60).WithMessage("楼层应为-5至60。");
        RuleFor(x => x.AreaSquareMetres).Must(DoorShape.IsArea).WithMessage(DoorShape.AreaMessage);
    }
}

internal sealed class CreateDwellingHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<CreateDwellingCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(CreateDwellingCommand command, CancellationToken ct)
    {
        if (await db.Buildings.AsNoTracking().InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.BuildingId, ct) is not { } building)
        {
            return RegistryErrors.BuildingNotFound;
        }

        var units = await db.BuildingUnits.AsNoTracking().Where(x => x.BuildingId == building.Id).ToListAsync(ct);
        var unit = units.Find(x => x.Id == command.UnitId);
        if (unit is null && command.UnitId is not null)
        {
            return RegistryErrors.UnitNotFound;
        }

        // with a single unit there is nothing to choose
        unit ??= units.Count == 1 ? units[0] : null;
        if (unit is null && units.Count > 0)
        {
            return RegistryErrors.UnitRequired;
        }

        var number = ChineseText.Compact(command.Number);
        var unitId = unit?.Id;
        if (await db.Dwellings.AnyAsync(x => x.BuildingId == building.Id && x.UnitId == unitId && x.RoomNumber == number, ct))
        {
            return RegistryErrors.DwellingExists;
        }

        var dwelling = Dwelling.Create(building, unit, number, command.Floor, DoorShape.Hundredths(command.AreaSquareMetres));
        db.Dwellings.Add(dwelling);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(dwelling.Id, dwelling.Version);
    }
}
