using System.Globalization;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Infrastructure.Sample;

/// <summary>What a household pays for, before it is stored.</summary>
internal sealed record SamplePayer(Guid CommunityId, Guid HouseholdId, Guid DwellingId, string HeadName, int AreaHundredths, bool HasElevator, int CubicMetres);

/// <summary>Receipts from October 2024 to 24 November 2026 and bills of October and November 2026; prices inside the public ranges of domain.md §16.</summary>
internal sealed class SampleFees(string siteCode, Guid sourceId, int propertyPriceFen, int waterPriceFen, PersonKey recordedBy, DateTimeOffset recordedAt, Random random)
{
    public const int ElevatorFenPerMonth = 1_500;
    public static readonly Quarter FirstQuarter = new(2024, 4);
    public static readonly DateOnly LastDay = new(2026, 11, 24);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

#pragma warning disable CA5394
    public IEnumerable<FeeReceipt> ReceiptsOf(SamplePayer payer)
    {
        var paysMonthly = random.Next(10) < 4;
        var neverPays = random.Next(1_000) < 15;
        var sponsored = random.Next(1_000) < 20;
        if (neverPays)
        {
            yield break;
        }

        for (var quarter = FirstQuarter; quarter.Start <= LastDay; quarter = quarter.Next)
        {
            if (random.Next(100) < 5)
            {
                continue;
            }

            var parts = paysMonthly
                ? Enumerable.Range(0, 3).Select(month => (From: quarter.Start.AddMonths(month), Until: quarter.Start.AddMonths(month + 1)))
                : [(From: quarter.Start, Until: quarter.EndExclusive)];
            foreach (var (from, until) in parts)
            {
                var span = until.DayNumber - from.DayNumber;
                var paidOn = from.AddDays(random.Next(span));
                if (paidOn > LastDay)
                {
                    continue;
                }

                foreach (var receipt in Receipt(payer, from, until, paidOn, sponsored && random.Next(3) == 0))
                {
                    yield return receipt;
                }
            }
        }
    }

    public IEnumerable<FeeBill> BillsOf(SamplePayer payer)
    {
        foreach (var month in new[] { new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1) })
        {
            var number = Number("B", month);
            var line = 0;
            foreach (var (type, fen) in Charges(payer, 1))
            {
                yield return new FeeBill
                {
                    CommunityId = payer.CommunityId,
                    HouseholdId = payer.HouseholdId,
                    DwellingId = payer.DwellingId,
                    SourceId = sourceId,
                    BillNumber = number,
                    LineNumber = ++line,
                    FeeType = type,
                    ServiceFrom = month,
                    ServiceTo = month.AddMonths(1).AddDays(-1),
                    AmountFen = fen,
                    DueOn = month.AddMonths(1).AddDays(-1),
                    RecordedBy = recordedBy,
                    RecordedAt = recordedAt,
                };
            }
        }
    }

    private IEnumerable<FeeReceipt> Receipt(SamplePayer payer, DateOnly from, DateOnly until, DateOnly paidOn, bool byThirdParty)
    {
        var number = Number("S", paidOn);
        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        var line = 0;
        foreach (var (type, fen) in Charges(payer, months))
        {
            var refundedOn = paidOn.AddDays(random.Next(5, 40));
            var refunds = type == FeeType.Water && refundedOn <= LastDay && random.Next(1_000) < 8;
            var refundedFen = refunds ? Math.Max(1, fen / 4) : 0;
            var receipt = Row(payer, number, ++line, ReceiptKind.Payment, type, from, until, paidOn, fen, byThirdParty, null, refundedFen);
            yield return receipt;
            if (refunds)
            {
                yield return Row(payer, Number("T", refundedOn), 1, ReceiptKind.Refund, type, from, until, refundedOn, refundedFen, byThirdParty, receipt.Id, 0);
            }
        }
    }

    private FeeReceipt Row(SamplePayer payer, string number, int line, ReceiptKind kind, FeeType type, DateOnly from, DateOnly until, DateOnly paidOn, long fen,
        bool byThirdParty, Guid? refundOf, long refundedFen) => new()
        {
            CommunityId = payer.CommunityId,
            HouseholdId = payer.HouseholdId,
            DwellingId = payer.DwellingId,
            SourceId = sourceId,
            ReceiptNumber = number,
            LineNumber = line,
            Kind = kind,
            FeeType = type,
            Payer = byThirdParty ? PayerKind.ThirdParty : PayerKind.Own,
            PayerName = byThirdParty ? "帮扶单位" : payer.HeadName,
            ServiceFrom = from,
            ServiceTo = until.AddDays(-1),
            PaidOn = paidOn,
            AmountFen = fen,
            RefundOfId = refundOf,
            RefundedFen = refundedFen,
            RecordedBy = recordedBy,
            RecordedAt = recordedAt,
        };

    private IEnumerable<(FeeType Type, long Fen)> Charges(SamplePayer payer, int months)
    {
        yield return (FeeType.Property, (long)payer.AreaHundredths * propertyPriceFen * months / 100);
        if (payer.HasElevator)
        {
            yield return (FeeType.Elevator, (long)ElevatorFenPerMonth * months);
        }

        var tenths = (payer.CubicMetres * 10 * months) + random.Next(-9 * months, 10 * months);
        yield return (FeeType.Water, Math.Max(1, (long)tenths * waterPriceFen / 10));
    }

    private string Number(string kind, DateOnly day)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{siteCode}-{kind}{day:yyyyMM}");
        var next = _numbers.GetValueOrDefault(key) + 1;
        _numbers[key] = next;
        return string.Create(CultureInfo.InvariantCulture, $"{key}-{next:00000}");
    }
#pragma warning restore CA5394
}
