using System.Net;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Organisation;

internal sealed class AppointmentRuleTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await StaffScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task The_township_dispatches_the_heads_of_a_young_community_and_nobody_else()
    {
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Dispatched);
        var (head, other) = (await scene.HolderAsync(), await scene.HolderAsync());
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(head, PostKind.CentreDirector, way: AppointmentWay.Election)), Is.EqualTo("appointment.wrong-way"));
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(other, PostKind.CentreStaff, way: AppointmentWay.Dispatch)), Is.EqualTo("appointment.wrong-way"));
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(head, PostKind.CentreDirector, scene.Secretary, AppointmentWay.Dispatch)), Is.EqualTo("appointment.township-only"));
        var id = await scene.InPostAsync(head, PostKind.CentreDirector, AppointmentWay.Dispatch);
        using var staff = await scene.AppointAsync(other, PostKind.CentreStaff, scene.Secretary);
        Assert.That(staff.StatusCode, Is.EqualTo(HttpStatusCode.Created), "the branch secretary fills posts of the centre");
        var detail = await scene.GetAsync($"/appointments/{id}");
        Assert.That(detail.GetProperty("appointment").GetProperty("originUnit").GetString(), Is.EqualTo("瑶峰镇政府"));
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(other, PostKind.CentreDirector, way: AppointmentWay.Dispatch)), Is.EqualTo("organisation.head-taken"));
    }

    [Test]
    public async Task Without_a_decision_about_maturity_nobody_is_appointed_and_the_decision_is_the_townships()
    {
        using var scene = await StaffScene.CreateAsync(_app, maturity: null);
        var head = await scene.HolderAsync();
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(head, PostKind.BranchSecretary, way: AppointmentWay.Dispatch)), Is.EqualTo("appointment.no-maturity"));
        object decision = new { communityId = scene.Community.Id, level = "Dispatched", from = "2026-01-01", reason = "班子未配齐", documentNumber = "瑶政〔2026〕8号" };
        Assert.That(await StaffScene.RefusedAsync(scene.Clerk.PostOnceAsync(StaffScene.Root + "/maturity", decision)), Is.EqualTo("access.forbidden"));
        using var decided = await scene.TownshipClerk.PostOnceAsync(StaffScene.Root + "/maturity", decision);
        await StaffScene.BodyAsync(decided);
        Assert.That(await StaffScene.RefusedAsync(scene.TownshipClerk.PostOnceAsync(StaffScene.Root + "/maturity", decision)), Is.EqualTo("appointment.same-maturity"));
        await scene.InPostAsync(head, PostKind.BranchSecretary, AppointmentWay.Dispatch);
        var rows = (await scene.GetAsync($"/maturity?communityId={scene.Community.Id}")).GetProperty("items");
        Assert.That((rows.GetArrayLength(), rows[0].GetProperty("isCurrent").GetBoolean()), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task Beyond_the_quota_a_reason_and_another_person_of_the_township_are_needed()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var (one, two, three) = (await scene.HolderAsync(), await scene.HolderAsync(), await scene.HolderAsync());
        await scene.InPostAsync(one, PostKind.BranchSecretary);
        await scene.InPostAsync(one, PostKind.CentreDirector);
        await scene.InPostAsync(two, PostKind.CentreStaff);
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(three, PostKind.CentreStaff)), Is.EqualTo("appointment.over-quota-reason"));
        var id = await scene.InPostAsync(three, PostKind.CentreStaff, reason: "新增两栋楼入住，人手不足");
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(three, PostKind.CentreStaff, reason: "新增两栋楼入住，人手不足")), Is.EqualTo("appointment.waiting"));
        Assert.That(await scene.PeopleAsync(), Is.EqualTo(2), "what waits is not in force");
        Assert.That(await StaffScene.RefusedAsync(scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/approve", new { })), Is.EqualTo("access.forbidden"));
        using var approved = await scene.Leader.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/approve", new { note = "同意" });
        await StaffScene.BodyAsync(approved);
        var detail = await scene.GetAsync($"/appointments/{id}");
        Assert.That((detail.GetProperty("appointment").GetProperty("state").GetString(), detail.GetProperty("appointment").GetProperty("quotaThen").GetInt32(), detail.GetProperty("appointment").GetProperty("peopleThen").GetInt32(), await scene.PeopleAsync()), Is.EqualTo(("Active", 2, 2, 3)));
    }

    [Test]
    public async Task What_has_become_impossible_meanwhile_is_not_approved()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var (one, two, three) = (await scene.HolderAsync(), await scene.HolderAsync(), await scene.HolderAsync());
        await scene.InPostAsync(one, PostKind.CentreStaff);
        await scene.InPostAsync(two, PostKind.CentreStaff);
        var waiting = await scene.InPostAsync(three, PostKind.Bookkeeper, reason: "会计须专人");
        await scene.InPostAsync(three, PostKind.CommitteeMember);
        Assert.That(await StaffScene.RefusedAsync(scene.Leader.PostOnceAsync($"{StaffScene.Root}/appointments/{waiting}/approve", new { })), Is.EqualTo("appointment.incompatible"));
        using var refused = await scene.Leader.PostOnceAsync($"{StaffScene.Root}/appointments/{waiting}/refuse", new { note = "已任居民代表委员会委员" });
        await StaffScene.BodyAsync(refused);
        Assert.That(await StaffScene.RefusedAsync(scene.Leader.PostOnceAsync($"{StaffScene.Root}/appointments/{waiting}/approve", new { })), Is.EqualTo("appointment.not-proposed"));
    }

    [Test]
    public async Task Incompatible_posts_and_near_relatives_are_refused_at_the_appointment()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        using var next = await StaffScene.CreateAsync(_app);
        var (director, wife, keeper) = (await scene.HolderAsync(), await scene.HolderAsync("李桂兰"), await scene.HolderAsync("赵会计", next));
        await scene.InPostAsync(director, PostKind.CentreDirector);
        await scene.InPostAsync(keeper, PostKind.Bookkeeper);
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(director, PostKind.CommitteeMember)), Is.EqualTo("appointment.incompatible"));
        Assert.That(await StaffScene.RefusedAsync(next.AppointAsync(keeper, PostKind.Cashier)), Is.EqualTo("appointment.incompatible"), "bookkeeper here, cashier next door: one person");
        using var tied = await scene.Clerk.PostOnceAsync(StaffScene.Root + "/kin", new { communityId = scene.Community.Id, holderId = wife, relativeId = director, relation = "Spouse" });
        var tie = await StaffScene.BodyAsync(tied);
        Assert.That(await StaffScene.RefusedAsync(scene.Clerk.PostOnceAsync(StaffScene.Root + "/kin", new { communityId = scene.Community.Id, holderId = director, relativeId = wife, relation = "Spouse" })), Is.EqualTo("appointment.kin-exists"));
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(wife, PostKind.CommitteeChair)), Is.EqualTo("appointment.incompatible"));
        using var withdrawn = await scene.Clerk.PostOnceAsync($"{StaffScene.Root}/kin/{tie.GetProperty("id").GetGuid()}/withdraw", new { reason = "登记有误" });
        Assert.That(withdrawn.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await scene.InPostAsync(wife, PostKind.CommitteeChair);
        using var late = await scene.Clerk.PostOnceAsync(StaffScene.Root + "/kin", new { communityId = scene.Community.Id, holderId = wife, relativeId = director, relation = "Spouse" });
        var conflict = (await StaffScene.BodyAsync(late)).GetProperty("conflicts")[0];
        Assert.That((conflict.GetProperty("post").GetString(), conflict.GetProperty("relativePost").GetString(), conflict.GetProperty("pair").GetString()), Is.EqualTo(("CommitteeChair", "CentreDirector", "CommitteeAndLeaderRelative")));
    }

    [Test]
    public async Task A_term_is_renewed_and_a_removal_leaves_reason_and_handover()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var id = await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreDirector, AppointmentWay.Dispatch, termEnd: "2026-06-30");
        Assert.That((await scene.GetAsync($"/appointments?communityId={scene.Community.Id}&endingBefore=2026-12-01")).GetProperty("items")[0].GetProperty("isOverdue").GetBoolean(), Is.True);
        using var renewed = await scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/renew", new { termEnd = "2029-06-30", documentNumber = "瑶委组〔2026〕9号" });
        await StaffScene.BodyAsync(renewed);
        Assert.That((await scene.GetAsync($"/appointments?communityId={scene.Community.Id}&endingBefore=2026-12-01")).GetProperty("total").GetInt32(), Is.Zero);
        object handover = new { handedOverBy = "王建民", handedOverTo = "李明", witness = "乡镇监交人", day = "2026-11-24", items = new[] { new { name = "公章", quantity = "1枚", note = (string?)null }, new { name = "账册", quantity = "3本", note = (string?)"2024至2026年" } } };
        Assert.That(await StaffScene.RefusedAsync(scene.Clerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/handover", handover)), Is.EqualTo("appointment.not-ended"));
        Assert.That(await StaffScene.RefusedAsync(scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/end", new { on = "2026-11-25", reason = "Removed" })), Is.EqualTo("validation.failed"), "a removal says why");
        using var ended = await scene.EndAsync(id);
        await StaffScene.BodyAsync(ended);
        using var handed = await scene.Clerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/handover", handover);
        await StaffScene.BodyAsync(handed);
        var detail = await scene.GetAsync($"/appointments/{id}");
        Assert.That((detail.GetProperty("endNote").GetString(), detail.GetProperty("terms").GetArrayLength(), detail.GetProperty("handover").GetProperty("items").GetArrayLength()), Is.EqualTo(("不再适合任职", 1, 2)));
        Assert.That(await StaffScene.RefusedAsync(scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/renew", new { termEnd = "2032-06-30", documentNumber = "x" })), Is.EqualTo("organisation.appointment-not-active"));
        using var history = await scene.TownshipClerk.GetAsync($"/api/v1/audit?subject=Appointment&id={id}");
        var entries = await StaffScene.BodyAsync(history);
        Assert.That(entries.ToString(), Does.Contain("HandoverItem").And.Contain("AppointmentTerm"));
    }

    [Test]
    public async Task Where_the_policy_blocks_no_reason_helps()
    {
        await using var app = await StaffScene.StartAsync((PolicyKeys.StaffingEnforcement, "block"), (PolicyKeys.StaffingTiers, "0:1"));
        using var scene = await StaffScene.CreateAsync(app);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.BranchSecretary);
        Assert.That(await StaffScene.RefusedAsync(scene.AppointAsync(await scene.HolderAsync(), PostKind.CentreStaff, reason: "人手不足")), Is.EqualTo("appointment.quota-full"));
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CompanyStaff);
    }

    [Test]
    public async Task The_township_leader_is_told_of_what_waits()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff, reason: "人手不足");
        using var answer = await scene.Leader.GetAsync("/api/v1/todos");
        var todo = (await StaffScene.BodyAsync(answer)).EnumerateArray().Single(x => x.GetProperty("kind").GetString() == "appointmentApprovals");
        Assert.That(todo.GetProperty("count").GetInt32(), Is.EqualTo(1));
        Assert.That(JsonSerializer.Serialize(await scene.GetAsync("/appointments?state=Proposed", scene.Leader)), Does.Contain("\"mayDecide\":true"));
    }
}
