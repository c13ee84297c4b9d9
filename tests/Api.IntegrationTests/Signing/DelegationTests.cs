using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Signing;

internal sealed class DelegationTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await SigningScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task The_contact_leader_signs_for_an_absent_director_by_a_paper()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var (leader, _, delegationId) = await scene.SubstituteAsync(SigningPost.Director);
        Assert.That((await leader.GetFromJsonAsync<JsonElement>("/api/v1/signing/sheets?view=Waiting")).GetProperty("total").GetInt32(), Is.EqualTo(1));
        Assert.That((await scene.SignAsync(leader)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var signature = (await scene.SheetAsync()).Signatures.Single();
        Assert.That((signature.Post, signature.DelegationId, signature.DelegationNumber), Is.EqualTo((SigningPost.Director, (Guid?)delegationId, "瑶政函〔2026〕7号")));
        Assert.That(await (await scene.SignAsync(leader)).CodeAsync(), Is.EqualTo("signing.same-signer"), "one person is no two signatures");
        Assert.That((await scene.SignAsync(scene.Secretary)).IsSuccessStatusCode);
        leader.Dispose();
    }

    [Test]
    public async Task Where_one_person_holds_both_posts_a_named_person_gives_the_second_signature()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        Assert.That((await scene.SignAsync(scene.Director)).IsSuccessStatusCode);
        var (named, _, _) = await scene.SubstituteAsync(SigningPost.Secretary, Role.TownshipClerk);
        var answer = await (await scene.SignAsync(named)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.GetProperty("state").GetString(), Is.EqualTo("Complete"));
        named.Dispose();
    }

    [Test]
    public async Task The_maker_does_not_sign_as_a_substitute()
    {
        var person = $"maker-{TestApp.NextNumber()}";
        using var scene = await SigningScene.CreateAsync(_app, person);
        var (maker, _, _) = await scene.SubstituteAsync(SigningPost.Director, person: person);
        Assert.That(await (await scene.SignAsync(maker)).CodeAsync(), Is.EqualTo("signing.own-request"));
        maker.Dispose();
    }

    [Test]
    public async Task A_paper_gives_nothing_before_its_days_nor_when_it_was_revoked()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var (coming, _, _) = await scene.SubstituteAsync(SigningPost.Director, first: "2026-11-26");
        Assert.That(await (await scene.SignAsync(coming)).CodeAsync(), Is.EqualTo("signing.not-signer"));

        var (leader, _, id) = await scene.SubstituteAsync(SigningPost.Director);
        Assert.That((await scene.Township.PostAsJsonAsync($"/api/v1/signing/delegations/{id}/revoke", new { reason = "主任已返岗" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await (await scene.SignAsync(leader)).CodeAsync(), Is.EqualTo("signing.not-signer"));
        Assert.That(await (await scene.Township.PostAsJsonAsync($"/api/v1/signing/delegations/{id}/revoke", new { reason = "再次" })).CodeAsync(), Is.EqualTo("signing.delegation-ended"));
        var rows = await scene.Township.GetFromJsonAsync<JsonElement>("/api/v1/signing/delegations");
        Assert.That(rows.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("state").GetString()), Is.EquivalentTo(new[] { "Coming", "Revoked" }));
        coming.Dispose();
        leader.Dispose();
    }

    [Test]
    public async Task What_makes_two_signatures_of_one_person_possible_is_not_granted()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var (leader, userId, _) = await scene.SubstituteAsync(SigningPost.Director);
        Assert.That(await GrantAsync(scene, scene.Paper(userId, SigningPost.Secretary)), Is.EqualTo("signing.substitute-for-both"));
        Assert.That(await GrantAsync(scene, scene.Paper(userId, SigningPost.Director, "2026-12-24", "2027-01-01")), Is.EqualTo("signing.delegation-exists"));
        Assert.That(await GrantAsync(scene, scene.Paper(userId, SigningPost.Secretary, "2026-12-25", "2027-01-01")), Is.Null, "after the other one is over");

        var secretary = await _app.AddUserAsync(Role.BranchSecretary, scene.Community.Id, person: $"secretary-{scene.SheetId}");
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(secretary), SigningPost.Director)), Is.EqualTo("signing.substitute-holds-post"));
        // the same person with an account elsewhere
        var elsewhere = await _app.AddUserAsync(Role.TownshipClerk, townshipCode: scene.Community.LeadTownshipCode, person: $"secretary-{scene.SheetId}");
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(elsewhere), SigningPost.Director)), Is.EqualTo("signing.substitute-holds-post"));
        leader.Dispose();
    }

    [Test]
    public async Task A_paper_is_not_for_oneself_nor_for_somebody_who_may_sign_nothing()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var name = await _app.AddUserAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        using var granter = await _app.SignInAsync(name);
        Assert.That(await (await granter.PostOnceAsync("/api/v1/signing/delegations", scene.Paper(await scene.IdOfAsync(name), SigningPost.Director))).CodeAsync(), Is.EqualTo("signing.delegation-to-self"));
        var clerk = await _app.AddUserAsync(Role.CommunityClerk, scene.Community.Id);
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(clerk), SigningPost.Director)), Is.EqualTo("signing.substitute-not-found"));
        Assert.That(await GrantAsync(scene, scene.Paper(Guid.CreateVersion7(), SigningPost.Director)), Is.EqualTo("signing.substitute-not-found"));
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(clerk), SigningPost.Director, "2026-11-24")), Is.EqualTo("signing.substitute-not-found"));
        var candidate = await _app.AddUserAsync(Role.ContactLeader, scene.Community.Id);
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(candidate), SigningPost.Director, "2026-11-24")), Is.EqualTo("signing.delegation-period"));
        Assert.That(await GrantAsync(scene, scene.Paper(await scene.IdOfAsync(candidate), SigningPost.Director, "2026-11-25", "2027-02-25")), Is.EqualTo("signing.delegation-period"));
    }

    [Test]
    public async Task Only_the_lead_township_grants_and_revokes()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        using var other = await SigningScene.CreateAsync(_app);
        var (leader, userId, id) = await scene.SubstituteAsync(SigningPost.Director);
        Assert.That(await (await other.Township.PostOnceAsync("/api/v1/signing/delegations", scene.Paper(userId, SigningPost.Director))).CodeAsync(), Is.EqualTo("signing.delegation-not-found"));
        Assert.That((await other.Township.PostAsJsonAsync($"/api/v1/signing/delegations/{id}/revoke", new { reason = "x" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.Township.GetAsync($"/api/v1/signing/substitutes?communityId={scene.Community.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.Director.GetFromJsonAsync<JsonElement>("/api/v1/signing/delegations")).GetProperty("total").GetInt32(), Is.EqualTo(0));
        Assert.That((await other.Director.GetAsync($"/api/v1/audit?subject=SigningDelegation&id={id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await scene.Director.GetAsync($"/api/v1/audit?subject=SigningDelegation&id={id}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        leader.Dispose();
    }

    [Test]
    public async Task Candidates_are_the_contact_leader_first_and_never_the_holders_of_the_posts()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        await _app.AddUserAsync(Role.TownshipClerk, townshipCode: scene.Community.LeadTownshipCode);
        await _app.AddUserAsync(Role.ContactLeader, scene.Community.Id);
        var rows = (await scene.Township.GetFromJsonAsync<JsonElement>($"/api/v1/signing/substitutes?communityId={scene.Community.Id}")).EnumerateArray().Select(x => x.GetProperty("role").GetString());
        Assert.That(rows, Is.EqualTo(new[] { "ContactLeader", "TownshipClerk" }));
    }

    [Test]
    public async Task Under_a_policy_without_substitutes_a_paper_gives_nothing()
    {
        await using var app = await SigningScene.StartAsync((PolicyKeys.SignSubstitute, "none"));
        using var scene = await SigningScene.CreateAsync(app);
        var (leader, _, _) = await scene.SubstituteAsync(SigningPost.Director);
        Assert.That(await (await scene.SignAsync(leader)).CodeAsync(), Is.EqualTo("signing.substitute-forbidden"));
        Assert.That((await leader.GetFromJsonAsync<JsonElement>("/api/v1/signing/sheets?view=Waiting")).GetProperty("total").GetInt32(), Is.EqualTo(0));
        Assert.That((await scene.SignAsync(scene.Director)).IsSuccessStatusCode);
        leader.Dispose();
    }

    private static async Task<string?> GrantAsync(SigningScene scene, object paper)
    {
        var answer = await scene.Township.PostOnceAsync("/api/v1/signing/delegations", paper);
        return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
    }
}
