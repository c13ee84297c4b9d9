using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Policies;

internal sealed class PolicyTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_version_is_drafted_by_one_person_and_published_by_another()
    {
        using var writer = await _app.AsAsync(Role.CountyAdministrator);
        using var second = await _app.AsAsync(Role.CountyFinanceReviewer);
        var draft = await DraftAsync(writer, PolicyArea.Headcount, "2019-01-01");

        using var own = await PublishAsync(writer, draft.Id, await SubmitAsync(writer, draft));
        Assert.That(await own.CodeAsync(), Is.EqualTo("policy.own-draft"));
        using var published = await PublishAsync(second, draft.Id, 2);
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.OK), await published.Content.ReadAsStringAsync());
        using var edit = await writer.SendMatchingAsync(HttpMethod.Put, $"/api/v1/policies/{draft.Id}", 3, Content(PolicyArea.Headcount, "2018-01-01"));
        Assert.That(await edit.CodeAsync(), Is.EqualTo("policy.not-draft"));

        var effective = await second.GetFromJsonAsync<JsonElement>("/api/v1/policies/effective?area=Headcount&date=2026-09-30");
        Assert.That(effective.GetProperty("id").GetGuid(), Is.EqualTo(draft.Id));
        Assert.That(effective.GetProperty("values").EnumerateArray().Select(x => x.GetProperty("shown").GetString()), Does.Contain("12月31日"));
        using var before = await second.GetAsync("/api/v1/policies/effective?area=Headcount&date=2018-12-31");
        Assert.That(await before.CodeAsync(), Is.EqualTo("policy.none-valid"));
    }

    [Test]
    public async Task Twenty_overlapping_versions_published_at_once_leave_one_that_is_valid()
    {
        using var writer = await _app.AsAsync(Role.CountyAdministrator);
        using var second = await _app.AsAsync(Role.CountyFinanceReviewer);
        var drafts = new List<PolicyChanged>();
        for (var i = 0; i < 20; i++)
        {
            var draft = await DraftAsync(writer, PolicyArea.Notice, "2024-01-01");
            await SubmitAsync(writer, draft);
            drafts.Add(draft);
        }

        var answers = await Task.WhenAll(drafts.Select(draft => PublishAsync(second, draft.Id, 2)));

        Assert.That(answers.Count(answer => answer.IsSuccessStatusCode), Is.EqualTo(1));
        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            Assert.That(await answer.CodeAsync(), Is.AnyOf("policy.overlaps", "concurrency.changed", "concurrency.busy"));
        }

        var published = await _app.ReadAsync(db => db.PolicyVersions.CountAsync(x => x.Area == PolicyArea.Notice && x.State == PolicyState.Published));
        Assert.That(published, Is.EqualTo(1));
    }

    [Test]
    public async Task A_used_version_is_not_ended_before_the_last_day_it_was_used_for()
    {
        using var writer = await _app.AsAsync(Role.CountyAdministrator);
        using var second = await _app.AsAsync(Role.CountyFinanceReviewer);
        var first = await DraftAsync(writer, PolicyArea.Points, "2020-01-01");
        using (var answer = await PublishAsync(second, first.Id, await SubmitAsync(writer, first)))
        {
            Assert.That(answer.IsSuccessStatusCode, Is.True);
        }

        await _app.ReadAsync(async db =>
        {
            var policy = await PolicyLookup.FindAsync(db, PolicyArea.Points, new(2026, 9, 30), default);
            return await PolicyLookup.UseAsync(db, policy.Value, new(2026, 9, 30), default);
        });

        var early = await DraftAsync(writer, PolicyArea.Points, "2026-09-30");
        using var refused = await PublishAsync(second, early.Id, await SubmitAsync(writer, early));
        var later = await DraftAsync(writer, PolicyArea.Points, "2026-10-01");
        using var accepted = await PublishAsync(second, later.Id, await SubmitAsync(writer, later));

        Assert.That(await refused.CodeAsync(), Is.EqualTo("policy.used-after"));
        Assert.That(accepted.IsSuccessStatusCode, Is.True);
        var ended = await second.GetFromJsonAsync<JsonElement>($"/api/v1/policies/{first.Id}");
        Assert.That(ended.GetProperty("effectiveUntil").GetString(), Is.EqualTo("2026-10-01"));
    }

    [Test]
    public async Task An_edit_replaces_the_values_and_a_stale_one_is_refused()
    {
        using var writer = await _app.AsAsync(Role.CountyAdministrator);
        var draft = await DraftAsync(writer, PolicyArea.Party, "2020-01-01");
        var content = Content(PolicyArea.Party, "2020-02-01") with { Values = [new(PolicyKeys.PostsMax, "3", "第五条")] };

        using var edited = await writer.SendMatchingAsync(HttpMethod.Put, $"/api/v1/policies/{draft.Id}", 1, content);
        using var stale = await writer.SendMatchingAsync(HttpMethod.Put, $"/api/v1/policies/{draft.Id}", 1, content);
        using var blind = await writer.PutAsJsonAsync($"/api/v1/policies/{draft.Id}", content);
        using var incomplete = await writer.SendMatchingAsync(HttpMethod.Post, $"/api/v1/policies/{draft.Id}/submit", 2, new { });
        using var deleted = await writer.SendMatchingAsync(HttpMethod.Delete, $"/api/v1/policies/{draft.Id}", 2, new { });

        Assert.That(edited.IsSuccessStatusCode, Is.True, await edited.Content.ReadAsStringAsync());
        Assert.That(await stale.CodeAsync(), Is.EqualTo("concurrency.changed"));
        Assert.That(await blind.CodeAsync(), Is.EqualTo("concurrency.if-match-required"));
        Assert.That(await incomplete.CodeAsync(), Is.EqualTo("policy.incomplete"));
        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _app.ReadAsync(db => db.Set<PolicyValue>().CountAsync(x => x.PolicyVersionId == draft.Id)), Is.Zero);
    }

    [Test]
    public async Task A_clerk_reads_policies_and_writes_none()
    {
        var community = await _app.AddCommunityAsync();
        using var clerk = await _app.AsAsync(Role.CommunityClerk, community.Id);

        using var read = await clerk.GetAsync("/api/v1/policies/catalog");
        using var write = await clerk.PostAsJsonAsync("/api/v1/policies", Content(PolicyArea.Fund, "2020-01-01"), Json);

        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(write.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    private static async Task<PolicyChanged> DraftAsync(HttpClient client, PolicyArea area, string from)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/policies", Content(area, from), Json);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<PolicyChanged>(Json))!;
    }

    private static async Task<int> SubmitAsync(HttpClient client, PolicyChanged draft)
    {
        using var answer = await client.SendMatchingAsync(HttpMethod.Post, $"/api/v1/policies/{draft.Id}/submit", draft.Version, new { });
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<PolicyChanged>(Json))!.Version;
    }

    private static Task<HttpResponseMessage> PublishAsync(HttpClient client, Guid id, int version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/policies/{id}/publish");
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return client.SendAsync(request);
    }

    private static DraftPolicyCommand Content(PolicyArea area, string from) => new(area, "夏政发〔2021〕1号", "办法", new(2021, 1, 1), DateOnly.Parse(from), null,
        [.. PolicyCatalogue.Of(area).Where(parameter => parameter.FormValue.Length > 0).Select(parameter => new PolicyInput(parameter.Key, parameter.FormValue, "第一条"))]);
}
