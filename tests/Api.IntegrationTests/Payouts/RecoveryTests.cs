using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Money that households give back: by two people, once, so that what was paid and what came back sum to nothing.</summary>
internal sealed class RecoveryTests
{
    private const long Fund = 100_000;
    private PayoutScene _scene = null!;

    [SetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync(Fund);

    [TearDown]
    public async Task StopAsync()
    {
        await _scene.AssertBooksAsync();
        await _scene.DisposeAsync();
    }

    [Test]
    public async Task A_paid_order_is_recovered_by_two_people_and_pay_and_recover_sum_to_nothing()
    {
        var before = await _scene.BalanceAsync();
        var order = await PaidAsync();
        var asked = await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body());
        var id = asked.GetProperty("id").GetGuid();
        Assert.That(asked.GetProperty("number").GetString(), Is.EqualTo("ZH2026-0001"));
        Assert.That(await _scene.BalanceAsync(), Is.Not.EqualTo(before), "nothing is booked yet");
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body()), Is.EqualTo("recoveries.taken"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, Decision(id), Yes()), Is.EqualTo("access.forbidden"));
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, Decision(id), new { agreed = true, password = "wrong" }), Is.EqualTo("access.password-not-proven"));
        await _scene.MustAsync(_scene.Reviewer, Decision(id), Yes());
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.OrdersAsync(order.ReleaseId)).Single().State, Is.EqualTo(OrderState.Recovered));
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.CountAsync(x => x.Kind == EntryKind.Recovery && x.ReferenceId == id && x.AmountFen == order.AmountFen)), Is.EqualTo(1));
        Assert.That(_scene.Obligations.Told, Does.Contain(order.BatchId));
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, Decision(id), Yes()), Is.EqualTo("recoveries.decided"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body()), Is.EqualTo("recoveries.not-paid"));
        var list = await _scene.Reviewer.GetFromJsonAsync<JsonElement>("/api/v1/payouts/recoveries?state=Confirmed");
        Assert.That((list.GetProperty("total").GetInt32(), list.GetProperty("totalFen").GetInt64()), Is.EqualTo((1, order.AmountFen)));
    }

    [Test]
    public async Task One_person_with_two_accounts_is_one_person_and_a_refusal_leaves_everything_as_it_was()
    {
        var person = "person-" + TestApp.NextNumber();
        using var first = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinancePreparer, person: person));
        using var second = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        var order = await PaidAsync();
        var before = await _scene.BalanceAsync();
        var id = (await _scene.MustAsync(first, $"/api/v1/payouts/orders/{order.Id}/recovery", Body())).GetProperty("id").GetGuid();
        Assert.That(await _scene.RefusedAsync(second, Decision(id), Yes()), Is.EqualTo("recoveries.own-case"));
        await _scene.MustAsync(_scene.Reviewer, Decision(id), new { agreed = false, password = TestApp.Password });
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That((await _scene.OrdersAsync(order.ReleaseId)).Single().State, Is.EqualTo(OrderState.Paid));
        await _scene.MustAsync(first, $"/api/v1/payouts/orders/{order.Id}/recovery", Body());
    }

    [Test]
    public async Task Only_what_is_paid_is_recovered_with_reason_evidence_and_a_day_that_has_come()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(1));
        await _scene.SendAsync(release);
        var order = (await _scene.OrdersAsync(release)).Single();
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body()), Is.EqualTo("recoveries.not-paid"));
        await _scene.AnswerAsync(release, _ => "成功");
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body(receivedOn: "2026-12-24")), Is.EqualTo("recoveries.received-in-future"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", new { receivedOn = "2026-11-24", reason = "多发", evidence = "" }), Is.EqualTo("validation.failed"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{Guid.NewGuid()}/recovery", Body()), Is.EqualTo("payouts.order-not-found"));
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, Decision(Guid.NewGuid()), Yes()), Is.EqualTo("recoveries.not-found"));
    }

    [Test]
    public async Task The_bank_may_return_what_somebody_is_about_to_recover_but_only_one_of_both_happens()
    {
        var order = await PaidAsync();
        var id = (await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", Body())).GetProperty("id").GetGuid();
        await _scene.AnswerAsync(order.ReleaseId, _ => "退票", OrderState.Paid);
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, Decision(id), Yes()), Is.EqualTo("recoveries.not-paid"));
        Assert.That((await _scene.BalanceAsync()).Bank, Is.EqualTo(Fund));
        await _scene.MustAsync(_scene.Reviewer, Decision(id), new { agreed = false, password = TestApp.Password });
    }

    [Test]
    public async Task Fifty_decisions_at_once_book_once()
    {
        var before = await _scene.BalanceAsync();
        var order = await PaidAsync();
        var requests = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/recovery", Body())));
        Assert.That(requests.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(requests.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        var id = (await requests.Single(x => x.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.Reviewer.PostOnceAsync(Decision(id), Yes())));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.CountAsync(x => x.Kind == EntryKind.Recovery)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_claim_of_the_room_that_pays_is_booked_and_that_room_is_told()
    {
        var order = await PaidAsync();
        var claim = new RecoverableClaim(Guid.CreateVersion7(), order.CommunityId, order.HouseholdId, order.HouseholdNumber, order.PayeeName, "2026Q3", 300);
        _scene.Obligations.Claims[claim.Id] = claim;
        var before = await _scene.BalanceAsync();
        var body = new { purpose = "Subsidy", claimId = claim.Id, receivedOn = "2026-11-24", reason = "多发退回", evidence = "缴款书0012" };
        var id = (await _scene.MustAsync(_scene.Preparer, "/api/v1/payouts/recoveries", body)).GetProperty("id").GetGuid();
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, "/api/v1/payouts/recoveries", body), Is.EqualTo("recoveries.taken"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, "/api/v1/payouts/recoveries", body with { claimId = Guid.NewGuid() }), Is.EqualTo("recoveries.not-claimed"));
        await _scene.MustAsync(_scene.Reviewer, Decision(id), Yes());
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank + 300, before.Payable, before.Available + 300)));
        Assert.That(_scene.Obligations.Told, Does.Contain(claim.Id));
        Assert.That((await _scene.OrdersAsync(order.ReleaseId)).Single().State, Is.EqualTo(OrderState.Paid), "a part of what was paid");
    }

    [Test]
    public async Task The_money_is_found_on_the_statement_by_the_number_of_the_case_or_by_the_line_that_was_named()
    {
        var (first, second) = (await PaidAsync(1_000), await PaidAsync(2_000));
        var id = (await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{first.Id}/recovery", Body())).GetProperty("id").GetGuid();
        await _scene.MustAsync(_scene.Reviewer, Decision(id), Yes());
        Assert.That((await _scene.ReconciledAsync()).Items.Single(x => x.Match == LineMatch.Recovery).DifferenceFen, Is.EqualTo(-1_000), "booked, and not yet shown by the bank");
        var statement = (await _scene.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(-1_000, "", Reference: first.EndToEndId), new(-2_000, "", Reference: second.EndToEndId),
            new(1_000, "退补贴 ZH2026-0001", Counterpart: "张建国"), new(2_000, "退款", Day: "2026-11-03", Counterpart: "张建国")))).GetProperty("id").GetGuid();
        var lines = await _scene.LinesAsync(statement);
        Assert.That((lines[3].Match, lines[3].MatchId, lines[4].Match), Is.EqualTo(((LineMatch?)LineMatch.Recovery, (Guid?)id, (LineMatch?)null)));

        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{second.Id}/recovery", Body(lines[3].Id)), Is.EqualTo("recoveries.line-unfit"));
        var other = (await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{second.Id}/recovery", Body(lines[4].Id))).GetProperty("id").GetGuid();
        await _scene.MustAsync(_scene.Reviewer, Decision(other), Yes());
        Assert.That((await _scene.LinesAsync(statement))[4].MatchId, Is.EqualTo(other));
        var sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.UnmatchedLines, sums.Items.Count), Is.EqualTo((0L, 0, 0)));
        using var confirmed = await _scene.TryConfirmAsync(statement);
        Assert.That(confirmed.IsSuccessStatusCode, Is.True, () => confirmed.Content.ReadAsStringAsync().Result);
    }

    [Test]
    public async Task What_a_confirmed_statement_left_explained_is_found_out_later_by_two_people_who_did_not_confirm_it()
    {
        var order = await PaidAsync();
        var statement = (await _scene.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(-1_000, "", Reference: order.EndToEndId),
            new(1_000, "来源不明", Counterpart: "张建国"), new(1_000, "来源不明二", Counterpart: "张建国")))).GetProperty("id").GetGuid();
        var lines = await _scene.LinesAsync(statement);
        foreach (var line in lines.Skip(2))
        {
            await _scene.MustAsync(_scene.Preparer, $"/api/v1/ledger/statement-lines/{line.Id}/settlement", new { explanation = "汇款人用途待查" });
        }

        using (var confirmed = await _scene.TryConfirmAsync(statement))
        {
            Assert.That(confirmed.IsSuccessStatusCode, Is.True, () => confirmed.Content.ReadAsStringAsync().Result);
        }

        // the same person again, in another office: who confirmed does not tie, and who imported does not agree
        var confirmer = await _scene.App.ReadAsync(db => db.BankStatements.Where(x => x.Id == statement).Select(x => x.DecidedBy!.Value).SingleAsync());
        using var confirming = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinancePreparer, person: confirmer.Value));
        Assert.That(await _scene.RefusedAsync(confirming, $"/api/v1/payouts/orders/{order.Id}/recovery", Body(lines[2].Id)), Is.EqualTo("statements.own-statement"));
        using var third = await _scene.App.AsAsync(Role.CountyFinancePreparer);
        var id = (await _scene.MustAsync(third, $"/api/v1/payouts/orders/{order.Id}/recovery", Body(lines[2].Id))).GetProperty("id").GetGuid();
        var importer = await _scene.App.ReadAsync(db => db.BankStatements.Where(x => x.Id == statement).Select(x => x.ImportedBy).SingleAsync());
        using var importing = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: importer.Value));
        Assert.That(await _scene.RefusedAsync(importing, Decision(id), Yes()), Is.EqualTo("statements.own-statement"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.Reviewer.PostOnceAsync(Decision(id), Yes())));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));

        var row = await _scene.Reviewer.GetFromJsonAsync<JsonElement>($"/api/v1/ledger/statements/{statement}");
        Assert.That((row.GetProperty("state").GetString(), row.GetProperty("unmatched").GetInt32(), row.GetProperty("foundLaterLines").GetInt32(), row.GetProperty("foundLaterFen").GetInt64()),
            Is.EqualTo(("Confirmed", 1, 1, 1_000L)));
        var sums = await _scene.ReconciledAsync();
        Assert.That((sums.DifferenceFen, sums.UnmatchedFen, sums.Items.Count), Is.EqualTo((1_000L, 1_000L, 0)), "one of the two is still unknown");
        Assert.That(await _scene.App.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "find-later" && x.SubjectId == statement.ToString())), Is.EqualTo(1));
    }

    private async Task<PaymentOrder> PaidAsync(long fen = 1_000)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(new LineSpec(fen)));
        await _scene.SendAsync(release);
        await _scene.AnswerAsync(release, _ => "成功");
        return (await _scene.OrdersAsync(release)).Single();
    }

    private static string Decision(Guid id) => $"/api/v1/payouts/recoveries/{id}/decision";

    private static object Yes() => new { agreed = true, password = TestApp.Password };

    private static object Body(Guid? lineId = null, string receivedOn = "2026-11-24") => new { receivedOn, reason = "户主已故，补贴不应发放", evidence = "银行回单202611240001", statementLineId = lineId };
}
