using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party.Imports;

/// <summary>Door plates from a list: with a room number at a flat, without one on the building.</summary>
internal sealed class PlateImport(IAppDbContext db) : IImportKind
{
    private const string Building = "building";
    private const string Unit = "unit";
    private const string Room = "room";
    private const string Place = "place";
    private const string HungOn = "hungOn";

    private static readonly ImportColumn[] All =
    [
        new(Building, "楼栋") { Synonyms = ["楼号", "楼栋号", "片"], MustExist = true, MustBeFilled = true, MaxLength = 30, Width = 10 },
        new(Unit, "单元") { Synonyms = ["单元号"], MaxLength = 30, Width = 10 },
        new(Room, "房号") { Synonyms = ["房间号", "门牌号", "室号"], MaxLength = 30, Hint = "楼栋门牌不填。", Width = 10 },
        new(Place, "悬挂位置") { Synonyms = ["位置"], MaxLength = 100, Hint = "楼栋门牌必填，例如“1单元入口右侧”。", Width = 24 },
        new(HungOn, "悬挂日期", ImportColumnType.Date) { Synonyms = ["挂牌日期", "日期"], MustExist = true, MustBeFilled = true },
    ];

    public ImportKind Kind => ImportKind.DoorPlates;

    public string Title => "党员门牌";

    public string Permission => Permissions.Party.Write;

    public bool NeedsSource => false;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => All;

    public IReadOnlyList<string> Instructions { get; } = ["每行一块门牌；楼栋、单元、房号须与系统中的一致，“3号楼”和“3”都可以。", "已挂有门牌的楼栋和房屋不再登记。"];

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var buildings = (await db.Buildings.AsNoTracking().Where(x => x.CommunityId == context.CommunityId).Select(x => new { x.Id, x.Kind, x.Number }).ToListAsync(ct))
            .ToLookup(x => Same(DoorText.Building(DwellingLabel.Building(x.Kind, x.Number))), x => x.Id, StringComparer.Ordinal);
        var doors = (await (
            from dwelling in db.Dwellings.AsNoTracking()
            where dwelling.CommunityId == context.CommunityId
            join unit in db.BuildingUnits on dwelling.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            select new { dwelling.Id, dwelling.BuildingId, Unit = (string?)unit.Number, dwelling.RoomNumber }).ToListAsync(ct))
            .ToLookup(x => (x.BuildingId, Same(DoorText.Unit(x.Unit)), Same(DoorText.Room(x.RoomNumber))), x => x.Id);
        var hung = (await db.DoorPlates.AsNoTracking().Where(x => x.CommunityId == context.CommunityId && x.RemovedOn == null).Select(x => new { x.BuildingId, x.DwellingId }).ToListAsync(ct))
            .Select(x => (x.BuildingId, x.DwellingId)).ToHashSet();
        var seen = new HashSet<(Guid, Guid?)>();
        foreach (var line in lines.Where(x => !x.IsFaulty))
        {
            if (buildings[Same(DoorText.Building(line.Text(Building)))].ToList() is not [var building])
            {
                line.Fail(Building, PartyErrors.DoorNotFound);
                continue;
            }

            Guid? dwelling = null;
            if (line.Text(Room) is { } room)
            {
                if (doors[(building, Same(DoorText.Unit(line.Text(Unit))), Same(DoorText.Room(room)))].ToList() is not [var found])
                {
                    line.Fail(Room, PartyErrors.DoorNotFound);
                    continue;
                }

                dwelling = found;
            }

            var plate = DoorPlate.Hang(context.CommunityId, building, dwelling, ReasonShape.Tidy(line.Text(Place)), line.Date(HungOn)!.Value, context.Today);
            if (plate.Error is { } error)
            {
                line.Fail(error == PartyErrors.PlatePlace ? Place : HungOn, error);
            }
            else if (hung.Contains((building, dwelling)))
            {
                line.AcceptKnown();
            }
            else if (!seen.Add((building, dwelling)))
            {
                line.Fail(dwelling is null ? Building : Room, PartyErrors.PlateExists);
            }
            else
            {
                line.Accept(plate.Value);
            }
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        db.DoorPlates.AddRange(accepted.Select(line => (DoorPlate)line.Item!));
        await db.SaveChangesAsync(ct);
        return accepted.Count;
    }

    /// <summary>Letters of a door are the same large and small.</summary>
    private static string Same(string? door) => (door ?? "").ToUpperInvariant();
}
