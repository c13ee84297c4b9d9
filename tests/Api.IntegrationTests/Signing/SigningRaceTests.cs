using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Signing;

/// <summary>Fifty at once: one effect, and for the others the same answer or a clean conflict.</summary>
internal sealed class SigningRaceTests
{
    private const int Many = 50;
    private static readonly HttpStatusCode[] Clean = [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Forbidden];
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await SigningScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task One_button_pressed_fifty_times_gives_one_signature()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var key = Guid.CreateVersion7().ToString();
        var answers = await AtOnceAsync(_ => scene.SignAsync(scene.Director, key));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Conflict));
        Assert.That((await Task.WhenAll(answers.Where(x => x.IsSuccessStatusCode).Select(x => x.Content.ReadAsStringAsync()))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(((await scene.SheetAsync()).Signatures.Count, await scene.ToldAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Fifty_requests_of_one_person_give_one_signature()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var answers = await AtOnceAsync(_ => scene.SignAsync(scene.Director));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(Clean));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(((await scene.SheetAsync()).Signatures.Count, await scene.ToldAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Of_many_first_signers_one_wins_and_the_sheet_waits_for_the_second()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var signers = new List<HttpClient>();
        for (var i = 0; i < 5; i++)
        {
            signers.Add(await _app.AsAsync(Role.CentreDirector, scene.Community.Id));
        }

        var answers = await AtOnceAsync(i => scene.SignAsync(signers[i % signers.Count]));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(Clean));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        var sheet = await scene.SheetAsync();
        Assert.That((sheet.Signatures.Count, sheet.State, sheet.Next, await scene.ToldAsync()), Is.EqualTo((1, SheetState.Open, (SigningStep?)SigningStep.Second, 1)));
        signers.ForEach(x => x.Dispose());
    }

    [Test]
    public async Task Director_and_secretary_pressing_together_end_with_two_distinct_signatures_in_order()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        for (var round = 0; round < 5 && (await scene.SheetAsync()).State == SheetState.Open; round++)
        {
            await AtOnceAsync(i => scene.SignAsync(i % 2 == 0 ? scene.Director : scene.Secretary));
        }

        var sheet = await scene.SheetAsync();
        Assert.That((sheet.State, await scene.ToldAsync()), Is.EqualTo((SheetState.Complete, 11)));
        Assert.That(sheet.Signatures.OrderBy(x => x.Step).Select(x => x.Post), Is.EqualTo(new[] { SigningPost.Director, SigningPost.Secretary }));
        Assert.That(sheet.Signatures.Select(x => x.Person), Is.Unique);
    }

    [Test]
    public async Task A_signature_and_a_return_at_once_leave_one_of_the_two()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        using var second = await _app.AsAsync(Role.CentreDirector, scene.Community.Id);
        var answers = await AtOnceAsync(i => i % 2 == 0 ? scene.SignAsync(scene.Director) : second.PostOnceAsync(scene.Path + "/return", new { reason = "核对" }));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(Clean));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        var sheet = await scene.SheetAsync();
        Assert.That((sheet.Signatures.Count, await scene.ToldAsync()), Is.EqualTo(sheet.State == SheetState.Void ? (0, 1_000) : (1, 1)));
    }

    [Test]
    public async Task A_thing_gets_one_sheet_however_many_open_it()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        await scene.DeskAsync((desk, _) => desk.VoidAsync(SignedKind.SubsidyBatch, scene.SubjectId, "重开", default));
        var opened = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await scene.DeskAsync(async (desk, subject) => await desk.OpenAsync(SignedKind.SubsidyBatch, (await subject.DescribeAsync(scene.SubjectId, default)).Value, default))).IsSuccess;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        })));
        Assert.That(opened.Count(x => x), Is.EqualTo(1));
        Assert.That(await _app.ReadAsync(db => db.SignatureSheets.CountAsync(x => x.SubjectId == scene.SubjectId && x.State != SheetState.Void)), Is.EqualTo(1));
    }

    [Test]
    public async Task One_person_gets_one_paper_however_many_grant_it()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var user = await scene.IdOfAsync(await _app.AddUserAsync(Role.ContactLeader, scene.Community.Id));
        var answers = await AtOnceAsync(i => scene.Township.PostOnceAsync("/api/v1/signing/delegations", scene.Paper(user, i % 2 == 0 ? SigningPost.Director : SigningPost.Secretary)));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(Clean));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(await _app.ReadAsync(db => db.SigningDelegations.CountAsync(x => x.CommunityId == scene.Community.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_paper_is_revoked_once_and_no_signature_is_given_by_it_afterwards()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var (leader, _, id) = await scene.SubstituteAsync(SigningPost.Director);
        var answers = await AtOnceAsync(i => i % 2 == 0 ? scene.SignAsync(leader) : scene.Township.PostAsJsonAsync($"/api/v1/signing/delegations/{id}/revoke", new { reason = "返岗" }));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(Clean));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.NoContent), Is.LessThanOrEqualTo(1));
        var (sheet, paper) = (await scene.SheetAsync(), await _app.ReadAsync(db => db.SigningDelegations.AsNoTracking().SingleAsync(x => x.Id == id)));
        Assert.That(sheet.Signatures.Count == 0 || paper.LastUsedAt is not null, "a signature by a paper is known to the paper, so it cannot pass a revocation");
        leader.Dispose();
    }

    private static Task<HttpResponseMessage[]> AtOnceAsync(Func<int, Task<HttpResponseMessage>> call) => Task.WhenAll(Enumerable.Range(0, Many).Select(i => Task.Run(() => call(i))));
}
