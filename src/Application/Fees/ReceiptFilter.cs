using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>What receipts are shown for a reason of their own.</summary>
public enum ReceiptFlag
{
    /// <summary>Above what tariff and area make plausible.</summary>
    AboveCeiling,

    /// <summary>Recorded after the source had declared the quarter complete.</summary>
    AfterDeclaration,

    /// <summary>Given back wholly or in part.</summary>
    Refunded,

    /// <summary>Not the household's own money.</summary>
    NotOwn,
}

/// <summary>
/// Which receipts; every part is optional. <paramref name="Quarter"/>, <paramref name="From"/> and <paramref name="To"/> (included) go by the day of payment,
/// <paramref name="Household"/> is a household number or a part of a member's or payer's name.
/// </summary>
public sealed record ReceiptFilter(
    Guid? CommunityId, Guid? SourceId, Quarter? Quarter, DateOnly? From, DateOnly? To, FeeType? FeeType, PayerKind? Payer, ReceiptKind? Kind,
    ReceiptFlag? Flag, string? Household, Guid? HouseholdId, string? ReceiptNumber, Guid? ImportId);

internal static class FeeQueries
{
    /// <summary>Receipts a caller may see: of communities in scope, and of the own people of an origin township.</summary>
    public static IQueryable<FeeReceipt> Receipts(this IAppDbContext db, AccessScope scope)
    {
        var (communities, townships) = (scope.Communities, scope.OriginTownships);
        return scope.WholeCounty ? db.FeeReceipts : db.FeeReceipts.Where(x => communities.Contains(x.CommunityId)
            || (townships.Count > 0 && db.Households.Any(h => h.Id == x.HouseholdId && townships.Contains(h.OriginTownshipCode))));
    }

    /// <summary>The bills a caller may see, by the same rule.</summary>
    public static IQueryable<FeeBill> Bills(this IAppDbContext db, AccessScope scope)
    {
        var (communities, townships) = (scope.Communities, scope.OriginTownships);
        return scope.WholeCounty ? db.FeeBills : db.FeeBills.Where(x => communities.Contains(x.CommunityId)
            || (townships.Count > 0 && db.Households.Any(h => h.Id == x.HouseholdId && townships.Contains(h.OriginTownshipCode))));
    }

    /// <summary>The one query behind list, total, sum and export.</summary>
    public static IQueryable<FeeReceipt> Matching(this IQueryable<FeeReceipt> receipts, IAppDbContext db, ReceiptFilter filter)
    {
        if (filter.CommunityId is { } community)
        {
            receipts = receipts.Where(x => x.CommunityId == community);
        }

        if (filter.SourceId is { } source)
        {
            receipts = receipts.Where(x => x.SourceId == source);
        }

        if (filter.Quarter is { } quarter)
        {
            var (start, end) = (quarter.Start, quarter.EndExclusive);
            receipts = receipts.Where(x => x.PaidOn >= start && x.PaidOn < end);
        }

        if (filter.From is { } from)
        {
            receipts = receipts.Where(x => x.PaidOn >= from);
        }

        if (filter.To is { } to)
        {
            receipts = receipts.Where(x => x.PaidOn <= to);
        }

        if (filter.FeeType is { } feeType)
        {
            receipts = receipts.Where(x => x.FeeType == feeType);
        }

        if (filter.Payer is { } payer)
        {
            receipts = receipts.Where(x => x.Payer == payer);
        }

        if (filter.Kind is { } kind)
        {
            receipts = receipts.Where(x => x.Kind == kind);
        }

        if (filter.HouseholdId is { } household)
        {
            receipts = receipts.Where(x => x.HouseholdId == household);
        }

        if (filter.ImportId is { } import)
        {
            receipts = receipts.Where(x => x.ImportId == import);
        }

        if (ChineseText.Compact(filter.ReceiptNumber) is { Length: > 0 } number)
        {
            receipts = receipts.Where(x => x.ReceiptNumber == number);
        }

        return receipts.OfHousehold(db, filter.Household).Flagged(db, filter.Flag);
    }

    /// <summary>Payments count up, refunds down.</summary>
    public static long Signed(ReceiptKind kind, long amountFen) => kind == ReceiptKind.Refund ? -amountFen : amountFen;

    private static IQueryable<FeeReceipt> OfHousehold(this IQueryable<FeeReceipt> receipts, IAppDbContext db, string? text)
    {
        var wanted = ChineseText.Compact(text);
        if (wanted.Length == 0)
        {
            return receipts;
        }

        var number = wanted.ToUpperInvariant();
        return receipts.Where(x => db.Households.Any(h => h.Id == x.HouseholdId && h.Number.StartsWith(number))
            || (x.PayerName != null && x.PayerName.Contains(wanted))
            || db.HouseholdMembers.Any(m => m.HouseholdId == x.HouseholdId && db.Residents.Any(r => r.Id == m.ResidentId && r.Name.Contains(wanted))));
    }

    private static IQueryable<FeeReceipt> Flagged(this IQueryable<FeeReceipt> receipts, IAppDbContext db, ReceiptFlag? flag) => flag switch
    {
        ReceiptFlag.AboveCeiling => receipts.Where(x => x.AboveCeiling),
        ReceiptFlag.Refunded => receipts.Where(x => x.RefundedFen > 0),
        ReceiptFlag.NotOwn => receipts.Where(x => x.Payer != PayerKind.Own),
        ReceiptFlag.AfterDeclaration => receipts.Where(x => db.SourceDeclarations.Any(d => d.SourceId == x.SourceId && d.PaidFrom <= x.PaidOn && d.PaidUntil > x.PaidOn && d.DeclaredAt < x.RecordedAt)),
        _ => receipts,
    };
}
