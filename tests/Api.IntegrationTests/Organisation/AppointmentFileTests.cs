using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>The roster of posts from a workbook, the register into one, and heads of houses.</summary>
internal sealed class AppointmentFileTests
{
    private static readonly string[] Header = ["姓名", "身份证号", "联系电话", "职务", "楼栋", "单元", "任职方式", "干部来源", "原单位", "文号", "任职日期", "任期届满", "超配理由"];
    private static readonly DateOnly From = new(2026, 3, 1);
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await StaffScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_roster_passes_the_rules_of_the_form_row_by_row_and_comes_in_once()
    {
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Dispatched);
        await AddHouseAsync(scene);
        var (head, keeper, member, third) = (Id(), Id(), Id(), Id());
        var path = ImportDesk.Workbook(
            Header,
            ["王建民", head, "13800001234", "支部书记", null, null, "选派", "退休干部", "瑶峰镇政府", "瑶委组〔2026〕3号", From, new DateOnly(2029, 2, 28), null],
            ["王建民", head, null, "服务中心主任", null, null, "选派", "退休干部", "瑶峰镇政府", "瑶委组〔2026〕3号", From, null, null],
            ["赵会计", keeper, null, "会计", null, null, "推选", null, null, "瑶备〔2026〕1号", From, null, null],
            ["李桂兰", member, null, "居民代表委员会委员", null, null, "推选", null, null, "瑶备〔2026〕2号", From, null, null],
            ["钱学民", third, null, "服务中心工作人员", null, null, "推选", null, null, "瑶备〔2026〕1号", From, null, "新增两栋楼入住"],
            ["孙立新", Id(), null, "楼长", "1", null, "推选", null, null, null, From, null, null],
            ["孙立新", Id(), null, "单元长", "1", "1", "推选", null, null, null, From, null, null]);
        var check = await scene.TownshipClerk.CheckAsync("Appointments", scene.Community.Id, path);
        Assert.That((check.Total("valid"), check.Total("faulty")), Is.EqualTo((7, 0)), string.Join('\n', await scene.TownshipClerk.FaultsAsync(check.Id())));
        var done = await scene.TownshipClerk.ConfirmAsync(check.Id());
        Assert.That(done.Total("writtenItems"), Is.EqualTo(7));
        var community = scene.Community.Id;
        var rows = await _app.ReadAsync(db => db.Appointments.AsNoTracking().Where(x => x.CommunityId == community).ToListAsync());
        Assert.That(rows.Count(x => x.State == AppointmentState.Proposed), Is.EqualTo(1), "the third person waits for the lead township");
        Assert.That(await scene.PeopleAsync(), Is.EqualTo(2), "one person in two posts counts once");
        Assert.That(await _app.ReadAsync(db => db.OfficeHolders.CountAsync(x => x.Places.Any(place => place.CommunityId == community))), Is.EqualTo(6));

        var again = await scene.TownshipClerk.CheckAsync("Appointments", scene.Community.Id, path);
        Assert.That((again.Total("skipped"), again.Total("valid"), again.Total("faulty")), Is.EqualTo((7, 0, 0)), "the same file again changes nothing");
    }

    [Test]
    public async Task What_the_form_refuses_the_file_refuses_with_row_and_column()
    {
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Dispatched);
        await AddHouseAsync(scene);
        var (head, other) = (Id(), Id());
        var bad = await scene.TownshipClerk.CheckAsync("Appointments", scene.Community.Id, ImportDesk.Workbook(
            Header,
            ["王建民", head, null, "服务中心主任", null, null, "选派", "在职干部", "瑶峰镇政府", "瑶委组〔2026〕3号", From, null, null],
            ["王建民", head, null, "居民代表委员会委员", null, null, "推选", null, null, "瑶备〔2026〕2号", From, null, null],
            ["李明", other, null, "服务中心主任", null, null, "选派", "在职干部", "瑶峰镇政府", "瑶委组〔2026〕4号", From, null, null],
            ["李明", other, null, "支部书记", null, null, "推选", null, null, "瑶备〔2026〕2号", From, null, null],
            ["李大明", other, null, "居民代表委员会委员", null, null, "推选", null, null, "瑶备〔2026〕2号", From, null, null],
            ["李明", other, null, "支部书记", null, null, "选派", null, null, "瑶委组〔2026〕4号", From, null, null],
            ["李明", other, null, "居民代表委员会委员", null, null, "推选", null, null, null, From, null, null],
            ["李明", other, null, "楼长", "9", null, "推选", null, null, null, From, null, null],
            ["李明", other, null, "居民代表委员会委员", null, null, "推选", null, null, "瑶备〔2026〕2号", new DateOnly(2026, 11, 26), null, null],
            ["李明", 140899197001010015L, null, "居民代表委员会委员", null, null, "推选", null, null, "瑶备〔2026〕2号", From, null, null]));
        Assert.That(await scene.TownshipClerk.FaultsAsync(bad.Id()), Is.EqualTo(new[]
        {
            "3 职务 appointment.incompatible",
            "4 职务 organisation.head-taken",
            "5 任职方式 appointment.wrong-way",
            "6 姓名 organisation.holder-other-name",
            "7 原单位 appointment.source-missing",
            "8 文号 appointment.document-missing",
            "9 楼栋 appointment.house-not-found",
            "10 任职日期 appointment.future-day",
            "11 身份证号 import.number-cell",
        }));
    }

    [Test]
    public async Task The_register_opens_with_the_rows_of_the_list()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        await scene.InPostAsync(await scene.HolderAsync("王建民"), PostKind.CentreDirector, AppointmentWay.Dispatch);
        await scene.InPostAsync(await scene.HolderAsync("李桂兰"), PostKind.CommitteeMember);
        var content = await scene.TownshipClerk.GetByteArrayAsync($"{StaffScene.Root}/appointments/export?communityId={scene.Community.Id}&post=CentreDirector");
        var book = _app.Services.GetRequiredService<ISpreadsheetReader>().Open(content, "任职台账.xlsx").Value;
        var rows = book.Rows(book.Sheets[0]).ToList();
        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(rows[1].Cells.Select(x => x.Text), Does.Contain("王建民").And.Contain("服务中心主任").And.Contain("选派").And.Contain("退休干部").And.Contain("瑶峰镇政府").And.Contain("2026-01-01"));
        Assert.That(rows[1].Cells[5].Text, Does.StartWith("14").And.Contain("****"), "masked");
    }

    [TestCase(CommunityForm.Buildings, 2)]
    [TestCase(CommunityForm.Courtyards, 1)]
    public async Task Houses_list_who_is_missing_by_design(CommunityForm form, int missing)
    {
        using var scene = await StaffScene.CreateAsync(_app, form: form);
        var (building, unit) = await AddHouseAsync(scene, form);
        var empty = await scene.GetAsync($"/house-heads?communityId={scene.Community.Id}&vacant=true");
        Assert.That((empty.GetProperty("total").GetInt32(), empty.GetProperty("items")[0].GetProperty("vacancies").GetInt32()), Is.EqualTo((1, missing)));
        var head = await FillAsync(scene, building, null);
        if (unit is { } inside)
        {
            Assert.That((await scene.GetAsync($"/house-heads?communityId={scene.Community.Id}&vacant=true")).GetProperty("total").GetInt32(), Is.EqualTo(1));
            await FillAsync(scene, building, inside);
        }

        Assert.That((await scene.GetAsync($"/house-heads?communityId={scene.Community.Id}&vacant=true")).GetProperty("total").GetInt32(), Is.Zero);
        var counts = await scene.GetAsync($"/house-heads/counts?communityId={scene.Community.Id}");
        Assert.That(form == CommunityForm.Buildings ? (counts.GetProperty("buildings").GetInt32(), counts.GetProperty("unitHeads").GetInt32()) : (counts.GetProperty("rows").GetInt32(), counts.GetProperty("rowHeads").GetInt32()), Is.EqualTo((1, 1)));
        Assert.That(await scene.PeopleAsync(), Is.Zero, "apart from the quota");
        using var ended = await scene.Clerk.PostOnceAsync($"{StaffScene.Root}/house-heads/{head}/end", new { on = "2026-11-25", reason = "Resigned" });
        await StaffScene.BodyAsync(ended);
        Assert.That((await scene.GetAsync($"/house-heads?communityId={scene.Community.Id}&vacant=true")).GetProperty("total").GetInt32(), Is.EqualTo(1));
    }

    private async Task<Guid> FillAsync(StaffScene scene, Guid building, Guid? unit)
    {
        using var answer = await scene.Clerk.PostOnceAsync(StaffScene.Root + "/house-heads", new { buildingId = building, unitId = unit, officeHolderId = await scene.HolderAsync(), from = "2026-01-01" });
        return (await StaffScene.BodyAsync(answer)).GetProperty("id").GetGuid();
    }

    private async Task<(Guid Building, Guid? Unit)> AddHouseAsync(StaffScene scene, CommunityForm form = CommunityForm.Buildings)
    {
        var building = Building.Create(scene.Community.Id, form == CommunityForm.Buildings ? BuildingKind.Building : BuildingKind.Row, "1", 6, false);
        var unit = form == CommunityForm.Buildings ? BuildingUnit.Create(building, "1") : null;
        await _app.ArrangeAsync(db =>
        {
            db.Buildings.Add(building);
            if (unit is not null)
            {
                db.BuildingUnits.Add(unit);
            }

            return Task.CompletedTask;
        });
        return (building.Id, unit?.Id);
    }

    private static string Id() => RegistryWorld.NewId(new(1968, 1, 1), Sex.Male);
}
