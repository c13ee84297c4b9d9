using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Signing;

internal sealed class SignSheetTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await SigningScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Director_and_secretary_sign_and_the_room_is_told()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var early = await scene.SignAsync(scene.Secretary);
        Assert.That((early.StatusCode, await early.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "signing.not-your-turn")));

        var first = await scene.SignAsync(scene.Director);
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK), await first.Content.ReadAsStringAsync());
        Assert.That(await scene.ToldAsync(), Is.EqualTo(1));
        Assert.That(await (await scene.SignAsync(scene.Director)).CodeAsync(), Is.EqualTo("signing.same-signer"));

        var second = await (await scene.SignAsync(scene.Secretary)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((second.GetProperty("state").GetString(), second.GetProperty("signed").GetString()), Is.EqualTo(("Complete", "Second")));
        Assert.That(await scene.ToldAsync(), Is.EqualTo(11));
        Assert.That((await scene.DeskAsync((desk, _) => desk.ParticipantsAsync(SignedKind.SubsidyBatch, scene.SubjectId, default))).Count, Is.EqualTo(2));
        Assert.That((await scene.DeskAsync((desk, _) => desk.RequireCompleteAsync(SignedKind.SubsidyBatch, scene.SubjectId, "hash-1", default))).Error, Is.Null);
        Assert.That((await scene.DeskAsync((desk, _) => desk.RequireCompleteAsync(SignedKind.SubsidyBatch, scene.SubjectId, "hash-2", default))).Error?.Code, Is.EqualTo("signing.not-complete"));

        var detail = await scene.Secretary.GetFromJsonAsync<JsonElement>(scene.Path);
        Assert.That(detail.GetProperty("amountCapital").GetString(), Is.EqualTo("人民币壹仟肆佰零玖元伍角"));
        Assert.That(detail.GetProperty("signatures").EnumerateArray().Select(x => x.GetProperty("post").GetString()), Is.EqualTo(new[] { "Director", "Secretary" }));

        var history = await scene.Director.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=SignatureSheet&id={scene.SheetId}&pageSize=50");
        Assert.That(history.GetProperty("items").EnumerateArray().Count(x => x.GetProperty("subject").GetString() == "Signature"), Is.EqualTo(2));
    }

    [TestCase("hash-0", 140_950, 12)]
    [TestCase("hash-1", 140_951, 12)]
    [TestCase("hash-1", 140_950, 13)]
    public async Task What_was_seen_must_be_what_is_signed(string hash, long fen, int count)
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var answer = await scene.SignAsync(scene.Director, hash: hash, fen: fen, count: count);
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "signing.seen-other")));
        Assert.That(((await scene.SheetAsync()).Signatures.Count, await scene.ToldAsync()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_change_behind_the_sheet_voids_it_with_the_signature_on_it()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        Assert.That((await scene.SignAsync(scene.Director)).IsSuccessStatusCode);
        await scene.ChangeContentAsync("hash-2");

        var key = Guid.CreateVersion7().ToString();
        foreach (var answer in new[] { await scene.SignAsync(scene.Secretary, key), await scene.SignAsync(scene.Secretary, key) })
        {
            Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.Conflict, "signing.content-changed")));
        }

        var sheet = await scene.SheetAsync();
        Assert.That((sheet.State, sheet.VoidedBecause, await scene.ToldAsync()), Is.EqualTo((SheetState.Void, (VoidReason?)VoidReason.ContentChanged, 1_001)));
        Assert.That(await (await scene.SignAsync(scene.Secretary)).CodeAsync(), Is.EqualTo("signing.not-open"));

        // the next sheet begins without any signature, and the director signs again what is there now
        var again = await scene.OpenAsync();
        var signed = await scene.Director.PostOnceAsync($"/api/v1/signing/sheets/{again}/signatures", new { contentHash = "hash-2", amountFen = 140_950, count = 12, password = TestApp.Password });
        Assert.That((await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("next").GetString(), Is.EqualTo("Second"));
        var detail = await scene.Director.GetFromJsonAsync<JsonElement>($"/api/v1/signing/sheets/{again}");
        Assert.That(detail.GetProperty("earlier")[0].GetProperty("signatures").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_room_voids_a_complete_sheet_and_nothing_of_it_counts()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        await scene.SignAsync(scene.Director);
        await scene.SignAsync(scene.Secretary);
        Assert.That((await scene.DeskAsync((desk, _) => desk.VoidAsync(SignedKind.SubsidyBatch, scene.SubjectId, "批次退回", default))).Error, Is.Null);
        Assert.That((await scene.DeskAsync((desk, _) => desk.RequireCompleteAsync(SignedKind.SubsidyBatch, scene.SubjectId, "hash-1", default))).Error?.Code, Is.EqualTo("signing.not-complete"));
        Assert.That(await scene.DeskAsync((desk, _) => desk.ParticipantsAsync(SignedKind.SubsidyBatch, scene.SubjectId, default)), Is.Empty);
        Assert.That((await scene.DeskAsync((desk, _) => desk.VoidAsync(SignedKind.SubsidyBatch, scene.SubjectId, "再次", default))).Error, Is.Null, "again changes nothing");
        Assert.That((await scene.SheetAsync()).VoidNote, Is.EqualTo("批次退回"));
    }

    [Test]
    public async Task The_maker_does_not_sign_with_another_account()
    {
        var person = $"maker-{TestApp.NextNumber()}";
        using var scene = await SigningScene.CreateAsync(_app, person);
        using var maker = await _app.SignInAsync(await _app.AddUserAsync(Role.CentreDirector, scene.Community.Id, person: person));
        Assert.That(await (await scene.SignAsync(maker)).CodeAsync(), Is.EqualTo("signing.own-request"));
        Assert.That((await scene.SheetAsync()).Signatures, Is.Empty);
    }

    [Test]
    public async Task One_person_with_two_accounts_signs_once()
    {
        var person = $"both-{TestApp.NextNumber()}";
        using var scene = await SigningScene.CreateAsync(_app);
        using var director = await _app.SignInAsync(await _app.AddUserAsync(Role.CentreDirector, scene.Community.Id, person: person));
        using var secretary = await _app.SignInAsync(await _app.AddUserAsync(Role.BranchSecretary, scene.Community.Id, person: person));
        Assert.That((await scene.SignAsync(director)).IsSuccessStatusCode);
        Assert.That(await (await scene.SignAsync(secretary)).CodeAsync(), Is.EqualTo("signing.same-signer"));
        Assert.That((await scene.SignAsync(scene.Secretary)).IsSuccessStatusCode);
    }

    [Test]
    public async Task A_post_counts_in_its_own_community_only()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        using var other = await SigningScene.CreateAsync(_app);
        var answer = await scene.SignAsync(other.Director);
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "signing.sheet-not-found")));
        // the township reads the sheet, and may sign nothing without a paper
        Assert.That(await (await scene.SignAsync(scene.Township)).CodeAsync(), Is.EqualTo("signing.not-signer"));
    }

    [Test]
    public async Task A_wrong_password_signs_nothing_and_counts_as_a_try_to_sign_in()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var name = await _app.AddUserAsync(Role.CentreDirector, scene.Community.Id);
        using var director = await _app.SignInAsync(name);
        for (var i = 0; i < 4; i++)
        {
            var wrong = await scene.SignAsync(director, password: "Wrong-2026");
            Assert.That((wrong.StatusCode, await wrong.CodeAsync()), Is.EqualTo((HttpStatusCode.BadRequest, "access.password-not-proven")));
        }

        Assert.That(await (await scene.SignAsync(director, password: "Wrong-2026")).CodeAsync(), Is.EqualTo("access.locked"));
        Assert.That(await (await scene.SignAsync(director)).CodeAsync(), Is.EqualTo("access.locked"), "the right password comes too late");
        using var anonymous = _app.Anonymous();
        Assert.That(await (await anonymous.PostAsJsonAsync("/api/v1/session", new { userName = name, password = TestApp.Password })).CodeAsync(), Is.EqualTo("access.locked"));
        Assert.That((await scene.SheetAsync()).Signatures, Is.Empty);
        Assert.That(await _app.ReadAsync(db => db.SignIns.CountAsync(x => x.UserName == name && x.Outcome != SignInOutcome.Succeeded)), Is.EqualTo(7));
    }

    [Test]
    public async Task A_repeat_with_a_wrong_password_gets_no_answer_either()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        var key = Guid.CreateVersion7().ToString();
        Assert.That((await scene.SignAsync(scene.Director, key)).IsSuccessStatusCode);
        Assert.That(await (await scene.SignAsync(scene.Director, key, password: "Wrong-2026")).CodeAsync(), Is.EqualTo("access.password-not-proven"));
        Assert.That((await scene.SignAsync(scene.Director, key)).IsSuccessStatusCode);
        Assert.That((await scene.SheetAsync()).Signatures, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_password_is_in_no_text_of_the_command() =>
        Assert.That(JsonSerializer.Serialize(new SignSheetCommand(Guid.Empty, "hash", 1, 1, "Secret-2026"), AnswerJson.Options), Does.Contain("hash").And.Not.Contain("Secret"));

    [Test]
    public async Task The_signer_in_turn_sends_it_back_with_a_reason()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        Assert.That(await (await scene.Secretary.PostOnceAsync(scene.Path + "/return", new { reason = "金额不对" })).CodeAsync(), Is.EqualTo("signing.not-your-turn"));
        Assert.That((await scene.Director.PostOnceAsync(scene.Path + "/return", new { reason = " " })).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await scene.SignAsync(scene.Director)).IsSuccessStatusCode);
        Assert.That((await scene.Secretary.PostOnceAsync(scene.Path + "/return", new { reason = "金额不对" })).IsSuccessStatusCode);
        var sheet = await scene.SheetAsync();
        Assert.That((sheet.State, sheet.VoidNote, await scene.ToldAsync()), Is.EqualTo((SheetState.Void, "金额不对", 1_001)));
    }

    [Test]
    public async Task Each_sees_what_waits_what_is_done_and_what_was_started()
    {
        var person = $"clerk-{TestApp.NextNumber()}";
        using var scene = await SigningScene.CreateAsync(_app, person);
        using var maker = await _app.SignInAsync(await _app.AddUserAsync(Role.CommunityClerk, scene.Community.Id, person: person));
        Assert.That((await CountAsync(scene.Director, "Waiting"), await CountAsync(scene.Secretary, "Waiting"), await CountAsync(maker, "Started"), await TodoAsync(scene.Director)), Is.EqualTo((1, 0, 1, 1)));
        await scene.SignAsync(scene.Director);
        Assert.That((await CountAsync(scene.Director, "Waiting"), await CountAsync(scene.Director, "Done"), await CountAsync(scene.Secretary, "Waiting"), await TodoAsync(scene.Secretary)), Is.EqualTo((0, 1, 1, 1)));
        await scene.SignAsync(scene.Secretary);
        Assert.That((await CountAsync(scene.Secretary, "Waiting"), await CountAsync(scene.Secretary, "Done"), await TodoAsync(scene.Secretary)), Is.EqualTo((0, 1, 0)));

        static async Task<int> CountAsync(HttpClient client, string view) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/signing/sheets?view=" + view)).GetProperty("total").GetInt32();

        static async Task<int> TodoAsync(HttpClient client) =>
            (await client.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().Where(x => x.GetProperty("kind").GetString() == "signing").Sum(x => x.GetProperty("count").GetInt32());
    }

    [Test]
    public async Task Nobody_sees_the_sheets_of_another_community()
    {
        using var scene = await SigningScene.CreateAsync(_app);
        using var other = await SigningScene.CreateAsync(_app);
        foreach (var stranger in new[] { other.Director, other.Secretary, other.Township })
        {
            Assert.That((await stranger.GetAsync(scene.Path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/signing/sheets?communityId={scene.Community.Id}")).GetProperty("total").GetInt32(), Is.EqualTo(0));
            Assert.That((await stranger.PostOnceAsync(scene.Path + "/return", new { reason = "x" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await stranger.GetAsync($"/api/v1/audit?subject=SignatureSheet&id={scene.SheetId}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        Assert.That((await scene.SheetAsync()).Version, Is.EqualTo(1));
    }
}
