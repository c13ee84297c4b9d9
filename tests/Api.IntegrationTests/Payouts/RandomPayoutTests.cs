using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

/// <summary>Random ways through releases, files, results, returns, re-issues, write-offs and recoveries, some acts done twice at once. Whatever happens, nobody is paid twice and the books agree.</summary>
internal sealed class RandomPayoutTests
{
    private const long Fund = 200_000;
    private const int Steps = 60;

    /// <summary>A walk that has not issued anything again by then never will.</summary>
    private const int MostSteps = 400;

    [Test]
    public async Task Nobody_is_paid_twice_and_lines_orders_files_and_books_agree([Values(1, 2, 3)] int seed)
    {
        await using var scene = await PayoutScene.StartAsync(Fund, maxLines: 3);
        var random = new Random(seed);
        for (var step = 0; step < Steps || (step < MostSteps && !await scene.App.ReadAsync(db => db.PaymentOrders.AnyAsync(x => x.PreviousOrderId != null))); step++)
        {
            await ActAsync(scene, random);
            await AssertInvariantsAsync(scene, $"seed {seed}, step {step}");
        }

        Assert.That(await scene.App.ReadAsync(db => db.JournalEntries.CountAsync(x => x.Kind == EntryKind.Payment)), Is.GreaterThan(0), "the walk got somewhere");
        Assert.That(await scene.App.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.PreviousOrderId != null)), Is.GreaterThan(0), "something was issued again and released");
    }

    private static Task ActAsync(PayoutScene scene, Random random) => random.Next(13) switch
    {
        0 or 1 => PrepareAsync(scene, random),
        2 or 3 => ReleaseAsync(scene, random),
        4 or 5 => SendAsync(scene, random),
        6 or 7 or 8 => ResultsAsync(scene, random),
        9 or 10 => ReissueAsync(scene, random),
        11 => RecoverAsync(scene, random),
        _ => WriteOffAsync(scene, random),
    };

    private static async Task PrepareAsync(PayoutScene scene, Random random)
    {
        var batch = await scene.AddBatchAsync([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new LineSpec(random.Next(1, 3_000))
        {
            IsVerified = random.Next(6) > 0,
            BankCode = random.Next(3) == 0 ? PayoutScene.PostCode : PayoutScene.RuralCode,
        })]);
        await TwiceAsync(() => scene.Preparer.PostOnceAsync("/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { batch } }));
    }

    private static async Task ReleaseAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.PayoutReleases.Where(x => x.State == ReleaseState.Prepared).OrderBy(x => x.Number), random) is not { } release)
        {
            return;
        }

        await TwiceAsync(() => scene.Reviewer.PostOnceAsync($"/api/v1/payouts/releases/{release.Id}/release", new { count = release.Count, amountFen = release.AmountFen, contentHash = release.ContentHash, password = TestApp.Password }));
    }

    private static async Task SendAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.PayoutFiles.Where(x => db.PayoutReleases.Any(r => r.Id == x.ReleaseId && r.State == ReleaseState.Released)).OrderBy(x => x.State == PayoutFileState.Created ? 0 : 1).ThenBy(x => x.Number).Take(2), random) is { } file)
        {
            await TwiceAsync(() => scene.Preparer.PostAsync($"/api/v1/payouts/files/{file.Id}/download?format=Csv", null));
        }
    }

    private static async Task ResultsAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.PayoutFiles.Where(x => x.State != PayoutFileState.Created).OrderBy(x => x.Number), random) is not { } file)
        {
            return;
        }

        var orders = await scene.App.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.FileId == file.Id).OrderBy(x => x.Sequence).ToListAsync());
        string[] words = ["成功", "失败", "退票", "处理中"];
        // mostly what can be, sometimes what cannot; then the whole file is refused
        var isWild = random.Next(5) == 0;
        var rows = orders.Where(x => isWild ? random.Next(2) == 0 : x.State == OrderState.Sent || (x.State == OrderState.Paid && random.Next(5) == 0))
            .Select(x => (x.EndToEndId, x.AmountFen, isWild ? words[random.Next(4)] : x.State == OrderState.Paid ? "退票" : words[random.Next(6) switch { < 3 => 0, < 5 => 1, _ => 3 }])).ToList();
        if (rows.Count > 0)
        {
            var content = PayoutScene.Csv(file.Number, rows);
            await TwiceAsync(() => scene.TryImportAsync(content));
        }
    }

    private static async Task ReissueAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.PaymentOrders.Where(x => x.State == OrderState.Failed || x.State == OrderState.Returned).OrderBy(x => x.EndToEndId), random) is not { } order)
        {
            return;
        }

        await scene.CorrectAccountAsync(order.Id);
        await TwiceAsync(() => scene.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/reissue", new { }));
    }

    private static async Task RecoverAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.RecoveryCases.Where(x => x.State == RecoveryState.Requested).OrderBy(x => x.Number), random) is { } waiting)
        {
            await TwiceAsync(() => scene.Reviewer.PostOnceAsync($"/api/v1/payouts/recoveries/{waiting.Id}/decision", new { agreed = random.Next(3) > 0, password = TestApp.Password }));
        }
        else if (await PickAsync(scene, db => db.PaymentOrders.Where(x => x.State == OrderState.Paid || x.State == OrderState.Sent).OrderBy(x => x.EndToEndId), random) is { } order)
        {
            await TwiceAsync(() => scene.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/recovery", new { receivedOn = "2026-11-24", reason = "不应发放", evidence = "银行回单" }));
        }
    }

    private static async Task WriteOffAsync(PayoutScene scene, Random random)
    {
        if (await PickAsync(scene, db => db.OrderWriteOffs.Where(x => x.State == WriteOffState.Requested).OrderBy(x => x.RequestedAt), random) is { } waiting)
        {
            await TwiceAsync(() => scene.Reviewer.PostOnceAsync($"/api/v1/payouts/write-offs/{waiting.Id}/decision", new { agreed = random.Next(2) == 0, password = TestApp.Password }));
        }
        else if (random.Next(3) == 0 && await PickAsync(scene, db => db.PaymentOrders.Where(x => x.State == OrderState.Failed).OrderBy(x => x.EndToEndId), random) is { } order)
        {
            await TwiceAsync(() => scene.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/write-off", new { reason = "无法支付" }));
        }
    }

    private static async Task<T?> PickAsync<T>(PayoutScene scene, Func<Application.Common.IAppDbContext, IQueryable<T>> from, Random random)
        where T : class
    {
        var rows = await scene.App.ReadAsync(db => from(db).AsNoTracking().ToListAsync());
        return rows.Count == 0 ? null : rows[random.Next(rows.Count)];
    }

    /// <summary>The same act twice at the same moment; nothing but success and clean refusals comes back.</summary>
    private static async Task TwiceAsync(Func<Task<HttpResponseMessage>> act)
    {
        var answers = await Task.WhenAll(act(), act());
        HttpStatusCode[] clean = [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden];
        Assert.That(answers.Select(x => x.StatusCode).Distinct(), Is.SubsetOf(clean), () => string.Join('\n', answers.Select(x => x.Content.ReadAsStringAsync().Result)));
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    private static async Task AssertInvariantsAsync(PayoutScene scene, string at)
    {
        var orders = await scene.App.ReadAsync(db => db.PaymentOrders.AsNoTracking().ToListAsync());
        var lines = scene.Obligations.Batches.SelectMany(x => x.Lines).ToDictionary(x => x.ObligationId);
        foreach (var obligation in orders.GroupBy(x => x.ObligationId))
        {
            var live = obligation.Where(x => !OrderTransitions.Stopped.Contains(x.State)).ToList();
            Assert.That(live, Has.Count.LessThanOrEqualTo(1), at);
            Assert.That(obligation.Select(x => x.AmountFen).Distinct(), Is.EqualTo(new[] { lines[obligation.Key].AmountFen }), at);
            Assert.That(obligation.Count(x => !obligation.Any(next => next.PreviousOrderId == x.Id)), Is.EqualTo(1), $"{at}: one chain without forks");
        }

        var released = orders.Where(x => x.PreviousOrderId is null).GroupBy(x => x.BatchId).ToList();
        foreach (var batch in released)
        {
            var owed = scene.Obligations.Batches.Single(x => x.Batch.Id == batch.Key).Batch;
            Assert.That((batch.Count(), batch.Sum(x => x.AmountFen)), Is.EqualTo((owed.Count, owed.AmountFen)), $"{at}: lines are orders");
        }

        var files = await scene.App.ReadAsync(db => db.PayoutFiles.AsNoTracking().Where(x => db.PayoutReleases.Any(r => r.Id == x.ReleaseId && r.State == ReleaseState.Released)).ToListAsync());
        Assert.That(files.Select(x => (x.Id, x.Count, x.AmountFen)), Is.EquivalentTo(orders.Where(x => x.FileId is not null).GroupBy(x => x.FileId!.Value).Select(x => (x.Key, x.Count(), x.Sum(y => y.AmountFen)))), $"{at}: files are orders");

        long Sum(params OrderState[] states) => orders.Where(x => states.Contains(x.State)).Sum(x => x.AmountFen);
        var (bank, payable, available) = await scene.BalanceAsync();
        Assert.That(bank, Is.EqualTo(Fund - Sum(OrderState.Paid)), $"{at}: what left the bank is what is paid");
        Assert.That(payable, Is.EqualTo(Sum(OrderState.Pending, OrderState.Sent)), $"{at}: what is set aside is what is on its way");
        Assert.That(available, Is.GreaterThanOrEqualTo(0), at);
        await scene.AssertBooksAsync();
    }
}
