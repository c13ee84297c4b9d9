using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Registry;

/// <summary>Buildings, and rows of courtyards, from a workbook.</summary>
internal sealed class BuildingImportTests
{
    private static readonly string[] Header = ["楼号", "层数", "单元数", "每单元每层户数", "有无电梯", "院落数", "套面积"];

    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.SharedAsync();

    [Test]
    public async Task Good_rows_become_buildings_with_units_and_dwellings_and_faulty_ones_come_back()
    {
        var site = await _app.AddSiteAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, site.Id);
        var file = ImportDesk.Workbook(Header,
            ["1号楼", 11, 2, 3, "有", null, 75.25],
            ["2", 6, 3, null, "无", null, null],
            ["东楼", 1, null, null, "没有", null, null],
            ["1栋", 6, 1, 2, "无", null, null],
            ["4", null, 1, 2, "无", null, null],
            ["5", 61, 31, 41, "可能", null, 0],
            ["6", 6, null, 2, "无", null, null],
            ["7", 60, 30, 2, "有", null, null],
            ["8", 6, 1, 2, "无", 12, null],
            ["9/1", 6, 1, 2, null, null, null]);
        var summary = await clerk.CheckAsync("Buildings", site.Id, file);
        Assert.That(await clerk.FaultsAsync(summary.Id()), Is.EqualTo(new[]
        {
            "5 楼号 building-sheet.twice", "6 层数 building-sheet.storeys", "7 有无电梯 building-sheet.lift", "8 单元数 building-sheet.units", "9 每单元每层户数 building-sheet.too-large",
            "10 院落数 building-sheet.not-for-buildings", "11 楼号 building-sheet.name", "11 有无电梯 building-sheet.lift",
        }));
        Assert.That((summary.Total("valid"), summary.Total("faulty")), Is.EqualTo((3, 7)));
        await clerk.ConfirmAsync(summary.Id());

        var stored = await ReadAsync(site.Id);
        Assert.That(stored, Is.EqualTo(new[] { "1 11 True 2 66", "2 6 False 3 0", "东楼 1 False 0 0" }));
        var rooms = await _app.ReadAsync(db => db.Dwellings.Where(x => x.CommunityId == site.Id).OrderBy(x => x.Floor).ThenBy(x => x.RoomNumber)
            .Select(x => new { x.RoomNumber, x.Floor, x.AreaHundredths, Unit = db.BuildingUnits.Where(unit => unit.Id == x.UnitId).Select(unit => unit.Number).Single() }).ToListAsync());
        Assert.That(rooms.Select(x => x.AreaHundredths), Is.All.EqualTo(7_525));
        Assert.That(rooms.Where(x => x.Unit == "2").Select(x => x.RoomNumber), Is.EqualTo(Enumerable.Range(1, 11).SelectMany(floor => Enumerable.Range(1, 3).Select(door => $"{floor}0{door}"))));
    }

    [Test]
    public async Task What_is_registered_alike_is_left_alone_and_what_differs_is_told()
    {
        var site = await _app.AddSiteAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, site.Id);
        var first = await clerk.CheckAsync("Buildings", site.Id, ImportDesk.Workbook(Header, ["1", 6, 2, 2, "无", null, null], ["2", 6, 2, 2, "无", null, null]));
        await clerk.ConfirmAsync(first.Id());
        var again = await clerk.CheckAsync("Buildings", site.Id, ImportDesk.Workbook(Header,
            ["1号楼", 6, 2, 2, "无", null, 80], ["2", 6, null, null, "否", null, null], ["3", 6, 2, 2, "无", null, null]));
        Assert.That((again.Total("valid"), again.Total("skipped"), again.Total("faulty")), Is.EqualTo((1, 2, 0)));
        await clerk.ConfirmAsync(again.Id());
        var different = await clerk.CheckAsync("Buildings", site.Id, ImportDesk.Workbook(Header,
            ["1", 7, 2, 2, "无", null, null], ["2", 6, 2, 2, "有", null, null], ["3", 6, 3, null, "无", null, null]));
        Assert.That(await clerk.FaultsAsync(different.Id()), Is.EqualTo(new[] { "2 楼号 building-sheet.differs", "3 楼号 building-sheet.differs", "4 楼号 building-sheet.differs" }));
        Assert.That(await ReadAsync(site.Id), Is.EqualTo(new[] { "1 6 False 2 24", "2 6 False 2 24", "3 6 False 2 24" }));
    }

    [Test]
    public async Task Rows_of_courtyards_have_courtyards_alone()
    {
        var site = await _app.AddSiteAsync(CommunityForm.Courtyards);
        using var clerk = await _app.AsAsync(Role.CommunityClerk, site.Id);
        var summary = await clerk.CheckAsync("Buildings", site.Id, ImportDesk.Workbook(Header,
            ["东片", null, null, null, null, 18, 120], ["西片", 1, null, null, null, 12, null], ["南片", null, null, null, "无", null, null], ["北片", null, null, null, null, 501, null]));
        Assert.That(await clerk.FaultsAsync(summary.Id()), Is.EqualTo(new[]
        {
            "3 层数 building-sheet.not-for-courtyards", "4 有无电梯 building-sheet.not-for-courtyards", "4 院落数 building-sheet.courtyards", "5 院落数 building-sheet.courtyards",
        }));
        await clerk.ConfirmAsync(summary.Id());
        Assert.That(await ReadAsync(site.Id), Is.EqualTo(new[] { "东片 1 False 0 18" }));
    }

    [Test]
    public async Task The_same_file_confirmed_twice_at_once_makes_each_building_once()
    {
        var site = await _app.AddSiteAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, site.Id);
        using var township = await _app.AsAsync(Role.CommunityClerk, site.Id);
        var file = ImportDesk.Workbook(Header, ["1", 6, 2, 2, "无", null, null]);
        var (mine, theirs) = (await clerk.CheckAsync("Buildings", site.Id, file), await township.CheckAsync("Buildings", site.Id, file));
        var answers = await Task.WhenAll(
            clerk.PostOnceAsync($"/api/v1/imports/{mine.Id()}/confirm", new { }), township.PostOnceAsync($"/api/v1/imports/{theirs.Id()}/confirm", new { }));
        Assert.That(answers.Select(x => (int)x.StatusCode), Has.Some.InRange(200, 299).And.None.GreaterThanOrEqualTo(500));
        Assert.That(await ReadAsync(site.Id), Is.EqualTo(new[] { "1 6 False 2 24" }));
    }

    [Test]
    public async Task Only_who_may_change_sites_may_bring_it()
    {
        var (site, other) = (await _app.AddSiteAsync(), await _app.AddSiteAsync());
        var file = ImportDesk.Workbook(Header, ["1", 6, 2, 2, "无", null, null]);
        using var neighbour = await _app.AsAsync(Role.CommunityClerk, other.Id);
        using var answer = await neighbour.SendFileAsync("Buildings", site.Id, file);
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        using var bookkeeper = await _app.AsAsync(Role.CountyFinancePreparer);
        using var refused = await bookkeeper.SendFileAsync("Buildings", site.Id, file);
        Assert.That((int)refused.StatusCode, Is.AnyOf(403, 404));
        Assert.That(await ReadAsync(site.Id), Is.Empty);
    }

    private Task<List<string>> ReadAsync(Guid communityId) => _app.ReadAsync(async db =>
        (await db.Buildings.Where(x => x.CommunityId == communityId).OrderBy(x => x.Number)
            .Select(x => new { x.Number, x.Storeys, x.HasElevator, Units = db.BuildingUnits.Count(unit => unit.BuildingId == x.Id), Dwellings = db.Dwellings.Count(dwelling => dwelling.BuildingId == x.Id) })
            .ToListAsync()).Select(x => $"{x.Number} {x.Storeys} {x.HasElevator} {x.Units} {x.Dwellings}").ToList());
}
