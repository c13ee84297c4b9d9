using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

internal sealed class RefundReceiptTests
{
    private TestApp _app = null!;
    private FeeSite _site = null!;

    [SetUp]
    public async Task SetUp()
    {
        _app = await TestApp.SharedAsync();
        _site = await FeeSite.MakeAsync(_app);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task A_refund_is_linked_to_its_payment_and_lowers_the_sum()
    {
        var household = await _site.AddHouseholdAsync(await _site.AddDwellingAsync("101"));
        var payment = await _site.PayAsync("P1", 3375, household.Number);

        using var answer = await _site.RefundAsync(payment, "R1", 1000, "2026-10-05");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), body.ToString);
        Assert.That(body.GetProperty("leftFen").GetInt64(), Is.EqualTo(2375));
        var row = await _app.ReadAsync(db => db.FeeReceipts.SingleAsync(x => x.RefundOfId == payment));
        Assert.That((row.HouseholdId, row.FeeType, row.ServiceFrom, row.Payer, row.Kind), Is.EqualTo((household.Id, FeeType.Property, new DateOnly(2026, 7, 1), PayerKind.Own, ReceiptKind.Refund)));
        var all = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}");
        Assert.That(all.GetProperty("totalFen").GetInt64(), Is.EqualTo(2375));
        var third = await _site.GetAsync($"/receipts?communityId={_site.Community.Id}&quarter=2026Q3");
        Assert.That((third.GetProperty("total").GetInt32(), third.GetProperty("totalFen").GetInt64()), Is.EqualTo((1, 3375L)));
    }

    [TestCase(3376, "2026-08-01", "fees.refund-above-payment")]
    [TestCase(0, "2026-08-01", "fees.amount-zero")]
    [TestCase(-100, "2026-08-01", "fees.amount-negative")]
    [TestCase(100, "2026-07-14", "fees.refund-before-payment")]
    [TestCase(100, "2026-11-26", "fees.paid-in-future")]
    public async Task A_wrong_refund_is_refused(long fen, string on, string code)
    {
        var payment = await _site.PayAsync("P2", 3375, (await _site.AddHouseholdAsync(null)).Number);

        using var answer = await _site.RefundAsync(payment, "R2", fen, on);

        Assert.That(await answer.CodeAsync(), Is.EqualTo(code));
        Assert.That(await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.Id == payment).Select(x => x.RefundedFen).SingleAsync()), Is.Zero);
    }

    [Test]
    public async Task A_refund_cannot_be_refunded_and_another_sites_payment_is_not_found()
    {
        var payment = await _site.PayAsync("P3", 3375, (await _site.AddHouseholdAsync(null)).Number);
        using var made = await _site.RefundAsync(payment, "R3", 100);
        var refund = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var elsewhere = await FeeSite.MakeAsync(_app);

        using var again = await _site.RefundAsync(refund, "R4", 50);
        using var foreign = await elsewhere.RefundAsync(payment, "R5", 50);

        Assert.That(await again.CodeAsync(), Is.EqualTo("fees.refund-of-refund"));
        Assert.That((foreign.StatusCode, await foreign.CodeAsync()), Is.EqualTo((HttpStatusCode.NotFound, "fees.receipt-not-found")));
    }

    [Test]
    public async Task Of_fifty_refunds_at_once_only_those_that_fit_succeed()
    {
        var payment = await _site.PayAsync("P4", 1000, (await _site.AddHouseholdAsync(null)).Number);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _site.RefundAsync(payment, $"R4-{i}", 100)));

        var stored = await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.RefundOfId == payment).SumAsync(x => x.AmountFen));
        var refunded = await _app.ReadAsync(db => db.FeeReceipts.Where(x => x.Id == payment).Select(x => x.RefundedFen).SingleAsync());
        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(10));
            Assert.That(answers.Select(answer => (int)answer.StatusCode), Is.All.LessThan(500));
            Assert.That((stored, refunded), Is.EqualTo((1000L, 1000L)));
        });
    }
}
