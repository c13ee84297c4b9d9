using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Audit;

internal sealed class AuditLogTests
{
    [Test]
    public async Task The_history_of_a_community_is_seen_inside_and_not_outside_its_scope()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        var other = await app.AddCommunityAsync();
        using var inside = await app.AsAsync(Role.CommunityClerk, community.Id);
        using var outside = await app.AsAsync(Role.CommunityClerk, other.Id);
        using var fees = await app.AsAsync(Role.PropertyCompany, community.Id);

        var history = await inside.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=Community&id={community.Id}");
        var first = history.GetProperty("items")[0];
        Assert.That(first.GetProperty("action").GetString(), Is.EqualTo("create"));
        Assert.That(first.GetProperty("changes").EnumerateArray().Select(x => (x.GetProperty("field").GetString(), x.GetProperty("after").GetString())), Does.Contain(("name", community.Name)));

        foreach (var client in new[] { outside, fees })
        {
            using var refused = await client.GetAsync($"/api/v1/audit?subject=Community&id={community.Id}");
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await refused.CodeAsync(), Is.EqualTo("audit.subject-not-found"));
        }
    }

    [Test]
    public async Task An_unknown_kind_of_thing_is_named_as_such()
    {
        var app = await TestApp.SharedAsync();
        using var client = await app.AsAsync(Role.SystemAdministrator);
        using var answer = await client.GetAsync($"/api/v1/audit?subject=Nothing&id={Guid.CreateVersion7()}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("audit.unknown-subject"));
    }

    [Test]
    public async Task The_history_of_an_account_holds_its_grants()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var admin = await app.AsAsync(Role.SecurityAdministrator);
        var name = await app.AddUserAsync(Role.CommunityClerk, community.Id);
        var id = await app.ReadAsync(db => db.Users.Where(x => x.UserName == name).Select(x => x.Id).SingleAsync());
        await admin.PostAsJsonAsync($"/api/v1/users/{id}/lock", new { reason = "离职" });

        var items = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=User&id={id}")).GetProperty("items").EnumerateArray().ToList();
        Assert.That(items.Select(x => (x.GetProperty("action").GetString(), x.GetProperty("subject").GetString())),
            Is.EquivalentTo(new[] { ("create", "User"), ("create", "UserGrant"), ("lock", "User"), ("update", "User") }));
        Assert.That(items.Select(x => x.GetProperty("reason").GetString()), Does.Contain("离职"));
    }

    [Test]
    public async Task The_log_is_for_the_audit_administrator_with_filters_and_pages()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        for (var i = 0; i < 3; i++)
        {
            await app.ArrangeAsync(db =>
            {
                db.Record(new AuditNote("export", nameof(Community), community.Id.ToString(), community.Id, $"导出{i}"));
                return Task.CompletedTask;
            });
        }

        using var auditor = await app.AsAsync(Role.AuditAdministrator);
        using var system = await app.AsAsync(Role.SystemAdministrator);
        var page = await auditor.GetFromJsonAsync<JsonElement>($"/api/v1/audit/entries?communityId={community.Id}&action=export&from=2026-11-25&to=2026-11-25&page=1&pageSize=2");
        Assert.That(page.GetProperty("total").GetInt32(), Is.EqualTo(3));
        Assert.That(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("reason").GetString()), Is.EqualTo(new[] { "导出2", "导出1" }));
        Assert.That((await auditor.GetFromJsonAsync<JsonElement>($"/api/v1/audit/entries?communityId={community.Id}&to=2026-11-24")).GetProperty("total").GetInt32(), Is.Zero);
        Assert.That((await system.GetAsync("/api/v1/audit/entries")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
