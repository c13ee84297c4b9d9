using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.AdjustmentScene;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A batch of which every line is withheld whole pays nobody: it is checked, signed by two and reviewed, and what it withholds takes effect without a notice or a release.</summary>
internal sealed class WithheldBatchTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await BatchWay.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task It_goes_from_the_check_to_the_signatures_and_is_settled_by_the_review()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var (household, id) = await WithheldAsync(way);
        var hash = (await way.BatchAsync(id)).ContentHash;
        var checks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => way.Committee.PostOnceAsync($"/api/v1/subsidies/batches/{id}/check", new { contentHash = hash })));
        Assert.That(checks.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(checks.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.NoticeEnded));
        Assert.That(await _app.ReadAsync(db => db.PublicNotices.CountAsync(x => x.SubjectId == id)), Is.Zero, "there is nothing to show");
        Assert.That(await SheetsAsync(id), Is.EqualTo(new[] { "0 0 Open" }));

        // sent back its sheet is void, checked again it gets another
        await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/return", new { reason = "再核对一次" }));
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{id}/compile", new { }));
        await way.CheckAsync(id);
        Assert.That(await SheetsAsync(id), Is.EqualTo(new[] { "0 0 Void", "0 0 Open" }));

        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        using (var early = await way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/review", new { contentHash = (await way.BatchAsync(id)).ContentHash }))
        {
            Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "one signature is not two");
        }

        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        await way.ReviewAsync(id);
        var batch = await way.BatchAsync(id);
        Assert.That((batch.State, batch.SettledAt, batch.ReleasedAt), Is.EqualTo((SubsidyBatchState.Settled, (DateTimeOffset?)_app.Clock.GetUtcNow(), (DateTimeOffset?)null)));
        Assert.That(await _app.ReadAsync(db => db.BatchSteps.Where(x => x.BatchId == id).Select(x => x.Action).ToListAsync()), Is.EquivalentTo(new[]
        {
            BatchAction.Compile, BatchAction.Check, BatchAction.PassNotice, BatchAction.Return, BatchAction.Check, BatchAction.PassNotice, BatchAction.SignFirst, BatchAction.SignSecond,
            BatchAction.Review, BatchAction.Settle,
        }));
        Assert.That(await _app.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.BatchId == id)), Is.Zero);

        // taken once: both quarters come to what they are entitled to, and nothing is left to be withheld
        foreach (var quarter in new[] { Q2, Q3 })
        {
            Assert.That(await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.HouseholdId == household.Id && x.Quarter == quarter).SumAsync(x => x.AmountFen)), Is.EqualTo(1_000), quarter.ToString());
        }

        Assert.That(await RowsAsync(_app, (await way.Scene.CompileAsync(new Domain.Common.Quarter(2025, 4))).Value.BatchId), Is.EqualTo(new[] { "1 NoReceipts" }));
        Assert.That(await _app.ReadAsync(db => db.HeldDebts.CountAsync(x => x.HouseholdId == household.Id)), Is.Zero);
        await using var scope = _app.SystemScope();
        var result = scope.ServiceProvider.GetServices<INoticeSubject>().Single(x => x.Kind == NoticeKind.SubsidyResult);
        Assert.That((await result.DraftAsync(id, default)).Error?.Code, Is.EqualTo("subsidy.nothing-to-pay"), "nobody was paid");
    }

    [Test]
    public async Task Where_everybody_who_was_to_be_paid_leaves_over_an_objection_what_is_withheld_goes_on()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var (_, id) = await WithheldAsync(way, payable: 10_000);
        await way.CheckAsync(id);
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.CommitteeChecked), "somebody is paid");
        var line = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == id && x.AmountFen - x.OffsetFen > 0).Select(x => x.Id).SingleAsync());
        await way.NoticeAsync(id, [line]);
        Assert.That(await SheetsAsync(id), Is.EqualTo(new[] { "0 0 Open" }));
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        await way.ReviewAsync(id);
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Settled));
        Assert.That(await RowsAsync(_app, id), Is.EqualTo(new[] { "1 2026Q2/1 -1000-(-1000)=0", "1 2026Q3/0 1000-(1000)=0", "2 ObjectionOpen" }));
    }

    /// <summary>10.00 were paid too much for the second quarter, and the third would pay 10.00.</summary>
    private async Task<(ArrangedHousehold Household, Guid BatchId)> WithheldAsync(BatchWay way, long? payable = null)
    {
        var household = await way.Scene.AddAsync(new(way.Scene.Prefix + "1"));
        var payment = await PayAsync(way.Scene, household, Q2, 10_000);
        await PayAsync(way.Scene, household, Q3, 5_000);
        if (payable is { } fen)
        {
            await PayAsync(way.Scene, await way.Scene.AddAsync(new(way.Scene.Prefix + "2")), Q3, fen);
        }

        await FreezeAsync(_app, (await way.Scene.CompileAsync(Q2)).Value.BatchId, SubsidyBatchState.Settled);
        await way.Scene.RefundAsync(household, payment, 5_000, "2026-11-20");
        var id = (await way.Scene.CompileAsync(Q3)).Value.BatchId;
        Assert.That(await RowsAsync(_app, id), Has.Some.EqualTo("1 2026Q3/0 1000-(1000)=0"));
        return (household, id);
    }

    private Task<string[]> SheetsAsync(Guid id) => _app.ReadAsync(async db => (await db.SignatureSheets.AsNoTracking().Where(x => x.Kind == SignedKind.SubsidyBatch && x.SubjectId == id).ToListAsync())
        .OrderBy(x => x.Id).Select(x => $"{x.AmountFen} {x.Count} {x.State}").ToArray());
}
