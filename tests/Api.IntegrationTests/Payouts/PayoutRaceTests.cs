using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Fifty at once: one effect, the others get its answer or a clean conflict.</summary>
internal sealed class PayoutRaceTests
{
    private const int Many = 50;
    private PayoutScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fifty_releases_of_one_prepared_payout_have_one_effect(bool sameKey)
    {
        var batch = await _scene.AddBatchAsync(6);
        var prepared = await _scene.PrepareAsync(batch);
        var before = await _scene.BalanceAsync();
        var answers = await RaceAsync(i => _scene.TryReleaseAsync(prepared, key: sameKey ? $"one-key-{batch}" : null));
        await AssertOneEffectAsync(answers, sameKey);
        Assert.That((await _scene.BalanceAsync()).Available, Is.EqualTo(before.Available - prepared.GetProperty("amountFen").GetInt64()));
        Assert.That(await _scene.App.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.BatchId == batch)), Is.EqualTo(6));
        await _scene.AssertBooksAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fifty_preparations_of_one_batch_have_one_effect(bool sameKey)
    {
        var batch = await _scene.AddBatchAsync(2);
        var answers = await RaceAsync(_ => _scene.Preparer.PostOnceAsync("/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { batch } }, sameKey ? $"one-key-{batch}" : null));
        await AssertOneEffectAsync(answers, sameKey);
        Assert.That(await _scene.App.ReadAsync(db => db.PayoutReleaseBatches.CountAsync(x => x.BatchId == batch)), Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fifty_imports_of_one_result_file_have_one_effect(bool sameKey)
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(4));
        await _scene.SendAsync(release);
        var file = (await _scene.FilesAsync(release))[0];
        var orders = (await _scene.OrdersAsync(release)).Where(x => x.FileId == file.Id).ToList();
        var content = PayoutScene.Csv(file.Number, orders.Select(x => (x.EndToEndId, x.AmountFen, "成功")));
        var before = await _scene.BalanceAsync();
        var answers = await RaceAsync(_ => _scene.TryImportAsync(content, key: sameKey ? $"one-key-{release}" : null));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.GreaterThanOrEqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.SubsetOf(new[] { HttpStatusCode.Conflict }));
        var ids = new HashSet<Guid>();
        foreach (var answer in answers.Where(x => x.IsSuccessStatusCode))
        {
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
        }

        Assert.That(ids, Has.Count.EqualTo(1));
        var sum = orders.Sum(x => x.AmountFen);
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((before.Bank - sum, before.Payable - sum, before.Available)));
        Assert.That(await _scene.App.ReadAsync(db => db.JournalEntries.CountAsync(x => x.Kind == EntryKind.Payment && x.ReferenceId == ids.Single())), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_reissues_of_one_order_have_one_effect()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(1));
        await _scene.SendAsync(release);
        await _scene.AnswerAsync(release, _ => "失败");
        var order = (await _scene.OrdersAsync(release)).Single();
        await _scene.CorrectAccountAsync(order.Id);
        var answers = await RaceAsync(_ => _scene.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/reissue", new { }));
        await AssertOneEffectAsync(answers, sameKey: false);
        Assert.That(await _scene.App.ReadAsync(db => db.PayoutReissues.CountAsync(x => x.PreviousOrderId == order.Id)), Is.EqualTo(1));
    }

    [Test]
    public async Task Fifty_releases_at_once_never_overdraw_the_fund()
    {
        await using var poor = await PayoutScene.StartAsync(fundFen: 20_000);
        var prepared = new List<JsonElement>();
        for (var i = 0; i < Many; i++)
        {
            prepared.Add(await poor.PrepareAsync(await poor.AddBatchAsync(new LineSpec(1_000))));
        }

        var answers = await RaceAsync(i => poor.TryReleaseAsync(prepared[i]));
        var codes = new List<string?>();
        foreach (var answer in answers.Where(x => !x.IsSuccessStatusCode))
        {
            codes.Add(await answer.CodeAsync());
        }

        var released = answers.Count(x => x.IsSuccessStatusCode);
        Assert.That(codes.Distinct(), Is.SubsetOf(new[] { "ledger.insufficient", "concurrency.busy" }));
        Assert.That(released, Is.GreaterThan(0).And.LessThanOrEqualTo(20));
        Assert.That(await poor.BalanceAsync(), Is.EqualTo((20_000L, released * 1_000L, 20_000L - (released * 1_000L))));
        Assert.That(await poor.App.ReadAsync(db => db.PaymentOrders.SumAsync(x => x.AmountFen)), Is.EqualTo(released * 1_000L));
        await poor.AssertBooksAsync();
    }

    private static async Task<HttpResponseMessage[]> RaceAsync(Func<int, Task<HttpResponseMessage>> act)
    {
        var gate = new TaskCompletionSource();
        var runs = Enumerable.Range(0, Many).Select(async i =>
        {
            await gate.Task;
            return await act(i);
        }).ToArray();
        gate.SetResult();
        return await Task.WhenAll(runs);
    }

    private static async Task AssertOneEffectAsync(HttpResponseMessage[] answers, bool sameKey)
    {
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.SubsetOf(new[] { HttpStatusCode.Conflict }));
        var successes = new HashSet<string>();
        foreach (var answer in answers.Where(x => x.IsSuccessStatusCode))
        {
            successes.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.That(successes, Has.Count.EqualTo(1), "all who succeed get the same answer");
        if (!sameKey)
        {
            Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        }
    }
}
