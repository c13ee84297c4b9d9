using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Random lives of three households over seven quarters on the real database: after every compilation the lines of each quarter sum to what an own computation says.</summary>
internal sealed class RandomAdjustmentTests
{
    private static readonly Quarter First = new(2025, 1);

    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await BatchWay.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Every_quarter_with_a_line_comes_to_what_its_receipts_give(int seed)
    {
        var random = new Random(seed);
        using var scene = await AdjustmentScene.CreateAsync(_app);
        ArrangedHousehold[] households = [await scene.AddAsync(), await scene.AddAsync(), await scene.AddAsync()];
        var quarter = First;
        var compiled = new List<Guid>();
        var withheld = 0;
        for (var round = 0; round < 7; round++, quarter = quarter.Next)
        {
            foreach (var household in households)
            {
                await scene.PayAsync(household, quarter, random.Next(1, 30_000));
            }

            for (var i = random.Next(4); i > 0 && compiled.Count > 0; i--)
            {
                await ChangeAsync(scene, households, random, quarter);
            }

            foreach (var debt in (await scene.DebtsAsync()).Where(x => x.State is (DebtState.Open or DebtState.Recovering) && random.Next(3) > 0))
            {
                if (debt.State == DebtState.Recovering && random.Next(2) == 0)
                {
                    await _app.ArrangeAsync(async db => Assert.That((await db.HeldDebts.SingleAsync(x => x.Id == debt.Id)).BookRecovery(debt.AmountFen, "ZH", _app.Clock.GetUtcNow()).Error, Is.Null));
                    continue;
                }

                await scene.DecideAsync(debt, (DebtDecision)random.Next(3));
            }

            var result = (await scene.Scene.CompileAsync(quarter)).Value;
            await AssertFollowedAsync(scene, households);
            if (random.Next(2) == 0)
            {
                await ChangeAsync(scene, households, random, quarter);
                result = (await scene.Scene.CompileAsync(quarter)).Value;
                await AssertFollowedAsync(scene, households);
            }

            Assert.That((await scene.Scene.CompileAsync(quarter)).Value.Changed, Is.False);
            await AdjustmentScene.FreezeAsync(_app, result.BatchId, random.Next(2) == 0 ? SubsidyBatchState.Settled : SubsidyBatchState.Released);
            compiled.Add(result.BatchId);
            withheld += (await scene.RowsAsync(result.BatchId)).Count(x => x.Contains("(-", StringComparison.Ordinal));
        }

        Assert.That(withheld, Is.GreaterThan(0), "something was withheld on the way");
    }

    private async Task ChangeAsync(AdjustmentScene scene, ArrangedHousehold[] households, Random random, Quarter newest)
    {
        var community = scene.Scene.Community.Id;
        var payments = await _app.ReadAsync(db => db.FeeReceipts.AsNoTracking().Where(x => x.CommunityId == community && x.Kind == ReceiptKind.Payment).OrderBy(x => x.ReceiptNumber).ToListAsync());
        var payment = payments[random.Next(payments.Count)];
        var household = Array.Find(households, x => x.Id == payment.HouseholdId)!;
        switch (random.Next(5))
        {
            case 0:
                var late = First;
                for (var i = random.Next(7); i > 0 && late != newest; i--)
                {
                    late = late.Next;
                }

                await scene.PayAsync(households[random.Next(3)], late, random.Next(1, 20_000));
                break;
            case 1:
                var to = households[random.Next(3)].Id;
                await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.Id == payment.Id || x.RefundOfId == payment.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.HouseholdId, to)));
                await _app.ArrangeAsync(db =>
                {
                    db.ReceiptMoves.Add(new ReceiptMove { ReceiptId = payment.Id, CommunityId = community, FromHouseholdId = payment.HouseholdId, ToHouseholdId = to, At = _app.Clock.GetUtcNow() });
                    return Task.CompletedTask;
                });
                break;
            default:
                var left = payment.AmountFen - await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.RefundOfId == payment.Id).SumAsync(x => x.AmountFen));
                if (left > 0)
                {
                    await scene.RefundAsync(household, payment.Id, random.Next(3) == 0 ? left : Math.Min(left, random.Next(1, 10_000)));
                }

                break;
        }
    }

    private async Task AssertFollowedAsync(AdjustmentScene scene, ArrangedHousehold[] households)
    {
        var community = scene.Scene.Community.Id;
        var lines = await _app.ReadAsync(db => db.SubsidyLines.AsNoTracking().Where(x => x.CommunityId == community).ToListAsync());
        var receipts = await _app.ReadAsync(db => db.FeeReceipts.AsNoTracking().Where(x => x.CommunityId == community).ToListAsync());
        var paidOn = receipts.Where(x => x.Kind == ReceiptKind.Payment).ToDictionary(x => x.Id, x => x.PaidOn);
        var debts = await scene.DebtsAsync();
        Assert.That(lines.GroupBy(x => (x.BatchId, x.HouseholdId)).Select(x => x.Sum(line => line.OffsetFen)), Is.All.Zero, "what is withheld is taken");
        Assert.That(lines.Select(x => x.PayableFen), Is.All.GreaterThanOrEqualTo(0));
        foreach (var household in households)
        {
            foreach (var quarter in lines.Where(x => x.HouseholdId == household.Id).Select(x => x.Quarter).Distinct())
            {
                var sum = receipts.Where(x => x.HouseholdId == household.Id && quarter.Contains(paidOn[x.RefundOfId ?? x.Id])).Sum(x => x.Kind == ReceiptKind.Refund ? -x.AmountFen : x.AmountFen);
                var entitled = (long)Math.Floor((sum * 0.2m) + 0.5m);
                var mine = debts.FindAll(x => x.HouseholdId == household.Id && x.Quarter == quarter);
                long Decided(DebtDecision decision) => mine.Where(x => x.State == DebtState.Decided && x.Decision == decision).Sum(x => x.AmountFen);
                var due = entitled - lines.Where(x => x.HouseholdId == household.Id && x.Quarter == quarter).Sum(x => x.AmountFen) + Decided(DebtDecision.Recover);
                due = due < 0 ? Math.Min(0, due + Decided(DebtDecision.WriteOff)) : due;
                var owed = mine.Where(x => x.State is DebtState.Open or DebtState.Proposed or DebtState.Offsetting or DebtState.Recovering).Sum(x => x.AmountFen);
                Assert.That(owed, Is.EqualTo(Math.Max(0, -due)), $"{household.Number} {quarter}: entitled {entitled}");
                Assert.That(due <= 0 || debts.Exists(x => x.HouseholdId == household.Id && x.State is (DebtState.Open or DebtState.Proposed)), $"{household.Number} {quarter}: {due} is owed and nothing holds it");
            }
        }
    }
}
