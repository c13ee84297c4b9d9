using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.AdjustmentScene;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Adjustments and what is withheld on their way to the bank: lines, signatures, orders and books say the same; and however batches are compiled, they come out the same.</summary>
internal sealed class AdjustmentPayoutTests
{
    [Test]
    public async Task What_is_signed_is_what_is_ordered_and_an_order_that_comes_back_is_paid_once()
    {
        await using var payouts = await PayoutScene.StartAsync(realRooms: true);
        var app = payouts.App;
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        await app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        using var way = await BatchWay.CreateAsync(app);
        var scene = way.Scene;
        var households = new List<ArrangedHousehold>();
        var payments = new List<Guid>();
        for (var i = 1; i <= 4; i++)
        {
            households.Add(await scene.AddAsync(new($"{scene.Prefix}{i}")));
            payments.Add(await PayAsync(scene, households[^1], Q2, 10_000));
            await PayAsync(scene, households[^1], Q3, 20_000);
        }

        await PayableAccountsAsync(app, scene);
        await PaidAsync(payouts, way, Q2, 8_000);

        // less for the first, more for the second, as much as it gets for the third, too much for the fourth
        await PayAsync(scene, households[1], Q2, 2_500);
        await scene.RefundAsync(households[0], payments[0], 1_000, "2026-11-20");
        await scene.RefundAsync(households[2], payments[2], 10_000, "2026-11-20");
        await PayAsync(scene, households[3], Q2, 30_000);
        var third = (await scene.CompileAsync(Q3)).Value;
        Assert.That((await RowsAsync(app, third.BatchId)), Is.EqualTo(new[]
        {
            "1 2026Q2/1 -200-(-200)=0", "1 2026Q3/0 4000-(200)=3800", "2 2026Q2/1 500-(0)=500", "2 2026Q3/0 4000-(0)=4000", "3 2026Q2/1 -2000-(-2000)=0", "3 2026Q3/0 4000-(2000)=2000",
            "4 2026Q2/1 6000-(0)=6000", "4 2026Q3/0 4000-(0)=4000",
        }));

        await way.WalkAsync(third.BatchId);
        var sheet = await app.ReadAsync(db => db.SignatureSheets.AsNoTracking().OrderByDescending(x => x.OpenedAt).FirstAsync(x => x.SubjectId == third.BatchId));
        var release = await payouts.ReleaseAsync(third.BatchId);
        var orders = await payouts.OrdersAsync(release);
        var payable = await app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == third.BatchId).SumAsync(x => x.AmountFen - x.OffsetFen));
        var amounts = await app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == third.BatchId).SumAsync(x => x.AmountFen));
        Assert.That((orders.Sum(x => x.AmountFen), payable, amounts, sheet.AmountFen, orders.Count), Is.EqualTo((20_300L, 20_300L, 20_300L, 20_300L, sheet.Count)));
        Assert.That(orders.Select(x => (x.HouseholdId, x.Period, x.Component)), Is.Unique);
        Assert.That(orders.Where(x => x.Component == 1).Select(x => (x.Period, x.AmountFen)), Is.EquivalentTo(new[] { ("2026Q2", 500L), ("2026Q2", 6_000L) }));

        // paid, one comes back and is issued again
        await payouts.SendAsync(release);
        await payouts.AnswerAsync(release, order => order.AmountFen == 6_000 ? "失败" : "成功");
        var failed = (await payouts.OrdersAsync(release)).Single(x => x.State == OrderState.Failed);
        await scene.AddAccountAsync(households[3], 2, households[3].HeadId, "999012345678901", from: new(2026, 11, 1));
        await PayableAccountsAsync(app, scene);
        var again = await payouts.ReleaseAsync(await payouts.MustAsync(payouts.Preparer, $"/api/v1/payouts/orders/{failed.Id}/reissue", new { }));
        await payouts.SendAsync(again);
        await payouts.AnswerAsync(again, _ => "成功");
        await payouts.AssertBooksAsync();
        Assert.That((await way.BatchAsync(third.BatchId)).State, Is.EqualTo(SubsidyBatchState.Settled));
        foreach (var (household, q2) in households.Zip(new[] { 1_800L, 2_500L, 0L, 8_000L }))
        {
            var paid = await app.ReadAsync(db => db.PaymentOrders.Where(x => x.HouseholdId == household.Id && x.State == OrderState.Paid).SumAsync(x => x.AmountFen));
            Assert.That(paid, Is.EqualTo(q2 + 4_000), household.Number);
        }
    }

    [Test]
    public async Task Batches_compiled_together_and_one_by_one_come_out_the_same()
    {
        var together = await OutcomeAsync(null);
        var apart = await OutcomeAsync(0);
        Assert.That(together.SelectMany(x => x), Has.Some.Contains("2026Q2/1").And.Some.Contains("NegativeTotal"));
        Assert.That(together, Is.EqualTo(apart));
    }

    /// <summary>Three small communities: less, more, too much paid.</summary>
    private static async Task<List<string[]>> OutcomeAsync(int? unitHouseholds)
    {
        await using var app = await Sweeps.StartAsync(unitHouseholds: unitHouseholds);
        var scenes = new List<SubsidyScene>();
        var refunds = new List<Func<Task>>();
        for (var i = 0; i < 3; i++)
        {
            var scene = await SubsidyScene.CreateAsync(app);
            scenes.Add(scene);
            for (var n = 1; n <= 3; n++)
            {
                var household = await scene.AddAsync(new($"{scene.Prefix}{n}"));
                var payment = await PayAsync(scene, household, Q2, 50_000);
                await PayAsync(scene, household, Q3, 10_000);
                var kind = (i + n) % 3;
                refunds.Add(() => kind == 0 ? PayAsync(scene, household, Q2, 1_000) : scene.RefundAsync(household, payment, kind == 1 ? 5_000 : 50_000, "2026-11-20"));
            }

            var batch = (await scene.CompileAsync(Q2)).Value.BatchId;
            await FreezeAsync(app, batch, SubsidyBatchState.Settled);
        }

        foreach (var refund in refunds)
        {
            await refund();
        }

        var swept = await Sweeps.SweepAsync(app);
        Assert.That(swept.Compiled, Is.EqualTo(3));
        var result = new List<string[]>();
        foreach (var scene in scenes)
        {
            var batch = await app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.CommunityId == scene.Community.Id && x.Quarter == Q3));
            var debts = await app.ReadAsync(db => db.HeldDebts.AsNoTracking().Where(x => x.CommunityId == scene.Community.Id).Select(x => $"{x.AmountFen} {x.State}").ToListAsync());
            result.Add([.. await RowsAsync(app, batch.Id), .. debts]);
        }

        return result;
    }

    private static async Task PaidAsync(PayoutScene payouts, BatchWay way, Domain.Common.Quarter quarter, long fen)
    {
        var id = (await way.Scene.CompileAsync(quarter)).Value.BatchId;
        await way.WalkAsync(id);
        var release = await payouts.ReleaseAsync(id);
        Assert.That((await payouts.OrdersAsync(release)).Sum(x => x.AmountFen), Is.EqualTo(fen));
        await payouts.SendAsync(release);
        await payouts.AnswerAsync(release, _ => "成功");
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Settled));
    }

    private static Task<int> PayableAccountsAsync(TestApp app, SubsidyScene scene)
    {
        var (community, old) = (scene.Community.Id, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return app.ReadAsync(db => db.PayoutAccounts.Where(x => db.Households.Any(household => household.Id == x.HouseholdId && household.CommunityId == community))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.BankCode, PayoutScene.RuralCode).SetProperty(x => x.MadeAt, old)));
    }
}
