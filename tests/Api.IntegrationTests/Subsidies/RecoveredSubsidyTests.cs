using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Ledger;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.AdjustmentScene;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>
/// Subsidies that come back, from the batch to the bank statement and into the next batch: what was paid less what came back is what the household still has, and the next batch
/// pays or asks for exactly the difference to its entitlement.
/// </summary>
internal sealed class RecoveredSubsidyTests
{
    private const long Fund = 100_000_000;
    private PayoutScene _payouts = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _payouts = await PayoutScene.StartAsync(Fund, realRooms: true);
        await SubsidyScene.PublishPolicyAsync(_payouts.App, new(2018, 1, 1), null);
        await _payouts.App.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _payouts.DisposeAsync();

    [Test]
    public async Task A_payment_that_came_back_is_owed_again_to_whom_it_is_due_and_to_nobody_else()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        var (due, undue) = (await way.Scene.AddAsync(new(way.Scene.Prefix + "1")), await way.Scene.AddAsync(new(way.Scene.Prefix + "2")));
        await PayAsync(way.Scene, due, Q2, 10_000);
        var refunded = await PayAsync(way.Scene, undue, Q2, 15_000);
        foreach (var household in new[] { due, undue })
        {
            await PayAsync(way.Scene, household, Q3, 20_000);
        }

        await way.MakePayableAsync();
        var second = await PaidAsync(way, Q2);
        var before = await _payouts.BalanceAsync();
        var orders = await app.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.BatchId == second).OrderBy(x => x.AmountFen).ToListAsync());
        Assert.That(orders.Select(x => (x.HouseholdId, x.AmountFen)), Is.EqualTo(new[] { (due.Id, 2_000L), (undue.Id, 3_000L) }));

        // both payments come back, and the statement of the bank shows it; the second household was refunded everything
        await way.Scene.RefundAsync(undue, refunded, 15_000, "2026-11-20");
        var statement = (await _payouts.StatementAsync(StatementFiles.Csv(0, new(Fund, "拨款", Day: "2026-11-02"), new(-2_000, Reference: orders[0].EndToEndId), new(-3_000, Reference: orders[1].EndToEndId),
            new(2_000, "退款", Counterpart: "张建国"), new(3_000, "退款", Counterpart: "张建国")))).GetProperty("id").GetGuid();
        var shown = await _payouts.LinesAsync(statement);
        var cases = new List<Guid>();
        foreach (var (order, line) in orders.Zip(new[] { shown[3], shown[4] }))
        {
            var body = new { receivedOn = "2026-11-25", reason = "付错账户", evidence = "银行回单" + line.Serial, statementLineId = line.Id };
            var asked = await RaceAsync(() => _payouts.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/recovery", body));
            cases.Add(asked.GetProperty("id").GetGuid());
            await RaceAsync(() => _payouts.Reviewer.PostOnceAsync($"/api/v1/payouts/recoveries/{cases[^1]}/decision", new { agreed = true, password = TestApp.Password }));
            Assert.That(await _payouts.RefusedAsync(_payouts.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", body), Is.EqualTo("recoveries.not-paid"));
        }

        Assert.That(await _payouts.BalanceAsync(), Is.EqualTo((before.Bank + 5_000, before.Payable, before.Available + 5_000)));
        Assert.That((await _payouts.LinesAsync(statement)).Skip(3).Select(x => (x.Match, x.MatchId)), Is.EqualTo(cases.Select(x => ((LineMatch?)LineMatch.Recovery, (Guid?)x))));
        Assert.That((await way.BatchAsync(second)).State, Is.EqualTo(SubsidyBatchState.Settled));
        foreach (var (household, fen) in new[] { (due, 2_000L), (undue, 3_000L) })
        {
            var row = await RowAsync(way, household, Q2, 0);
            Assert.That((row.GetProperty("givenBackFen").GetInt64(), row.GetProperty("orders")[0].GetProperty("state").GetString()), Is.EqualTo((fen, "Recovered")));
            Assert.That(await app.ReadAsync(db => db.HeldDebts.Where(x => x.HouseholdId == household.Id).Select(x => new { x.State, x.AmountFen, HasReference = x.Reference != null }).SingleAsync()),
                Is.EqualTo(new { State = DebtState.Decided, AmountFen = fen, HasReference = true }));
        }

        // right afterwards: entitled to 20.00 and 0.00, and both have nothing
        var third = (await way.Scene.CompileAsync(Q3)).Value.BatchId;
        Assert.That(await RowsAsync(app, third), Is.EqualTo(new[] { "1 2026Q2/1 2000-(0)=2000", "1 2026Q3/0 4000-(0)=4000", "2 2026Q3/0 4000-(0)=4000" }));
        var line1 = await app.ReadAsync(db => db.SubsidyLines.AsNoTracking().SingleAsync(x => x.BatchId == third && x.Component == 1));
        var adjustment = (await way.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/lines/{line1.Id}/explanation")).GetProperty("adjustment");
        Assert.That((Fen(adjustment, "entitledFen"), Fen(adjustment, "linedBeforeFen"), Fen(adjustment, "settledFen"), Fen(adjustment, "amountFen")), Is.EqualTo((2_000L, 2_000L, 2_000L, 2_000L)));
        Assert.That(await PaidAsync(way, Q3), Is.EqualTo(third));
        Assert.That((await HasAsync(due, Q2), await HasAsync(undue, Q2), await HasAsync(due, Q3), await HasAsync(undue, Q3)), Is.EqualTo((2_000L, 0L, 4_000L, 4_000L)), "what was paid less what came back");
        Assert.That(await RowsAsync(app, (await way.Scene.CompileAsync(new Quarter(2025, 4))).Value.BatchId), Has.None.Contains("2026Q2"), "and it is settled");
        await _payouts.AssertBooksAsync();
    }

    [Test]
    public async Task What_two_people_ask_back_is_booked_once_and_counts_with_what_came()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        var household = await way.Scene.AddAsync(new(way.Scene.Prefix + "1"));
        var payment = await PayAsync(way.Scene, household, Q2, 10_000);
        await way.MakePayableAsync();
        await PaidAsync(way, Q2);
        await way.Scene.RefundAsync(household, payment, 6_000, "2026-11-20");
        var third = (await way.Scene.CompileAsync(Q3)).Value.BatchId;
        var debt = await DebtAsync();
        Assert.That((debt.State, debt.AmountFen), Is.EqualTo((DebtState.Open, 1_200L)));
        var claim = new { purpose = "Subsidy", claimId = debt.Id, receivedOn = "2026-11-25", reason = "退回多发", evidence = "缴款书0012" };
        Assert.That(await _payouts.RefusedAsync(_payouts.Preparer, "/api/v1/payouts/recoveries", claim), Is.EqualTo("recoveries.not-claimed"), "nobody has decided it");

        var path = $"/api/v1/subsidies/debts/{debt.Id}/";
        await _payouts.MustAsync(_payouts.Preparer, path + "propose", new { decision = "Recover", reason = "多发，请退回" });
        await _payouts.MustAsync(_payouts.Reviewer, path + "agree", new { amountFen = 1_200 });
        Assert.That(await RepayableAsync(household.Number), Is.EqualTo(1));
        var id = (await RaceAsync(() => _payouts.Preparer.PostOnceAsync("/api/v1/payouts/recoveries", claim))).GetProperty("id").GetGuid();
        Assert.That(await RepayableAsync(household.Number), Is.Zero);
        Assert.That(await _payouts.RefusedAsync(_payouts.Preparer, path + "propose", new { decision = "Offset", reason = "改为抵扣" }), Is.EqualTo("subsidy.debt-being-recovered"));

        // between the two people of the case a receipt comes late and the debt is 8.00: 12.00 have come all the same
        await PayAsync(way.Scene, household, Q2, 2_000);
        await way.Scene.CompileAsync(Q3);
        Assert.That(((await DebtAsync()).State, (await DebtAsync()).AmountFen), Is.EqualTo((DebtState.Recovering, 800L)));
        Assert.That((await RowAsync(way, household, Q2, 0)).GetProperty("givenBackFen").GetInt64(), Is.Zero, "not before it is booked");
        var before = await _payouts.BalanceAsync();
        await RaceAsync(() => _payouts.Reviewer.PostOnceAsync($"/api/v1/payouts/recoveries/{id}/decision", new { agreed = true, password = TestApp.Password }));
        Assert.That(await _payouts.BalanceAsync(), Is.EqualTo((before.Bank + 1_200, before.Payable, before.Available + 1_200)));
        debt = await DebtAsync();
        Assert.That((debt.State, debt.AmountFen, debt.SettledAt), Is.EqualTo((DebtState.Decided, 1_200L, (DateTimeOffset?)app.Clock.GetUtcNow())));
        Assert.That(await _payouts.RefusedAsync(_payouts.Preparer, "/api/v1/payouts/recoveries", claim), Is.EqualTo("recoveries.not-claimed"), "a second time");
        Assert.That((await RowAsync(way, household, Q2, 0)).GetProperty("givenBackFen").GetInt64(), Is.EqualTo(1_200));

        await way.Scene.CompileAsync(Q3);
        Assert.That(await RowsAsync(app, third), Is.EqualTo(new[] { "1 2026Q2/1 400-(0)=400", "1 NoReceipts" }), "entitled to 12.00, has 8.00");
        Assert.That(await PaidAsync(way, Q3), Is.EqualTo(third));
        Assert.That(await HasAsync(household, Q2), Is.EqualTo(1_200));
        await _payouts.AssertBooksAsync();

        Task<HeldDebt> DebtAsync() => app.ReadAsync(db => db.HeldDebts.AsNoTracking().SingleAsync(x => x.HouseholdId == household.Id));
    }

    [Test]
    public async Task A_whole_payment_that_comes_back_takes_what_was_asked_for_along()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        var household = await way.Scene.AddAsync(new(way.Scene.Prefix + "1"));
        var payment = await PayAsync(way.Scene, household, Q2, 10_000);
        await way.MakePayableAsync();
        var second = await PaidAsync(way, Q2);
        await way.Scene.RefundAsync(household, payment, 6_000, "2026-11-20");
        var third = (await way.Scene.CompileAsync(Q3)).Value.BatchId;
        var order = await app.ReadAsync(db => db.PaymentOrders.AsNoTracking().SingleAsync(x => x.BatchId == second));
        var id = (await _payouts.MustAsync(_payouts.Preparer, $"/api/v1/payouts/orders/{order.Id}/recovery", new { receivedOn = "2026-11-25", reason = "付错账户", evidence = "银行回单1" })).GetProperty("id").GetGuid();
        await _payouts.MustAsync(_payouts.Reviewer, $"/api/v1/payouts/recoveries/{id}/decision", new { agreed = true, password = TestApp.Password });
        Assert.That(await app.ReadAsync(db => db.HeldDebts.Where(x => x.HouseholdId == household.Id).OrderBy(x => x.AmountFen).Select(x => x.State).ToListAsync()),
            Is.EqualTo(new[] { DebtState.Cleared, DebtState.Decided }), "12.00 were asked for, and all 20.00 came");
        await way.Scene.CompileAsync(Q3);
        Assert.That(await RowsAsync(app, third), Is.EqualTo(new[] { "1 2026Q2/1 800-(0)=800", "1 NoReceipts" }));
        await _payouts.AssertBooksAsync();
    }

    /// <summary>Fifty at once: one goes through, the others are told.</summary>
    private static async Task<JsonElement> RaceAsync(Func<Task<HttpResponseMessage>> send)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => send()));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(answers.Where(x => !x.IsSuccessStatusCode).Select(x => x.StatusCode).Distinct(), Is.EqualTo(new[] { HttpStatusCode.Conflict }));
        return await answers.Single(x => x.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<Guid> PaidAsync(BatchWay way, Quarter quarter)
    {
        var id = (await way.Scene.CompileAsync(quarter)).Value.BatchId;
        await way.WalkAsync(id);
        var release = await _payouts.ReleaseAsync(id);
        await _payouts.SendAsync(release);
        await _payouts.AnswerAsync(release, _ => "成功");
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Settled));
        return id;
    }

    /// <summary>What the household has of the quarter: paid to it and not given back.</summary>
    private Task<long> HasAsync(ArrangedHousehold household, Quarter quarter) => _payouts.App.ReadAsync(async db =>
    {
        var period = quarter.ToString();
        var paid = await db.PaymentOrders.Where(x => x.HouseholdId == household.Id && x.Period == period && (x.State == OrderState.Paid || x.State == OrderState.Recovered)).SumAsync(x => x.AmountFen);
        return paid - await db.RecoveryCases.Where(x => x.HouseholdId == household.Id && x.Period == period && x.State == RecoveryState.Confirmed).SumAsync(x => x.AmountFen);
    });

    private async Task<int> RepayableAsync(string number) =>
        (await _payouts.Preparer.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/debts?repayable=true&q={Uri.EscapeDataString(number)}")).GetProperty("total").GetInt32();

    private static async Task<JsonElement> RowAsync(BatchWay way, ArrangedHousehold household, Quarter quarter, int component) =>
        (await way.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households/{household.Id}/subsidies")).EnumerateArray()
            .Single(x => x.GetProperty("quarter").GetString() == quarter.ToString() && x.GetProperty("component").GetInt32() == component && x.GetProperty("lineId").ValueKind == JsonValueKind.String);

    private static long Fen(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
