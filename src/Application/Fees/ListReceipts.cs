using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>Receipt lines; the sum is payments minus refunds over all pages. Sorted by day of payment, newest first, unless told otherwise.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListReceiptsQuery(ReceiptFilter Filter, PageRequest Page, string? Sort) : IRequest<Result<Page<ReceiptRow>>>;

/// <param name="SignedFen">Negative for a refund.</param>
/// <param name="HeadName">Head of the household on the day of payment.</param>
/// <param name="RefundedFen">Of a payment: what was given back.</param>
public sealed record ReceiptRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid SourceId, string SourceName, string ReceiptNumber, int LineNumber, ReceiptKind Kind, FeeType FeeType,
    PayerKind Payer, string? PayerName, Guid HouseholdId, string HouseholdNumber, string? HeadName, Guid? DwellingId, string? Address, DateOnly ServiceFrom, DateOnly ServiceTo,
    DateOnly PaidOn, long AmountFen, long SignedFen, long RefundedFen, Guid? RefundOfId, IReadOnlyList<ReceiptFlag> Flags, Guid? ImportId, DateTimeOffset RecordedAt);

internal sealed class ListReceiptsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListReceiptsQuery, Result<Page<ReceiptRow>>>
{
    public async Task<Result<Page<ReceiptRow>>> Handle(ListReceiptsQuery query, CancellationToken ct)
    {
        var receipts = db.Receipts(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking().Matching(db, query.Filter);
        var all = await receipts.GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.Kind == ReceiptKind.Refund ? -x.AmountFen : x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await ReceiptRows.ReadAsync(db, ReceiptRows.Sorted(receipts, db, query.Sort).Skip(query.Page.Skip).Take(query.Page.Take), ct);
        return query.Page.Of(rows, all?.Count ?? 0, all?.Sum ?? 0);
    }
}

/// <summary>Receipts as rows, for list, detail and export.</summary>
internal static class ReceiptRows
{
    public static IQueryable<FeeReceipt> Sorted(IQueryable<FeeReceipt> receipts, IAppDbContext db, string? sort) => sort switch
    {
        "paidOn" => receipts.OrderBy(x => x.PaidOn).ThenBy(x => x.Id),
        "amountFen" => receipts.OrderBy(x => x.AmountFen).ThenBy(x => x.Id),
        "-amountFen" => receipts.OrderByDescending(x => x.AmountFen).ThenBy(x => x.Id),
        "receiptNumber" => receipts.OrderBy(x => x.ReceiptNumber).ThenBy(x => x.LineNumber).ThenBy(x => x.Id),
        "-receiptNumber" => receipts.OrderByDescending(x => x.ReceiptNumber).ThenByDescending(x => x.LineNumber).ThenBy(x => x.Id),
        "householdNumber" => receipts.OrderBy(x => db.Households.First(h => h.Id == x.HouseholdId).Number).ThenBy(x => x.PaidOn).ThenBy(x => x.Id),
        "-householdNumber" => receipts.OrderByDescending(x => db.Households.First(h => h.Id == x.HouseholdId).Number).ThenBy(x => x.PaidOn).ThenBy(x => x.Id),
        "recordedAt" => receipts.OrderBy(x => x.RecordedAt).ThenBy(x => x.Id),
        "-recordedAt" => receipts.OrderByDescending(x => x.RecordedAt).ThenBy(x => x.Id),
        _ => receipts.OrderByDescending(x => x.PaidOn).ThenBy(x => x.Id),
    };

    /// <summary>The order of <paramref name="receipts"/> is kept: every part is looked up beside the row, no join multiplies it.</summary>
    public static async Task<List<ReceiptRow>> ReadAsync(IAppDbContext db, IQueryable<FeeReceipt> receipts, CancellationToken ct)
    {
        var rows = await Select(db, receipts).ToListAsync(ct);
        // doors apart: a place of several values beside the row would number the dwellings of the whole county for every page
        var doors = await DoorLabels.OfAsync(db, rows.Select(row => row.Receipt.DwellingId), ct);
        return rows.ConvertAll(row => row.ToRow(doors.For(row.Receipt.DwellingId)));
    }

    private static IQueryable<Raw> Select(IAppDbContext db, IQueryable<FeeReceipt> receipts) => receipts.Select(x => new Raw
    {
        Receipt = x,
        Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
        Source = db.FeeSources.First(s => s.Id == x.SourceId).Name,
        Household = db.Households.First(h => h.Id == x.HouseholdId).Number,
        Head = db.HouseholdHeads.Where(h => h.HouseholdId == x.HouseholdId && h.From <= x.PaidOn && (h.Until == null || h.Until > x.PaidOn))
            .SelectMany(h => db.Residents.Where(r => r.Id == h.ResidentId)).Select(r => r.Name).FirstOrDefault(),
        Late = db.SourceDeclarations.Any(d => d.SourceId == x.SourceId && d.PaidFrom <= x.PaidOn && d.PaidUntil > x.PaidOn && d.DeclaredAt < x.RecordedAt),
    });

    private sealed class Raw
    {
        public required FeeReceipt Receipt { get; init; }

        public required string Community { get; init; }

        public required string Source { get; init; }

        public required string Household { get; init; }

        public string? Head { get; init; }

        public bool Late { get; init; }

        public ReceiptRow ToRow(string? door) => new(
            Receipt.Id, Receipt.CommunityId, Community, Receipt.SourceId, Source, Receipt.ReceiptNumber, Receipt.LineNumber, Receipt.Kind, Receipt.FeeType,
            Receipt.Payer, Receipt.PayerName, Receipt.HouseholdId, Household, Head, Receipt.DwellingId,
            door, Receipt.ServiceFrom, Receipt.ServiceTo,
            Receipt.PaidOn, Receipt.AmountFen, FeeQueries.Signed(Receipt.Kind, Receipt.AmountFen), Receipt.RefundedFen, Receipt.RefundOfId, [.. Flags()],
            Receipt.ImportId, Receipt.RecordedAt);

        private IEnumerable<ReceiptFlag> Flags()
        {
            if (Receipt.AboveCeiling)
            {
                yield return ReceiptFlag.AboveCeiling;
            }

            if (Late)
            {
                yield return ReceiptFlag.AfterDeclaration;
            }

            if (Receipt.RefundedFen > 0)
            {
                yield return ReceiptFlag.Refunded;
            }

            if (Receipt.Payer != PayerKind.Own)
            {
                yield return ReceiptFlag.NotOwn;
            }
        }
    }
}
