using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Api.IntegrationTests.Payouts;

internal sealed class ReleaseTests
{
    private PayoutScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await PayoutScene.StartAsync(maxLines: 4);

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task A_release_writes_one_order_per_line_sets_the_sum_aside_and_makes_a_file_per_bank_and_part()
    {
        var (_, payable, available) = await _scene.BalanceAsync();
        var batches = new[] { await _scene.AddBatchAsync(9), await _scene.AddBatchAsync(5, 500) };
        var prepared = await _scene.PrepareAsync(batches);
        // 1 000…1 008 and 500…504 fen
        var sum = 9_036 + 2_510;
        Assert.That((prepared.GetProperty("count").GetInt32(), prepared.GetProperty("amountFen").GetInt64(), prepared.GetProperty("stoppedCount").GetInt32()), Is.EqualTo((14, (long)sum, 0)));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((available + payable, payable, available)), "preparing sets nothing aside");

        var release = await _scene.ReleaseAsync(prepared);
        var orders = await _scene.OrdersAsync(release);
        var files = await _scene.FilesAsync(release);
        Assert.That(orders.Sum(x => x.AmountFen), Is.EqualTo(sum));
        Assert.That(orders.Select(x => x.State).Distinct(), Is.EqualTo(new[] { OrderState.Pending }));
        Assert.That(orders.Select(x => x.ObligationId), Is.EquivalentTo(_scene.Obligations.Batches.Where(x => batches.Contains(x.Batch.Id)).SelectMany(x => x.Lines).Select(x => x.ObligationId)));
        // ten lines of one bank and four of the other, at most four in a file
        Assert.That(files.Select(x => $"{x.Number[^5..]} {x.Count}"), Is.EqualTo(new[] { "NX-01 4", "NX-02 4", "NX-03 2", "YZ-01 4" }));
        Assert.That(files.Select(file => (file.Count, file.AmountFen)), Is.EqualTo(files.Select(file => (orders.Count(x => x.FileId == file.Id), orders.Where(x => x.FileId == file.Id).Sum(x => x.AmountFen)))));
        Assert.That(files.TrueForAll(file => orders.Where(x => x.FileId == file.Id).Select(x => x.Sequence).Order().SequenceEqual(Enumerable.Range(1, file.Count))), Is.True);
        Assert.That(orders.Select(x => x.EndToEndId), Has.All.Matches("^R26Q3-ZF2026[0-9]{4}-[0-9]{6}$"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo((available + payable, payable + sum, available - sum)));
        Assert.That(_scene.Obligations.Told, Is.SupersetOf(batches));
        await _scene.AssertBooksAsync();
    }

    [Test]
    public async Task Who_prepared_it_or_took_part_in_a_batch_cannot_release_it()
    {
        var batch = await _scene.AddBatchAsync(2);
        var prepared = await _scene.PrepareAsync(batch);
        using var own = await _scene.TryReleaseAsync(prepared, _scene.Preparer);
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "no permission");

        // the same human being under a second account with the other role
        var person = "person-" + TestApp.NextNumber();
        using var first = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinancePreparer, person: person));
        using var second = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: person));
        var other = await _scene.MustAsync(first, "/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { await _scene.AddBatchAsync(1) } });
        using var twice = await _scene.TryReleaseAsync(other, second);
        Assert.That(await twice.CodeAsync(), Is.EqualTo("payouts.own-release"));

        using var director = await _scene.App.SignInAsync(await _scene.App.AddUserAsync(Role.CountyFinanceReviewer, person: "director"));
        using var signer = await _scene.TryReleaseAsync(prepared, director);
        Assert.That(await signer.CodeAsync(), Is.EqualTo("payouts.releaser-took-part"));
        Assert.That(await _scene.App.ReadAsync(db => db.PaymentOrders.AnyAsync(x => x.BatchId == batch)), Is.False);
    }

    [Test]
    public async Task A_payee_who_died_after_preparation_is_not_paid_by_that_release()
    {
        await using var scene = await PayoutScene.StartAsync();
        var batch = await scene.AddBatchAsync(new LineSpec(100), new LineSpec(200));
        var prepared = await scene.PrepareAsync(batch);
        scene.App.Clock.Advance(TimeSpan.FromDays(2));
        var yesterday = scene.App.Clock.LocalToday().AddDays(-1);
        var payee = scene.Obligations.Batches.Single().Lines[0].PayeeResidentId;
        await scene.App.ReadAsync(db => db.Residents.Where(x => x.Id == payee).ExecuteUpdateAsync(set => set.SetProperty(x => x.DiedOn, yesterday)));

        using var reviewer = await scene.App.AsAsync(Role.CountyFinanceReviewer);
        using var refused = await scene.TryReleaseAsync(prepared, reviewer);
        Assert.That(await refused.CodeAsync(), Is.EqualTo("payouts.content-changed"));
        Assert.That(await scene.App.ReadAsync(db => db.PaymentOrders.AnyAsync()), Is.False);
    }

    [Test]
    public async Task The_password_is_asked_for_once_more_and_a_wrong_one_lets_nothing_go()
    {
        var prepared = await _scene.PrepareAsync(await _scene.AddBatchAsync(1));
        var before = await _scene.BalanceAsync();
        using var wrong = await _scene.TryReleaseAsync(prepared, password: TestApp.Password + "x");
        Assert.That(await wrong.CodeAsync(), Is.EqualTo("access.password-not-proven"));
        using var none = await _scene.TryReleaseAsync(prepared, password: "");
        Assert.That(await none.CodeAsync(), Is.EqualTo("validation.failed"));
        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        await _scene.ReleaseAsync(prepared);
    }

    [Test]
    public async Task Lines_that_a_flag_stops_do_not_hold_up_the_others()
    {
        var batch = await _scene.AddBatchAsync(
            new LineSpec(100),
            new LineSpec(200) { IsVerified = false },
            new LineSpec(300) { HasAccount = false },
            new LineSpec(400) { HolderName = "李四" },
            new LineSpec(500) { DiedOn = new(2026, 11, 1) },
            new LineSpec(600) { Name = "王𠮷", BankCode = PayoutScene.PostCode },
            new LineSpec(700) { Name = "王𠮷" },
            new LineSpec(800) { EnteredOn = new(2026, 11, 20) });
        var prepared = await _scene.PrepareAsync(batch);
        var id = prepared.GetProperty("id").GetGuid();
        Assert.That((prepared.GetProperty("count").GetInt32(), prepared.GetProperty("amountFen").GetInt64()), Is.EqualTo((3, 1_600L)), "the first, the rare name at the bank that knows it, and the new account");
        Assert.That((prepared.GetProperty("stoppedCount").GetInt32(), prepared.GetProperty("stoppedFen").GetInt64()), Is.EqualTo((5, 2_000L)));

        var flags = await _scene.Preparer.GetFromJsonAsync<JsonElement>($"/api/v1/payouts/releases/{id}/flags?pageSize=50");
        Assert.That(flags.GetProperty("items").EnumerateArray().Select(x => $"{x.GetProperty("amountFen")} {x.GetProperty("kind")} {x.GetProperty("isBlocking")}"), Is.EquivalentTo(new[]
        {
            "200 AccountNotVerified True", "300 NoAccount True", "400 NameDiffers True", "500 PayeeDeceased True", "600 NameOutsideRepertoire True", "800 AccountRecentlyChanged False",
        }));

        var release = await _scene.ReleaseAsync(prepared);
        var orders = await _scene.OrdersAsync(release);
        Assert.That(orders.Where(x => x.State == OrderState.Failed).Select(x => $"{x.AmountFen} {x.ReasonCode} {x.FileId is null}").Order(), Is.EqualTo(new[]
        {
            "200 HELD-AccountNotVerified True", "300 HELD-NoAccount True", "400 HELD-NameDiffers True", "500 HELD-PayeeDeceased True", "600 HELD-NameOutsideRepertoire True",
        }));
        Assert.That(orders.Count(x => x.State == OrderState.Pending && x.FileId is not null), Is.EqualTo(3));
    }

    [Test]
    public async Task A_batch_that_changed_after_preparation_is_not_released()
    {
        var batch = await _scene.AddBatchAsync(2);
        var prepared = await _scene.PrepareAsync(batch);
        var before = await _scene.BalanceAsync();
        _scene.Obligations.Replace(batch, x => x with { ContentHash = "other" });
        using var answer = await _scene.TryReleaseAsync(prepared);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("payouts.content-changed"));

        await _scene.MustAsync(_scene.Preparer, $"/api/v1/payouts/releases/{prepared.GetProperty("id")}/cancel", new { reason = "批次有变动" });
        var again = await _scene.PrepareAsync(batch);
        await _scene.ReleaseAsync(again);
        Assert.That((await _scene.BalanceAsync()).Available, Is.EqualTo(before.Available - 2_001));
    }

    [Test]
    public async Task An_account_that_changed_after_preparation_is_noticed_at_release()
    {
        var batch = await _scene.AddBatchAsync(1);
        var prepared = await _scene.PrepareAsync(batch);
        var resident = _scene.Obligations.Batches.Single(x => x.Batch.Id == batch).Lines[0].PayeeResidentId;
        await _scene.App.ArrangeAsync(async db => (await db.Residents.SingleAsync(x => x.Id == resident)).RecordDeath(new(2026, 11, 24)));
        using var answer = await _scene.TryReleaseAsync(prepared);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("payouts.content-changed"));
        Assert.That(await _scene.App.ReadAsync(db => db.PaymentOrders.AnyAsync(x => x.BatchId == batch)), Is.False);
    }

    [Test]
    public async Task What_the_room_that_owes_refuses_is_undone_as_a_whole()
    {
        var batch = await _scene.AddBatchAsync(2);
        var prepared = await _scene.PrepareAsync(batch);
        var before = await _scene.BalanceAsync();
        _scene.Obligations.Objection = Error.Conflict("test.objection", "不同意。");
        try
        {
            using var answer = await _scene.TryReleaseAsync(prepared);
            Assert.That(await answer.CodeAsync(), Is.EqualTo("test.objection"));
        }
        finally
        {
            _scene.Obligations.Objection = null;
        }

        Assert.That(await _scene.BalanceAsync(), Is.EqualTo(before));
        Assert.That(await _scene.App.ReadAsync(db => db.PaymentOrders.AnyAsync(x => x.BatchId == batch)), Is.False);
        await _scene.ReleaseAsync(prepared);
    }

    [Test]
    public async Task A_batch_is_in_one_current_release_only()
    {
        var batch = await _scene.AddBatchAsync(1);
        await _scene.PrepareAsync(batch);
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, "/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { batch } }), Is.EqualTo("payouts.batch-taken"));
        Assert.That(await _scene.RefusedAsync(_scene.Preparer, "/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { Guid.CreateVersion7() } }), Is.EqualTo("payouts.not-payable"));
    }

    [Test]
    public async Task A_release_that_the_fund_cannot_bear_leaves_nothing()
    {
        await using var poor = await PayoutScene.StartAsync(fundFen: 1_500);
        var batch = await poor.AddBatchAsync(2);
        var prepared = await poor.PrepareAsync(batch);
        using var answer = await poor.TryReleaseAsync(prepared);
        Assert.That(await answer.CodeAsync(), Is.EqualTo("ledger.insufficient"));
        Assert.That(await poor.BalanceAsync(), Is.EqualTo((1_500L, 0L, 1_500L)));
        Assert.That(await poor.App.ReadAsync(db => db.PaymentOrders.AnyAsync()), Is.False);
    }
}
