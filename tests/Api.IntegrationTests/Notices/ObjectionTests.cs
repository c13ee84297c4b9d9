using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.IntegrationTests.Notices;

internal sealed class ObjectionTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await NoticeScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Anybody_objects_without_login_and_without_a_name()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        var answer = await scene.ObjectAsync(2);
        Assert.That((answer.StatusCode, answer.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Redirect, $"{scene.Public}/received?due=2026-12-02")), "five working days");
        using var anonymous = _app.Anonymous();
        Assert.That(await anonymous.GetStringAsync(answer.Headers.Location), Does.Contain("您的异议已收到"));

        var row = (await scene.Committee.GetFromJsonAsync<JsonElement>($"/api/v1/notices/objections?noticeId={scene.NoticeId}")).GetProperty("items")[0];
        Assert.That((row.GetProperty("line").GetInt32(), row.GetProperty("channel").GetString(), row.GetProperty("hasContact").GetBoolean(), row.GetProperty("mayDecide").GetBoolean(), row.GetProperty("answerDue").GetString()),
            Is.EqualTo((2, "Public", false, true, "2026-12-02")));
        var todo = (await scene.Committee.GetFromJsonAsync<JsonElement>("/api/v1/todos")).EnumerateArray().Single(x => x.GetProperty("kind").GetString() == "objections");
        Assert.That(todo.GetProperty("count").GetInt32(), Is.EqualTo(1));
        var lines = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{scene.NoticeId}/lines");
        Assert.That(lines.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("objection").GetString()), Is.EqualTo(new[] { null, "Open", null }));
    }

    [Test]
    public async Task A_name_is_sealed_and_read_through_a_logged_act_by_whoever_answers()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        Assert.That((await scene.ObjectAsync(1, name: "李四", phone: "13900003333")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var id = await scene.ObjectionAsync(1);
        var stored = await _app.ReadAsync(db => db.Objections.Where(x => x.Id == id).Select(x => x.SealedContact).SingleAsync());
        Assert.That(stored, Does.Not.Contain("李四").And.Not.Contain("1390000"));
        Assert.That(await (await scene.Committee.GetAsync($"/api/v1/notices/objections?noticeId={scene.NoticeId}")).Content.ReadAsStringAsync(), Does.Not.Contain("李四"));

        Assert.That((await scene.Clerk.PostAsync($"/api/v1/notices/objections/{id}/reveal", null)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var other = await NoticeScene.CreateAsync(_app);
        Assert.That((await other.Committee.PostAsync($"/api/v1/notices/objections/{id}/reveal", null)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var revealed = await (await scene.Committee.PostAsync($"/api/v1/notices/objections/{id}/reveal", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((revealed.GetProperty("name").GetString(), revealed.GetProperty("phone").GetString()), Is.EqualTo(("李四", "13900003333")));
        var entries = await _app.ReadAsync(db => db.AuditEntries.Where(x => x.SubjectId == id.ToString()).Select(x => x.Action + x.After).ToListAsync());
        Assert.That(entries.Count(x => x.StartsWith("reveal", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(string.Concat(entries), Does.Not.Contain("SealedContact"), "not even sealed does it stand in the log");
    }

    [Test]
    public async Task An_objection_is_answered_once_with_a_reason_and_not_by_the_maker()
    {
        var person = $"maker-{TestApp.NextNumber()}";
        using var scene = await NoticeScene.PublishedAsync(_app, maker: person);
        await scene.ObjectAsync(1);
        var id = await scene.ObjectionAsync(1);
        using var maker = await _app.SignInAsync(await _app.AddUserAsync(Role.CentreDirector, scene.Community.Id, person: person));
        Assert.That(await (await scene.DecideAsync(id, false, maker)).CodeAsync(), Is.EqualTo("notice.own-objection"));
        Assert.That((await scene.DecideAsync(id, false, answer: " ")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var other = await NoticeScene.CreateAsync(_app);
        Assert.That((await scene.DecideAsync(id, false, other.Committee)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var decided = await (await scene.DecideAsync(id, true)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That((decided.GetProperty("state").GetString(), decided.GetProperty("inTime").GetBoolean()), Is.EqualTo(("Upheld", true)));
        Assert.That(await (await scene.DecideAsync(id, false)).CodeAsync(), Is.EqualTo("notice.objection-decided"));
    }

    [Test]
    public async Task The_office_writes_down_what_was_said_there()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        var answer = await scene.Clerk.PostOnceAsync($"/api/v1/notices/{scene.NoticeId}/objections", new { line = 3, text = "金额不对", name = "王五", phone = (string?)null });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        Assert.That(await (await scene.Clerk.PostOnceAsync($"/api/v1/notices/{scene.NoticeId}/objections", new { line = 9, text = "没有这行" })).CodeAsync(), Is.EqualTo("notice.line-not-found"));
        var row = (await scene.Committee.GetFromJsonAsync<JsonElement>($"/api/v1/notices/objections?noticeId={scene.NoticeId}")).GetProperty("items")[0];
        Assert.That((row.GetProperty("channel").GetString(), row.GetProperty("recordedByName").GetString()![..4]), Is.EqualTo(("Office", "社区经办")));
    }

    [Test]
    public async Task The_same_form_sent_fifty_times_is_one_objection()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        var token = await scene.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => scene.ObjectAsync(1, token: token))));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.Redirect), Is.GreaterThanOrEqualTo(1));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.Redirect, HttpStatusCode.Conflict));
        Assert.That(await _app.ReadAsync(db => db.Objections.CountAsync(x => x.NoticeId == scene.NoticeId)), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_decisions_at_once_leave_one()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        await scene.ObjectAsync(1);
        var id = await scene.ObjectionAsync(1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => scene.DecideAsync(id, i % 2 == 0))));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode != HttpStatusCode.OK).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await _app.ReadAsync(db => db.Objections.Where(x => x.Id == id).Select(x => x.Version).SingleAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task A_form_of_another_notice_a_made_up_one_and_an_empty_text_are_refused_and_what_was_typed_stays()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        using var other = await NoticeScene.PublishedAsync(_app);
        var token = await other.TokenAsync();
        foreach (var wrong in new[] { token, token[..^4] + "AAA=", new string('x', 80), "" })
        {
            var refused = await scene.ObjectAsync(1, "我<b>反对</b>", token: wrong);
            var page = await refused.Content.ReadAsStringAsync();
            Assert.That((refused.StatusCode, page.Contains("重新打开公示页面", StringComparison.Ordinal), page.Contains("我&lt;b&gt;反对&lt;/b&gt;", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, true)));
        }

        Assert.That((await scene.ObjectAsync(1, "  ")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await scene.ObjectAsync(77)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await scene.ObjectAsync(1, new string('长', 501))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await _app.ReadAsync(db => db.Objections.CountAsync(x => x.NoticeId == scene.NoticeId)), Is.EqualTo(0));
    }

    [Test]
    public async Task At_the_end_undecided_lines_leave_upheld_ones_are_named_and_the_rest_goes_on()
    {
        await using var app = await NoticeScene.StartAsync();
        using var scene = await NoticeScene.PublishedAsync(app, lines: 6);
        foreach (var line in new[] { 2, 3, 4, 5, 5 })
        {
            await scene.ObjectAsync(line);
        }

        await scene.ObjectAsync(null, "整份名单都不对");
        await scene.DecideAsync(await scene.ObjectionAsync(3), true, answer: "确已搬离");
        await scene.DecideAsync(await scene.ObjectionAsync(4), false);
        await scene.DecideAsync(await scene.ObjectionAsync(5), true, answer: "账户有误");

        // the last day is the 4th and belongs to it
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 15, 59, 59, TimeSpan.Zero));
        Assert.That((await scene.SweepAsync()).Value.Ended, Is.EqualTo(0), "one second before midnight in Shanghai");
        Assert.That((await scene.ObjectAsync(6, "最后一刻")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var late = await scene.TokenAsync();
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 16, 0, 0, TimeSpan.Zero));
        Assert.That((await scene.ObjectAsync(1, token: late)).StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "over is over, also before the sweep");
        Assert.That(await app.Anonymous().GetStringAsync(scene.Public), Does.Not.Contain("欧**国").And.Contain("已隐去"));

        Assert.That((await scene.SweepAsync()).Value.Ended, Is.EqualTo(1));
        var outcome = TestNoticeSubject.Outcomes[scene.SubjectId];
        var lines = scene.Lines;
        Assert.That(outcome.UndecidedLines, Is.EquivalentTo(new[] { lines[1].LineId, lines[5].LineId }));
        Assert.That(outcome.UpheldLines, Is.EquivalentTo(new[] { new UpheldLine(lines[2].LineId, "确已搬离"), new UpheldLine(lines[4].LineId, "账户有误") }));
        Assert.That(((await scene.NoticeAsync()).State, await scene.ToldAsync()), Is.EqualTo((NoticeState.Ended, 101)));
        Assert.That((await scene.SweepAsync()).Value.Ended, Is.EqualTo(0), "again changes nothing");

        // still to be answered, but the line has left
        using var committee = await app.AsAsync(Role.ResidentsCommittee, scene.Community.Id);
        var answered = await (await scene.DecideAsync(await scene.ObjectionAsync(2), false, committee)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answered.GetProperty("inTime").GetBoolean(), Is.False);
        Assert.That(await app.ReadAsync(db => db.NoticeLines.CountAsync(x => x.NoticeId == scene.NoticeId && x.MaskedName != "")), Is.EqualTo(6), "the frozen copy is kept for the files");
    }

    [Test]
    public async Task A_notice_is_ended_once_however_many_sweep()
    {
        await using var app = await NoticeScene.StartAsync();
        using var scene = await NoticeScene.PublishedAsync(app);
        await scene.ObjectAsync(1);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 7, 1, 0, 0, TimeSpan.Zero));
        var objection = await scene.ObjectionAsync(1);
        using var committee = await app.AsAsync(Role.ResidentsCommittee, scene.Community.Id);
        var sweeps = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => (await scene.SweepAsync()).Value.Ended)).ToList();
        var decision = await scene.DecideAsync(objection, true, committee);
        var ended = (await Task.WhenAll(sweeps)).Sum() + (await scene.SweepAsync()).Value.Ended;
        Assert.That((ended, await scene.ToldAsync()), Is.EqualTo((1, 101)));

        // whichever came first, the line is told in exactly one way
        var outcome = TestNoticeSubject.Outcomes[scene.SubjectId];
        var inTime = decision.IsSuccessStatusCode && (await decision.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("inTime").GetBoolean();
        Assert.That((outcome.UpheldLines.Count, outcome.UndecidedLines.Count), Is.EqualTo(inTime ? (1, 0) : (0, 1)));
    }
}
