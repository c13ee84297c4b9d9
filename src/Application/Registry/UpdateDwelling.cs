using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Corrects number, floor or area of a dwelling; its building and unit are its key and stay.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record UpdateDwellingCommand(Guid Id, int? Version, string Number, int? Floor, decimal? AreaSquareMetres) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateDwellingValidator : AbstractValidator<UpdateDwellingCommand>
{
    public UpdateDwellingValidator()
    {
        RuleFor(x => x.Number).Must(DoorShape.IsNumber).WithMessage(DoorShape.RoomMessage);
        RuleFor(x => x.Floor).InclusiveBetween(-5, 60).WithMessage("楼层应为-5至60。");
        RuleFor(x => x.AreaSquareMetres).Must(DoorShape.IsArea).WithMessage(DoorShape.AreaMessage);
    }
}

internal sealed class UpdateDwellingHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<UpdateDwellingCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateDwellingCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.Dwellings.InScope(user.ScopeOf(Permissions.Registry.WriteSites)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } dwelling)
        {
            return RegistryErrors.DwellingNotFound;
        }

        if (dwelling.Version != version)
        {
            return CommonErrors.Changed;
        }

        var number = ChineseText.Compact(command.Number);
        if (await db.Dwellings.AnyAsync(x => x.Id != dwelling.Id && x.BuildingId == dwelling.BuildingId && x.UnitId == dwelling.UnitId && x.RoomNumber == number, ct))
        {
            return RegistryErrors.DwellingExists;
        }

        dwelling.Change(number, command.Floor, DoorShape.Hundredths(command.AreaSquareMetres));
        await db.SaveChangesAsync(ct);
        return new CreatedThing(dwelling.Id, dwelling.Version);
    }
}
