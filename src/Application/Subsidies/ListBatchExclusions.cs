using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Households that get nothing, by household number; the sum is what they would get.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListBatchExclusionsQuery(Guid BatchId, ExclusionReason? Reason, string? Search, PageRequest Page) : IRequest<Result<Page<ExclusionRow>>>;

/// <param name="AmountFen">What the household would get were the reason not there.</param>
public sealed record ExclusionRow(
    Guid Id, Guid HouseholdId, string HouseholdNumber, string? BuildingNumber, string HeadName, ExclusionReason Reason, string? Detail, long PropertyFen, long ElevatorFen, long WaterFen,
    long BaseFen, long AmountFen)
{
    public string ReasonText => SubsidyWords.Exclusions.WordOf(Reason);
}

internal sealed class ListBatchExclusionsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListBatchExclusionsQuery, Result<Page<ExclusionRow>>>
{
    public async Task<Result<Page<ExclusionRow>>> Handle(ListBatchExclusionsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        if (!await db.BatchesIn(scope).AnyAsync(x => x.Id == query.BatchId, ct))
        {
            return SubsidyErrors.BatchNotFound;
        }

        var exclusions = BatchExclusions.Matching(db.ExclusionsIn(scope).Where(x => x.BatchId == query.BatchId), query.Reason, query.Search);
        var sums = await exclusions.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Amount = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var items = await BatchExclusions.Select(exclusions.OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)).ToListAsync(ct);
        return query.Page.Of(items, sums?.Count ?? 0, sums?.Amount ?? 0);
    }
}

/// <summary>One query for list and export.</summary>
internal static class BatchExclusions
{
    public static IQueryable<SubsidyExclusion> Matching(IQueryable<SubsidyExclusion> exclusions, ExclusionReason? reason, string? search)
    {
        if (reason is { } wanted)
        {
            exclusions = exclusions.Where(x => x.Reason == wanted);
        }

        var text = ChineseText.Normalise(search);
        if (text.Length == 0)
        {
            return exclusions;
        }

        var number = text.ToUpperInvariant();
        return exclusions.Where(x => x.HouseholdNumber.StartsWith(number) || x.HeadName.Contains(text) || x.BuildingNumber == text);
    }

    public static IQueryable<ExclusionRow> Select(IQueryable<SubsidyExclusion> exclusions) => exclusions.Select(x => new ExclusionRow(
        x.Id, x.HouseholdId, x.HouseholdNumber, x.BuildingNumber, x.HeadName, x.Reason, x.Detail, x.PropertyFen, x.ElevatorFen, x.WaterFen, x.BaseFen, x.AmountFen));
}
