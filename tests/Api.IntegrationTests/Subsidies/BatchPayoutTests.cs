using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>From reviewed to settled through the room of payouts: what is approved is what is paid, once.</summary>
internal sealed class BatchPayoutTests
{
    private PayoutScene _payouts = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _payouts = await PayoutScene.StartAsync(realRooms: true);
        await SubsidyScene.PublishPolicyAsync(_payouts.App, new(2018, 1, 1), null);
        await _payouts.App.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _payouts.DisposeAsync();

    [Test]
    public async Task A_quarter_goes_from_receipts_to_settled_and_every_sum_is_the_same()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        var households = await way.AddAsync(10_000, 20_000, 30_000);
        await PayableAccountsAsync(way);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;

        using (var early = await _payouts.Preparer.PostOnceAsync("/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { id } }))
        {
            Assert.That(early.IsSuccessStatusCode, Is.False, "not reviewed yet");
        }

        await way.WalkAsync(id);
        var sheet = await app.ReadAsync(db => db.SignatureSheets.AsNoTracking().SingleAsync(x => x.SubjectId == id));
        var release = await _payouts.ReleaseAsync(id);
        var orders = await _payouts.OrdersAsync(release);
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Released));
        Assert.That((orders.Count, orders.Sum(x => x.AmountFen)), Is.EqualTo((sheet.Count, sheet.AmountFen)));
        Assert.That(orders.Select(x => x.AmountFen).Order(), Is.EqualTo(new long[] { 2_000, 4_000, 6_000 }));
        using (var back = await way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/return", new { reason = "太晚了" }))
        {
            Assert.That(await back.CodeAsync(), Is.EqualTo("subsidy.wrong-state"), "released is released");
        }

        // one is refused by the bank: the batch stays open until it is paid elsewhere
        await _payouts.SendAsync(release);
        await _payouts.AnswerAsync(release, order => order.AmountFen == 4_000 ? "失败" : "成功");
        Assert.That((await way.BatchAsync(id)).State, Is.EqualTo(SubsidyBatchState.Released));
        var failed = (await _payouts.OrdersAsync(release)).Single(x => x.State == OrderState.Failed);
        await way.Scene.AddAccountAsync(households[1], 2, households[1].HeadId, "999012345678901", from: new(2026, 11, 1));
        await PayableAccountsAsync(way);
        var again = await _payouts.MustAsync(_payouts.Preparer, $"/api/v1/payouts/orders/{failed.Id}/reissue", new { });
        var second = await _payouts.ReleaseAsync(again);
        await _payouts.SendAsync(second);
        await _payouts.AnswerAsync(second, _ => "成功");
        var batch = await way.BatchAsync(id);
        Assert.That((batch.State, batch.SettledAt), Is.EqualTo((SubsidyBatchState.Settled, (DateTimeOffset?)app.Clock.GetUtcNow())));
        Assert.That(await app.ReadAsync(db => db.PaymentOrders.Where(x => x.BatchId == id && x.State == OrderState.Paid).SumAsync(x => x.AmountFen)), Is.EqualTo(sheet.AmountFen));
        await _payouts.AssertBooksAsync();

        // the household's page: the quarter with both tries; the result notice: what was paid
        var page = await way.Clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households/{households[1].Id}/subsidies");
        Assert.That(page[0].GetProperty("state").GetString(), Is.EqualTo("Settled"));
        Assert.That(page[0].GetProperty("orders").EnumerateArray().Select(x => x.GetProperty("state").GetString()), Is.EquivalentTo(new[] { "Paid", "Failed" }));
        await using var scope = app.SystemScope();
        var result = scope.ServiceProvider.GetServices<INoticeSubject>().Single(x => x.Kind == NoticeKind.SubsidyResult);
        var draft = await result.DraftAsync(id, default);
        Assert.That((draft.Value.LineCount, draft.Value.SumFen), Is.EqualTo((3, 12_000L)));
    }

    [Test]
    public async Task A_signer_or_the_maker_cannot_release_and_fifty_releases_at_once_pay_once()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        await way.AddAsync(10_000, 20_000);
        await PayableAccountsAsync(way);
        var id = (await way.Scene.CompileAsync()).Value.BatchId;
        var person = $"reviewer-{way.Scene.Community.Id}";
        using var committee = await app.SignInAsync(await app.AddUserAsync(Role.ResidentsCommittee, way.Scene.Community.Id, person: person));
        using var finance = await app.SignInAsync(await app.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        await BatchWay.MustAsync(committee.PostOnceAsync($"/api/v1/subsidies/batches/{id}/check", new { contentHash = (await way.BatchAsync(id)).ContentHash }));
        await way.NoticeAsync(id);
        await BatchWay.MustAsync(way.SignAsync(way.Director, id));
        await BatchWay.MustAsync(way.SignAsync(way.Secretary, id));
        await way.ReviewAsync(id);
        var prepared = await _payouts.PrepareAsync(id);
        using var own = await _payouts.TryReleaseAsync(prepared, finance);
        Assert.That(own.IsSuccessStatusCode, Is.False, "the checker took part");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _payouts.TryReleaseAsync(prepared)));
        Assert.That(answers.Count(x => x.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(await app.ReadAsync(db => db.PaymentOrders.CountAsync(x => x.BatchId == id)), Is.EqualTo(2));
        Assert.That(await app.ReadAsync(db => db.BatchSteps.CountAsync(x => x.BatchId == id && x.Action == BatchAction.Release)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_supplement_is_paid_on_the_same_way_and_only_to_who_was_missed()
    {
        var app = _payouts.App;
        using var way = await BatchWay.CreateAsync(app);
        await way.AddAsync(10_000, 20_000);
        var late = await way.Scene.AddAsync(new($"{way.Scene.Prefix}3"));
        await PayableAccountsAsync(way);
        var regular = (await way.Scene.CompileAsync()).Value.BatchId;
        await way.WalkAsync(regular);
        var first = await _payouts.ReleaseAsync(regular);
        await _payouts.SendAsync(first);
        await _payouts.AnswerAsync(first, _ => "成功");
        Assert.That((await way.BatchAsync(regular)).State, Is.EqualTo(SubsidyBatchState.Settled));

        await way.Scene.PayAsync(late, 50_000);
        var supplement = (await BatchWay.MustAsync(way.Clerk.PostOnceAsync("/api/v1/subsidies/supplements", new { communityId = way.Scene.Community.Id, quarter = "2026Q3" }))).GetProperty("batchId").GetGuid();
        await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{supplement}/compile", new { }));
        await way.WalkAsync(supplement);
        var second = await _payouts.ReleaseAsync(supplement);
        Assert.That((await _payouts.OrdersAsync(second)).Select(x => (x.HouseholdId, x.AmountFen)), Is.EqualTo(new[] { (late.Id, 10_000L) }));
        await _payouts.SendAsync(second);
        await _payouts.AnswerAsync(second, _ => "成功");

        Assert.That((await way.BatchAsync(supplement)).State, Is.EqualTo(SubsidyBatchState.Settled));
        var paid = await app.ReadAsync(db => db.PaymentOrders.Where(x => x.BatchId == regular || x.BatchId == supplement).GroupBy(x => x.HouseholdId).Select(group => group.Count()).ToListAsync());
        Assert.That(paid, Is.EqualTo(new[] { 1, 1, 1 }));
        await _payouts.AssertBooksAsync();
    }

    /// <summary>Accounts as banks take them: of a known bank, and entered long ago.</summary>
    private Task<int> PayableAccountsAsync(BatchWay way)
    {
        var (community, old) = (way.Scene.Community.Id, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return _payouts.App.ReadAsync(db => db.PayoutAccounts.Where(x => db.Households.Any(household => household.Id == x.HouseholdId && household.CommunityId == community))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.BankCode, PayoutScene.RuralCode).SetProperty(x => x.MadeAt, old)));
    }
}
