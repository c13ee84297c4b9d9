using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What a household got or did not get, quarter by quarter, newest first; its former communities included.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListHouseholdSubsidiesQuery(Guid HouseholdId) : IRequest<Result<HouseholdSubsidyRow[]>>;

/// <param name="LineId">Null for an exclusion.</param>
/// <param name="AmountFen">Of a line; 0 for an exclusion.</param>
/// <param name="WouldBeFen">Of an exclusion: the amount were the reason not there.</param>
public sealed record HouseholdSubsidyRow(
    Quarter Quarter, Guid BatchId, Guid CommunityId, string CommunityName, SubsidyBatchState State, BatchKind Kind, Guid? LineId, Guid? ExclusionId, string? PayeeName, string? AccountMasked,
    ExclusionReason? Reason, string? ReasonText, string? Detail, long BaseFen, long AmountFen, long? WouldBeFen);

internal sealed class ListHouseholdSubsidiesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListHouseholdSubsidiesQuery, Result<HouseholdSubsidyRow[]>>
{
    public async Task<Result<HouseholdSubsidyRow[]>> Handle(ListHouseholdSubsidiesQuery query, CancellationToken ct)
    {
        if (!await db.Households.HouseholdsIn(user.ScopeOf(Permissions.Subsidies.Read)).AnyAsync(x => x.Id == query.HouseholdId, ct))
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var lines = await (
            from line in db.SubsidyLines.AsNoTracking()
            where line.HouseholdId == query.HouseholdId
            join batch in db.SubsidyBatches on line.BatchId equals batch.Id
            join community in db.Communities on line.CommunityId equals community.Id
            select new { Item = line, batch.State, batch.Origin, batch.SupplementNumber, community.Name }).ToListAsync(ct);
        var exclusions = await (
            from exclusion in db.SubsidyExclusions.AsNoTracking()
            where exclusion.HouseholdId == query.HouseholdId
            join batch in db.SubsidyBatches on exclusion.BatchId equals batch.Id
            join community in db.Communities on exclusion.CommunityId equals community.Id
            select new { Item = exclusion, batch.State, batch.Origin, batch.SupplementNumber, community.Name }).ToListAsync(ct);
        return lines.Select(x => new HouseholdSubsidyRow(x.Item.Quarter, x.Item.BatchId, x.Item.CommunityId, x.Name, x.State, KindOf(x.Origin, x.SupplementNumber), x.Item.Id, null, x.Item.PayeeName,
                x.Item.AccountMasked, null, null, null, x.Item.BaseFen, x.Item.AmountFen, null))
            .Concat(exclusions.Select(x => new HouseholdSubsidyRow(x.Item.Quarter, x.Item.BatchId, x.Item.CommunityId, x.Name, x.State, KindOf(x.Origin, x.SupplementNumber), null, x.Item.Id,
                x.Item.HeadName, null, x.Item.Reason, SubsidyWords.Exclusions.WordOf(x.Item.Reason), x.Item.Detail, x.Item.BaseFen, 0, x.Item.AmountFen)))
            .OrderByDescending(x => x.Quarter).ThenBy(x => x.BatchId).ToArray();
    }

    private static BatchKind KindOf(SubsidyBatchOrigin origin, int supplement) => origin == SubsidyBatchOrigin.Paper ? BatchKind.Paper : supplement > 0 ? BatchKind.Supplement : BatchKind.Regular;
}
