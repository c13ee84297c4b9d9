using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Payroll;

/// <summary>Payrolls over HTTP: what is paid, who signs, what a change does, what comes a month later.</summary>
internal sealed class PayrollTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await PayrollScene.StartAsync();
        await PayrollScene.PublishStandardAsync(_app);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        var (exit, lines) = await AuditVerify.RunAsync(_app);
        await _app.DisposeAsync();
        Assert.That(exit, Is.Zero, lines);
    }

    [Test]
    public async Task A_payroll_pays_standard_and_approved_amounts_by_days_and_lists_the_others()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        await scene.AppointAsync(PostKind.CentreDirector, "张主任", from: "2026-10-17");
        var (_, bookkeeper) = await scene.AppointAsync(PostKind.Bookkeeper, "李会计");
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        await scene.AppointAsync(PostKind.BranchMember, "钱委员");
        await scene.ApproveProposalAsync("2026-01-01", (bookkeeper, 240_050));
        await scene.SubmitProposalAsync("2026-01-01", (staff, 200_000));

        var run = await scene.ComputeAsync("2026-10-01");

        // fifteen of thirty-one days of 3 000.00 are 1 451.61
        Assert.That(run.List("lines").Select(x => (x.Text("holderName"), x.Int("paidDays"), x.Fen("amountFen"))), Is.EqualTo(new[] { ("王书记", 31, 310_000L), ("张主任", 15, 145_161), ("李会计", 31, 240_050) }));
        Assert.That((run.Fen("totalFen"), run.Text("totalCapital")), Is.EqualTo((695_211L, "人民币陆仟玖佰伍拾贰元壹角壹分")));
        Assert.That(run.List("omissions").Select(x => (x.Text("holderName"), x.Text("reason"))), Is.EquivalentTo(new[] { ("赵干事", "NotApproved"), ("钱委员", "NotProposed") }));
        var line = run.List("lines")[2].List("segments").Single();
        Assert.That((line.Text("basis"), line.Fen("monthlyFen"), line.Int("days")), Is.EqualTo(("Proposal", 240_050L, 31)));
        var standard = run.List("lines")[0].List("segments").Single();
        Assert.That((standard.Text("document"), standard.Text("clause"), standard.Int("versionNumber")), Is.EqualTo(("夏组发〔2020〕6号", "第二条", 1)));
        Assert.That(run.List("allowed").Select(x => x.GetString()), Is.EqualTo(new[] { "Compute", "Submit", "Cancel" }));
    }

    [Test]
    public async Task It_is_signed_by_director_then_secretary_and_ends_at_approved()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var run = await scene.SubmitAsync(await scene.ComputeAsync("2026-10-01"));
        Assert.That(run.Text("state"), Is.EqualTo("Submitted"));
        using (var early = await scene.TrySignAsync(run, scene.Secretary))
        {
            Assert.That(await early.CodeAsync(), Is.EqualTo("signing.not-your-turn"));
        }

        run = await scene.SignAsync(run, scene.Director);
        Assert.That(run.Text("state"), Is.EqualTo("FirstSigned"));
        run = await scene.SignAsync(run, scene.Secretary);
        Assert.That((run.Text("state"), run.List("signatures").Count, run.List("allowed").Count), Is.EqualTo(("Approved", 2, 0)));
        var sheet = await _app.ReadAsync(db => db.SignatureSheets.SingleAsync(x => x.SubjectId == run.Guid("id")));
        Assert.That((sheet.State, sheet.ContentHash, sheet.AmountFen, sheet.Count), Is.EqualTo((SheetState.Complete, run.Text("contentHash"), 310_000L, 1)));
        Assert.That(run.List("lines").Sum(x => x.Fen("amountFen")), Is.EqualTo(sheet.AmountFen), "lines, sheet and what was signed are one sum");

        using var again = await scene.TryComputeAsync("2026-10-01");
        Assert.That(await again.CodeAsync(), Is.EqualTo("payroll.wrong-state"));
        using var back = await scene.Leader.PostOnceAsync($"/api/v1/payroll/runs/{run.Guid("id")}/return", new { reason = "人员有误" });
        Assert.That(await back.CodeAsync(), Is.EqualTo("payroll.wrong-state"));
    }

    [Test]
    public async Task What_changes_after_the_first_signature_voids_it_and_sends_it_back()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, secretary) = await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var run = await scene.SignAsync(await scene.SubmitAsync(await scene.ComputeAsync("2026-10-01")), scene.Director);
        await scene.EndAsync(secretary, "2026-10-11");

        using var signed = await scene.TrySignAsync(run, scene.Secretary);
        Assert.That(await signed.CodeAsync(), Is.EqualTo("signing.content-changed"));
        run = await scene.GetAsync(run.Guid("id"));
        Assert.That((run.Text("state"), run.TryGetProperty("sheetId", out var sheet) && sheet.ValueKind != JsonValueKind.Null), Is.EqualTo(("Computed", false)));
        using var unseen = await scene.TrySubmitAsync(run);
        Assert.That(await unseen.CodeAsync(), Is.EqualTo("payroll.to-be-computed"));

        // ten days are 1 000.00
        run = await scene.ComputeAsync("2026-10-01");
        Assert.That(run.Fen("totalFen"), Is.EqualTo(100_000));
        run = await scene.SignAsync(await scene.SignAsync(await scene.SubmitAsync(run), scene.Director), scene.Secretary);
        Assert.That(run.Text("state"), Is.EqualTo("Approved"));
    }

    [Test]
    public async Task What_changes_before_it_is_submitted_is_seen_first()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, secretary) = await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var run = await scene.ComputeAsync("2026-10-01");
        await scene.EndAsync(secretary, "2026-10-11");
        using var answer = await scene.TrySubmitAsync(run);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("payroll.content-changed"));
        Assert.That((await scene.GetAsync(run.Guid("id"))).Text("state"), Is.EqualTo("Computed"));
    }

    [Test]
    public async Task A_proposal_that_reaches_back_is_made_up_for_in_the_next_month_and_explained()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, secretary) = await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        await scene.ApproveAsync("2026-09-01");
        await scene.ApproveProposalAsync("2026-09-01", (staff, 200_000));
        await scene.EndAsync(secretary, "2026-10-11");

        var run = await scene.ComputeAsync("2026-10-01");
        Assert.That(run.List("lines").Select(x => (x.Text("holderName"), x.Text("kind"), x.Text("forMonth"), x.Fen("entitledFen"), x.Fen("paidBeforeFen"), x.Fen("amountFen"))), Is.EqualTo(new[]
        {
            ("王书记", "Month", "2026-10-01", 100_000L, 0L, 100_000L), ("赵干事", "Month", "2026-10-01", 200_000, 0, 200_000), ("赵干事", "Difference", "2026-09-01", 200_000, 0, 200_000),
        }));
        run = await scene.SignAsync(await scene.SignAsync(await scene.SubmitAsync(run), scene.Director), scene.Secretary);
        Assert.That(run.Text("state"), Is.EqualTo("Approved"));

        // paid once: nothing of September is left
        await _app.ArrangeAsync(async db => await db.Appointments.Where(x => x.Id == secretary).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedOn, new DateOnly(2026, 9, 21))));
        _app.Clock.Advance(TimeSpan.FromDays(7));
        using var later = await _app.AsAsync(Role.CommunityClerk, scene.Community.Id);
        using var answer = await scene.TryComputeAsync("2026-11-01", later);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        var next = await later.GetFromJsonAsync<JsonElement>($"/api/v1/payroll/runs/{(await answer.Content.ReadFromJsonAsync<JsonElement>()).Guid("runId")}");
        Assert.That(next.List("lines").Select(x => (x.Text("holderName"), x.Text("kind"))), Is.EqualTo(new[] { ("赵干事", "Month") }));
        // ten days of September at 3 100 / 30 and the ten days of October were too much, and nobody is left to withhold from
        Assert.That(next.List("omissions").Where(x => x.Text("reason") == "Overpaid").Select(x => x.Fen("amountFen")), Is.EqualTo(new[] { 103_333L, 100_000 }));
    }

    [Test]
    public async Task A_community_has_one_open_payroll_and_a_cancelled_one_makes_room()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var run = await scene.ComputeAsync("2026-10-01");
        using var other = await scene.TryComputeAsync("2026-09-01");
        Assert.That(await other.CodeAsync(), Is.EqualTo("payroll.other-open"));
        await PayrollScene.DoneAsync(scene.Clerk, $"/api/v1/payroll/runs/{run.Guid("id")}/cancel", new { reason = "先办九月" });
        Assert.That((await scene.ComputeAsync("2026-09-01")).Text("state"), Is.EqualTo("Computed"));
        using var future = await scene.TryComputeAsync("2027-01-01");
        Assert.That(await future.CodeAsync(), Is.EqualTo("payroll.month-not-over"));
        var missing = await scene.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/payroll/missing?month=2026-10-01");
        Assert.That(missing.EnumerateArray().Select(x => (x.Guid("communityId"), x.Int("people"))), Is.EqualTo(new[] { (scene.Community.Id, 1) }));
        var todos = await scene.Clerk.GetFromJsonAsync<JsonElement>("/api/v1/todos");
        Assert.That(todos.EnumerateArray().Single(x => x.Text("kind") == "missingPayrolls").Int("count"), Is.EqualTo(1));
    }

    [Test]
    public async Task Double_pay_is_flagged_and_cleared_by_another_person_before_anybody_signs()
    {
        using var first = await PayrollScene.CreateAsync(_app);
        using var second = await PayrollScene.CreateAsync(_app);
        var (holder, _) = await first.AppointAsync(PostKind.BranchSecretary, "王书记", until: "2026-10-16");
        await second.AppointAsync(PostKind.BranchSecretary, "王书记", from: "2026-10-16", holder: holder);
        var earlier = await first.ComputeAsync("2026-10-01");
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = await second.ComputeAsync("2026-10-01");

        Assert.That(earlier.List("flags"), Is.Empty, "the one that was computed later is looked at");
        var flag = run.List("flags").Single();
        Assert.That((flag.Text("kind"), flag.Text("holderName"), flag.Text("evidence")),
            Is.EqualTo(("TwoCommunities", "王书记", $"2026年10月在本社区计16天，同时在{first.Community.Name}（15天）领取")));
        using (var submitted = await second.TrySubmitAsync(run))
        {
            Assert.That(await submitted.CodeAsync(), Is.EqualTo("payroll.flags-open"));
        }

        var path = $"/api/v1/payroll/flags/{flag.Guid("id")}/clear";
        using (var own = await second.Clerk.PostOnceAsync(path, new { reason = "月中调动" }))
        {
            Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }

        using (var stranger = await first.Leader.PostOnceAsync(path, new { reason = "月中调动" }))
        {
            Assert.That(await stranger.CodeAsync(), Is.EqualTo("payroll.flag-not-found"));
        }

        await PayrollScene.DoneAsync(second.Leader, path, new { reason = "月中由甲社区调任" });
        run = await second.ComputeAsync("2026-10-01");
        Assert.That(run.List("flags").Single().Text("clearedReason"), Is.EqualTo("月中由甲社区调任"), "the same finding again keeps what was said");
        run = await second.SignAsync(await second.SignAsync(await second.SubmitAsync(run), second.Director), second.Secretary);
        Assert.That(run.Text("state"), Is.EqualTo("Approved"));
        Assert.That((await first.SignAsync(await first.SubmitAsync(earlier), first.Director)).Text("state"), Is.EqualTo("FirstSigned"));
    }

    [Test]
    public async Task Who_computed_does_not_sign_with_another_account()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        var person = $"twin-{TestApp.NextNumber()}";
        using var maker = await _app.SignInAsync(await _app.AddUserAsync(Role.Bookkeeper, scene.Community.Id, person: person));
        using var signer = await _app.SignInAsync(await _app.AddUserAsync(Role.CentreDirector, scene.Community.Id, person: person));
        using var computed = await scene.TryComputeAsync("2026-10-01", maker);
        var run = await scene.SubmitAsync(await scene.GetAsync((await computed.Content.ReadFromJsonAsync<JsonElement>()).Guid("runId")));
        using var signed = await scene.TrySignAsync(run, signer);
        Assert.That(await signed.CodeAsync(), Is.EqualTo("signing.own-request"));
    }

    [Test]
    public async Task The_sheet_goes_out_as_a_workbook_with_sum_days_and_who_is_not_paid()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        await scene.AppointAsync(PostKind.CentreDirector, "张主任", from: "2026-10-17");
        await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        var run = await scene.ComputeAsync("2026-10-01");
        using var answer = await scene.Clerk.GetAsync($"/api/v1/payroll/runs/{run.Guid("id")}/export");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var book = _app.Services.GetRequiredService<ISpreadsheetReader>().Open(await answer.Content.ReadAsByteArrayAsync(), "工资表.xlsx").Value;
        Assert.That(book.Sheets, Is.EqualTo(new[] { "工资表", "计发明细", "未发放" }));
        var rows = book.Rows("工资表").ToList();
        Assert.That(rows.Select(x => x[1].Text), Is.EqualTo(new[] { "姓名", "王书记", "张主任", "", "人民币肆仟伍佰伍拾壹元陆角壹分" }));
        Assert.That(rows.Skip(1).Take(3).Select(x => x[9].Text), Is.EqualTo(new[] { "3100", "1451.61", "4551.61" }));
        Assert.That(book.Rows("计发明细").Skip(1).Select(x => (x[4].Text, x[6].Text, x[9].Text)), Is.EqualTo(new[] { ("2026-10-01", "31", "夏组发〔2020〕6号"), ("2026-10-17", "15", "夏组发〔2020〕6号") }));
        Assert.That(book.Rows("未发放").Skip(1).Select(x => (x[0].Text, x[3].Text)), Is.EqualTo(new[] { ("赵干事", "报酬方案尚未提出") }));
        Assert.That(await _app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "export" && x.SubjectId == run.Guid("id").ToString())), Is.EqualTo(1));
    }
}
