using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Benchmarks.Compile;

/// <summary>
/// Three fees in each month of the quarter per household, in the order in which a company sends its file. Some were paid by others or let off, some are given back,
/// in the quarter or after it; a few households get back something of the quarter before.
/// </summary>
internal sealed class ReceiptBuilder(Site site)
{
    private static readonly FeeType[] Fees = [FeeType.Property, FeeType.Elevator, FeeType.Water];

    private readonly List<FeeReceipt> _receipts = [];

    public List<FeeReceipt> Build(IReadOnlyList<(Household Household, Guid DwellingId, int Index)> payers)
    {
        var refunds = new List<FeeReceipt>();
        for (var month = 0; month < 3; month++)
        {
            var first = World.Quarter.Start.AddMonths(month);
            foreach (var (household, dwellingId, i) in payers)
            {
                for (var fee = 0; fee < Fees.Length; fee++)
                {
                    refunds.AddRange(Pay(household.Id, dwellingId, i, (month * 3) + fee, Fees[fee], first));
                }
            }
        }

        foreach (var (household, dwellingId, i) in payers.Where(x => World.Chance(x.Index, 20, 3)))
        {
            var earlier = Receipt(household.Id, dwellingId, FeeType.Property, PayerKind.Own, World.Quarter.Start.AddMonths(-1), 10, 4_500, 4_500);
            _receipts.Add(earlier);
            refunds.Add(Refund(earlier, new(2026, 7, 20), earlier.AmountFen));
        }

        _receipts.AddRange(refunds);
        return _receipts;
    }

    private IEnumerable<FeeReceipt> Pay(Guid householdId, Guid dwellingId, int i, int row, FeeType fee, DateOnly month)
    {
        var number = (i * 16) + row;
        var amount = fee switch { FeeType.Property => 4_000, FeeType.Elevator => 1_500, _ => 1_800 } + World.Draw(number, 21, 2_500);
        var draw = World.Draw(number, 22, 100);
        var payer = World.Chance(i, 23, 10) || draw < 3 ? PayerKind.ThirdParty : draw == 3 ? PayerKind.Waived : PayerKind.Own;
        // everything of two in a thousand households, a part of three in two hundred payments
        var back = World.Chance(i, 24, 2) ? amount : World.Chance(number, 25, 15) ? amount / 2 : 0;
        var paid = Receipt(householdId, dwellingId, fee, payer, month, 10 + World.Draw(number, 26, 15), amount, back);
        _receipts.Add(paid);
        if (back > 0)
        {
            yield return Refund(paid, number % 2 == 0 ? new(2026, 9, 28) : new(2026, 10, 5), back);
        }
    }

    private FeeReceipt Refund(FeeReceipt paid, DateOnly on, long amount) => new()
    {
        CommunityId = paid.CommunityId,
        HouseholdId = paid.HouseholdId,
        DwellingId = paid.DwellingId,
        SourceId = paid.SourceId,
        ReceiptNumber = "T" + paid.ReceiptNumber,
        LineNumber = 1,
        Kind = ReceiptKind.Refund,
        FeeType = paid.FeeType,
        Payer = paid.Payer,
        ServiceFrom = paid.ServiceFrom,
        ServiceTo = paid.ServiceTo,
        PaidOn = on,
        AmountFen = amount,
        RefundOfId = paid.Id,
        RecordedBy = paid.RecordedBy,
        RecordedAt = paid.RecordedAt,
    };

    private FeeReceipt Receipt(Guid householdId, Guid dwellingId, FeeType fee, PayerKind payer, DateOnly month, int day, long amount, long refunded) => new()
    {
        CommunityId = site.Community.Id,
        HouseholdId = householdId,
        DwellingId = dwellingId,
        SourceId = site.Source.Id,
        ReceiptNumber = $"{_receipts.Count:00000000}",
        LineNumber = 1,
        Kind = ReceiptKind.Payment,
        FeeType = fee,
        Payer = payer,
        ServiceFrom = month,
        ServiceTo = month.AddMonths(1).AddDays(-1),
        PaidOn = month.AddDays(day - 1),
        AmountFen = amount,
        RefundedFen = refunded,
        RecordedBy = new PersonKey("clerk"),
        RecordedAt = World.EnteredAt,
    };
}
