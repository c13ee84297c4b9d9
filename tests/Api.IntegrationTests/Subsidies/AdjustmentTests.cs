using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;
using static Resettlement.Api.IntegrationTests.Subsidies.AdjustmentScene;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Refunds and late receipts of quarters that are paid: counted once, in their own quarter, by the next batch.</summary>
internal sealed class AdjustmentTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await BatchWay.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_refund_of_a_paid_quarter_is_withheld_once_from_the_next_batch()
    {
        using var scene = await CreateAsync(_app);
        var household = await scene.AddAsync();
        var payment = await scene.PayAsync(household, Q1, 10_000);
        await scene.PayAsync(household, Q2, 20_000);
        await scene.PayAsync(household, Q3, 30_000);
        await scene.SettleAsync(Q1);
        await scene.RefundAsync(household, payment, 3_000);

        var compiled = (await scene.Scene.CompileAsync(Q2)).Value;
        string[] expected = ["1 2026Q1/1 -600-(-600)=0", "1 2026Q2/0 4000-(600)=3400"];
        Assert.That(await scene.RowsAsync(compiled.BatchId), Is.EqualTo(expected));
        Assert.That((compiled.Lines, compiled.TotalFen), Is.EqualTo((2, 3_400L)));
        var again = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That((again.Changed, again.ContentHash), Is.EqualTo((false, compiled.ContentHash)), "compiled again it is the same");

        await FreezeAsync(_app, compiled.BatchId, SubsidyBatchState.Settled);
        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q3/0 6000-(0)=6000" }), "counted once");
        Assert.That(await scene.DebtsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_late_receipt_and_a_refund_of_paid_quarters_come_together_each_under_its_quarter()
    {
        using var scene = await CreateAsync(_app);
        var household = await scene.AddAsync();
        var payment = await scene.PayAsync(household, Q1, 10_000);
        await scene.PayAsync(household, Q2, 20_000);
        await scene.SettleAsync(Q1);
        await scene.SettleAsync(Q2);
        await scene.RefundAsync(household, payment, 1_000);
        await scene.PayAsync(household, Q2, 5_555);

        var compiled = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(compiled.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 -200-(-200)=0", "1 2026Q2/1 1111-(200)=911", "1 NoReceipts" }), "a household without receipts gets its difference all the same");
        await FreezeAsync(_app, compiled.BatchId, SubsidyBatchState.Settled);
        Assert.That(await SumAsync(household, Q1), Is.EqualTo(1_800));
        Assert.That(await SumAsync(household, Q2), Is.EqualTo(5_111));
    }

    [Test]
    public async Task The_rule_of_a_quarter_judges_its_receipts_whenever_they_come()
    {
        var app = await TestApp.StartAsync();
        await using var _ = app;
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), new(2026, 7, 1));
        await SubsidyScene.PublishPolicyAsync(app, new(2026, 7, 1), null, ("subsidy.rate", "10"));
        using var scene = await CreateAsync(app);
        var household = await scene.AddAsync();
        await scene.PayAsync(household, Q2, 10_000);
        await scene.SettleAsync(Q2);
        await scene.PayAsync(household, Q2, 1_000);
        await scene.PayAsync(household, Q3, 10_000);
        Assert.That(await scene.RowsAsync((await scene.Scene.CompileAsync(Q3)).Value.BatchId), Is.EqualTo(new[] { "1 2026Q2/1 200-(0)=200", "1 2026Q3/0 1000-(0)=1000" }));
    }

    [Test]
    public async Task A_quarter_without_a_line_is_left_to_the_supplement_and_one_that_can_be_compiled_takes_its_change_itself()
    {
        using var scene = await CreateAsync(_app);
        var (paid, missed) = (await scene.AddAsync(), await scene.AddAsync());
        await scene.PayAsync(paid, Q2, 10_000);
        var second = await scene.SettleAsync(Q2);
        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.CommitteeChecked);
        await scene.PayAsync(paid, Q2, 10_000);
        await scene.PayAsync(missed, Q2, 10_000);
        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 NoReceipts", "2 NoReceipts" }), "not in public yet");

        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.Noticed);
        await scene.Scene.CompileAsync(Q3);
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[] { "1 2026Q2/1 2000-(0)=2000", "1 NoReceipts", "2 NoReceipts" }));

        // sent back, the second quarter is compiled anew beside the adjustment: together still what is owed
        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.Compiled);
        await scene.Scene.CompileAsync(Q2);
        Assert.That(await SumAsync(paid, Q2), Is.EqualTo(4_000));
        Assert.That(await SumAsync(missed, Q2), Is.EqualTo(2_000));
        await FreezeAsync(_app, second.BatchId, SubsidyBatchState.Settled);
        await scene.Scene.CompileAsync(Q3);
        Assert.That(await SumAsync(paid, Q2), Is.EqualTo(4_000));
    }

    [Test]
    public async Task The_past_put_right_in_the_register_is_judged_again_by_the_next_batch()
    {
        using var scene = await CreateAsync(_app);
        var (status, moved, death, today, spared) = (await scene.AddAsync(), await scene.AddAsync(), await scene.AddAsync(), await scene.AddAsync(), await scene.AddAsync());
        ArrangedHousehold[] all = [status, moved, death, today, spared];
        foreach (var household in all)
        {
            await scene.PayAsync(household, Q1, 10_000);
            await scene.PayAsync(household, Q2, 20_000);
            await scene.PayAsync(household, Q3, 30_000);
        }

        await scene.SettleAsync(Q1);
        await scene.SettleAsync(Q2);

        // recorded in November: not covered from May on, gone in June and back in July, dead in February, and two changes that leave the past as it was
        await scene.Scene.ChangeAsync(status, x => x.SetPoverty(Domain.Registry.PovertyStatus.None, new(2026, 5, 1)));
        await scene.Scene.ChangeAsync(moved, x => x.MoveOut(new(2026, 6, 30), "补录"));
        await scene.Scene.ChangeAsync(moved, x => x.Settle(scene.Scene.Community.Id, null, new(2026, 7, 1)));
        await scene.Scene.DieAsync(death.HeadId, new(2026, 2, 1));
        await scene.Scene.ChangeAsync(today, x => x.SetPoverty(Domain.Registry.PovertyStatus.None, new(2026, 11, 20)));
        await scene.Scene.ChangeAsync(spared, x => x.SetPoverty(Domain.Registry.PovertyStatus.Unstable, new(2026, 5, 1)));
        Assert.That(await _app.ReadAsync(db => db.RegistryCorrections.Where(x => db.Households.Any(household => household.Id == x.HouseholdId && household.CommunityId == scene.Scene.Community.Id))
            .Select(x => x.From).Distinct().ToListAsync()), Is.EquivalentTo(new DateOnly[] { new(2026, 2, 1), new(2026, 5, 1), new(2026, 6, 30), new(2026, 7, 1) }));

        var third = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(third.BatchId), Is.EqualTo(new[]
        {
            "1 StatusNotCovered", "2 2026Q2/1 -4000-(-4000)=0", "2 2026Q3/0 6000-(4000)=2000", "3 NoLivingMember", "4 2026Q3/0 6000-(0)=6000", "5 2026Q3/0 6000-(0)=6000",
        }));
        Assert.That((await scene.DebtsAsync()).Select(x => (x.HouseholdId, x.Quarter, x.AmountFen, x.State)), Is.EquivalentTo(new[]
        {
            (status.Id, Q2, 4_000L, DebtState.Open), (death.Id, Q1, 2_000L, DebtState.Open), (death.Id, Q2, 4_000L, DebtState.Open),
        }));
        Assert.That((await scene.Scene.CompileAsync(Q3)).Value.Changed, Is.False);
        await FreezeAsync(_app, third.BatchId, SubsidyBatchState.Settled);
        Assert.That(await SumAsync(moved, Q2), Is.Zero);

        // put right once more: what was withheld is paid
        await scene.Scene.ChangeAsync(moved, x => x.Settle(scene.Scene.Community.Id, null, new(2026, 6, 30)));
        await scene.PayAsync(moved, new Quarter(2025, 4), 1_000);
        var fourth = (await scene.Scene.CompileAsync(new Quarter(2025, 4))).Value;
        Assert.That(await scene.RowsAsync(fourth.BatchId), Has.Some.EqualTo("2 2026Q2/2 4000-(0)=4000"));
    }

    [Test]
    public async Task A_receipt_that_changes_hands_changes_both_households()
    {
        using var scene = await CreateAsync(_app);
        var (from, to) = (await scene.AddAsync(), await scene.AddAsync());
        var payment = await scene.PayAsync(from, Q2, 10_000);
        await scene.PayAsync(from, Q2, 5_000);
        await scene.PayAsync(to, Q2, 5_000);
        await scene.PayAsync(from, Q3, 50_000);
        await scene.SettleAsync(Q2);
        await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.Id == payment).ExecuteUpdateAsync(set => set.SetProperty(x => x.HouseholdId, to.Id)));
        await _app.ArrangeAsync(db =>
        {
            db.ReceiptMoves.Add(new ReceiptMove { ReceiptId = payment, CommunityId = scene.Scene.Community.Id, FromHouseholdId = from.Id, ToHouseholdId = to.Id, At = _app.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });

        var compiled = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(compiled.BatchId), Is.EqualTo(new[] { "1 2026Q2/1 -2000-(-2000)=0", "1 2026Q3/0 10000-(2000)=8000", "2 2026Q2/1 2000-(0)=2000", "2 NoReceipts" }));
        var line = await LineAsync(from, Q2, 1);
        var changed = (await scene.GetAsync($"/subsidies/lines/{line.Id}/explanation")).GetProperty("adjustment").GetProperty("changed");
        Assert.That(changed[0].GetProperty("beforeFen").GetInt64(), Is.EqualTo(10_000));
        Assert.That(changed[0].GetProperty("nowFen").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task What_a_household_got_before_it_was_merged_is_settled_with_the_one_it_was_merged_into()
    {
        using var scene = await CreateAsync(_app);
        var (into, gone) = (await scene.AddAsync(), await scene.AddAsync());
        var payment = await scene.PayAsync(gone, Q1, 10_000);
        await scene.PayAsync(into, Q1, 10_000);
        await scene.PayAsync(into, Q3, 20_000);
        await scene.SettleAsync(Q1);
        await scene.Scene.ChangeAsync(gone, x => x.End(Domain.Registry.HouseholdEnd.Merged, new(2026, 5, 1), into.Id));
        await scene.RefundAsync(gone, payment, 5_000);
        await scene.PayAsync(into, Q1, 1_000);

        var compiled = (await scene.Scene.CompileAsync(Q3)).Value;
        Assert.That(await scene.RowsAsync(compiled.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 200-(0)=200", "1 2026Q3/0 4000-(1000)=3000", "2 2026Q1/1 -1000-(-1000)=0" }));
        var account = await _app.ReadAsync(db => db.SubsidyLines.Where(x => x.BatchId == compiled.BatchId).Select(x => x.AccountId).Distinct().CountAsync());
        Assert.That(account, Is.EqualTo(1), "all of it goes to the account of today");
        Assert.That((await scene.Scene.CompileAsync(Q3)).Value.Changed, Is.False);
    }

    [Test]
    public async Task Of_a_quarter_paid_on_paper_only_what_changes_afterwards_is_adjusted()
    {
        using var scene = await CreateAsync(_app);
        var (known, unknown) = (await scene.AddAsync(), await scene.AddAsync());
        var payment = await scene.PayAsync(known, Q1, 10_000);
        await scene.PayAsync(known, Q2, 20_000);
        await scene.PayAsync(unknown, Q2, 20_000);
        var batch = SubsidyBatch.SettledOnPaper(scene.Scene.Community.Id, Q1, "2026年1号", new("clerk"), "某人", _app.Clock.GetUtcNow().AddMinutes(1));
        await _app.ArrangeAsync(db =>
        {
            db.SubsidyBatches.Add(batch);
            foreach (var household in new[] { known, unknown })
            {
                db.SubsidyLines.Add(new PaperPayment(household.Id, household.Number, scene.Scene.Community.LeadTownshipCode, "某人", 1_900).ToLine(batch));
            }

            return Task.CompletedTask;
        });
        var second = (await scene.Scene.CompileAsync(Q2)).Value;
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q2/0 4000-(0)=4000", "2 2026Q2/0 4000-(0)=4000" }), "the papers hold, whatever the register says");

        _app.Clock.Advance(TimeSpan.FromHours(1));
        await scene.RefundAsync(known, payment, 5_000);
        await scene.PayAsync(unknown, Q1, 1_000);
        await scene.Scene.CompileAsync(Q2);
        Assert.That(await scene.RowsAsync(second.BatchId), Is.EqualTo(new[] { "1 2026Q1/1 -900-(-900)=0", "1 2026Q2/0 4000-(900)=3100", "2 2026Q2/0 4000-(0)=4000" }),
            "half of it was given back: entitled to 10.00; a late receipt of a quarter with more on paper takes nothing back");
    }

    [Test]
    public async Task What_is_shown_says_what_is_paid_and_what_belongs_to_the_quarter()
    {
        using var scene = await CreateAsync(_app);
        var household = await scene.AddAsync();
        var payment = await scene.PayAsync(household, Q2, 10_000);
        await scene.PayAsync(household, Q3, 20_000);
        await scene.SettleAsync(Q2);
        await scene.RefundAsync(household, payment, 3_000);
        var late = await scene.PayAsync(household, Q2, 500);
        var compiled = (await scene.Scene.CompileAsync(Q3)).Value;

        var batch = await scene.GetAsync($"/subsidies/batches/{compiled.BatchId}");
        Assert.That((Fen(batch, "baseFen"), Fen(batch, "totalFen"), batch.GetProperty("adjustments").GetInt32(), Fen(batch, "adjustedFen"), Fen(batch, "withheldFen")), Is.EqualTo((20_000L, 3_500L, 1, -500L, 500L)));
        var lines = await scene.GetAsync($"/subsidies/batches/{compiled.BatchId}/lines");
        Assert.That((Fen(lines, "totalBaseFen"), Fen(lines, "totalAmountFen"), Fen(lines, "totalPayableFen")), Is.EqualTo((20_000L, 3_500L, 3_500L)));
        Assert.That(lines.GetProperty("items").EnumerateArray().Select(x => (x.GetProperty("quarter").GetString(), x.GetProperty("component").GetInt32(), Fen(x, "payableFen"))), Is.EqualTo(new[] { ("2026Q3", 0, 3_500L), ("2026Q2", 1, 0L) }));
        foreach (var (quarter, paid, belongs) in new[] { (Q2, 2_000L, 1_500L), (Q3, 3_500L, 4_000L) })
        {
            var row = (await scene.GetAsync($"/subsidies/quarters/{quarter}")).GetProperty("communities").EnumerateArray().Single(x => x.GetProperty("communityId").GetGuid() == scene.Scene.Community.Id);
            Assert.That((Fen(row, "totalFen"), Fen(row, "quarterFen")), Is.EqualTo((paid, belongs)));
        }

        var clerk = await _app.AsAsync(Domain.Access.Role.CommunityClerk, scene.Scene.Community.Id);
        var quarters = (await clerk.GetFromJsonAsync<JsonElement>("/api/v1/subsidies/quarters")).EnumerateArray().ToDictionary(x => x.GetProperty("quarter").GetString()!);
        Assert.That((Fen(quarters["2026Q2"], "totalFen"), Fen(quarters["2026Q2"], "quarterFen"), Fen(quarters["2026Q3"], "totalFen"), Fen(quarters["2026Q3"], "quarterFen")), Is.EqualTo((2_000L, 1_500L, 3_500L, 4_000L)));

        // the explanation of the adjustment, and of the line it is withheld from
        var line = await LineAsync(household, Q2, 1);
        var told = await scene.GetAsync($"/subsidies/lines/{line.Id}/explanation");
        var adjustment = told.GetProperty("adjustment");
        Assert.That((Fen(adjustment, "entitledFen"), Fen(adjustment, "linedBeforeFen"), Fen(adjustment, "amountFen"), Fen(adjustment, "remainingFen")), Is.EqualTo((1_500L, 2_000L, -500L, 0L)));
        Assert.That(adjustment.GetProperty("changed").EnumerateArray().Select(x => Fen(x, "nowFen")), Is.EquivalentTo(new[] { 500L, -3_000L }));
        Assert.That(adjustment.GetProperty("changed").EnumerateArray().Select(x => x.GetProperty("receipt").GetProperty("id").GetGuid()), Does.Contain(late));
        Assert.That(told.GetProperty("policy").GetProperty("rate").GetString(), Is.EqualTo("20%"));
        Assert.That(told.GetProperty("formula").GetString(), Does.Contain("此前已列 20.00 元").And.Contain("本次调整 -5.00 元"));
        var own = await scene.GetAsync($"/subsidies/lines/{(await LineAsync(household, Q3, 0)).Id}/explanation");
        Assert.That((Fen(own, "offsetFen"), Fen(own, "payableFen"), own.GetProperty("offsets")[0].GetProperty("quarter").GetString()), Is.EqualTo((500L, 3_500L, "2026Q2")));
    }

    [Test]
    public async Task Who_left_over_an_open_objection_gets_no_regular_line_again_and_comes_by_supplement()
    {
        using var way = await BatchWay.CreateAsync(_app);
        await way.AddAsync(10_000, 20_000);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        var objected = (await _app.ReadAsync(db => db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == id).OrderBy(x => x.HouseholdNumber).ToListAsync()))[0];
        await way.CheckAsync(id);
        await way.NoticeAsync(id, [objected.Id]);
        await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/return", new { reason = "另有一户要更正" }));
        Assert.That((await way.Scene.CompileAsync()).Error, Is.Null);
        Assert.That(await RowsAsync(_app, id), Is.EqualTo(new[] { "1 ObjectionOpen", "2 2026Q3/0 4000-(0)=4000" }));
        using var line = await way.Clerk.GetAsync($"/api/v1/subsidies/lines/{objected.Id}/explanation");
        Assert.That(line.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<long> SumAsync(ArrangedHousehold household, Quarter quarter) => _app.ReadAsync(db => db.SubsidyLines.Where(x => x.HouseholdId == household.Id && x.Quarter == quarter).SumAsync(x => x.AmountFen));

    private Task<SubsidyLine> LineAsync(ArrangedHousehold household, Quarter quarter, int component) =>
        _app.ReadAsync(db => db.SubsidyLines.AsNoTracking().SingleAsync(x => x.HouseholdId == household.Id && x.Quarter == quarter && x.Component == component));

    private static long Fen(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
