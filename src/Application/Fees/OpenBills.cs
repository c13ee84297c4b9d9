using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// Finds unpaid bills in the database, by the rule of <see cref="Arrears.Settle"/>. What that rule gives a bill depends on an order of payments only where one payment touches
/// several bills; everywhere else it is a sum. So the database counts, adds up and pages the plain bills, and only those that contend for a payment are settled one by one.
/// </summary>
internal static class OpenBills
{
    // x.DwellingId ?? Guid.Empty: a bill without a dwelling matches nothing, and the index can be used without a branch for null

    /// <summary>Bills that may be unpaid on the day: all that are, and few others.</summary>
    public static IQueryable<FeeBill> Of(IAppDbContext db, IQueryable<FeeBill> bills, DateOnly day)
    {
        // a payment that something was given back of is left out: what remains can only make more bills look open
        var whole = Payments(db, day).Where(r => r.RefundedFen == 0);

        // a payment for the very same period goes to that bill first; this settles nearly all and costs two look-ups
        return bills.Where(x => x.DueOn <= day && (x.DwellingId == null
                || db.FeeBills.Where(b => b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType
                    && b.ServiceFrom == x.ServiceFrom && b.ServiceTo == x.ServiceTo).Sum(b => b.AmountFen)
                > whole.Where(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom == x.ServiceFrom && r.ServiceTo == x.ServiceTo).Sum(r => r.AmountFen)))
            // a bill is short only when every payment that touches it is used up on the bills they touch
            .Where(x => whole.Where(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom).Sum(r => r.AmountFen) < x.AmountFen
                || whole.Where(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom).Sum(r => r.AmountFen)
                < db.FeeBills.Where(b => b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType
                    && whole.Any(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                        && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom && r.ServiceFrom <= b.ServiceTo && r.ServiceTo >= b.ServiceFrom)).Sum(b => b.AmountFen));
    }

    /// <summary>Open bills for which money came that other bills want as well, or of which some was given back, or that came without a dwelling.</summary>
    public static IQueryable<FeeBill> Contended(this IQueryable<FeeBill> open, IAppDbContext db, DateOnly day)
    {
        var (payments, loose) = (Payments(db, day), Loose(db, day));
        return open.Where(x => loose.Contains(x.HouseholdId)
            || db.FeeBills.Any(b => b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType && loose.Contains(b.HouseholdId))
            || payments.Any(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom
                && (r.RefundedFen > 0 || db.FeeBills.Any(b => b.Id != x.Id && b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType
                    && b.ServiceFrom <= r.ServiceTo && b.ServiceTo >= r.ServiceFrom))));
    }

    /// <summary>The other open bills: what is paid of each is the sum of the payments that touch it.</summary>
    public static IQueryable<PlainBill> Plain(this IQueryable<FeeBill> open, IAppDbContext db, DateOnly day)
    {
        var (payments, loose) = (Payments(db, day), Loose(db, day));
        return open.Where(x => !loose.Contains(x.HouseholdId)
                && !db.FeeBills.Any(b => b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType && loose.Contains(b.HouseholdId))
                && !payments.Any(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom
                    && (r.RefundedFen > 0 || db.FeeBills.Any(b => b.Id != x.Id && b.DwellingId == (x.DwellingId ?? Guid.Empty) && b.SourceId == x.SourceId && b.FeeType == x.FeeType
                        && b.ServiceFrom <= r.ServiceTo && b.ServiceTo >= r.ServiceFrom))))
            .Select(x => new PlainBill
            {
                Id = x.Id,
                AmountFen = x.AmountFen,
                PaidFen = payments.Where(r => r.DwellingId == (x.DwellingId ?? Guid.Empty) && r.SourceId == x.SourceId && r.FeeType == x.FeeType
                    && r.ServiceFrom <= x.ServiceTo && r.ServiceTo >= x.ServiceFrom).Sum(r => r.AmountFen),
            });
    }

    private static IQueryable<FeeReceipt> Payments(IAppDbContext db, DateOnly day) => db.FeeReceipts.Where(r => r.Kind == ReceiptKind.Payment && r.PaidOn <= day);

    /// <summary>Households that paid without a dwelling: their money goes to their own bills of any dwelling.</summary>
    private static IQueryable<Guid> Loose(IAppDbContext db, DateOnly day) => Payments(db, day).Where(r => r.DwellingId == null).Select(r => r.HouseholdId);

    internal sealed class PlainBill
    {
        public required Guid Id { get; init; }

        public required long AmountFen { get; init; }

        public required long PaidFen { get; init; }
    }
}
