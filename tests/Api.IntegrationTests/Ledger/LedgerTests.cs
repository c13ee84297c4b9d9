using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Ledger;
using Resettlement.Infrastructure.Ledger;

namespace Resettlement.Api.IntegrationTests.Ledger;

internal sealed class LedgerTests
{
    private PayoutScene _scene = null!;

    [SetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync(fundFen: 0);

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task An_appropriation_counts_when_a_second_person_has_confirmed_it()
    {
        var id = await RecordAsync(500_000);
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((0L, 0L, 0L)));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/ledger/appropriations/{id}/confirm", new { }), Is.EqualTo("access.forbidden"));
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((500_000L, 0L, 500_000L)));
        var entries = await _scene.Preparer.GetFromJsonAsync<JsonElement>($"/api/v1/ledger/books/{_scene.BookId}/entries");
        var entry = entries.GetProperty("items").EnumerateArray().Single();
        Assert.That((entry.GetProperty("number").GetString(), entry.GetProperty("debitAccount").GetString(), entry.GetProperty("creditAccount").GetString(), entry.GetProperty("amountInWords").GetString()),
            Is.EqualTo(("2026-0001", "1002 银行存款", "4001 财政拨款收入", "人民币伍仟元整")));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task One_person_with_two_accounts_is_one_person()
    {
        var person = "person-" + TestApp.NextNumber();
        using var first = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinancePreparer, person: person));
        using var second = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        var id = await RecordAsync(100, first);
        Assert.That(await _scene.RefusedAsync(second, $"/api/v1/ledger/appropriations/{id}/confirm", new { }), Is.EqualTo("ledger.own-request"));
    }

    [Test]
    public async Task Fifty_confirmations_at_once_book_once()
    {
        var id = await RecordAsync(1_000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _scene.Reviewer.PostOnceAsync($"/api/v1/ledger/appropriations/{id}/confirm", new { })));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((1_000L, 0L, 1_000L)));
    }

    [Test]
    public async Task Entries_of_many_confirmations_at_once_are_numbered_without_gaps()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await RecordAsync(100 + i));
        }

        var answers = await Task.WhenAll(ids.Select(id => _scene.Reviewer.PostOnceAsync($"/api/v1/ledger/appropriations/{id}/confirm", new { })));
        foreach (var (id, answer) in ids.Zip(answers).Where(x => !x.Second.IsSuccessStatusCode))
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
        }

        var numbers = await _scene.App.ReadAsync(db => db.JournalEntries.OrderBy(x => x.Number).Select(x => x.Number).ToListAsync());
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 20)));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task A_wrong_appropriation_is_taken_back_by_an_entry_but_never_money_that_is_set_aside()
    {
        var id = await RecordAsync(1_000);
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/confirm", new { });
        await _scene.MustAsync(_scene.Preparer, $"/api/v1/ledger/appropriations/{id}/reversal", new { reason = "重复登记" });
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/reversal/decision", new { agreed = true });
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((0L, 0L, 0L)));
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.CountAsync()), Is.EqualTo(2), "the first entry stands");

        var second = await RecordAsync(1_000);
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{second}/confirm", new { });
        await _scene.ReleaseAsync(await _scene.AddBatchAsync(new LineSpec(600)));
        await _scene.MustAsync(_scene.Preparer, $"/api/v1/ledger/appropriations/{second}/reversal", new { reason = "重复登记" });
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{second}/reversal/decision", new { agreed = true }), Is.EqualTo("ledger.insufficient"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((1_000L, 600L, 400L)));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task Fifty_openings_of_a_book_leave_one()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.AsAsync(Role.CountyFinancePreparer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => finance.PostOnceAsync("/api/v1/ledger/books", new { fund = "CountySubsidy", name = "县级补贴资金账" })));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        Assert.That(await app.ReadAsync(db => db.LedgerBooks.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_document_is_booked_once_and_a_rejected_record_frees_it()
    {
        var body = new { documentNumber = "夏财〔2026〕900号", receivedOn = "2026-11-01", amountFen = 100 };
        var path = $"/api/v1/ledger/books/{_scene.BookId}/appropriations";
        var id = (await _scene.MustAsync(_scene.Preparer, path, body)).GetProperty("id");
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, path, body), Is.EqualTo("ledger.document-taken"));
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/ledger/appropriations/{id}/reject", new { reason = "金额有误" });
        await _scene.MustAsync(_scene.Preparer, path, body);
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, path, body with { documentNumber = "其他", amountFen = 0 }), Is.EqualTo("ledger.amount-not-positive"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, path, body with { documentNumber = "其他", receivedOn = "2026-11-26" }), Is.EqualTo("ledger.received-in-future"));
    }

    [Test]
    public async Task The_verifier_finds_what_was_changed_behind_its_back()
    {
        await _scene.AppropriateAsync(1_000);
        await _scene.AppropriateAsync(2_000);
        await _scene.AssertBooksAsync();
        await _scene.App.ReadAsync(db => db.JournalPostings.Where(x => x.DebitFen == 1_000).ExecuteUpdateAsync(set => set.SetProperty(x => x.DebitFen, 1_500)));
        Assert.That(await FaultsAsync(), Has.Some.Contains("借贷不平").And.Some.Contains("分录与金额不符"));
        await _scene.App.ReadAsync(db => db.JournalPostings.Where(x => x.DebitFen == 1_500).ExecuteUpdateAsync(set => set.SetProperty(x => x.DebitFen, 1_000)));
        await _scene.App.ReadAsync(db => db.JournalEntries.Where(x => x.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(x => x.Number, 5)));
        Assert.That(await FaultsAsync(), Has.Some.Contains("断号"));
    }

    [Test]
    public async Task The_database_itself_refuses_a_balance_below_zero()
    {
        await _scene.AppropriateAsync(1_000);
        Assert.That(async () => await _scene.App.ReadAsync(db => db.LedgerBalances.ExecuteUpdateAsync(set => set.SetProperty(x => x.AvailableFen, -1).SetProperty(x => x.PayableFen, 1_001))), Throws.Exception);
        Assert.That(async () => await _scene.App.ReadAsync(db => db.LedgerBalances.ExecuteUpdateAsync(set => set.SetProperty(x => x.AvailableFen, 5_000))), Throws.Exception);
    }

    private async Task<List<string>> FaultsAsync()
    {
        await using var scope = _scene.App.SystemScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<LedgerVerifier>().VerifyAsync(default)).SelectMany(x => x.Faults).Select(x => x.Zh)];
    }

    private async Task<Guid> RecordAsync(long fen, HttpClient? by = null) => (await _scene.MustAsync(by ?? _scene.Preparer, $"/api/v1/ledger/books/{_scene.BookId}/appropriations",
        new { documentNumber = $"夏财〔2026〕{TestApp.NextNumber()}号", receivedOn = "2026-11-01", amountFen = fen })).GetProperty("id").GetGuid();
}
