using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.AdjustmentScene;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Money that a household got too much: held until two people have decided, taken exactly once, never more than is owed.</summary>
internal sealed class DebtTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await BatchWay.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_refund_above_what_the_next_batch_pays_is_held_and_then_withheld_over_two_quarters()
    {
        using var scene = await CreateAsync(_app);
        var household = await scene.AddAsync();
        var payment = await scene.PayAsync(household, Q1, 50_000);
        await scene.PayAsync(household, Q2, 20_000);
        await scene.PayAsync(household, Q3, 40_000);
        await scene.SettleAsync(Q1);
        await scene.RefundAsync(household, payment, 35_000);

        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 NegativeTotal" }));
        var debt = (await scene.DebtsAsync()).Single();
        Assert.That((debt.AmountFen, debt.State, debt.Quarter, debt.BatchId), Is.EqualTo((7_000L, DebtState.Open, Q1, second.BatchId)));
        Assert.That((await scene.Scene.CompileAsync(Q2)).Value.Changed, Is.False);
        foreach (var (search, found) in new[] { (household.Number, 1), (household.Number[..^1].ToLowerInvariant(), 1), ("人" + household.Number, 1), ("没有这个人", 0) })
        {
            Assert.That((await scene.GetAsync($"/subsidies/debts?communityId={scene.Scene.Community.Id}&q={Uri.EscapeDataString(search)}")).GetProperty("total").GetInt32(), Is.EqualTo(found), search);
        }

        var listed = await scene.GetAsync($"/subsidies/debts?communityId={scene.Scene.Community.Id}");
        Assert.That((listed.GetProperty("total").GetInt32(), listed.GetProperty("items")[0].GetProperty("amountFen").GetInt64()), Is.EqualTo((1, 7_000L)));

        await scene.DecideAsync(debt, DebtDecision.Offset);
        await scene.Scene.CompileAsync(Q2);
        string[] expected = ["1 2026Q1/1 -4000-(-4000)=0", "1 2026Q2/0 4000-(4000)=0"];
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(expected));
        Assert.That((await scene.DebtsAsync()).Select(x => (x.State, x.AmountFen)), Is.EqualTo(new[] { (DebtState.Offsetting, 3_000L) }), "the rest stays owed");
        Assert.That((await scene.Scene.CompileAsync(Q2)).Value.Changed, Is.False);
        Assert.That((await scene.DebtsAsync()).Select(x => (x.State, x.AmountFen)), Is.EqualTo(new[] { (DebtState.Offsetting, 3_000L) }), "taken once, however often it is compiled");

        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.Settled);
        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q1/2 -3000-(-3000)=0", "1 2026Q3/0 8000-(3000)=5000" }));
        Assert.That((await scene.DebtsAsync()).Select(x => x.State), Is.EqualTo(new[] { DebtState.Cleared }));
        Assert.That((await scene.Scene.CompileAsync(Q3)).Value.Changed, Is.False, "also after the debt has ended");
    }

    [Test]
    public async Task Nothing_is_taken_by_a_later_batch_before_two_people_have_decided()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        await scene.PayAsync(await FirstAsync(scene), Q3, 90_000);
        var second = await _app.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == scene.Scene.Community.Id && x.Quarter == Q2).Select(x => x.Id).SingleAsync());
        await FreezeAsync(_app, second, SubsidyBatchState.Settled);
        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q3/0 18000-(0)=18000" }));
        Assert.That((await scene.DebtsAsync()).Select(x => (x.Id, x.State, x.AmountFen)), Is.EqualTo(new[] { (debt.Id, DebtState.Open, 7_000L) }));
        await scene.DecideAsync(debt, DebtDecision.Offset);
        await scene.Scene.CompileAsync(Q3);
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 -7000-(-7000)=0", "1 2026Q3/0 18000-(7000)=11000" }));
        Assert.That((await scene.DebtsAsync()).Select(x => x.State), Is.EqualTo(new[] { DebtState.Cleared }));
    }

    [Test]
    public async Task What_is_written_off_by_two_people_is_never_taken()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        await BatchWay.MustAsync(scene.One.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/propose", new { decision = "WriteOff", reason = "户主已故，无力退还", reference = "夏财〔2026〕9号" }));
        using (var own = await scene.One.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/agree", new { amountFen = debt.AmountFen }))
        {
            Assert.That((own.StatusCode, await own.CodeAsync()), Is.EqualTo((HttpStatusCode.Forbidden, "subsidy.own-debt")));
        }

        using (var other = await scene.Two.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/agree", new { amountFen = debt.AmountFen - 1 }))
        {
            Assert.That(await other.CodeAsync(), Is.EqualTo("subsidy.content-changed"));
        }

        await BatchWay.MustAsync(scene.Two.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/agree", new { amountFen = debt.AmountFen }));
        await AssertPaidInFullAsync(scene);
    }

    [Test]
    public async Task What_is_asked_back_is_neither_withheld_nor_counted_before_the_money_is_there()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        await scene.DecideAsync(debt, DebtDecision.Recover);
        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q2/0 4000-(0)=4000" }), "two people agreed that it comes another way");
        var kept = (await scene.DebtsAsync()).Single();
        Assert.That((kept.State, kept.Decision, kept.Reference, kept.AmountFen, kept.SettledAt), Is.EqualTo((DebtState.Recovering, (DebtDecision?)DebtDecision.Recover, "夏财〔2026〕9号", 7_000L, (DateTimeOffset?)null)));

        // a late receipt of 50.00 makes the debt less by 10.00: nothing is paid out while the household has too much
        await scene.PayAsync(await FirstAsync(scene), Q1, 5_000);
        await scene.Scene.CompileAsync(Q2);
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q2/0 4000-(0)=4000" }));
        Assert.That((await scene.DebtsAsync()).Select(x => (x.State, x.AmountFen)), Is.EqualTo(new[] { (DebtState.Recovering, 6_000L) }));

        // the money never comes: two people decide anew, and the next batch withholds it
        await scene.DecideAsync((await scene.DebtsAsync()).Single(), DebtDecision.Offset);
        await scene.Scene.CompileAsync(Q2);
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 -4000-(-4000)=0", "1 2026Q2/0 4000-(4000)=0" }));
    }

    [Test]
    public async Task What_was_given_back_beyond_what_is_owed_is_paid_by_the_next_batch()
    {
        using var scene = await CreateAsync(_app);
        var household = await scene.AddAsync();
        await scene.PayAsync(household, Q1, 50_000);
        var first = await scene.SettleAsync(Q1);
        var debt = HeldDebt.Find(scene.Scene.Community.Id, household.Id, household.Number, scene.Scene.Community.LeadTownshipCode, Q1, 10_000, first.BatchId, _app.Clock.GetUtcNow());
        Assert.That(debt.Propose(DebtDecision.Recover, "发错账户", "回单1号", new(new("one"), "甲", _app.Clock.GetUtcNow())).Error, Is.Null);
        Assert.That(debt.Agree(10_000, new(new("two"), "乙", _app.Clock.GetUtcNow())).Error, Is.Null);
        Assert.That(debt.BookRecovery(10_000, "ZH2026-0001", _app.Clock.GetUtcNow()).Error, Is.Null);
        await _app.ArrangeAsync(db =>
        {
            db.HeldDebts.Add(debt);
            return Task.CompletedTask;
        });
        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 10000-(0)=10000", "1 NoReceipts" }));
        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.Settled);
        Assert.That(await scene.RowsAsync((await scene.Scene.CompileAsync(Q3)).Value.BatchId), Is.EqualTo(new[] { "1 NoReceipts" }));
    }

    [Test]
    public async Task A_late_receipt_makes_up_for_a_debt_and_a_cancelled_batch_gives_back_what_it_took()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        await scene.DecideAsync(debt, DebtDecision.Offset);
        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That((await scene.DebtsAsync()).Single().AmountFen, Is.EqualTo(3_000));
        using var township = await _app.AsAsync(Role.TownshipLeader, townshipCode: scene.Scene.Community.LeadTownshipCode);
        await BatchWay.MustAsync(township.PostOnceAsync($"/api/v1/subsidies/batches/{second.BatchId}/cancel", new { reason = "重复开立" }));
        Assert.That((await scene.DebtsAsync()).Select(x => (x.State, x.AmountFen)), Is.EqualTo(new[] { (DebtState.Offsetting, 7_000L) }));
        Assert.That(await scene.RowsAsync(second.BatchId), Is.Empty);

        await scene.PayAsync(await FirstAsync(scene), Q1, 40_000);
        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 1000-(0)=1000", "1 NoReceipts" }), "8000 instead of 7000 more is entitled now");
        Assert.That((await scene.DebtsAsync()).Select(x => x.State), Is.EqualTo(new[] { DebtState.Cleared }));
    }

    [Test]
    public async Task A_household_that_leaves_over_an_objection_takes_its_adjustments_along_and_owes_as_before()
    {
        using var way = await BatchWay.CreateAsync(_app);
        var (scene, finance) = (way.Scene, await _app.AsAsync(Role.CountyFinancePreparer));
        var (leaves, stays) = (await scene.AddAsync(new(scene.Prefix + "1")), await scene.AddAsync(new(scene.Prefix + "2")));
        var payment = await PayAsync(scene, leaves, Q1, 50_000);
        await PayAsync(scene, leaves, Q2, 20_000);
        await PayAsync(scene, stays, Q2, 20_000);
        await FreezeAsync(_app, (await scene.CompileAsync(Q1)).Value.BatchId, SubsidyBatchState.Settled);
        await scene.RefundAsync(leaves, payment, 35_000, "2026-11-20");
        var id = (await scene.CompileAsync(Q2)).Value.BatchId;
        var debt = await DebtAsync();
        await BatchWay.MustAsync(finance.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/propose", new { decision = "Offset", reason = "从下季抵扣" }));
        using (var reviewer = await _app.AsAsync(Role.CountyFinanceReviewer))
        {
            await BatchWay.MustAsync(reviewer.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/agree", new { amountFen = debt.AmountFen }));
        }

        await scene.PayAsync(leaves, 5_000, "2026-05-20", from: "2026-04-01", to: "2026-06-30");
        await scene.CompileAsync(Q2);
        Assert.That(await RowsAsync(_app, id), Is.EqualTo(new[] { "1 2026Q1/1 -5000-(-5000)=0", "1 2026Q2/0 5000-(5000)=0", "2 2026Q2/0 4000-(0)=4000" }));
        Assert.That((await DebtAsync()).AmountFen, Is.EqualTo(2_000));
        var line = await _app.ReadAsync(db => db.SubsidyLines.AsNoTracking().SingleAsync(x => x.BatchId == id && x.HouseholdId == leaves.Id && x.Component == 0));
        await way.CheckAsync(id);
        await way.NoticeAsync(id, [line.Id]);
        Assert.That(await RowsAsync(_app, id), Is.EqualTo(new[] { "1 ObjectionOpen", "2 2026Q2/0 4000-(0)=4000" }));
        Assert.That(((await DebtAsync()).State, (await DebtAsync()).AmountFen), Is.EqualTo((DebtState.Offsetting, 7_000L)));
        Assert.That(await _app.ReadAsync(db => db.SubsidyEvidence.CountAsync(x => x.BatchId == id && !db.SubsidyLines.Any(own => own.Id == x.ItemId) && !db.SubsidyExclusions.Any(own => own.Id == x.ItemId))), Is.Zero);

        Task<HeldDebt> DebtAsync() => _app.ReadAsync(db => db.HeldDebts.AsNoTracking().SingleAsync(x => x.HouseholdId == leaves.Id));
    }

    [Test]
    public async Task A_debt_follows_a_later_refund_and_what_was_proposed_for_less_falls()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        await BatchWay.MustAsync(scene.One.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/propose", new { decision = "Offset", reason = "下季抵扣", reference = (string?)null }));
        var payment = await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.CommunityId == scene.Scene.Community.Id && x.AmountFen == 50_000).Select(x => x.Id).SingleAsync());
        await scene.RefundAsync(await FirstAsync(scene), payment, 5_000);
        await scene.Scene.CompileAsync(Q2);
        var found = (await scene.DebtsAsync()).Single();
        Assert.That((found.Id, found.State, found.AmountFen), Is.EqualTo((debt.Id, DebtState.Open, 8_000L)));
    }

    [Test]
    public async Task A_supplement_does_not_pay_around_a_debt()
    {
        using var scene = await CreateAsync(_app);
        var debt = await OweAsync(scene);
        var second = await _app.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == scene.Scene.Community.Id && x.Quarter == Q2).Select(x => x.Id).SingleAsync());
        await FreezeAsync(_app, second, SubsidyBatchState.Settled);
        var supplement = SubsidyBatch.OpenSupplement(scene.Scene.Community.Id, Q2, 1, _app.Clock.GetUtcNow());
        await _app.ArrangeAsync(db =>
        {
            db.SubsidyBatches.Add(supplement);
            return Task.CompletedTask;
        });
        await CompileAsync(supplement.Id);
        Assert.That(await scene.RowsAsync(supplement.Id), Is.EqualTo(new[] { "1 NegativeTotal" }));
        await scene.DecideAsync(debt, DebtDecision.Offset);
        await CompileAsync(supplement.Id);
        Assert.That(await scene.RowsAsync(supplement.Id), Is.EqualTo(new[] { "1 2026Q1/1 -4000-(-4000)=0", "1 2026Q2/0 4000-(4000)=0" }));
        Assert.That((await scene.DebtsAsync()).Single().AmountFen, Is.EqualTo(3_000));
    }

    /// <summary>Paid 100.00 for the first quarter, entitled to 30.00 after a refund; the second quarter would pay 40.00 and is held.</summary>
    private static async Task<HeldDebt> OweAsync(AdjustmentScene scene)
    {
        var household = await scene.AddAsync();
        var payment = await scene.PayAsync(household, Q1, 50_000);
        await scene.PayAsync(household, Q2, 20_000);
        await scene.SettleAsync(Q1);
        await scene.RefundAsync(household, payment, 35_000);
        await scene.Scene.CompileAsync(Q2);
        return (await scene.DebtsAsync()).Single();
    }

    private static async Task AssertPaidInFullAsync(AdjustmentScene scene)
    {
        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q2/0 4000-(0)=4000" }));
        Assert.That((await scene.DebtsAsync()).Select(x => x.State), Is.EqualTo(new[] { DebtState.Decided }));
    }

    private async Task CompileAsync(Guid batchId)
    {
        await using var scope = _app.SystemScope();
        var compiler = (Application.Subsidies.BatchCompiler)scope.ServiceProvider.GetService(typeof(Application.Subsidies.BatchCompiler))!;
        Assert.That((await compiler.CompileAsync(batchId, default)).Error, Is.Null);
    }

    private Task<ArrangedHousehold> FirstAsync(AdjustmentScene scene) => _app.ReadAsync(db => db.Households.Where(x => x.CommunityId == scene.Scene.Community.Id)
        .Select(x => new ArrangedHousehold(x.Id, x.Number, x.CommunityId, Guid.Empty, new List<Guid>())).SingleAsync());
}
