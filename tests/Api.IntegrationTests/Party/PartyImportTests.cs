using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>Members and door plates from workbooks, and how many doors have a plate.</summary>
internal sealed class PartyImportTests
{
    private static readonly string[] MemberHeader = ["姓名", "身份证号", "联系电话", "入党日期", "转正日期", "组织关系", "登记日期", "党徽发放日期"];
    private static readonly string[] PlateHeader = ["楼栋", "单元", "房号", "悬挂位置", "悬挂日期"];

    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PartyScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Good_rows_come_in_faulty_ones_come_back_and_a_second_time_nothing_changes()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var numbers = Enumerable.Range(0, 3).Select(_ => RegistryWorld.NewId(new(1972, 1, 1), Sex.Male)).ToList();
        var joined = new DateOnly(2003, 7, 1);
        var file = ImportDesk.Workbook(MemberHeader,
            ["孙志刚", numbers[0], "13700003333", joined, joined.AddYears(1), "原籍管理", new DateOnly(2020, 1, 1), new DateOnly(2021, 7, 1)],
            ["孙志强", numbers[1].ToLowerInvariant(), null, joined, null, "双管", new DateOnly(2020, 1, 1), null],
            null,
            ["孙数字", 140899197201010015, null, joined, null, "双重管理", new DateOnly(2020, 1, 1), null],
            ["孙重复", numbers[0], null, joined, null, "双重管理", new DateOnly(2020, 1, 1), null],
            ["孙早", numbers[2], null, new DateOnly(1985, 1, 1), null, "双重管理", new DateOnly(2020, 1, 1), null],
            ["孙词", RegistryWorld.NewId(new(1973, 1, 1), Sex.Male), null, joined, null, "编外", new DateOnly(2020, 1, 1), null]);
        var summary = await scene.Clerk.CheckAsync("PartyMembers", scene.Community.Id, file);
        Assert.That((summary.Total("valid"), summary.Total("faulty")), Is.EqualTo((2, 4)), summary.ToString());
        Assert.That(await scene.Clerk.FaultsAsync(summary.Id()), Is.EqualTo(new[] { "5 身份证号 import.number-cell", "6 身份证号 party.member-twice", "7 入党日期 party.joined-too-young", "8 组织关系 party.relation-word" }));
        await scene.Clerk.ConfirmAsync(summary.Id());
        Assert.That((await scene.GetAsync("members")).GetProperty("total").GetInt32(), Is.EqualTo(2));
        var statistics = (await scene.StatisticsAsync()).Total.People;
        Assert.That((statistics.Full, statistics.Probationary, statistics.OriginOnly, statistics.Dual, statistics.Emblems), Is.EqualTo((1, 1, 1, 1, 1)));

        var again = await scene.Clerk.CheckAsync("PartyMembers", scene.Community.Id, file);
        Assert.That((again.Total("valid"), again.Total("skipped")), Is.EqualTo((0, 2)));
        await scene.Clerk.ConfirmAsync(again.Id());
        Assert.That(await _app.ReadAsync(db => db.PartyMemberships.CountAsync(x => x.CommunityId == scene.Community.Id)), Is.EqualTo(2));
        using var failed = await scene.Clerk.GetAsync($"/api/v1/imports/{summary.Id()}/failed-rows");
        Assert.That(failed.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task The_template_has_the_columns_that_are_read()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        foreach (var kind in new[] { "PartyMembers", "DoorPlates" })
        {
            var bytes = await scene.Clerk.GetByteArrayAsync($"/api/v1/imports/kinds/{kind}/template");
            Assert.That(bytes, Has.Length.GreaterThan(2_000));
        }
    }

    [Test]
    public async Task Coverage_counts_buildings_and_the_flats_where_members_live()
    {
        using var world = await RegistryWorld.MakeAsync(_app);
        var (first, second) = (await world.AddFamilyAsync(), await world.AddFamilyAsync(dwelling: 1));
        foreach (var number in new[] { first.HeadNumber, first.WifeNumber, second.HeadNumber })
        {
            var name = await _app.ReadAsync(db => db.Residents.Where(x => x.Id == (number == first.HeadNumber ? first.Head : number == first.WifeNumber ? first.Wife : second.Head)).Select(x => x.Name).SingleAsync());
            using var answer = await world.Clerk.PostAsJsonOrFailAsync(PartyScene.Root + "members", PartyScene.Input(world.Community.Id, number, name, since: "2025-01-01", joined: "2000-01-01", full: null));
        }

        var before = await ReadAsync(world);
        Assert.That(before, Is.EqualTo((1, 0, 2, 0)), "a couple has one door");
        var file = ImportDesk.Workbook(PlateHeader,
            ["1号楼", null, null, "1单元入口右侧", new DateOnly(2026, 5, 1)],
            ["1", "1单元", await RoomAsync(world.Dwellings[0]), null, new DateOnly(2026, 5, 1)],
            ["9", null, null, "没有的楼", new DateOnly(2026, 5, 1)],
            ["1", "1", await RoomAsync(world.Dwellings[0]), null, new DateOnly(2026, 5, 2)]);
        var summary = await world.Clerk.CheckAsync("DoorPlates", world.Community.Id, file);
        Assert.That(await world.Clerk.FaultsAsync(summary.Id()), Is.EqualTo(new[] { "4 楼栋 party.door-not-found", "5 房号 party.plate-exists" }));
        await world.Clerk.ConfirmAsync(summary.Id());
        Assert.That(await ReadAsync(world), Is.EqualTo((1, 1, 2, 1)));
        var missing = await (await world.Clerk.GetAsync($"{PartyScene.Root}plates/missing")).BodyAsync();
        Assert.That((missing.GetProperty("total").GetInt32(), missing.GetProperty("items")[0].GetProperty("members").GetArrayLength()), Is.EqualTo((1, 1)));

        var again = await world.Clerk.CheckAsync("DoorPlates", world.Community.Id, file);
        Assert.That((again.Total("valid"), again.Total("skipped")), Is.EqualTo((0, 3)));
        var plate = await _app.ReadAsync(db => db.DoorPlates.Where(x => x.CommunityId == world.Community.Id && x.Kind == PlateKind.Flat).Select(x => x.Id).SingleAsync());
        using var removed = await world.Clerk.PostAsJsonOrFailAsync($"{PartyScene.Root}plates/{plate}/remove", new { on = "2026-11-01", reason = "换门" });
        Assert.That(await ReadAsync(world), Is.EqualTo((1, 1, 2, 0)));
        Assert.That(await ReadAsync(world, "2026-10-31"), Is.EqualTo((1, 1, 2, 1)), "it hung until then");
    }

    private async Task<string> RoomAsync(Guid dwelling) => await _app.ReadAsync(db => db.Dwellings.Where(x => x.Id == dwelling).Select(x => x.RoomNumber).SingleAsync());

    private static async Task<(int, int, int, int)> ReadAsync(RegistryWorld world, string? asOf = null)
    {
        var plates = (await (await world.Clerk.GetAsync(PartyScene.Root + "statistics" + (asOf is null ? "" : "?asOf=" + asOf))).BodyAsync()).GetProperty("total").GetProperty("plates");
        return (plates.GetProperty("buildings").GetInt32(), plates.GetProperty("buildingsWithPlate").GetInt32(), plates.GetProperty("flats").GetInt32(), plates.GetProperty("flatsWithPlate").GetInt32());
    }
}

internal static class PartyPosting
{
    /// <summary>Asserts success.</summary>
    public static async Task<HttpResponseMessage> PostAsJsonOrFailAsync(this HttpClient client, string path, object body)
    {
        var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, path, body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return answer;
    }
}
