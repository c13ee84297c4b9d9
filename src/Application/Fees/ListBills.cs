using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>Which bills; every part is optional. The quarter goes by the last day served.</summary>
public sealed record BillFilter(Guid? CommunityId, Guid? SourceId, Quarter? Quarter, FeeType? FeeType, string? Household, Guid? HouseholdId);

/// <summary>Bills with what is paid of each; the sum is of the bills over all pages.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListBillsQuery(BillFilter Filter, PageRequest Page) : IRequest<Result<Page<BillRow>>>;

public sealed record BillRow(
    Guid Id, Guid CommunityId, string CommunityName, Guid SourceId, string SourceName, string BillNumber, int LineNumber, Guid HouseholdId, string HouseholdNumber, string? HeadName,
    string? Address, FeeType FeeType, DateOnly ServiceFrom, DateOnly ServiceTo, DateOnly DueOn, long AmountFen, long PaidFen, long UnpaidFen);

internal sealed class ListBillsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListBillsQuery, Result<Page<BillRow>>>
{
    public async Task<Result<Page<BillRow>>> Handle(ListBillsQuery query, CancellationToken ct)
    {
        var bills = db.Bills(user.ScopeOf(Permissions.Fees.Read)).AsNoTracking().Matching(db, query.Filter);
        var all = await bills.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var page = await bills.OrderByDescending(x => x.ServiceTo).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var paid = await BillRows.PaidAsync(db, page, null, ct);
        return query.Page.Of(await BillRows.OfAsync(db, page, paid, ct), all?.Count ?? 0, all?.Sum ?? 0);
    }
}

/// <summary>Bills as rows, and what is paid of them.</summary>
internal static class BillRows
{
    private const int Chunk = 500;

    public static IQueryable<FeeBill> Matching(this IQueryable<FeeBill> bills, IAppDbContext db, BillFilter filter)
    {
        if (filter.CommunityId is { } community)
        {
            bills = bills.Where(x => x.CommunityId == community);
        }

        if (filter.SourceId is { } source)
        {
            bills = bills.Where(x => x.SourceId == source);
        }

        if (filter.Quarter is { } quarter)
        {
            var (start, end) = (quarter.Start, quarter.EndExclusive);
            bills = bills.Where(x => x.ServiceTo >= start && x.ServiceTo < end);
        }

        if (filter.FeeType is { } feeType)
        {
            bills = bills.Where(x => x.FeeType == feeType);
        }

        if (filter.HouseholdId is { } household)
        {
            bills = bills.Where(x => x.HouseholdId == household);
        }

        var wanted = ChineseText.Compact(filter.Household);
        var number = wanted.ToUpperInvariant();
        return wanted.Length == 0 ? bills : bills.Where(x => db.Households.Any(h => h.Id == x.HouseholdId && h.Number.StartsWith(number))
            || db.HouseholdMembers.Any(m => m.HouseholdId == x.HouseholdId && db.Residents.Any(r => r.Id == m.ResidentId && r.Name.Contains(wanted))));
    }

    /// <summary>
    /// What is paid of each bill until a day (included): by dwelling, source, fee and service period. All bills of the same dwelling, source and fee are read,
    /// because a payment that covers several of them is used once.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> PaidAsync(IAppDbContext db, IReadOnlyCollection<FeeBill> bills, DateOnly? until, CancellationToken ct)
    {
        var last = until ?? DateOnly.MaxValue;
        var paid = new Dictionary<Guid, long>();
        foreach (var chunk in bills.GroupBy(bill => new Key(bill)).Select(group => group.First()).Chunk(Chunk))
        {
            var keys = chunk.Select(bill => new Key(bill)).ToHashSet();
            var dwellings = chunk.Where(bill => bill.DwellingId is not null).Select(bill => bill.DwellingId).Distinct().ToList();
            var own = chunk.Where(bill => bill.DwellingId is null).Select(bill => bill.HouseholdId).Distinct().ToList();
            var owed = await db.FeeBills.AsNoTracking().Where(x => (x.DwellingId != null && dwellings.Contains(x.DwellingId)) || (x.DwellingId == null && own.Contains(x.HouseholdId))).ToListAsync(ct);
            var households = owed.Select(bill => bill.HouseholdId).Distinct().ToList();
            var payments = await db.FeeReceipts.AsNoTracking()
                .Where(x => x.Kind == ReceiptKind.Payment && x.PaidOn <= last
                    && ((x.DwellingId != null && dwellings.Contains(x.DwellingId)) || (x.DwellingId == null && households.Contains(x.HouseholdId))))
                .Select(x => new
                {
                    x.DwellingId,
                    x.HouseholdId,
                    x.SourceId,
                    x.FeeType,
                    x.PaidOn,
                    x.ServiceFrom,
                    x.ServiceTo,
                    Net = x.AmountFen - db.FeeReceipts.Where(r => r.RefundOfId == x.Id && r.PaidOn <= last).Sum(r => r.AmountFen),
                }).ToListAsync(ct);
            var byPlace = payments.ToLookup(x => new Key(x.DwellingId, x.DwellingId is null ? x.HouseholdId : null, x.SourceId, x.FeeType));
            foreach (var group in owed.GroupBy(bill => new Key(bill)).Where(group => keys.Contains(group.Key)))
            {
                // a household that left pays without a dwelling; its payments go to its own bills
                var settled = byPlace[group.Key].Concat(group.Key.DwellingId is null ? [] : group.Select(bill => bill.HouseholdId).Distinct()
                    .SelectMany(household => byPlace[new Key(null, household, group.Key.SourceId, group.Key.FeeType)]));
                foreach (var (id, fen) in Arrears.Settle(group.Select(bill => new OwedLine(bill.Id, bill.ServiceFrom, bill.ServiceTo, bill.AmountFen)),
                    settled.Select(x => new SettledLine(x.PaidOn, x.ServiceFrom, x.ServiceTo, x.Net))))
                {
                    paid[id] = fen;
                }
            }
        }

        return paid;
    }

    public static async Task<IReadOnlyList<BillRow>> OfAsync(IAppDbContext db, IReadOnlyList<FeeBill> bills, IReadOnlyDictionary<Guid, long> paid, CancellationToken ct)
    {
        var ids = bills.Select(bill => bill.Id).ToList();
        var facts = await db.FeeBills.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new
        {
            x.Id,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            Source = db.FeeSources.First(s => s.Id == x.SourceId).Name,
            Household = db.Households.First(h => h.Id == x.HouseholdId).Number,
            Head = db.HouseholdHeads.Where(h => h.HouseholdId == x.HouseholdId && h.From <= x.ServiceTo && (h.Until == null || h.Until > x.ServiceTo))
                .SelectMany(h => db.Residents.Where(r => r.Id == h.ResidentId)).Select(r => r.Name).FirstOrDefault(),
        }).ToDictionaryAsync(x => x.Id, ct);
        var doors = await DoorLabels.OfAsync(db, bills.Select(bill => bill.DwellingId), ct);
        return [.. bills.Select(x => (Bill: x, Fact: facts[x.Id], Paid: paid.GetValueOrDefault(x.Id))).Select(x => new BillRow(
            x.Bill.Id, x.Bill.CommunityId, x.Fact.Community, x.Bill.SourceId, x.Fact.Source, x.Bill.BillNumber, x.Bill.LineNumber, x.Bill.HouseholdId, x.Fact.Household, x.Fact.Head,
            doors.For(x.Bill.DwellingId), x.Bill.FeeType, x.Bill.ServiceFrom, x.Bill.ServiceTo,
            x.Bill.DueOn, x.Bill.AmountFen, x.Paid, x.Bill.AmountFen - x.Paid))];
    }

    /// <summary>What bills and payments are matched by: the dwelling, or the household where there is none.</summary>
    private readonly record struct Key(Guid? DwellingId, Guid? HouseholdId, Guid SourceId, FeeType FeeType)
    {
        public Key(FeeBill bill)
            : this(bill.DwellingId, bill.DwellingId is null ? bill.HouseholdId : null, bill.SourceId, bill.FeeType)
        {
        }
    }
}
