using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Party;

/// <summary>Posts, applications, groups and leaders, one after the other and many at once.</summary>
internal sealed class PostTests
{
    private const int Many = 20;
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await PartyScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task The_ten_posts_of_the_county_are_there_and_a_community_adds_its_own()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        using var next = await PartyScene.CreateAsync(_app);
        using var added = await scene.Clerk.PostAsJsonAsync(PartyScene.Root + "posts", new { communityId = scene.Community.Id, name = "邻里互助岗", duty = "代买代办" });
        Assert.That(added.IsSuccessStatusCode, Is.True);
        Assert.That(await NamesAsync(scene), Is.EqualTo(PartyPost.OfCounty.Append("邻里互助岗")));
        Assert.That(await NamesAsync(next), Is.EqualTo(PartyPost.OfCounty));
        using var twice = await scene.Clerk.PostAsJsonAsync(PartyScene.Root + "posts", new { communityId = scene.Community.Id, name = "民事调解岗" });
        Assert.That(await twice.CodeAsync(), Is.EqualTo("party.post-exists"));
        using var close = await scene.Clerk.PostAsync($"{PartyScene.Root}posts/{PartyScene.Post(1)}/close", null);
        Assert.That(close.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the posts of the county stay");
    }

    [Test]
    public async Task A_third_application_is_told_why_not()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        await scene.OnPostAsync(id, 1);
        await scene.AppliedAsync(id, 2);
        using var third = await scene.ApplyAsync(id, 3);
        Assert.That((third.StatusCode, await third.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "party.posts-full")));
        using var same = await scene.ApplyAsync(id, 1);
        Assert.That(await same.CodeAsync(), Is.EqualTo("party.claim-exists"));
    }

    /// <summary>Places are the person's, not the branch's: another branch cannot give a third post.</summary>
    [Test]
    public async Task Another_branch_gives_no_third_post()
    {
        using var here = await PartyScene.CreateAsync(_app);
        using var there = await PartyScene.CreateAsync(_app);
        var number = RegistryWorld.NewId(new(1968, 1, 1), Sex.Male);
        var (first, second) = (await here.AddMemberAsync(number), await there.AddMemberAsync(number));
        await here.OnPostAsync(first, 1);
        await here.OnPostAsync(first, 2);
        using var third = await there.ApplyAsync(second, 3);
        Assert.That(await third.CodeAsync(), Is.EqualTo("party.posts-full"));
    }

    [Test]
    public async Task Neither_who_recorded_nor_who_applied_approves()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        using var recorded = await scene.Secretary.PostOnceAsync(PartyScene.Root + "claims", new { membershipId = id, postId = PartyScene.Post(1) });
        var claim = (await recorded.BodyAsync()).Id();
        using var own = await scene.DecideAsync(claim);
        Assert.That((own.StatusCode, await own.CodeAsync()), Is.EqualTo((HttpStatusCode.Forbidden, "party.own-claim")));

        // another account of the applicant is the applicant still
        using var applicant = await _app.SignInAsync(await _app.AddUserAsync(Role.BranchSecretary, scene.Community.Id, person: await scene.PersonOfAsync(id)));
        using var self = await scene.DecideAsync(claim, by: applicant);
        Assert.That(await self.CodeAsync(), Is.EqualTo("party.own-claim"));
        using var clerk = await scene.DecideAsync(claim, by: scene.Clerk);
        Assert.That(clerk.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var township = await _app.AsAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        using var approved = await scene.DecideAsync(claim, by: township);
        Assert.That(approved.IsSuccessStatusCode, Is.True, await approved.Content.ReadAsStringAsync());
        using var again = await scene.DecideAsync(claim, approve: false, by: township);
        Assert.That(await again.CodeAsync(), Is.EqualTo("party.claim-decided"));
    }

    [Test]
    public async Task A_waiver_takes_a_member_off_the_list_of_those_without_a_post()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        Assert.That((await scene.GetAsync("inactive")).GetProperty("belowMinimum").GetArrayLength(), Is.EqualTo(1));
        using var clerk = await scene.Clerk.PostOnceAsync($"{PartyScene.Root}members/{id}/waiver", new { reason = "年老体弱", from = "2026-11-01" });
        Assert.That(clerk.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var waived = await scene.Secretary.PostOnceAsync($"{PartyScene.Root}members/{id}/waiver", new { reason = "年老体弱", from = "2026-11-01" });
        Assert.That(waived.IsSuccessStatusCode, Is.True, await waived.Content.ReadAsStringAsync());
        Assert.That((await scene.GetAsync("inactive")).GetProperty("belowMinimum").GetArrayLength(), Is.Zero);
        var (before, after) = (await scene.StatisticsAsync(new(2026, 10, 31)), await scene.StatisticsAsync(new(2026, 11, 1)));
        Assert.That((before.Total.People.BelowMinimum, before.Total.People.Waived, after.Total.People.BelowMinimum, after.Total.People.Waived), Is.EqualTo((1, 0, 0, 1)));
    }

    [Test]
    public async Task Of_many_applications_at_once_two_win_and_the_others_are_told_why()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        var answers = await AtOnceAsync(i => scene.ApplyAsync(id, 1 + (i % 10)));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(2));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await CodesAsync(answers), Is.SubsetOf(new[] { "party.posts-full", "party.claim-exists", "concurrency.duplicate", "concurrency.busy" }).And.Contain("party.posts-full"));
        var open = await _app.ReadAsync(db => db.PostClaims.Where(x => x.MembershipId == id && x.State == ClaimState.Applied).Select(x => x.Slot).ToListAsync());
        Assert.That(open, Is.EquivalentTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Of_many_decisions_on_one_application_one_counts()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var claim = await scene.AppliedAsync(await scene.AddMemberAsync(), 1);
        using var township = await _app.AsAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        var answers = await AtOnceAsync(i => scene.DecideAsync(claim, approve: i % 3 != 0, by: i % 2 == 0 ? scene.Secretary : township));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(await CodesAsync(answers), Is.SubsetOf(new[] { "party.claim-decided", "concurrency.changed", "concurrency.busy" }));
    }

    [Test]
    public async Task Of_many_leaders_chosen_at_once_one_leads()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var members = new List<Guid>();
        var group = Guid.Empty;
        for (var i = 0; i < 4; i++)
        {
            members.Add(await scene.AddMemberAsync());
            (_, group) = await scene.OnPostAsync(members[^1], 1);
        }

        var version = (await scene.GetAsync($"groups/{group}")).GetProperty("version").GetInt32();
        var answers = await AtOnceAsync(i => MemberTests.SendLeaderAsync(scene, group, members[i % 4], version));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await scene.GetAsync($"groups/{group}")).GetProperty("leaders").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_branches_that_take_the_same_person_over_at_once_leave_one_single_relation()
    {
        var number = RegistryWorld.NewId(new(1969, 1, 1), Sex.Male);
        using var here = await PartyScene.CreateAsync(_app);
        using var there = await PartyScene.CreateAsync(_app);
        var (first, second) = (await here.AddMemberAsync(number), await there.AddMemberAsync(number));
        var letters = new[] { await LetterAsync(here, first), await LetterAsync(there, second) };
        var answers = await AtOnceAsync(i => (i % 2 == 0 ? here : there).Clerk.PostOnceAsync($"{PartyScene.Root}members/{(i % 2 == 0 ? first : second)}/relation",
            new { to = "Single", from = "2026-11-01", letterId = letters[i % 2] }));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task A_post_that_is_closed_while_somebody_applies_has_nobody_on_it()
    {
        using var scene = await PartyScene.CreateAsync(_app);
        var id = await scene.AddMemberAsync();
        using var added = await scene.Clerk.PostAsJsonAsync(PartyScene.Root + "posts", new { communityId = scene.Community.Id, name = "邻里互助岗" });
        var post = (await added.BodyAsync()).Id();
        var answers = await AtOnceAsync(i => i % 2 == 0 ? scene.Clerk.PostAsync($"{PartyScene.Root}posts/{post}/close", null) : scene.Clerk.PostOnceAsync(PartyScene.Root + "claims", new { membershipId = id, postId = post }));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        var (open, closed) = await _app.ReadAsync(async db => (await db.PostClaims.CountAsync(x => x.PostId == post), await db.PartyPosts.CountAsync(x => x.Id == post && x.ClosedOn != null)));
        Assert.That(open + closed, Is.EqualTo(1));
    }

    private static async Task<Guid> LetterAsync(PartyScene scene, Guid membership)
    {
        using var issued = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}members/{membership}/letters", new { number = "1号", fromUnit = "庙前镇党委", issuedOn = "2026-10-01" });
        var id = (await issued.BodyAsync()).Id();
        using var closed = await scene.Clerk.PostAsJsonAsync($"{PartyScene.Root}letters/{id}/close", new { received = true, on = "2026-10-20" });
        Assert.That(closed.IsSuccessStatusCode, Is.True);
        return id;
    }

    private static async Task<HttpResponseMessage[]> AtOnceAsync(Func<int, Task<HttpResponseMessage>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, Many).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await call(i);
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }

    private static async Task<List<string?>> CodesAsync(HttpResponseMessage[] answers)
    {
        var codes = new List<string?>();
        foreach (var answer in answers.Where(x => !x.IsSuccessStatusCode))
        {
            codes.Add(await answer.CodeAsync());
        }

        return [.. codes.Distinct()];
    }

    private static async Task<List<string?>> NamesAsync(PartyScene scene) => [.. (await scene.GetAsync("posts")).EnumerateArray().Select(x => x.GetProperty("name").GetString())];
}
