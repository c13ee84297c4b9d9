using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Households of a community that a supplement of the quarter would pay, and those it could not pay yet, by household number; and whether one can be opened.</summary>
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record ListSupplementCandidatesQuery(Guid CommunityId, Quarter Quarter, PageRequest Page) : IRequest<Result<CandidatePage>>;

/// <summary>A page of candidates; <paramref name="Payable"/> and <paramref name="TotalFen"/> are over all pages and count what would be paid.</summary>
/// <param name="ObstacleCode">Why no supplement can be opened now; null when one can.</param>
public sealed record CandidatePage(IReadOnlyList<CandidateRow> Items, int Total, int Page, int PageSize, int Payable, long TotalFen, int? NextNumber, string? ObstacleCode, string? Obstacle);

/// <param name="AmountFen">What would be paid, less what is withheld against other quarters; or what it would get were the reason not there.</param>
/// <param name="Reason">What still stands in the way; null when it would be paid.</param>
/// <param name="LeftOut">Why the household got nothing in the quarter's last batch that looked at it; null when none did.</param>
/// <param name="Unchanged">An objection was upheld, and amounts, building, payee and account are still those that were objected to: nothing is paid before one of them is corrected.</param>
public sealed record CandidateRow(
    Guid HouseholdId, string HouseholdNumber, string? BuildingNumber, string PayeeName, string? AccountMasked, long BaseFen, long AmountFen, ExclusionReason? Reason, string? Detail,
    ExclusionReason? LeftOut, ObjectionState? Objection, bool Unchanged);

internal sealed class ListSupplementCandidatesHandler(IAppDbContext db, SupplementCandidates candidates, ICurrentUser user)
    : IRequestHandler<ListSupplementCandidatesQuery, Result<CandidatePage>>
{
    public async Task<Result<CandidatePage>> Handle(ListSupplementCandidatesQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        if (!scope.Covers(query.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == query.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var policy = await candidates.PolicyAsync(query.Quarter, ct);
        if (policy.Error is { } noPolicy)
        {
            return noPolicy;
        }

        // before the regular batch is in public everybody would be one
        var number = await candidates.NextNumberAsync(query.CommunityId, query.Quarter, ct);
        var (shown, total, payable, fen) = (new List<CompiledHousehold>(), 0, 0, 0L);
        if (number.Error is null || number.Error.Code == SubsidyErrors.SupplementOpen.Code)
        {
            await foreach (var candidate in candidates.ReadAsync(query.CommunityId, query.Quarter, policy.Value, ct))
            {
                if (total >= query.Page.Skip && shown.Count < query.Page.Take)
                {
                    shown.Add(candidate);
                }

                total++;
                payable += candidate.Line is { PayableFen: > 0 } ? 1 : 0;
                fen = checked(fen + (candidate.Line?.PayableFen ?? 0));
            }
        }

        var obstacle = number.Error ?? (payable == 0 ? SubsidyErrors.NothingToSupplement(query.Quarter) : null);
        return new CandidatePage(await RowsAsync(shown, query.Quarter, ct), total, Math.Max(query.Page.Page, 1), query.Page.Take, payable, fen, number.Error is null ? number.Value : null,
            obstacle?.Code, obstacle?.Message);
    }

    private async Task<IReadOnlyList<CandidateRow>> RowsAsync(List<CompiledHousehold> shown, Quarter quarter, CancellationToken ct)
    {
        var ids = shown.Select(x => x.Line?.HouseholdId ?? x.Exclusion!.HouseholdId).ToArray();
        var leftOut = (await (
            from exclusion in db.SubsidyExclusions.AsNoTracking()
            where EF.Parameter(ids).Contains(exclusion.HouseholdId) && exclusion.Quarter == quarter
            join batch in db.SubsidyBatches on exclusion.BatchId equals batch.Id
            select new { Exclusion = exclusion, batch.SupplementNumber }).ToListAsync(ct))
            .GroupBy(x => x.Exclusion.HouseholdId).ToDictionary(group => group.Key, group => group.MaxBy(x => x.SupplementNumber)!.Exclusion);

        // a line that left its batch keeps its id as an exclusion, so the objection is found by it
        var left = leftOut.Values.Select(x => x.Id).ToArray();
        var objections = (await db.Set<Objection>().AsNoTracking().Where(x => x.LineId != null && EF.Parameter(left).Contains(x.LineId!.Value)).Select(x => new { x.LineId, x.State }).ToListAsync(ct))
            .GroupBy(x => x.LineId!.Value).ToDictionary(group => group.Key, group => group.Min(x => x.State));
        return shown.ConvertAll(x =>
        {
            var before = leftOut.GetValueOrDefault(x.Line?.HouseholdId ?? x.Exclusion!.HouseholdId);
            ObjectionState? objection = before is not null && objections.TryGetValue(before.Id, out var state) ? state : null;
            return x.Line is { } line
                ? new CandidateRow(line.HouseholdId, line.HouseholdNumber, line.BuildingNumber, line.PayeeName, line.AccountMasked, line.BaseFen, line.PayableFen, null, null, before?.Reason, objection, false)
                : new CandidateRow(x.Exclusion!.HouseholdId, x.Exclusion.HouseholdNumber, x.Exclusion.BuildingNumber, x.Exclusion.HeadName, null, x.Exclusion.BaseFen, x.Exclusion.AmountFen,
                    x.Exclusion.Reason, x.Exclusion.Detail, before?.Reason, objection, x.Exclusion.Reason == ExclusionReason.ObjectionUpheld);
        });
    }
}
