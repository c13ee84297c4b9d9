using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>Door plates that hang on a day, by community and building.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListDoorPlatesQuery(Guid? CommunityId, Guid? BuildingId, PlateKind? Kind, DateOnly? AsOf, PageRequest Page) : IRequest<Result<Page<DoorPlateRow>>>;

public sealed record DoorPlateRow(Guid Id, Guid CommunityId, string CommunityName, PlateKind Kind, string Address, string? Place, DateOnly HungOn);

/// <summary>Doors that should have a plate and have none: buildings, and flats in which a member lives.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record ListMissingPlatesQuery(Guid? CommunityId, PlateKind? Kind, DateOnly? AsOf, PageRequest Page) : IRequest<Result<Page<MissingPlateRow>>>;

/// <param name="Members">Who lives behind the door.</param>
public sealed record MissingPlateRow(Guid CommunityId, string CommunityName, PlateKind Kind, Guid BuildingId, Guid? DwellingId, string Address, IReadOnlyList<string> Members);

/// <summary>A plate was hung on a building where everybody sees it, or at the door of a flat.</summary>
[RequiresPermission(Permissions.Party.Write)]
public sealed record HangPlateCommand(Guid BuildingId, Guid? DwellingId, string? Place, DateOnly HungOn) : IRequest<Result<PlateHung>>;

public sealed record PlateHung(Guid Id);

[RequiresPermission(Permissions.Party.Write)]
public sealed record RemovePlateCommand(Guid Id, DateOnly On, string? Reason) : IRequest<Result>;

internal sealed class HangPlateValidator : AbstractValidator<HangPlateCommand>
{
    public HangPlateValidator()
    {
        RuleFor(x => x.HungOn).NotEqual(default(DateOnly)).WithMessage("请填写悬挂日期。");
        RuleFor(x => x.Place).MaximumLength(100).WithMessage("位置过长。");
    }
}

internal sealed class RemovePlateValidator : AbstractValidator<RemovePlateCommand>
{
    public RemovePlateValidator()
    {
        RuleFor(x => x.On).NotEqual(default(DateOnly)).WithMessage("请填写摘除日期。");
        RuleFor(x => x.Reason).MaximumLength(200).WithMessage("原因过长。");
    }
}

internal sealed class PlatesHandler(IAppDbContext db, ICurrentUser user, PlateReader reader, TimeProvider clock)
    : IRequestHandler<ListDoorPlatesQuery, Result<Page<DoorPlateRow>>>, IRequestHandler<ListMissingPlatesQuery, Result<Page<MissingPlateRow>>>,
        IRequestHandler<HangPlateCommand, Result<PlateHung>>, IRequestHandler<RemovePlateCommand, Result>
{
    public async Task<Result<Page<DoorPlateRow>>> Handle(ListDoorPlatesQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var plates = db.DoorPlates.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read)).HangingOn(day.Value);
        if (query.CommunityId is { } community)
        {
            plates = plates.Where(x => x.CommunityId == community);
        }

        if (query.BuildingId is { } buildingId)
        {
            plates = plates.Where(x => x.BuildingId == buildingId);
        }

        if (query.Kind is { } kind)
        {
            plates = plates.Where(x => x.Kind == kind);
        }

        var total = await plates.CountAsync(ct);
        var rows = await (
            from plate in plates
            join community2 in db.Communities on plate.CommunityId equals community2.Id
            join building in db.Buildings on plate.BuildingId equals building.Id
            orderby community2.Code, plate.Kind, building.Number.Length, building.Number, plate.HungOn, plate.Id
            select new { Plate = plate, Community = community2.Name, BuildingKind = building.Kind, building.Number }).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var doors = await DoorLabels.OfAsync(db, rows.Select(x => x.Plate.DwellingId), ct);
        return query.Page.Of<DoorPlateRow>(rows.ConvertAll(x => new DoorPlateRow(x.Plate.Id, x.Plate.CommunityId, x.Community, x.Plate.Kind,
            x.Plate.DwellingId is { } dwelling ? doors[dwelling] : DwellingLabel.Building(x.BuildingKind, x.Number), x.Plate.Place, x.Plate.HungOn)), total);
    }

    public async Task<Result<Page<MissingPlateRow>>> Handle(ListMissingPlatesQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var missing = (await reader.ReadAsync(user.ScopeOf(Permissions.Party.Read), query.CommunityId, day.Value, ct))
            .FindAll(x => !x.HasPlate && (query.Kind is not { } kind || kind == (x.DwellingId is null ? PlateKind.Building : PlateKind.Flat)));
        var buildingIds = missing.Select(x => x.BuildingId).Distinct().ToList();
        var buildings = await (
            from building in db.Buildings.AsNoTracking()
            where EF.Parameter(buildingIds).Contains(building.Id)
            join community in db.Communities on building.CommunityId equals community.Id
            select new { building.Id, building.Kind, building.Number, community.Code, community.Name }).ToDictionaryAsync(x => x.Id, ct);
        var doors = await DoorLabels.OfAsync(db, missing.Select(x => x.DwellingId), ct);
        var rows = missing.Select(x => (Site: buildings[x.BuildingId], Row: new MissingPlateRow(x.CommunityId, buildings[x.BuildingId].Name, x.DwellingId is null ? PlateKind.Building : PlateKind.Flat, x.BuildingId, x.DwellingId,
                x.DwellingId is { } dwelling ? doors[dwelling] : DwellingLabel.Building(buildings[x.BuildingId].Kind, buildings[x.BuildingId].Number), x.Members)))
            .OrderBy(x => x.Site.Code, StringComparer.Ordinal).ThenBy(x => x.Row.Kind).ThenBy(x => x.Site.Number.Length).ThenBy(x => x.Site.Number, StringComparer.Ordinal)
            .ThenBy(x => x.Row.Address.Length).ThenBy(x => x.Row.Address, StringComparer.Ordinal).Select(x => x.Row).ToList();
        return query.Page.Of<MissingPlateRow>([.. rows.Skip(query.Page.Skip).Take(query.Page.Take)], rows.Count);
    }

    public async Task<Result<PlateHung>> Handle(HangPlateCommand command, CancellationToken ct)
    {
        var building = await db.Buildings.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.BuildingId, ct);
        if (building is null || (command.DwellingId is { } dwelling && !await db.Dwellings.AnyAsync(x => x.Id == dwelling && x.BuildingId == building.Id, ct)))
        {
            return PartyErrors.DoorNotFound;
        }

        if (await db.DoorPlates.AnyAsync(x => x.BuildingId == building.Id && x.DwellingId == command.DwellingId && x.RemovedOn == null, ct))
        {
            return PartyErrors.PlateExists;
        }

        var hung = DoorPlate.Hang(building.CommunityId, building.Id, command.DwellingId, ReasonShape.Tidy(command.Place), command.HungOn, clock.LocalToday());
        if (hung.Error is { } error)
        {
            return error;
        }

        db.DoorPlates.Add(hung.Value);
        await db.SaveChangesAsync(ct);
        return new PlateHung(hung.Value.Id);
    }

    public async Task<Result> Handle(RemovePlateCommand command, CancellationToken ct)
    {
        var plate = await db.DoorPlates.InScope(user.ScopeOf(Permissions.Party.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (plate is null)
        {
            return PartyErrors.PlateNotFound;
        }

        if (plate.Remove(command.On, ReasonShape.Tidy(command.Reason), clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
