using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// Adds a building and, when counts are given, its units and dwellings: units × storeys × dwellings per floor numbered 101, 102, 201 …;
/// at courtyard sites a row with so many courtyards numbered 1, 2, 3 … and no units.
/// </summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record CreateBuildingCommand(Guid CommunityId, BuildingKind? Kind, string Name, int? Storeys, bool? HasLift, int? Units, int? DwellingsPerFloor, int? Courtyards,
    decimal? AreaSquareMetres) : IRequest<Result<BuildingCreated>>;

public sealed record BuildingCreated(Guid Id, int Units, int Dwellings, int Version);

internal sealed class CreateBuildingValidator : AbstractValidator<CreateBuildingCommand>
{
    public CreateBuildingValidator()
    {
        RuleFor(x => x.Name).Must(DoorShape.IsNumber).WithMessage(DoorShape.BuildingMessage);
        RuleFor(x => x.Storeys).InclusiveBetween(1, 60).WithMessage("层数应为1至60。");
        RuleFor(x => x.Units).InclusiveBetween(0, 30).WithMessage("单元数应为0至30。");
        RuleFor(x => x.DwellingsPerFloor).InclusiveBetween(0, 40).WithMessage("每层户数应为0至40。");
        RuleFor(x => x.Courtyards).InclusiveBetween(0, 500).WithMessage("院落数应为0至500。");
        RuleFor(x => x.AreaSquareMetres).Must(DoorShape.IsArea).WithMessage(DoorShape.AreaMessage);
        RuleFor(x => x).Must(x => (x.Units ?? 0) * (x.Storeys ?? 1) * (x.DwellingsPerFloor ?? 0) <= BuildingPlan.MaxDwellings).OverridePropertyName("units").WithMessage("一次最多生成2000套房屋，请核对层数和户数。");
    }
}

internal sealed class CreateBuildingHandler(IAppDbContext db, ICurrentUser user, IBulkWriter bulk) : IRequestHandler<CreateBuildingCommand, Result<BuildingCreated>>
{
    public async Task<Result<BuildingCreated>> Handle(CreateBuildingCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.WriteSites);
        var form = await db.Communities.Where(x => x.Id == command.CommunityId).Select(x => (CommunityForm?)x.Form).SingleOrDefaultAsync(ct);
        if (form is null || !scope.Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var kind = form == CommunityForm.Buildings ? BuildingKind.Building : BuildingKind.Row;
        if (command.Kind is { } asked && asked != kind)
        {
            return RegistryErrors.BuildingKind;
        }

        var name = ChineseText.Compact(command.Name);
        if (await db.Buildings.AnyAsync(x => x.CommunityId == command.CommunityId && x.Number == name, ct))
        {
            return RegistryErrors.BuildingExists;
        }

        var (building, units, dwellings) = BuildingPlan.Make(command.CommunityId, kind, name,
            new(command.Storeys ?? 1, command.HasLift == true, command.Units ?? 0, command.DwellingsPerFloor ?? 0, command.Courtyards ?? 0, DoorShape.Hundredths(command.AreaSquareMetres)));
        return await db.InTransactionAsync<Result<BuildingCreated>>(async token =>
        {
            db.Buildings.Add(building);
            db.BuildingUnits.AddRange(units);
            if (dwellings.Count > 0)
            {
                db.Record(new AuditNote("bulk-create", nameof(Dwelling), building.Id.ToString(), building.CommunityId, $"{DwellingLabel.Building(kind, name)}：{dwellings.Count}套房屋", dwellings.Count,
                    AuditDigest.Of(dwellings.Select(x => $"{x.Id}|{x.UnitId}|{x.RoomNumber}|{x.Floor}|{x.AreaHundredths}"))));
            }

            await db.SaveChangesAsync(token);
            await bulk.InsertAsync(dwellings, token);
            return new BuildingCreated(building.Id, units.Count, dwellings.Count, building.Version);
        }, ct);
    }
}

/// <summary>Numbers on walls and doors: free text, because rooms are also called 2-501 or 东1.</summary>
internal static class DoorShape
{
    public const string BuildingMessage = "楼栋（片）名称应为1至20个字，不能有“/”和“\\”。";
    public const string UnitMessage = "单元名称应为1至20个字，不能有“/”和“\\”。";
    public const string RoomMessage = "房号应为1至20个字，不能有“/”和“\\”。";
    public const string AreaMessage = "面积应大于0、不超过2000平方米，最多两位小数。";

    public static bool IsNumber(string? text) =>
        ChineseText.Compact(text) is { Length: >= 1 and <= 20 } number && !number.AsSpan().ContainsAny('/', '\\') && !number.Any(char.IsControl);

    public static bool IsArea(decimal? area) => area is not { } value || (value is > 0 and <= 2_000 && decimal.Truncate(value * 100) == value * 100);

    public static int? Hundredths(decimal? area) => area is { } value ? (int)(value * 100) : null;
}
