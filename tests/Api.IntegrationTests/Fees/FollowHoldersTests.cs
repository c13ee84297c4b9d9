using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Api.IntegrationTests.Fees;

internal sealed class FollowHoldersTests
{
    [Test]
    public async Task Receipts_refunds_and_bills_follow_the_dwelling_when_a_past_move_is_recorded()
    {
        var app = await TestApp.SharedAsync();
        using var site = await FeeSite.MakeAsync(app);
        var home = await site.AddDwellingAsync("101");
        var first = await site.AddHouseholdAsync(home, "李生");
        var second = await site.AddHouseholdAsync(null, "周兰福");
        var before = await site.PayAsync("A1", 3375, first.Number, "2026-07-31", from: "2026-07-01", to: "2026-07-31");
        var after = await site.PayAsync("A2", 3375, first.Number, "2026-08-01", from: "2026-08-01", to: "2026-08-31");
        using var refunded = await site.RefundAsync(after, "A3", 100, "2026-09-01");
        var refund = (await refunded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var july = await BillAsync(site, first.Number, "2026-07");
        var august = await BillAsync(site, first.Number, "2026-08");

        // it had moved out on 1 August already, and the other household in
        await ChangeAsync(site, first.Id, "change-dwelling", new { on = "2026-08-01", dwellingId = (Guid?)null, reason = "补登换房" });
        await ChangeAsync(site, second.Id, "change-dwelling", new { on = "2026-08-01", dwellingId = home.Id, reason = "补登换房" });

        var receipts = await app.ReadAsync(db => db.FeeReceipts.Where(x => x.CommunityId == site.Community.Id).ToDictionaryAsync(x => x.Id, x => x.HouseholdId));
        var bills = await app.ReadAsync(db => db.FeeBills.Where(x => x.CommunityId == site.Community.Id).ToDictionaryAsync(x => x.Id, x => x.HouseholdId));
        var audit = await app.ReadAsync(db => db.AuditEntries.Where(x => x.Action == "bulk-update" && x.SubjectId == first.Id.ToString()).Select(x => new { x.SubjectType, x.RowCount }).ToListAsync());
        var moves = await app.ReadAsync(db => db.ReceiptMoves.Where(x => x.CommunityId == site.Community.Id).Select(x => new { x.ReceiptId, x.FromHouseholdId, x.ToHouseholdId }).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(moves.Select(x => (x.ReceiptId, x.FromHouseholdId, x.ToHouseholdId)), Is.EqualTo(new[] { (after, first.Id, second.Id) }), "kept, so that quarters paid before are looked at again");
            Assert.That(receipts[before], Is.EqualTo(first.Id), "paid while it held the dwelling");
            Assert.That(receipts[after], Is.EqualTo(second.Id));
            Assert.That(receipts[refund], Is.EqualTo(second.Id), "a refund stays with its payment");
            Assert.That((bills[july], bills[august]), Is.EqualTo((first.Id, second.Id)));
            Assert.That(audit.Select(x => (x.SubjectType, x.RowCount)), Is.EquivalentTo(new (string, int?)[] { (nameof(FeeReceipt), 1), (nameof(FeeBill), 1) }));
        });
    }

    [Test]
    public async Task Receipts_stay_while_nobody_else_held_the_dwelling()
    {
        var app = await TestApp.SharedAsync();
        using var site = await FeeSite.MakeAsync(app);
        var household = await site.AddHouseholdAsync(await site.AddDwellingAsync("102"));
        var payment = await site.PayAsync("B1", 3375, household.Number, "2026-08-15", from: "2026-08-01", to: "2026-08-31");

        await ChangeAsync(site, household.Id, "move-out", new { on = "2026-08-01", reason = "外出务工" });

        Assert.That(await app.ReadAsync(db => db.FeeReceipts.Where(x => x.Id == payment).Select(x => x.HouseholdId).SingleAsync()), Is.EqualTo(household.Id));
    }

    private static async Task ChangeAsync(FeeSite site, Guid household, string what, object body)
    {
        var now = await site.GetAsync($"/households/{household}");
        using var answer = await site.Clerk.SendMatchingAsync(HttpMethod.Post, $"/api/v1/households/{household}/{what}", now.GetProperty("version").GetInt32(), body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<Guid> BillAsync(FeeSite site, string household, string month)
    {
        var from = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd");
        using var answer = await site.Clerk.PostOnceAsync("/api/v1/bills",
            new { sourceId = site.Source.Id, householdNumber = household, feeType = "Property", serviceFrom = from, serviceTo = from.AddMonths(1).AddDays(-1), amountFen = 3375 });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.IsSuccessStatusCode, Is.True, body.ToString);
        return body.GetProperty("id").GetGuid();
    }
}
