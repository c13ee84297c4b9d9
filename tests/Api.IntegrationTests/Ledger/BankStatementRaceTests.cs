using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Ledger;

namespace Resettlement.Api.IntegrationTests.Ledger;

/// <summary>Fifty at once: one effect, the others get its answer or a clean conflict.</summary>
internal sealed class BankStatementRaceTests
{
    private const int Many = 50;
    private PayoutScene _scene = null!;

    [SetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync(1_000);

    [TearDown]
    public async Task StopAsync()
    {
        await _scene.AssertBooksAsync();
        await _scene.DisposeAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fifty_imports_of_one_statement_store_it_once(bool sameKey)
    {
        var content = StatementFiles.Csv(0, new(1_000, "拨款", Day: "2026-11-02"), new(5, "结息"));
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => _scene.TryStatementAsync(content, key: sameKey ? "one-key-for-all" : null)));
        AssertClean(answers);
        var ids = new HashSet<Guid>();
        foreach (var answer in answers.Where(x => x.IsSuccessStatusCode))
        {
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        }

        Assert.That(ids, Has.Count.EqualTo(1));
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_fifty_different_statements_that_begin_at_the_same_place_one_is_taken()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => _scene.TryStatementAsync(StatementFiles.Csv(0, new BankLine(100 + i, "来款")))));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.SubsetOf(new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_confirmations_book_the_interest_once()
    {
        var before = await _scene.BalanceAsync();
        var id = (await _scene.StatementAsync(StatementFiles.Csv(0, new(1_000, "拨款", Day: "2026-11-02"), new(5, "结息")))).GetProperty("id").GetGuid();
        await _scene.SettleAsync((await _scene.LinesAsync(id))[1], "Interest");
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => _scene.Reviewer.PostOnceAsync($"/api/v1/ledger/statements/{id}/confirm", new { unmatchedLines = 0, differenceFen = 5 })));
        AssertClean(answers);
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That((await _scene.BalanceAsync()).Bank, Is.EqualTo(before.Bank + 5));
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.CountAsync(x => x.Kind == EntryKind.BankInterest)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_confirmation_and_a_withdrawal_at_once_leave_one_of_both()
    {
        var id = (await _scene.StatementAsync(StatementFiles.Csv(0, new BankLine(1_000, "拨款", Day: "2026-11-02")))).GetProperty("id").GetGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => i % 2 == 0
            ? _scene.Reviewer.PostOnceAsync($"/api/v1/ledger/statements/{id}/confirm", new { unmatchedLines = 0, differenceFen = 0 })
            : _scene.Preparer.PostOnceAsync($"/api/v1/ledger/statements/{id}/withdraw", new { reason = "导错文件" })));
        AssertClean(answers);
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        var state = await _scene.App.ReadAsync(db => db.BankStatements.Select(x => x.State).SingleAsync());
        Assert.That(await _scene.App.ReadAsync(db => db.StatementLines.CountAsync(x => x.IsCurrent)), Is.EqualTo(state == StatementState.Confirmed ? 1 : 0));
    }

    private static void AssertClean(HttpResponseMessage[] answers) =>
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.SubsetOf(new[] { HttpStatusCode.Conflict }), () => string.Join('\n', answers.Select(x => x.Content.ReadAsStringAsync().Result).Distinct()));
}
