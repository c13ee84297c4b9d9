using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>Members, their relation and letters, and who sees them.</summary>
internal sealed class MemberTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PartyScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_member_is_stored_encrypted_found_by_the_whole_number_and_shown_masked()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var number = RegistryWorld.NewId(new(1966, 3, 2), Sex.Female);
        var id = await scene.AddMemberAsync(number, "李秀英");
        await scene.AddMemberAsync();

        var detail = await scene.GetAsync($"members/{id}");
        Assert.That((detail.GetProperty("idNumber").GetString(), detail.GetProperty("sex").GetString()), Is.EqualTo((number[..2] + "*************" + number[15..], "Female")));
        var found = await scene.GetAsync($"members?q={number}");
        Assert.That((found.GetProperty("total").GetInt32(), found.ToString().Contains(number, StringComparison.Ordinal)), Is.EqualTo((1, false)));
        Assert.That((await scene.GetAsync("members?q=李秀")).GetProperty("total").GetInt32(), Is.EqualTo(1));

        using var reveal = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}members/{id}/reveal", new { field = "IdNumber", reason = "核对证件" });
        Assert.That((await reveal.BodyAsync()).GetProperty("value").GetString(), Is.EqualTo(number));
        Assert.That(await _app.ReadAsync(db => db.AuditEntries.AnyAsync(x => x.Action == "reveal" && x.SubjectId == id.ToString())), Is.True);
        var all = await _app.ReadAsync(db => db.AuditEntries.Where(x => x.SubjectType == "PartyMember").Select(x => x.Before + x.After + x.Note).ToListAsync());
        Assert.That(all.Where(x => x.Contains(number, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_member_is_linked_to_the_resident_with_the_same_number_and_the_flat_is_known()
    {
        using var world = await RegistryWorld.MakeAsync(_app);
        var family = await world.AddFamilyAsync();
        using var answer = await world.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(world.Community.Id, family.HeadNumber, await HeadNameAsync(family.Head), since: "2026-01-01"));
        var recorded = await answer.BodyAsync();
        Assert.That(recorded.GetProperty("residentId").GetGuid(), Is.EqualTo(family.Head));
        var detail = await world.Clerk.GetFromJsonAsync<System.Text.Json.JsonElement>($"{PartyScene.Root}members/{recorded.Id()}");
        Assert.That(detail.GetProperty("address").GetString(), Does.Contain("1号楼1单元"));
    }

    [TestCase("140899196501010019", "registry.id-checksum")]
    [TestCase("", "party.id-required")]
    [TestCase("14*************015", "registry.masked-value")]
    public async Task A_number_that_is_none_is_refused(string number, string code)
    {
        using var scene = await PartyScene.CreateAsync(_app);
        using var answer = await scene.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(scene.Community.Id, number));
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.BadRequest, code)));
    }

    [Test]
    public async Task A_person_in_two_branches_is_one_person_and_single_at_one_only()
    {
        using var here = await PartyScene.CreateAsync(_app);
        using var there = await PartyScene.CreateAsync(_app);
        var number = RegistryWorld.NewId(new(1967, 1, 1), Sex.Male);
        await here.AddMemberAsync(number, relation: "Single");
        using (var other = await there.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(there.Community.Id, number, "王建军")))
        {
            Assert.That(await other.CodeAsync(), Is.EqualTo("party.known-other-name"));
        }

        using (var other = await there.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(there.Community.Id, number, relation: "Single")))
        {
            Assert.That(await other.CodeAsync(), Is.EqualTo("party.single-elsewhere"));
        }

        var second = await there.AddMemberAsync(number, relation: "Dual");
        using (var again = await there.Clerk.PostAsJsonAsync(PartyScene.Root + "members", PartyScene.Input(there.Community.Id, number)))
        {
            Assert.That(await again.CodeAsync(), Is.EqualTo("party.already-member"));
        }

        Assert.That(((await here.StatisticsAsync()).Total.People.Members, (await there.StatisticsAsync()).Total.People.Members), Is.EqualTo((1, 0)));
        // the branch where the relation is single writes the facts
        using var change = await there.Clerk.SendMatchingAsync(HttpMethod.Put, $"{PartyScene.Root}members/{second}", 1, new { name = "王建国", joinedOn = "2005-07-01", fullOn = "2006-07-01" });
        Assert.That(await change.CodeAsync(), Is.EqualTo("party.shared-member"));
        Assert.That((await there.GetAsync($"members/{second}")).GetProperty("otherBranches").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_letter_goes_its_way_and_brings_the_relation_over()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        using var issued = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}members/{id}/letters", new { number = "夏组介〔2026〕12号", fromUnit = "庙前镇党委", issuedOn = "2026-10-01" });
        var letter = (await issued.BodyAsync()).Id();
        Assert.That(await MoveAsync(scene, id, "Single", "2026-11-01", letter), Is.EqualTo("party.letter-required"));
        Assert.That(await MoveAsync(scene, id, "Dual", "2026-10-10", null), Is.Null);
        using var closed = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}letters/{letter}/close", new { received = true, on = "2026-10-20" });
        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await MoveAsync(scene, id, "Single", "2026-11-01", letter), Is.Null);

        var detail = await scene.GetAsync($"members/{id}");
        Assert.That(detail.GetProperty("relations").EnumerateArray().Select(x => $"{x.GetProperty("kind").GetString()} {x.GetProperty("from").GetString()} {x.GetProperty("letterNumber").GetString()}"),
            Is.EqualTo(new[] { "OriginOnly 2020-01-01 ", "Dual 2026-10-10 ", "Single 2026-11-01 夏组介〔2026〕12号" }));
        foreach (var (day, relation) in new[] { (new DateOnly(2026, 10, 9), "OriginOnly"), (new(2026, 10, 10), "Dual"), (new(2026, 10, 31), "Dual"), (new(2026, 11, 1), "Single") })
        {
            var list = await scene.GetAsync($"members?asOf={day:yyyy-MM-dd}");
            Assert.That(list.GetProperty("items")[0].GetProperty("relation").GetString(), Is.EqualTo(relation), $"{day}");
            var people = (await scene.StatisticsAsync(day)).Total.People;
            Assert.That(relation switch { "OriginOnly" => people.OriginOnly, "Dual" => people.Dual, _ => people.Single }, Is.EqualTo(1));
        }

        using var history = await scene.Clerk.GetAsync($"/api/v1/audit?subject=PartyMembership&id={id}");
        Assert.That(history.IsSuccessStatusCode, Is.True, await history.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Two_clerks_who_saw_the_same_do_not_overwrite_each_other()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        var body = new { name = "王建国", joinedOn = "2005-07-01", fullOn = "2006-07-01", emblemOn = "2026-07-01", phone = "13700001111" };
        using var first = await scene.Clerk.SendMatchingAsync(HttpMethod.Put, $"{PartyScene.Root}members/{id}", 1, body);
        using var second = await scene.Secretary.SendMatchingAsync(HttpMethod.Put, $"{PartyScene.Root}members/{id}", 1, body with { phone = "13700002222" });
        using var blind = await scene.Secretary.PutAsJsonAsync($"{PartyScene.Root}members/{id}", body);
        Assert.That((first.StatusCode, second.StatusCode, blind.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.PreconditionRequired)));
        Assert.That((await scene.GetAsync($"members/{id}")).GetProperty("phone").GetString(), Is.EqualTo("137****1111"));
    }

    [Test]
    public async Task Leaving_the_branch_ends_posts_and_leadership_and_the_past_stays()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        var (_, group) = await scene.OnPostAsync(id, 1);
        await scene.AppliedAsync(id, 2);
        using var leader = await SendLeaderAsync(scene, group, id, 1);
        Assert.That(leader.IsSuccessStatusCode, Is.True, await leader.Content.ReadAsStringAsync());
        using var left = await scene.Clerk.PostOnceAsync($"{PartyScene.Root}members/{id}/leave", new { because = "TransferredOut", on = "2026-11-10", note = "转往外县" });
        Assert.That((await left.BodyAsync()).GetProperty("posts").GetInt32(), Is.EqualTo(2));
        Assert.That(((await scene.StatisticsAsync(new(2026, 11, 9))).Total.People.Members, (await scene.StatisticsAsync(new(2026, 11, 10))).Total.People.Members), Is.EqualTo((1, 0)));
        var detail = await scene.GetAsync($"groups/{group}");
        Assert.That((detail.GetProperty("members").GetArrayLength(), detail.GetProperty("leaders")[0].GetProperty("until").GetString()), Is.EqualTo((0, "2026-11-10")));
        // and may come back later
        Assert.That((await scene.GetAsync("members")).GetProperty("total").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Who_does_not_see_the_community_sees_none_of_its_members()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        using var next = await PartyScene.CreateAsync(_app);
        using var answer = await next.Clerk.GetAsync($"{PartyScene.Root}members/{id}");
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "party.member-not-found")));
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, scene.Community.Id);
        using var refused = await committee.GetAsync($"{PartyScene.Root}members");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    internal static Task<HttpResponseMessage> SendLeaderAsync(PartyScene scene, Guid group, Guid membership, int version, string from = "2026-02-01")
    {
        var message = new HttpRequestMessage(HttpMethod.Post, $"{PartyScene.Root}groups/{group}/leader") { Content = JsonContent.Create(new { membershipId = membership, from }) };
        message.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        message.Headers.IfMatch.Add(new($"\"{version}\""));
        return scene.Clerk.SendAsync(message);
    }

    private static async Task<string?> MoveAsync(PartyScene scene, Guid id, string to, string from, Guid? letter)
    {
        using var answer = await scene.Clerk.PostOnceAsync($"{PartyScene.Root}members/{id}/relation", new { to, from, letterId = letter });
        return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
    }

    private Task<string> HeadNameAsync(Guid head) => _app.ReadAsync(db => db.Residents.Where(x => x.Id == head).Select(x => x.Name).SingleAsync());
}
