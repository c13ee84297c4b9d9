using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Lines of a batch by household number, with the sums over all pages.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListBatchLinesQuery(Guid BatchId, string? Search, PageRequest Page, string? Sort) : IRequest<Result<LinePage>>;

/// <summary>A page of lines; the sums are over all pages, those of fees over the lines of the batch's own quarter.</summary>
public sealed record LinePage(
    IReadOnlyList<LineRow> Items, int Total, int Page, int PageSize, long TotalPropertyFen, long TotalElevatorFen, long TotalWaterFen, long TotalBaseFen, long TotalAmountFen,
    long TotalPayableFen);

/// <param name="Quarter">The quarter it is for: that of the batch, unless it is an adjustment.</param>
/// <param name="Component">0 = the line of the quarter, n = its nth adjustment, whose fees are those of that quarter as they stand now.</param>
/// <param name="AmountFen">For an adjustment the difference, also below zero.</param>
/// <param name="OffsetFen">Withheld against what was paid too much for other quarters; of a line that takes back its whole amount.</param>
/// <param name="PayableFen">What is paid.</param>
public sealed record LineRow(
    Guid Id, Guid HouseholdId, string HouseholdNumber, string? BuildingNumber, string PayeeName, Guid? PayeeResidentId, string? AccountMasked, long PropertyFen, long ElevatorFen,
    long WaterFen, long BaseFen, int EligibleMembers, int LivingMembers, int RateBasisPoints, long AmountFen,
    Quarter Quarter, int Component, long OffsetFen, long PayableFen)
{
    public string Rate => new Rate(RateBasisPoints).ToString();
}

internal sealed class ListBatchLinesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListBatchLinesQuery, Result<LinePage>>
{
    public async Task<Result<LinePage>> Handle(ListBatchLinesQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        if (!await db.BatchesIn(scope).AnyAsync(x => x.Id == query.BatchId, ct))
        {
            return SubsidyErrors.BatchNotFound;
        }

        var lines = BatchLines.Matching(db.LinesIn(scope).Where(x => x.BatchId == query.BatchId), query.Search);
        var sums = await lines.GroupBy(_ => 1).Select(group => new
        {
            Count = group.Count(),
            Property = group.Sum(x => x.Component == 0 ? x.PropertyFen : 0),
            Elevator = group.Sum(x => x.Component == 0 ? x.ElevatorFen : 0),
            Water = group.Sum(x => x.Component == 0 ? x.WaterFen : 0),
            Base = group.Sum(x => x.Component == 0 ? x.BaseFen : 0),
            Amount = group.Sum(x => x.AmountFen),
            Offset = group.Sum(x => x.OffsetFen),
        }).SingleOrDefaultAsync(ct);
        var items = await BatchLines.Select(BatchLines.Sorted(lines, query.Sort).Skip(query.Page.Skip).Take(query.Page.Take)).ToListAsync(ct);
        return new LinePage(items, sums?.Count ?? 0, Math.Max(query.Page.Page, 1), query.Page.Take, sums?.Property ?? 0, sums?.Elevator ?? 0, sums?.Water ?? 0, sums?.Base ?? 0, sums?.Amount ?? 0,
            (sums?.Amount ?? 0) - (sums?.Offset ?? 0));
    }
}

/// <summary>One query for list and export.</summary>
internal static class BatchLines
{
    /// <summary>By start of the household number, part of the payee's name, or building.</summary>
    public static IQueryable<SubsidyLine> Matching(IQueryable<SubsidyLine> lines, string? search)
    {
        var text = ChineseText.Normalise(search);
        if (text.Length == 0)
        {
            return lines;
        }

        var number = text.ToUpperInvariant();
        return lines.Where(x => x.HouseholdNumber.StartsWith(number) || x.PayeeName.Contains(text) || x.BuildingNumber == text);
    }

    public static IQueryable<SubsidyLine> Sorted(IQueryable<SubsidyLine> lines, string? sort) => sort switch
    {
        "-householdNumber" => lines.OrderByDescending(x => x.HouseholdNumber).ThenBy(x => x.Component).ThenBy(x => x.Id),
        "amountFen" => lines.OrderBy(x => x.AmountFen).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
        "-amountFen" => lines.OrderByDescending(x => x.AmountFen).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
        "baseFen" => lines.OrderBy(x => x.BaseFen).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
        "-baseFen" => lines.OrderByDescending(x => x.BaseFen).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Id),
        _ => lines.OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Component).ThenBy(x => x.Id),
    };

    public static IQueryable<LineRow> Select(IQueryable<SubsidyLine> lines) => lines.Select(x => new LineRow(
        x.Id, x.HouseholdId, x.HouseholdNumber, x.BuildingNumber, x.PayeeName, x.PayeeResidentId, x.AccountMasked, x.PropertyFen, x.ElevatorFen, x.WaterFen, x.BaseFen, x.EligibleMembers,
        x.LivingMembers, x.RateBasisPoints, x.AmountFen, x.Quarter, x.Component, x.OffsetFen, x.AmountFen - x.OffsetFen));
}
