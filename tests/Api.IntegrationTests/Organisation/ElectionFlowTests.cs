using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Organisation;

internal sealed class ElectionFlowTests
{
    private static readonly string[] Criteria = ["Prestige", "Ability", "Responsibility", "Recognition"];
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await StaffScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task From_the_nomination_over_the_notice_to_the_filing_by_which_the_elected_are_in_post()
    {
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Elected);
        var election = await OpenAsync(scene, PostKind.CommitteeMember, 2);
        Assert.That(await StaffScene.RefusedAsync(scene.Clerk.PostOnceAsync(StaffScene.Root + "/elections/", new { bodyId = scene.Bodies[BodyKind.ResidentsCommittee], post = "CommitteeMember", seats = 1 })), Is.EqualTo("election.exists"));
        var (one, two, three) = (await NominateAsync(scene, election, "王建民"), await NominateAsync(scene, election, "李桂兰"), await NominateAsync(scene, election, "赵德柱"));
        Assert.That(await StaffScene.RefusedAsync(VoteAsync(scene, election, 1, (one, 60), (two, 50), (three, 20))), Is.EqualTo("election.not-checked"));
        await CheckAsync(scene, election, one, two, three);
        var counted = await StaffScene.BodyAsync(await VoteAsync(scene, election, 1, (one, 60), (two, 40), (three, 20)));
        Assert.That((counted.GetProperty("turnoutMet").GetBoolean(), counted.GetProperty("seatsOpen").GetInt32()), Is.EqualTo((true, 1)));
        Assert.That(await StaffScene.RefusedAsync(VoteAsync(scene, election, 1, (one, 1), (two, 1), (three, 80))), Is.EqualTo("election.round-counted"));
        Assert.That(await StaffScene.RefusedAsync(VoteAsync(scene, election, 2, (one, 1), (two, 1), (three, 80))), Is.EqualTo("election.votes-of-all"), "the elected stand no more");
        counted = await StaffScene.BodyAsync(await VoteAsync(scene, election, 2, (two, 50), (three, 20)));
        Assert.That(counted.GetProperty("seatsOpen").GetInt32(), Is.Zero);
        Assert.That(await StaffScene.RefusedAsync(VoteAsync(scene, election, 3, (three, 80))), Is.EqualTo("election.seats-filled"));
        Assert.That(await StaffScene.RefusedAsync(FileAsync(scene, election)), Is.EqualTo("election.not-to-be-filed"), "no filing before the notice");

        var notice = await PublishAsync(scene, election);
        using (var anonymous = _app.Anonymous())
        {
            var page = await anonymous.GetStringAsync("/public/notices/" + notice.GetProperty("code").GetString());
            Assert.That(page, Does.Contain("王*民").And.Contain("当选，第1轮得票 60（实际参加90人）").And.Contain("当选，得票 50").And.Contain("应参加100人").And.Not.Contain("王建民").And.Not.Contain("金额"));
        }

        Assert.That(await StaffScene.RefusedAsync(FileAsync(scene, election)), Is.EqualTo("election.not-to-be-filed"), "no filing while the notice runs");
        await EndNoticeAsync(notice.GetProperty("id").GetGuid());
        Assert.That(await StaffScene.RefusedAsync(scene.Clerk.PostOnceAsync($"{StaffScene.Root}/elections/{election}/filing", new { filingNumber = "备1", on = "2026-11-25" })), Is.EqualTo("access.forbidden"));
        var filed = await StaffScene.BodyAsync(await FileAsync(scene, election));
        Assert.That(filed.GetProperty("appointments").EnumerateArray().Select(x => x.GetProperty("state").GetString()), Is.EqualTo(new[] { "Active", "Active" }));
        var rows = (await scene.GetAsync($"/appointments?communityId={scene.Community.Id}&post=CommitteeMember")).GetProperty("items").EnumerateArray().ToList();
        Assert.That(rows.Select(x => x.GetProperty("name").GetString()), Is.EquivalentTo(new[] { "王建民", "李桂兰" }));
        Assert.That(rows.Select(x => x.GetProperty("documentNumber").GetString()), Is.All.EqualTo("瑶备〔2026〕5号"));
        var detail = await scene.GetAsync($"/elections/{election}");
        Assert.That((detail.GetProperty("state").GetString(), detail.GetProperty("turnoutBasisPoints").GetInt32(), detail.GetProperty("adults").GetInt32()), Is.EqualTo(("Filed", 9_000, 1)));
        Assert.That(await StaffScene.RefusedAsync(FileAsync(scene, election)), Is.EqualTo("election.not-to-be-filed"));
    }

    [Test]
    public async Task An_upheld_objection_keeps_the_elected_out_and_a_filing_is_whole_or_nothing()
    {
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Elected);
        using var committee = await _app.AsAsync(Role.ResidentsCommittee, scene.Community.Id);
        var election = await OpenAsync(scene, PostKind.CommitteeMember, 2);
        var (one, two) = (await NominateAsync(scene, election, "王建民"), await NominateAsync(scene, election, "李桂兰"));
        await CheckAsync(scene, election, one, two);
        await StaffScene.BodyAsync(await VoteAsync(scene, election, 1, (one, 60), (two, 50)));
        var notice = (await PublishAsync(scene, election)).GetProperty("id").GetGuid();
        using var objected = await scene.Clerk.PostOnceAsync($"/api/v1/notices/{notice}/objections", new { line = 1, text = "已不在本社区居住" });
        var objection = (await StaffScene.BodyAsync(objected)).GetProperty("id").GetGuid();
        using var decided = await committee.PostOnceAsync($"/api/v1/notices/objections/{objection}/decide", new { upheld = true, answer = "经核实已搬走" });
        await StaffScene.BodyAsync(decided);
        await EndNoticeAsync(notice);

        // the second has become bookkeeper meanwhile: nothing of the filing happens
        var holder = await _app.ReadAsync(db => db.ElectionCandidates.Where(x => x.Id == two).Select(x => x.OfficeHolderId).SingleAsync());
        var post = await scene.InPostAsync(holder, PostKind.Bookkeeper);
        Assert.That(await StaffScene.RefusedAsync(FileAsync(scene, election)), Is.EqualTo("appointment.incompatible"));
        Assert.That((await scene.GetAsync($"/elections/{election}")).GetProperty("state").GetString(), Is.EqualTo("NoticeEnded"));
        using var ended = await scene.EndAsync(post);
        await StaffScene.BodyAsync(ended);
        var filed = await StaffScene.BodyAsync(await FileAsync(scene, election));
        Assert.That(filed.GetProperty("appointments").GetArrayLength(), Is.EqualTo(1));
        var states = (await scene.GetAsync($"/elections/{election}")).GetProperty("candidates").EnumerateArray().Select(x => x.GetProperty("state").GetString());
        Assert.That(states, Is.EqualTo(new[] { "Struck", "Appointed" }));
    }

    [Test]
    public async Task Where_heads_are_dispatched_no_head_is_elected_and_a_cancelled_election_takes_its_notice_along()
    {
        using var young = await StaffScene.CreateAsync(_app, MaturityLevel.Dispatched);
        Assert.That(await StaffScene.RefusedAsync(young.Clerk.PostOnceAsync(StaffScene.Root + "/elections/", new { bodyId = young.Bodies[BodyKind.PartyBranch], post = "BranchSecretary", seats = 1 })), Is.EqualTo("appointment.wrong-way"));
        using var scene = await StaffScene.CreateAsync(_app, MaturityLevel.Elected);
        var election = await OpenAsync(scene, PostKind.BranchSecretary, 1);
        var one = await NominateAsync(scene, election, "王建民");
        await CheckAsync(scene, election, one);
        await StaffScene.BodyAsync(await VoteAsync(scene, election, 1, (one, 60)));
        var notice = (await PublishAsync(scene, election)).GetProperty("id").GetGuid();
        using var cancelled = await scene.Clerk.PostOnceAsync($"{StaffScene.Root}/elections/{election}/cancel", new { reason = "程序有误，重新推选" });
        await StaffScene.BodyAsync(cancelled);
        Assert.That(await _app.ReadAsync(db => db.PublicNotices.Where(x => x.Id == notice).Select(x => x.State).SingleAsync()), Is.EqualTo(Domain.Notices.NoticeState.Withdrawn));
        await OpenAsync(scene, PostKind.BranchSecretary, 1);
    }

    private static async Task<Guid> OpenAsync(StaffScene scene, PostKind post, int seats)
    {
        using var answer = await scene.Clerk.PostOnceAsync(StaffScene.Root + "/elections/", new { bodyId = scene.Bodies[PostCatalogue.Of(post).Body!.Value], post = post.ToString(), seats, termEnd = "2029-12-31" });
        return (await StaffScene.BodyAsync(answer)).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> NominateAsync(StaffScene scene, Guid election, string name)
    {
        using var answer = await scene.Clerk.PostOnceAsync($"{StaffScene.Root}/elections/{election}/candidates", new { officeHolderId = await scene.HolderAsync(name), nominated = "ByResidents", nominatedBy = "居民20人联名" });
        return (await StaffScene.BodyAsync(answer)).GetProperty("id").GetGuid();
    }

    private static async Task CheckAsync(StaffScene scene, Guid election, params Guid[] candidates)
    {
        foreach (var candidate in candidates)
        {
            using var answer = await scene.Clerk.PutAsJsonAsync($"{StaffScene.Root}/elections/{election}/candidates/{candidate}/checks", new { checks = Criteria.Select(x => new { criterion = x, grade = "Good", opinion = "群众评价好" }) });
            await StaffScene.BodyAsync(answer);
        }
    }

    private static Task<HttpResponseMessage> VoteAsync(StaffScene scene, Guid election, int round, params (Guid Candidate, int Votes)[] votes) =>
        scene.Clerk.PostOnceAsync($"{StaffScene.Root}/elections/{election}/votes", new
        {
            round,
            day = "2026-11-24",
            eligible = 100,
            cast = 90,
            valid = 88,
            minutesNumber = "会议记录1号",
            votes = votes.Select(x => new { candidateId = x.Candidate, votes = x.Votes }),
        });

    private static Task<HttpResponseMessage> FileAsync(StaffScene scene, Guid election) =>
        scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/elections/{election}/filing", new { filingNumber = "瑶备〔2026〕5号", on = "2026-11-25" });

    private static async Task<JsonElement> PublishAsync(StaffScene scene, Guid election)
    {
        var preview = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/preview?kind=ElectionResult&subjectId={election}");
        using var answer = await scene.Clerk.PostOnceAsync("/api/v1/notices", new
        {
            kind = "ElectionResult",
            subjectId = election,
            contentHash = preview.GetProperty("contentHash").GetString(),
            contactName = "乡镇组织办",
            contactPhone = "0359-8532000",
        });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Its days are over, and the sweep comes by.</summary>
    private async Task EndNoticeAsync(Guid notice)
    {
        await _app.ReadAsync(db => db.PublicNotices.Where(x => x.Id == notice).ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstDay, new DateOnly(2026, 11, 12)).SetProperty(x => x.LastDay, new DateOnly(2026, 11, 20))));
        await using var scope = _app.SystemScope();
        var ended = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EndNoticesCommand());
        Assert.That(ended.Value.Refused, Is.Empty);
    }
}
