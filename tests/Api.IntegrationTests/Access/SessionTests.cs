using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Access;

internal sealed class SessionTests
{
    [Test]
    public async Task A_clerk_signs_in_and_sees_own_permissions_and_community()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        using var client = await app.AsAsync(Role.CommunityClerk, community.Id);

        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");

        Assert.Multiple(() =>
        {
            Assert.That(me.GetProperty("grants")[0].GetProperty("communityName").GetString(), Is.EqualTo(community.Name));
            Assert.That(me.GetProperty("permissions").EnumerateArray().Select(x => x.GetString()), Does.Contain(Permissions.Registry.Write).And.Not.Contain(Permissions.Registry.Confirm));
        });
    }

    [Test]
    public async Task Without_a_session_the_answer_is_401_and_not_a_redirect()
    {
        var app = await TestApp.SharedAsync();
        using var client = app.Anonymous();

        using var answer = await client.GetAsync("/api/v1/me");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("access.unauthenticated"));
    }

    [Test]
    public async Task An_unsafe_method_without_the_header_is_refused()
    {
        var app = await TestApp.SharedAsync();
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Remove("X-Requested-With");

        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { userName = "x", password = "y" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.CodeAsync(), Is.EqualTo("access.missing-header"));
    }
}
