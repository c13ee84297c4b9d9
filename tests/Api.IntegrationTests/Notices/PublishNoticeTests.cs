using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Notices;

internal sealed class PublishNoticeTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await NoticeScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_notice_runs_seven_working_days_from_the_day_after_and_its_lines_are_frozen_and_masked()
    {
        using var scene = await NoticeScene.CreateAsync(_app, lines: 3, names: ["张三", "欧阳建国", "李小红"]);
        var preview = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/preview?kind=SubsidyPlan&subjectId={scene.SubjectId}");
        Assert.That((preview.GetProperty("firstDay").GetString(), preview.GetProperty("lastDay").GetString(), preview.GetProperty("obstacle").ValueKind), Is.EqualTo(("2026-11-26", "2026-12-04", JsonValueKind.Null)));

        var answer = JsonSerializer.Deserialize<JsonElement>(await (await scene.PublishAsync()).Content.ReadAsStringAsync());
        Assert.That((answer.GetProperty("firstDay").GetString(), answer.GetProperty("lastDay").GetString(), answer.GetProperty("lineCount").GetInt32(), answer.GetProperty("sumFen").GetInt64()),
            Is.EqualTo(("2026-11-26", "2026-12-04", 3, 30_003)));
        Assert.That(scene.Code, Has.Length.EqualTo(10));
        Assert.That(await scene.ToldAsync(), Is.EqualTo(1));

        var lines = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/{scene.NoticeId}/lines");
        Assert.That(lines.GetProperty("items").EnumerateArray().Select(x => $"{x.GetProperty("order")} {x.GetProperty("maskedName")} {x.GetProperty("building")} {x.GetProperty("amountFen")}"),
            Is.EqualTo(new[] { "1 张* 1号楼 10000", "2 欧**国 2号楼 10001", "3 李*红 3号楼 10002" }));

        // the room goes on; the page does not
        TestNoticeSubject.Lines[scene.SubjectId] = [];
        Assert.That(await _app.Anonymous().GetStringAsync(scene.Public), Does.Contain("欧**国").And.Contain("100.01"));
        var history = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/audit?subject=PublicNotice&id={scene.NoticeId}");
        Assert.That(history.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("action").GetString()), Is.EquivalentTo(new[] { "create", "bulk-create" }));
    }

    [TestCase("张某某")]
    [TestCase("测试人员")]
    [TestCase("XXX")]
    [TestCase("待定")]
    public async Task A_placeholder_is_never_published_and_the_household_is_named(string name)
    {
        using var scene = await NoticeScene.CreateAsync(_app, names: ["张三", name]);
        var answer = await scene.PublishAsync();
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "notice.unfit-lines")));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"{scene.Community.Code}-0002").And.Not.Contain($"{scene.Community.Code}-0001"));
        var preview = await scene.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/notices/preview?kind=SubsidyPlan&subjectId={scene.SubjectId}");
        Assert.That(preview.GetProperty("obstacle").GetString(), Is.EqualTo("notice.unfit-lines"));
        Assert.That((await scene.ToldAsync(), await _app.ReadAsync(db => db.PublicNotices.CountAsync(x => x.SubjectId == scene.SubjectId))), Is.EqualTo((0, 0)));
    }

    [TestCase("6228 8888 8888 8888 888")]
    [TestCase("140899197001010015")]
    [TestCase("张三13812345678")]
    public async Task A_line_with_a_number_of_a_person_is_never_published(string building)
    {
        using var scene = await NoticeScene.CreateAsync(_app);
        TestNoticeSubject.Lines[scene.SubjectId] = [.. scene.Lines.Select((line, i) => i == 1 ? line with { Building = building } : line)];
        Assert.That(await (await scene.PublishAsync()).CodeAsync(), Is.EqualTo("notice.unfit-lines"));
    }

    [Test]
    public async Task A_title_or_contact_with_a_number_of_a_person_is_refused()
    {
        using var scene = await NoticeScene.CreateAsync(_app, title: "公示 140899197001010015");
        Assert.That(await (await scene.PublishAsync()).CodeAsync(), Is.EqualTo("notice.personal-number"));
        using var other = await NoticeScene.CreateAsync(_app);
        Assert.That(await (await other.PublishAsync(contact: "张主任13812345678")).CodeAsync(), Is.EqualTo("notice.personal-number"));
        Assert.That(await (await other.PublishAsync(phone: "12345")).CodeAsync(), Is.EqualTo("notice.contact-phone"));
    }

    [Test]
    public async Task The_telephone_of_a_resident_is_no_office_telephone()
    {
        using var scene = await NoticeScene.CreateAsync(_app);
        await using (var scope = _app.SystemScope())
        {
            var (db, protector) = (scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetRequiredService<IFieldProtector>());
            var resident = Resident.Create("张三", null, new(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
            resident.ChangePhone(protector.Protect(FieldPurpose.Phone, "13900001111", "139****1111"));
            db.Residents.Add(resident);
            await db.SaveChangesAsync(default);
        }

        Assert.That(await (await scene.PublishAsync(phone: "139 0000 1111")).CodeAsync(), Is.EqualTo("notice.resident-phone"));
        Assert.That((await scene.PublishAsync(phone: "13900002222")).StatusCode, Is.EqualTo(HttpStatusCode.Created), "a mobile of the office may stand there");
    }

    [Test]
    public async Task What_runs_is_neither_published_again_nor_shortened_and_after_a_withdrawal_it_begins_anew()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        Assert.That(await (await scene.PublishAsync()).CodeAsync(), Is.EqualTo("notice.already-published"));
        var first = scene.Code;
        Assert.That((await scene.DeskAsync(desk => desk.WithdrawAsync(NoticeKind.SubsidyPlan, scene.SubjectId, "批次退回", default))).Error, Is.Null);
        Assert.That((await scene.DeskAsync(desk => desk.WithdrawAsync(NoticeKind.SubsidyPlan, scene.SubjectId, "再次", default))).Error, Is.Null);
        var withdrawn = await scene.NoticeAsync();
        Assert.That((withdrawn.State, withdrawn.WithdrawnReason, withdrawn.LastDay), Is.EqualTo((NoticeState.Withdrawn, "批次退回", new DateOnly(2026, 12, 4))));
        Assert.That(await _app.Anonymous().GetStringAsync("/public/notices/" + first), Does.Contain("已经撤回").And.Not.Contain("欧**国").And.Not.Contain("提交异议"));

        Assert.That((await scene.PublishAsync()).StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await scene.NoticeAsync()).Number, Does.EndWith("-GS2"));
        Assert.That(scene.Code, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task What_was_looked_at_must_be_what_is_published()
    {
        using var scene = await NoticeScene.CreateAsync(_app);
        Assert.That(await (await scene.PublishAsync(hash: "content-hash-0")).CodeAsync(), Is.EqualTo("notice.draft-changed"));
    }

    [Test]
    public async Task Nothing_without_lines_is_published()
    {
        using var scene = await NoticeScene.CreateAsync(_app, lines: 0);
        Assert.That(await (await scene.PublishAsync()).CodeAsync(), Is.EqualTo("notice.nothing-to-publish"));
    }

    [Test]
    public async Task Nobody_publishes_or_reads_in_another_community()
    {
        using var scene = await NoticeScene.PublishedAsync(_app);
        using var other = await NoticeScene.CreateAsync(_app);
        var answer = await other.PublishAsync(scene.Clerk);
        Assert.That((answer.StatusCode, await answer.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "notice.subject-not-found")));
        Assert.That((await scene.Clerk.GetAsync($"/api/v1/notices/preview?kind=SubsidyPlan&subjectId={other.SubjectId}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var path in new[] { $"/api/v1/notices/{scene.NoticeId}", $"/api/v1/notices/{scene.NoticeId}/lines", $"/api/v1/audit?subject=PublicNotice&id={scene.NoticeId}" })
        {
            Assert.That((await other.Clerk.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }

        Assert.That((await other.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/notices")).GetProperty("total").GetInt32(), Is.EqualTo(0));
        Assert.That((await other.Committee.GetFromJsonAsync<JsonElement>("/api/v1/notices/objections")).GetProperty("total").GetInt32(), Is.EqualTo(0));
        Assert.That((await other.Committee.PostOnceAsync($"/api/v1/notices/{scene.NoticeId}/objections", new { line = 1, text = "x" })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await scene.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/notices")).GetProperty("total").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Without_a_confirmed_table_of_the_year_nothing_is_published()
    {
        await using var app = await NoticeScene.StartAsync(holidays: false);
        using var scene = await NoticeScene.CreateAsync(app);
        var refused = await scene.PublishAsync();
        Assert.That((refused.StatusCode, await refused.CodeAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "notice.no-holiday-table")));

        using var writer = await app.AsAsync(Role.CountyAdministrator);
        using var second = await app.AsAsync(Role.CountyFinanceReviewer);
        object[] days = [new { date = "2026-10-01", kind = "Off", name = "国庆节" }, new { date = "2026-10-10", kind = "Work", name = "补班" }];
        var entered = await writer.PutAsJsonAsync("/api/v1/notices/holidays/2026", new { documentNumber = "国办发明电〔2025〕7号", documentDate = "2025-11-04", days });
        Assert.That(entered.StatusCode, Is.EqualTo(HttpStatusCode.OK), await entered.Content.ReadAsStringAsync());
        Assert.That(await (await scene.PublishAsync()).CodeAsync(), Is.EqualTo("notice.no-holiday-table"), "entered is not confirmed");
        Assert.That(await (await ConfirmAsync(writer, 1)).CodeAsync(), Is.EqualTo("notice.own-holiday-year"));
        Assert.That(await (await ConfirmAsync(second, 7)).CodeAsync(), Is.EqualTo("concurrency.changed"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => ConfirmAsync(second, 1))));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await scene.PublishAsync()).StatusCode, Is.EqualTo(HttpStatusCode.Created));

        // entered anew it counts for nothing until somebody else has confirmed again; what runs keeps its days
        Assert.That((await writer.PutAsJsonAsync("/api/v1/notices/holidays/2026", new { documentNumber = "国办发明电〔2026〕1号", documentDate = "2026-11-04", days })).StatusCode, Is.EqualTo((HttpStatusCode)428));
        days = [new { date = "2026-10-01", kind = "Off", name = "国庆节" }, new { date = "2026-10-10", kind = "Off", name = "国庆节" }, new { date = "2026-12-01", kind = "Off", name = "临时" }];
        var changed = await writer.SendMatchingAsync(HttpMethod.Put, "/api/v1/notices/holidays/2026", 2, new { documentNumber = "国办发明电〔2026〕1号", documentDate = "2026-11-04", days });
        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await changed.Content.ReadAsStringAsync());
        var table = (await writer.GetFromJsonAsync<JsonElement>("/api/v1/notices/holidays"))[0];
        Assert.That((table.GetProperty("state").GetString(), table.GetProperty("days").GetArrayLength(), table.GetProperty("days")[1].GetProperty("kind").GetString()), Is.EqualTo(("Draft", 3, "Off")));
        Assert.That((await scene.NoticeAsync()).LastDay, Is.EqualTo(new DateOnly(2026, 12, 4)));

        static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, int version)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/notices/holidays/2026/confirm");
            request.Headers.IfMatch.Add(new($"\"{version}\""));
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            return client.SendAsync(request);
        }
    }

    [Test]
    public async Task Calendar_days_by_policy_need_no_table()
    {
        await using var app = await NoticeScene.StartAsync(null, false, (PolicyKeys.NoticeUnit, "calendar_days"), (PolicyKeys.NoticeDays, "10"));
        using var scene = await NoticeScene.PublishedAsync(app);
        var notice = await scene.NoticeAsync();
        Assert.That((notice.LastDay, notice.Unit, notice.Days), Is.EqualTo((new DateOnly(2026, 12, 5), NoticeUnit.CalendarDays, 10)));
    }

    [Test]
    public async Task Fifty_publications_at_once_give_one_notice()
    {
        using var scene = await NoticeScene.CreateAsync(_app, lines: 50);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => scene.PublishAsync())));
        Assert.That(answers.Count(x => x.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(x => x.StatusCode != HttpStatusCode.Created).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await scene.ToldAsync(), await _app.ReadAsync(db => db.NoticeLines.CountAsync(x => x.NoticeId == scene.NoticeId))), Is.EqualTo((1, 50)));
    }

    [Test]
    public async Task One_button_pressed_fifty_times_gives_one_notice_and_one_answer()
    {
        using var scene = await NoticeScene.CreateAsync(_app);
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => scene.PublishAsync(key: key))));
        Assert.That(answers.Select(x => x.StatusCode), Is.All.AnyOf(HttpStatusCode.Created, HttpStatusCode.Conflict));
        Assert.That((await Task.WhenAll(answers.Where(x => x.StatusCode == HttpStatusCode.Created).Select(x => x.Content.ReadAsStringAsync()))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await scene.ToldAsync(), Is.EqualTo(1));
    }
}
