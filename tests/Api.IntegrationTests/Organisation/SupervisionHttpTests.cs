using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Organisation;

internal sealed class SupervisionHttpTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.SharedAsync();

    [Test]
    public async Task A_contact_leader_takes_over_on_the_day_the_one_before_ends()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var (first, second) = (await scene.HolderAsync("甲领导"), await scene.HolderAsync("乙领导"));
        Assert.That(await AssignAsync(first, "2025-01-01"), Is.Null);
        Assert.That(await AssignAsync(first, "2026-01-01"), Is.EqualTo("organisation.same-leader"));
        Assert.That(await AssignAsync(second, "2025-01-01"), Is.EqualTo("organisation.leader-order"));
        Assert.That(await AssignAsync(second, "2026-11-01"), Is.Null);

        var rows = (await scene.GetAsync($"contact-leaders?communityId={scene.Community.Id}")).GetProperty("items").EnumerateArray().ToList();
        Assert.That(rows.Select(x => (x.GetProperty("name").GetString(), x.GetProperty("endedOn").GetString(), x.GetProperty("isInForce").GetBoolean())),
            Is.EqualTo(new[] { ("乙领导", (string?)null, true), ("甲领导", "2026-11-01", false) }));
        using var leader = await scene.AsAsync(Role.ContactLeader);
        var (old, now) = (rows[1].GetProperty("id").GetGuid(), rows[0].GetProperty("id").GetGuid());
        Assert.That(await VisitAsync(leader, old, "2026-11-01"), Is.EqualTo("organisation.visit-out-of-term"));
        Assert.That(await VisitAsync(leader, now, "2026-11-26"), Is.EqualTo("organisation.visit-in-future"));
        Assert.That(await VisitAsync(leader, now, "2026-11-25"), Is.Null);
        Assert.That(await VisitAsync(leader, old, "2026-10-31"), Is.Null);
        Assert.That((await scene.GetAsync($"contact-visits?communityId={scene.Community.Id}&from=2026-10-31&to=2026-10-31")).GetProperty("total").GetInt32(), Is.EqualTo(1), "both days are in the range");

        async Task<string?> AssignAsync(Guid holder, string from)
        {
            using var answer = await scene.Township.PostOnceAsync(OrganisationScene.Root + "contact-leaders", new { communityId = scene.Community.Id, officeHolderId = holder, duty = "党委副书记", documentNumber = "瑶党字〔2025〕5号", from });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }

        static async Task<string?> VisitAsync(HttpClient client, Guid assignment, string day)
        {
            using var answer = await client.PostOnceAsync(OrganisationScene.Root + "contact-visits", new { assignmentId = assignment, visitedOn = day, matter = "走访住户" });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }
    }

    [Test]
    public async Task Of_fifty_who_assign_different_leaders_at_once_one_is_left()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var people = new List<Guid>();
        for (var i = 0; i < 50; i++)
        {
            people.Add(await scene.HolderAsync("候选领导"));
        }

        var answers = await Task.WhenAll(people.Select(holder => scene.Township.PostOnceAsync(OrganisationScene.Root + "contact-leaders",
            new { communityId = scene.Community.Id, officeHolderId = holder, duty = "党委副书记", documentNumber = "瑶党字〔2025〕5号", from = "2026-11-01" })));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => (int)x.StatusCode), Is.All.AnyOf(409, 400));
        Assert.That(await _app.ReadAsync(db => db.ContactLeaders.CountAsync(x => x.CommunityId == scene.Community.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_item_is_answered_by_another_returned_closed_and_never_forgotten()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        using var committee = await scene.AsAsync(Role.ResidentsCommittee);
        using var director = await scene.AsAsync(Role.CentreDirector);
        using var raised = await committee.PostOnceAsync(OrganisationScene.Root + "supervision", new { communityId = scene.Community.Id, target = "ServiceCentre", title = "路灯维修", text = "三号楼前路灯不亮。", answerDue = "2026-11-25" });
        var item = await OrganisationScene.IdAsync(raised);
        Assert.That(await CountAsync(director, "supervision"), Is.EqualTo(1));
        Assert.That(await SayAsync(committee, "close", new { text = "认可" }), Is.EqualTo("organisation.supervision-not-answered"));
        Assert.That(await SayAsync(director, "answer", new { text = "已报修" }), Is.Null);
        Assert.That(await CountAsync(committee, "supervisionAnswered"), Is.EqualTo(1));
        Assert.That(await SayAsync(committee, "return", new { text = "请写明完成日期", answerDue = "2026-11-24" }), Is.EqualTo("organisation.supervision-due"));
        Assert.That(await SayAsync(committee, "return", new { text = "请写明完成日期", answerDue = "2026-12-01" }), Is.Null);
        Assert.That(await SayAsync(director, "answer", new { text = "二十四日已修复" }), Is.Null);
        Assert.That(await SayAsync(director, "answer", new { text = "再答一次" }), Is.EqualTo("organisation.supervision-not-open"));
        Assert.That(await SayAsync(committee, "close", new { text = "现场核实" }), Is.Null);

        var detail = await scene.GetAsync($"supervision/{item}");
        Assert.That(detail.GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Is.EqualTo(new[] { "Raised", "Answered", "Returned", "Answered", "Closed" }));
        Assert.That(detail.GetProperty("item").GetProperty("state").GetString(), Is.EqualTo("Closed"));

        async Task<string?> SayAsync<T>(HttpClient client, string what, T body)
        {
            using var answer = await client.PostOnceAsync($"{OrganisationScene.Root}supervision/{item}/{what}", body);
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }
    }

    [Test]
    public async Task One_person_does_not_answer_what_he_or_she_raised_whatever_the_account()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        var person = $"both-{TestApp.NextNumber()}";
        using var committee = await scene.AsAsync(Role.ResidentsCommittee, person);
        using var director = await scene.AsAsync(Role.CentreDirector, person);
        using var raised = await committee.PostOnceAsync(OrganisationScene.Root + "supervision", new { communityId = scene.Community.Id, target = "PartyBranch", title = "党务公开", text = "请公开会议记录。", answerDue = "2026-11-30" });
        using var answered = await director.PostOnceAsync($"{OrganisationScene.Root}supervision/{await OrganisationScene.IdAsync(raised)}/answer", new { text = "已公开" });
        Assert.That(await answered.CodeAsync(), Is.EqualTo("organisation.supervision-own-item"));
    }

    [Test]
    public async Task Only_branch_and_centre_are_asked_and_a_day_that_is_over_is_no_deadline()
    {
        using var scene = await OrganisationScene.CreateAsync(_app);
        using var committee = await scene.AsAsync(Role.ResidentsCommittee);
        Assert.That(await RaiseAsync("PropertyCompany", "2026-11-30"), Is.EqualTo("organisation.supervision-target"));
        Assert.That(await RaiseAsync("ServiceCentre", "2026-11-24"), Is.EqualTo("organisation.supervision-due"));

        async Task<string?> RaiseAsync(string target, string answerDue)
        {
            using var answer = await committee.PostOnceAsync(OrganisationScene.Root + "supervision", new { communityId = scene.Community.Id, target, title = "路灯维修", text = "三号楼前路灯不亮。", answerDue });
            return await answer.CodeAsync();
        }
    }

    [Test]
    public async Task A_version_of_duties_is_published_once_and_the_newest_that_has_begun_is_in_force()
    {
        await using var app = await TestApp.StartAsync();
        using var county = await app.AsAsync(Role.CountyAdministrator);
        var first = await DraftAsync("旧职责", "2025-01-01");
        using var second = await county.PostAsJsonAsync(OrganisationScene.Root + "duties", Duty("又一稿", "2026-01-01"));
        Assert.That(await second.CodeAsync(), Is.EqualTo("organisation.duty-draft-exists"));
        Assert.That(await PublishAsync(first), Is.Null);
        Assert.That(await PublishAsync(first), Is.EqualTo("organisation.duty-published"));
        var early = await DraftAsync("太早的一版", "2025-01-01");
        Assert.That(await PublishAsync(early), Is.EqualTo("organisation.duty-not-later"));
        using var moved = await county.SendMatchingAsync(HttpMethod.Put, $"{OrganisationScene.Root}duties/{early}", 1, new { title = "现职责", text = "日清月结。", from = "2026-06-01" });
        Assert.That(moved.IsSuccessStatusCode, Is.True, await moved.Content.ReadAsStringAsync());
        Assert.That(await PublishAsync(early), Is.Null);
        Assert.That(await PublishAsync(await DraftAsync("将来的职责", "2027-01-01")), Is.Null);

        Assert.That((await ListAsync("?inForce=true")).Select(x => x.GetProperty("title").GetString()), Is.EqualTo(new[] { "现职责" }));
        Assert.That((await ListAsync("?post=Cashier")).Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("isInForce").GetBoolean())), Is.EqualTo(new[] { (3, false), (2, true), (1, false) }));

        async Task<Guid> DraftAsync(string title, string from)
        {
            using var answer = await county.PostAsJsonAsync(OrganisationScene.Root + "duties", Duty(title, from));
            return await OrganisationScene.IdAsync(answer);
        }

        async Task<string?> PublishAsync(Guid id)
        {
            using var answer = await county.PostOnceAsync($"{OrganisationScene.Root}duties/{id}/publish", new { });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }

        async Task<List<JsonElement>> ListAsync(string query) => [.. (await county.GetFromJsonAsync<JsonElement>(OrganisationScene.Root + "duties" + query)).GetProperty("items").EnumerateArray()];

        static object Duty(string title, string from) => new { post = "Cashier", title, text = "保管现金和票据。", from };
    }

    private static async Task<int> CountAsync(HttpClient client, string kind) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().Single(x => x.GetProperty("kind").GetString() == kind).GetProperty("count").GetInt32();
}
