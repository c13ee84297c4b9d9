using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>楼栋名册: one row per building or row of courtyards, with its units and dwellings made from the counts of the design.</summary>
internal sealed class BuildingImport(IAppDbContext db, IBulkWriter bulk) : IImportKind
{
    private const string Name = "building";
    private const string Storeys = "storeys";
    private const string Units = "units";
    private const string PerFloor = "dwellingsPerFloor";
    private const string Lift = "lift";
    private const string Courtyards = "courtyards";
    private const string Area = "area";

    private const string HasLift = "有";
    private const string NoLift = "无";

    private static readonly ImportColumn[] All =
    [
        new(Name, "楼栋") { Synonyms = ["楼号", "栋号", "楼栋号", "幢号", "楼栋名称", "片", "片名", "排"], MustExist = true, MustBeFilled = true, MaxLength = 30, Hint = "如 3；院落填片名，如 东片。" },
        new(Storeys, "层数", ImportColumnType.Integer) { Synonyms = ["楼层数", "总层数", "地上层数"], Hint = "楼房必填，1至60；院落不填。", Width = 10 },
        new(Units, "单元数", ImportColumnType.Integer) { Synonyms = ["单元个数"], Hint = "0至30；单元编号为1、2、3……；院落不填。", Width = 10 },
        new(PerFloor, "每层户数", ImportColumnType.Integer) { Synonyms = ["每单元每层户数", "每单元每层套数", "每层套数"], Hint = "每个单元每层的户数，房号为101、102、201……；不填时房屋以后登记。", Width = 12 },
        new(Lift, "电梯", ImportColumnType.Word)
        {
            Synonyms = ["有无电梯", "是否有电梯", "电梯情况"], Words = [HasLift, NoLift], Hint = "楼房必填，有或无；院落不填。", Width = 8,
            ReadWord = text => text switch { HasLift or "是" => HasLift, NoLift or "否" or "没有" => NoLift, _ => BuildingSheetErrors.Lift },
        },
        new(Courtyards, "院落数", ImportColumnType.Integer) { Synonyms = ["院落户数", "院数"], Hint = "院落社区必填，1至500，院号为1、2、3……；楼房不填。", Width = 10 },
        new(Area, "每套面积", ImportColumnType.Decimal) { Synonyms = ["套面积", "户均面积"], Hint = "平方米，最多两位小数；各套不同的不填。", Width = 12 },
    ];

    private BuildingKind _kind;

    public ImportKind Kind => ImportKind.Buildings;

    public string Title => "楼栋名册";

    public string Permission => Permissions.Registry.WriteSites;

    public bool NeedsSource => false;

    public IReadOnlyList<SheetLayout> Layouts { get; } = [SheetLayout.Long];

    public IReadOnlyList<ImportColumn> Columns(SheetLayout layout) => All;

    public IReadOnlyList<string> Instructions { get; } =
    [
        "每栋楼（院落社区每片）一行；导入后自动生成单元和房屋。",
        "已登记且内容相同的楼栋会跳过；内容不同的不会改动，请在社区页面修改。",
        "楼长、单元长的设计职数按这里的楼栋和单元计算。",
    ];

    public async Task<Error?> AdmitAsync(Guid communityId, Guid? sourceId, CancellationToken ct) =>
        await db.Communities.AnyAsync(x => x.Id == communityId, ct) ? null : RegistryErrors.CommunityNotFound;

    public async Task CheckAsync(ImportContext context, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var form = await db.Communities.Where(x => x.Id == context.CommunityId).Select(x => x.Form).SingleAsync(ct);
        _kind = form == CommunityForm.Courtyards ? BuildingKind.Row : BuildingKind.Building;
        var stored = await db.Buildings.AsNoTracking().Where(x => x.CommunityId == context.CommunityId)
            .Select(x => new Stored(x.Number, x.Kind, x.Storeys, x.HasElevator, db.BuildingUnits.Count(unit => unit.BuildingId == x.Id), db.Dwellings.Count(dwelling => dwelling.BuildingId == x.Id)))
            .ToDictionaryAsync(x => x.Number, StringComparer.Ordinal, ct);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines.Where(x => !x.IsFaulty))
        {
            var name = DoorText.Building(line.Text(Name))!;
            if (!DoorShape.IsNumber(name))
            {
                line.Fail(Name, BuildingSheetErrors.Name);
            }
            else if (!seen.TryAdd(name, line.RowNumber))
            {
                line.Fail(Name, BuildingSheetErrors.Twice(seen[name]));
            }

            if (Read(line) is not { } counts)
            {
                continue;
            }

            if (!stored.TryGetValue(name, out var known))
            {
                line.Accept(new Row(name, counts));
            }
            else if (known.Is(counts, line.Has(Units), line.Has(PerFloor)))
            {
                line.AcceptKnown();
            }
            else
            {
                line.Fail(Name, BuildingSheetErrors.Differs(known.Words()));
            }
        }
    }

    public async Task<int> CommitAsync(ImportContext context, IReadOnlyList<ImportLine> accepted, CancellationToken ct)
    {
        var plans = accepted.Select(line => (Row)line.Item!).Select(row => BuildingPlan.Make(context.CommunityId, _kind, row.Name, row.Counts)).ToList();
        await bulk.InsertAsync(plans.Select(plan => plan.Building), ct);
        await bulk.InsertAsync(plans.SelectMany(plan => plan.Units), ct);
        await bulk.InsertAsync(plans.SelectMany(plan => plan.Dwellings), ct);
        return plans.Count;
    }

    /// <summary>The counts of a row, or null when it has a fault.</summary>
    private BuildingCounts? Read(ImportLine line)
    {
        if (!DoorShape.IsArea(line.Decimal(Area)))
        {
            line.Fail(Area, RosterErrors.Area);
        }

        if (_kind == BuildingKind.Row)
        {
            foreach (var key in new[] { Storeys, Units, PerFloor, Lift }.Where(line.Has))
            {
                line.Fail(key, BuildingSheetErrors.NotForCourtyards);
            }

            Within(line, Courtyards, 1, 500, BuildingSheetErrors.Courtyards, needed: true);
        }
        else
        {
            if (line.Has(Courtyards))
            {
                line.Fail(Courtyards, BuildingSheetErrors.NotForBuildings);
            }

            if (!line.Has(Lift))
            {
                line.Fail(Lift, BuildingSheetErrors.Lift);
            }

            Within(line, Storeys, 1, 60, BuildingSheetErrors.Storeys, needed: true);
            Within(line, Units, 0, 30, BuildingSheetErrors.Units, needed: line.Integer(PerFloor) > 0);
            Within(line, PerFloor, 0, 40, BuildingSheetErrors.PerFloor, needed: false);
        }

        var counts = new BuildingCounts(line.Integer(Storeys) ?? 1, line.Text(Lift) == HasLift, line.Integer(Units) ?? 0, line.Integer(PerFloor) ?? 0, line.Integer(Courtyards) ?? 0,
            line.IsFaulty ? null : DoorShape.Hundredths(line.Decimal(Area)));
        if (!line.IsFaulty && counts.DwellingsOf(_kind) > BuildingPlan.MaxDwellings)
        {
            line.Fail(PerFloor, BuildingSheetErrors.TooLarge);
        }

        return line.IsFaulty ? null : counts;
    }

    private static void Within(ImportLine line, string key, int least, int most, Error error, bool needed)
    {
        if (line.Integer(key) is { } number ? number < least || number > most : needed)
        {
            line.Fail(key, error);
        }
    }

    private sealed record Row(string Name, BuildingCounts Counts);

    /// <summary>A building of the register with how many units and dwellings it has.</summary>
    private sealed record Stored(string Number, BuildingKind Kind, int Storeys, bool HasLift, int Units, int Dwellings)
    {
        /// <summary>A count that the row leaves open is not compared.</summary>
        public bool Is(BuildingCounts counts, bool unitsGiven, bool doorsGiven) =>
            Kind == BuildingKind.Row
                ? Dwellings == counts.Courtyards
                : Storeys == counts.Storeys && HasLift == counts.HasLift && (!unitsGiven || Units == counts.Units) && (!doorsGiven || Dwellings == counts.DwellingsOf(Kind));

        public string Words() => Kind == BuildingKind.Row ? $"{Dwellings}个院落" : $"{Storeys}层、{Units}个单元、{Dwellings}套房屋、{(HasLift ? "有" : "无")}电梯";
    }
}
