using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Fees;

/// <summary>What the database finds unpaid is what the rule gives, whatever was billed, paid and given back.</summary>
internal sealed class ArrearsTests
{
    private static readonly DateOnly Day = new(2026, 9, 15);

    [Test]
    public async Task List_count_and_sum_are_what_the_rule_gives_for_random_bills_and_payments([Values(1, 2, 3, 4)] int seed)
    {
        var app = await TestApp.SharedAsync();
        using var site = await FeeSite.MakeAsync(app);
        var random = new Random(seed);
        var homes = new List<(Household Household, Dwelling Dwelling)>();
        for (var i = 0; i < 12; i++)
        {
            var dwelling = await site.AddDwellingAsync($"{100 + i}");
            homes.Add((await site.AddHouseholdAsync(dwelling), dwelling));
        }

        var (bills, receipts) = (new List<FeeBill>(), new List<FeeReceipt>());
        foreach (var (household, dwelling) in homes)
        {
            for (var i = random.Next(0, 7); i > 0; i--)
            {
                // some bills of a household were made without a door
                bills.Add(Bill(site, household, random.Next(12) == 0 ? null : dwelling, bills.Count, Period(random), random.Next(1, 6) * 100));
            }

            for (var i = random.Next(2, 9); i > 0; i--)
            {
                var payment = Payment(site, household, random.Next(8) == 0 ? null : dwelling, receipts.Count, Period(random), random.Next(1, 9) * 100, random);
                receipts.Add(payment);
                if (random.Next(5) == 0)
                {
                    var refund = Refund(payment, receipts.Count, random);
                    receipts[^1] = With(payment, refund.AmountFen);
                    receipts.Add(refund);
                }
            }
        }

        await app.ArrangeAsync(db =>
        {
            db.FeeBills.AddRange(bills);
            db.FeeReceipts.AddRange(receipts);
            return Task.CompletedTask;
        });
        var expected = Expected(bills, receipts);
        var shown = new Dictionary<Guid, long>();
        var (total, sum, pages, lastServed) = (0, 0L, 0, DateOnly.MinValue);
        do
        {
            var page = await site.GetAsync($"/arrears?communityId={site.Community.Id}&asOf={Day:O}&page={++pages}&pageSize=5");
            (total, sum) = (page.GetProperty("total").GetInt32(), page.GetProperty("totalFen").GetInt64());
            foreach (var row in page.GetProperty("items").EnumerateArray())
            {
                shown.Add(row.GetProperty("id").GetGuid(), row.GetProperty("unpaidFen").GetInt64());
                var served = DateOnly.Parse(row.GetProperty("serviceTo").GetString()!, null);
                Assert.That(served, Is.GreaterThanOrEqualTo(lastServed), "oldest first");
                lastServed = served;
            }
        }
        while (pages * 5 < total);

        Assert.That(shown, Is.EquivalentTo(expected));
        Assert.That((total, sum), Is.EqualTo((expected.Count, expected.Values.Sum())));
        Assert.That(expected, Has.Count.InRange(5, bills.Count(x => x.DueOn <= Day) - 5), "some are paid, some are not");
    }

    /// <summary>The rule applied to every group of bills, in memory.</summary>
    private static Dictionary<Guid, long> Expected(List<FeeBill> bills, List<FeeReceipt> receipts)
    {
        var unpaid = new Dictionary<Guid, long>();
        foreach (var group in bills.GroupBy(x => (x.DwellingId, Household: x.DwellingId is null ? x.HouseholdId : Guid.Empty, x.FeeType)))
        {
            var households = group.Select(x => x.HouseholdId).ToHashSet();
            var payments = receipts.Where(x => x.Kind == ReceiptKind.Payment && x.FeeType == group.Key.FeeType && x.PaidOn <= Day
                && (x.DwellingId is null ? households.Contains(x.HouseholdId) : x.DwellingId == group.Key.DwellingId));
            var paid = Arrears.Settle(group.Select(x => new OwedLine(x.Id, x.ServiceFrom, x.ServiceTo, x.AmountFen)), payments.Select(x => new SettledLine(x.PaidOn, x.ServiceFrom, x.ServiceTo,
                x.AmountFen - receipts.Where(r => r.RefundOfId == x.Id && r.PaidOn <= Day).Sum(r => r.AmountFen))));
            foreach (var bill in group.Where(x => x.DueOn <= Day && paid[x.Id] < x.AmountFen))
            {
                unpaid[bill.Id] = bill.AmountFen - paid[bill.Id];
            }
        }

        return unpaid;
    }

    /// <summary>Mostly a month; sometimes several, or the middle of one to the middle of the next.</summary>
    private static (DateOnly From, DateOnly To) Period(Random random)
    {
        var from = new DateOnly(2026, random.Next(1, 7), 1);
        return random.Next(6) switch
        {
            0 => (from, from.AddMonths(3).AddDays(-1)),
            1 => (from.AddDays(14), from.AddDays(14).AddMonths(1).AddDays(-1)),
            _ => (from, from.AddMonths(1).AddDays(-1)),
        };
    }

    private static FeeBill Bill(FeeSite site, Household household, Dwelling? dwelling, int number, (DateOnly From, DateOnly To) period, long fen) => new()
    {
        CommunityId = site.Community.Id,
        HouseholdId = household.Id,
        DwellingId = dwelling?.Id,
        SourceId = site.Source.Id,
        BillNumber = $"A{number}",
        LineNumber = 1,
        FeeType = number % 5 == 0 ? FeeType.Water : FeeType.Property,
        ServiceFrom = period.From,
        ServiceTo = period.To,
        AmountFen = fen,
        DueOn = period.To,
        RecordedBy = new PersonKey("arrears"),
        RecordedAt = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static FeeReceipt Payment(FeeSite site, Household household, Dwelling? dwelling, int number, (DateOnly From, DateOnly To) period, long fen, Random random) => new()
    {
        CommunityId = site.Community.Id,
        HouseholdId = household.Id,
        DwellingId = dwelling?.Id,
        SourceId = site.Source.Id,
        ReceiptNumber = $"P{number}",
        LineNumber = 1,
        Kind = ReceiptKind.Payment,
        FeeType = number % 5 == 0 ? FeeType.Water : FeeType.Property,
        Payer = PayerKind.Own,
        ServiceFrom = period.From,
        ServiceTo = period.To,
        PaidOn = new DateOnly(2026, 6, 1).AddDays(random.Next(0, 130)),
        AmountFen = fen,
        RecordedBy = new PersonKey("arrears"),
        RecordedAt = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static FeeReceipt Refund(FeeReceipt payment, int number, Random random) => Copy(payment, NewId.Next(), $"R{number}", ReceiptKind.Refund,
        payment.PaidOn.AddDays(random.Next(0, 40)), random.Next(1, (int)(payment.AmountFen / 100) + 1) * 100, payment.Id, 0);

    private static FeeReceipt With(FeeReceipt payment, long refundedFen) =>
        Copy(payment, payment.Id, payment.ReceiptNumber, ReceiptKind.Payment, payment.PaidOn, payment.AmountFen, null, refundedFen);

    private static FeeReceipt Copy(FeeReceipt x, Guid id, string number, ReceiptKind kind, DateOnly paidOn, long fen, Guid? refundOf, long refundedFen) => new()
    {
        Id = id,
        CommunityId = x.CommunityId,
        HouseholdId = x.HouseholdId,
        DwellingId = x.DwellingId,
        SourceId = x.SourceId,
        ReceiptNumber = number,
        LineNumber = 1,
        Kind = kind,
        FeeType = x.FeeType,
        Payer = x.Payer,
        ServiceFrom = x.ServiceFrom,
        ServiceTo = x.ServiceTo,
        PaidOn = paidOn,
        AmountFen = fen,
        RefundOfId = refundOf,
        RefundedFen = refundedFen,
        RecordedBy = x.RecordedBy,
        RecordedAt = x.RecordedAt,
    };
}
