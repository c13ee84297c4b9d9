using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Payroll;

/// <summary>Standards and proposals over HTTP: who writes, who decides, what takes the place of what.</summary>
internal sealed class PayProposalTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PayrollScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_proposal_is_returned_with_a_reason_revised_and_approved()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        var submitted = await scene.SubmitProposalAsync("2026-11-01", (staff, 260_000));
        var path = $"/api/v1/payroll/proposals/{submitted.Guid("id")}";
        await PayrollScene.DoneAsync(scene.Leader, path + "/return", new { reason = "高于同类社区" });
        var returned = await scene.Clerk.GetFromJsonAsync<JsonElement>(path);
        Assert.That((returned.Text("state"), returned.Text("reason")), Is.EqualTo(("Returned", "高于同类社区")));
        Assert.That(returned.List("allowed").Select(x => x.GetString()), Is.EqualTo(new[] { "Revise", "Withdraw" }));

        using (var stale = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, path, returned.Int("version") - 1, scene.Content("2026-11-01", (staff, 220_000))))
        {
            Assert.That(await stale.CodeAsync(), Is.EqualTo("concurrency.changed"));
        }

        using var revised = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, path, returned.Int("version"), scene.Content("2026-11-01", (staff, 220_000)));
        Assert.That(revised.StatusCode, Is.EqualTo(HttpStatusCode.OK), await revised.Content.ReadAsStringAsync());
        var draft = await revised.Content.ReadFromJsonAsync<JsonElement>();
        submitted = await PayrollScene.DoneAsync(scene.Clerk, path + "/submit", new { version = draft.Int("version") });
        using (var unseen = await scene.Leader.PostOnceAsync(path + "/approve", new { version = submitted.Int("version"), totalFen = 260_000 }))
        {
            Assert.That(await unseen.CodeAsync(), Is.EqualTo("concurrency.changed"), "what was seen is what is approved");
        }

        await PayrollScene.DoneAsync(scene.Leader, path + "/approve", new { version = submitted.Int("version"), totalFen = 220_000 });
        var posts = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/payroll/posts?communityId={scene.Community.Id}");
        Assert.That(posts.EnumerateArray().Select(x => (x.Text("holderName"), x.Fen("monthlyFen"))), Is.EqualTo(new[] { ("赵干事", 220_000L) }));
        var history = await scene.Leader.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=PayProposal&id={submitted.Guid("id")}&pageSize=200");
        Assert.That(history.List("items").Select(x => x.Text("subject")).Distinct(), Is.EquivalentTo(new[] { "PayProposal", "PayProposalItem" }));
    }

    [Test]
    public async Task Who_wrote_it_does_not_approve_with_another_account_nor_does_another_township()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        using var elsewhere = await PayrollScene.CreateAsync(_app);
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        var person = $"twin-{TestApp.NextNumber()}";
        using var writer = await _app.SignInAsync(await _app.AddUserAsync(Role.CommunityClerk, scene.Community.Id, person: person));
        using var leader = await _app.SignInAsync(await _app.AddUserAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode, person: person));
        var drafted = await PayrollScene.DoneAsync(writer, "/api/v1/payroll/proposals", new { communityId = scene.Community.Id, content = scene.Content("2026-11-01", (staff, 220_000)) });
        var path = $"/api/v1/payroll/proposals/{drafted.Guid("id")}";
        var submitted = await PayrollScene.DoneAsync(scene.Clerk, path + "/submit", new { version = drafted.Int("version") });
        var body = new { version = submitted.Int("version"), totalFen = 220_000 };
        using var own = await leader.PostOnceAsync(path + "/approve", body);
        using var other = await elsewhere.Leader.PostOnceAsync(path + "/approve", body);
        using var director = await scene.Director.PostOnceAsync(path + "/approve", body);
        Assert.That((await own.CodeAsync(), await other.CodeAsync(), await director.CodeAsync()), Is.EqualTo(("payroll.own-proposal", "payroll.proposal-not-found", "access.forbidden")));
        Assert.That((await leader.GetFromJsonAsync<JsonElement>(path)).Text("whyNot"), Is.EqualTo("payroll.own-proposal"));
    }

    [Test]
    public async Task An_appointment_of_another_community_is_unknown_and_a_record_is_used_once()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        using var elsewhere = await PayrollScene.CreateAsync(_app);
        var (_, foreign) = await elsewhere.AppointAsync(PostKind.CentreStaff, "外人");
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        using var unknown = await scene.Clerk.PostOnceAsync("/api/v1/payroll/proposals", new { communityId = scene.Community.Id, content = scene.Content("2026-11-01", (foreign, 220_000)) });
        Assert.That(await unknown.CodeAsync(), Is.EqualTo("payroll.appointment-not-found"));
        var content = scene.Content("2026-11-01", (staff, 220_000));
        var first = await PayrollScene.DoneAsync(scene.Clerk, "/api/v1/payroll/proposals", new { communityId = scene.Community.Id, content });
        using var again = await scene.Clerk.PostOnceAsync("/api/v1/payroll/proposals", new { communityId = scene.Community.Id, content });
        Assert.That(await again.CodeAsync(), Is.EqualTo("payroll.meeting-used"));
        await PayrollScene.DoneAsync(scene.Clerk, $"/api/v1/payroll/proposals/{first.Guid("id")}/withdraw", new { reason = "重新研究" });
        await PayrollScene.DoneAsync(scene.Clerk, "/api/v1/payroll/proposals", new { communityId = scene.Community.Id, content });
    }

    [Test]
    public async Task A_new_proposal_takes_the_place_of_the_old_one_from_its_month()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        var old = await scene.ApproveProposalAsync("2026-01-01", (staff, 200_000));
        await scene.ApproveProposalAsync("2026-10-01", (staff, 210_000));
        await scene.SubmitProposalAsync("2026-11-01", (staff, 220_000));
        var paid = new List<long>();
        foreach (var month in new[] { "2026-09-01", "2026-10-01", "2026-11-01" })
        {
            var posts = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/payroll/posts?communityId={scene.Community.Id}&month={month}");
            paid.Add(posts.EnumerateArray().Single().Fen("monthlyFen"));
        }

        Assert.That(paid, Is.EqualTo(new[] { 200_000L, 210_000, 210_000 }), "what is not approved is not paid");
        Assert.That((await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/payroll/proposals/{old}")).List("items").Single().Text("supersededFrom"), Is.EqualTo("2026-10-01"));
        using var export = await scene.Clerk.GetAsync($"/api/v1/payroll/proposals/export?communityId={scene.Community.Id}&state=Approved");
        var rows = _app.Services.GetRequiredService<ISpreadsheetReader>().Open(await export.Content.ReadAsByteArrayAsync(), "台账.xlsx").Value.Rows("报酬方案").ToList();
        Assert.That(rows.Skip(1).Select(x => (x[4].Text, x[6].Text, x[7].Text, x[8].Text)),
            Is.EqualTo(new[] { ("赵干事", "2100", "2026-10-01", "乡镇已批准"), ("赵干事", "2000", "2026-01-01", "乡镇已批准") }));
    }

    [Test]
    public async Task A_standard_is_published_by_another_person_and_the_later_version_holds()
    {
        using var writer = await _app.AsAsync(Role.CountyAdministrator);
        using var other = await _app.AsAsync(Role.CountyAdministrator);
        var made = await PayrollScene.DoneAsync(writer, "/api/v1/payroll/standards", PayrollScene.StandardBody("2031-01-01"));
        var path = $"/api/v1/payroll/standards/{made.Guid("id")}";
        using (var own = await writer.PostOnceAsync(path + "/publish", new { }))
        {
            Assert.That(await own.CodeAsync(), Is.EqualTo("payroll.own-standard"));
        }

        await PayrollScene.DoneAsync(other, path + "/publish", new { });
        using (var again = await other.PostOnceAsync(path + "/reject", new { reason = "条款有误" }))
        {
            Assert.That(await again.CodeAsync(), Is.EqualTo("payroll.standard-decided"));
        }

        await PayrollScene.PublishStandardAsync(_app, "2031-01-01", 320_000, 310_000);
        await PayrollScene.PublishStandardAsync(_app, "2032-01-01", 330_000, 320_000);
        var rows = (await writer.GetFromJsonAsync<JsonElement>("/api/v1/payroll/standards?pageSize=200")).List("items").Where(x => string.CompareOrdinal(x.Text("effectiveFrom"), "2031") >= 0)
            .Select(x => (x.Text("effectiveFrom"), x.Fen("secretaryFen"), x.GetProperty("replaced").GetBoolean(), x.Text("effectiveUntil"))).ToList();
        Assert.That(rows, Is.EqualTo(new[] { ("2032-01-01", 330_000L, false, (string?)null), ("2031-01-01", 320_000, false, "2032-01-01"), ("2031-01-01", 310_000, true, null) }));
    }
}
