using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

internal sealed class ReissueTests
{
    private PayoutScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task A_failed_order_is_paid_by_a_linked_new_one_after_its_account_was_corrected()
    {
        var batch = await _scene.AddBatchAsync(2);
        var release = await _scene.ReleaseAsync(batch);
        await _scene.SendAsync(release);
        var orders = await _scene.OrdersAsync(release);
        await _scene.AnswerAsync(release, x => x.Id == orders[0].Id ? "失败" : "成功");
        Assert.That(await ProgressAsync(batch), Is.EqualTo((2, 1, 1, false)));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{orders[0].Id}/reissue", new { }), Is.EqualTo("payouts.account-not-corrected"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{orders[1].Id}/reissue", new { }), Is.EqualTo("payouts.not-reissuable"), "paid is final");

        await _scene.CorrectAccountAsync(orders[0].Id, "李桂兰");
        var before = await _scene.BalanceAsync();
        var prepared = await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{orders[0].Id}/reissue", new { });
        using var director = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: "director"));
        using var signer = await _scene.TryReleaseAsync(prepared, director);
        Assert.That(await signer.CodeAsync(), Is.EqualTo("payouts.releaser-took-part"), "who signed the batch releases none of its orders");
        var second = await _scene.ReleaseAsync(prepared);
        var next = (await _scene.OrdersAsync(second)).Single();
        Assert.That((next.PreviousOrderId, next.ObligationId, next.BatchId, next.PayeeName, next.AmountFen), Is.EqualTo((orders[0].Id, orders[0].ObligationId, batch, "李桂兰", orders[0].AmountFen)));
        Assert.That(next.AccountId, Is.Not.EqualTo(orders[0].AccountId));
        Assert.That((await _scene.BalanceAsync()).Available, Is.EqualTo(before.Available - next.AmountFen));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{orders[0].Id}/reissue", new { }), Is.EqualTo("payouts.not-reissuable"));

        await _scene.SendAsync(second);
        await _scene.AnswerAsync(second, _ => "成功");
        Assert.That(await ProgressAsync(batch), Is.EqualTo((2, 0, 2, true)));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task A_returned_order_and_a_stopped_line_are_issued_again_together()
    {
        var batch = await _scene.AddBatchAsync(new LineSpec(700), new LineSpec(900) { IsVerified = false });
        var release = await _scene.ReleaseAsync(batch);
        await _scene.SendAsync(release);
        await _scene.AnswerAsync(release, _ => "成功");
        await _scene.AnswerAsync(release, _ => "退票", OrderState.Paid);
        var orders = await _scene.OrdersAsync(release);
        Assert.That(orders.Select(x => x.State), Is.EqualTo(new[] { OrderState.Returned, OrderState.Failed }));
        foreach (var order in orders)
        {
            await _scene.CorrectAccountAsync(order.Id);
        }

        var prepared = await _scene.MustAsync(_scene.Preparer, "/api/v1/payouts/reissues", new { orderIds = orders.Select(x => x.Id) });
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{orders[0].Id}/reissue", new { }), Is.EqualTo("payouts.reissue-taken"));
        var second = await _scene.ReleaseAsync(prepared);
        await _scene.SendAsync(second);
        await _scene.AnswerAsync(second, _ => "成功");
        Assert.That(await ProgressAsync(batch), Is.EqualTo((2, 0, 2, true)));
        var paid = await _scene.App.ReadAsync(db => db.PaymentOrders.Where(x => x.BatchId == batch && x.State == OrderState.Paid).SumAsync(x => x.AmountFen));
        Assert.That(paid, Is.EqualTo(1_600));
    }

    [Test]
    public async Task A_cancelled_reissue_can_be_prepared_anew()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(new LineSpec(900) { HasAccount = false }));
        var order = (await _scene.OrdersAsync(release)).Single();
        await _scene.CorrectAccountAsync(order.Id);
        var prepared = await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/reissue", new { });
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/payouts/releases/{prepared.GetProperty("id")}/reject", new { reason = "账户还要再核" });
        var again = await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/reissue", new { });
        await _scene.ReleaseAsync(again);
    }

    [Test]
    public async Task An_order_is_given_up_by_two_people_and_never_issued_again()
    {
        var batch = await _scene.AddBatchAsync(new LineSpec(900) { HasAccount = false });
        var order = (await _scene.OrdersAsync(await _scene.ReleaseAsync(batch))).Single();
        var asked = await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/write-off", new { reason = "全户已故，无继承人" });
        Assert.That(await ProgressAsync(batch), Is.EqualTo((1, 1, 0, false)));
        await _scene.MustAsync(_scene.Reviewer, $"/api/v1/payouts/write-offs/{asked.GetProperty("id")}/decision", new { agreed = true, password = TestApp.Password });
        Assert.That(await ProgressAsync(batch), Is.EqualTo((1, 0, 0, true)));
        await _scene.CorrectAccountAsync(order.Id, "张建国");
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, $"/api/v1/payouts/orders/{order.Id}/reissue", new { }), Is.EqualTo("payouts.not-reissuable"));
        Assert.That(await _scene.RefusedAsync(_scene.Reviewer, $"/api/v1/payouts/write-offs/{asked.GetProperty("id")}/decision", new { agreed = true, password = TestApp.Password }), Is.EqualTo("payouts.write-off-decided"));
    }

    [Test]
    public async Task A_household_sees_its_orders_and_a_foreign_community_sees_none()
    {
        var release = await _scene.ReleaseAsync(await _scene.AddBatchAsync(1));
        var order = (await _scene.OrdersAsync(release)).Single();
        using var clerk = await _scene.App.AsAsync(Role.CommunityClerk, _scene.CommunityId);
        var seen = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/households/{order.HouseholdId}/orders");
        Assert.That(seen.EnumerateArray().Select(x => x.GetProperty("endToEndId").GetString()), Is.EqualTo(new[] { order.EndToEndId }));
        Assert.That(seen[0].GetProperty("accountNumber").GetString(), Does.StartWith("****"));
        using var stranger = await _scene.App.AsAsync(Role.CommunityClerk, (await _scene.App.AddCommunityAsync()).Id);
        Assert.That((await stranger.GetFromJsonAsync<JsonElement>($"/api/v1/households/{order.HouseholdId}/orders")).GetArrayLength(), Is.Zero);
        Assert.That((await stranger.GetFromJsonAsync<JsonElement>("/api/v1/payouts/orders")).GetProperty("total").GetInt32(), Is.Zero);
        Assert.That((await stranger.GetFromJsonAsync<JsonElement>("/api/v1/payouts/releases")).GetProperty("total").GetInt32(), Is.Zero, "releases are a matter of the county");
        using var hidden = await stranger.GetAsync($"/api/v1/payouts/releases/{release}");
        Assert.That(await hidden.CodeAsync(), Is.EqualTo("payouts.release-not-found"));
    }

    private async Task<(int Orders, int Open, int Paid, bool Settled)> ProgressAsync(Guid batch)
    {
        var progress = (await _scene.App.ReadAsync(db => db.ProgressAsync([batch], default))).Single();
        return (progress.Orders, progress.Open, progress.Paid, progress.IsSettled);
    }
}
