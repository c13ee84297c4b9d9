using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Subsidies;

/// <summary>Which communities need not wait for the cut-off.</summary>
internal static class SourceDeclarations
{
    /// <summary>
    /// Communities with at least one active fee source, all of which declared the quarter complete with the count and sum that the register holds now.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> CompleteAsync(IAppDbContext db, Quarter quarter, Guid[] communityIds, CancellationToken ct)
    {
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        var sources = await (
            from source in db.FeeSources.AsNoTracking()
            where source.IsActive && EF.Parameter(communityIds).Contains(source.CommunityId)
            join declaration in db.SourceDeclarations.Where(x => x.Quarter == quarter) on source.Id equals declaration.SourceId into declarations
            from declaration in declarations.DefaultIfEmpty()
            select new { source.Id, source.CommunityId, Count = (int?)declaration.RowCount, Sum = (long?)declaration.SumFen }).ToListAsync(ct);
        var complete = sources.GroupBy(x => x.CommunityId).Where(group => group.All(x => x.Count is not null)).ToList();
        if (complete.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var declared = complete.SelectMany(group => group).Select(x => x.Id).ToArray();
        var held = await db.FeeReceipts.AsNoTracking().Where(x => EF.Parameter(declared).Contains(x.SourceId) && x.PaidOn >= start && x.PaidOn < end)
            .GroupBy(x => x.SourceId)
            .Select(group => new { group.Key, Count = group.Count(), Sum = group.Sum(x => x.Kind == ReceiptKind.Refund ? -x.AmountFen : x.AmountFen) })
            .ToDictionaryAsync(x => x.Key, x => (x.Count, x.Sum), ct);
        return complete.Where(group => group.All(source => held.GetValueOrDefault(source.Id) == (source.Count!.Value, source.Sum!.Value))).Select(group => group.Key).ToHashSet();
    }
}
