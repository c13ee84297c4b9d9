using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>How far each community is with a quarter.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record GetQuarterQuery(Quarter Quarter) : IRequest<Result<QuarterProgress>>;

/// <param name="CompilesFrom">First day without every source's declaration; null without a policy.</param>
/// <param name="Done">Communities that are compiled, wherever they are on the way to settled.</param>
public sealed record QuarterProgress(Quarter Quarter, DateOnly? CompilesFrom, int Done, IReadOnlyList<CommunityQuarter> Communities);

/// <param name="ReasonNotReady">Why nothing is compiled (or was not the last time); for people.</param>
/// <param name="Lines">Of the batches of the quarter, adjustments of other quarters included.</param>
/// <param name="TotalFen">What these lines pay.</param>
/// <param name="QuarterFen">What belongs to the quarter, in whatever batch of the site it was or is paid.</param>
/// <param name="Progress">Per cent.</param>
public sealed record CommunityQuarter(
    Guid CommunityId, string Name, Guid? BatchId, BatchProgress State, string? ReasonCode, string? ReasonNotReady, bool EverySourceDeclared, int Lines, int Excluded, long TotalFen, long QuarterFen, int Progress,
    DateTimeOffset? CompiledAt);

internal sealed class GetQuarterHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetQuarterQuery, Result<QuarterProgress>>
{
    public async Task<Result<QuarterProgress>> Handle(GetQuarterQuery query, CancellationToken ct)
    {
        var (quarter, scope, today) = (query.Quarter, user.ScopeOf(Permissions.Subsidies.Read), clock.LocalToday());
        var lastDay = quarter.LastDay;
        var communities = await db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.OccupiedFrom != null && x.OccupiedFrom <= lastDay)
            .OrderBy(x => x.Code).Select(x => new { x.Id, x.Name }).ToListAsync(ct);
        var batches = await db.BatchesIn(scope).Where(x => x.Quarter == quarter && x.SupplementNumber == 0)
            .Select(x => new { x.Id, x.CommunityId, x.State, x.RequestedAt, x.RefusalCode, x.RefusalMessage, x.ReturnedAt, x.ReturnReason, x.CompiledAt }).ToDictionaryAsync(x => x.CommunityId, ct);
        var lines = await db.LinesIn(scope).Where(x => db.SubsidyBatches.Any(batch => batch.Id == x.BatchId && batch.Quarter == quarter)).GroupBy(x => x.CommunityId)
            .Select(group => new { group.Key, Count = group.Count(), Sum = group.Sum(x => x.AmountFen - x.OffsetFen) }).ToDictionaryAsync(x => x.Key, ct);
        var owned = await db.LinesIn(scope).Where(x => x.Quarter == quarter).GroupBy(x => x.CommunityId)
            .Select(group => new { group.Key, Sum = group.Sum(x => x.AmountFen) }).ToDictionaryAsync(x => x.Key, x => x.Sum, ct);
        var excluded = await db.ExclusionsIn(scope).Where(x => x.Quarter == quarter).GroupBy(x => x.CommunityId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
        var running = await db.RunningAsync(batches.Values.Select(x => x.Id), clock.GetUtcNow(), ct);
        var declared = await SourceDeclarations.CompleteAsync(db, quarter, [.. communities.Select(x => x.Id)], ct);
        var found = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, lastDay, ct);
        var policy = found.Error is { } none ? none : SubsidyPolicy.From(found.Value);

        var rows = communities.ConvertAll(community =>
        {
            var batch = batches.GetValueOrDefault(community.Id);
            var state = batch is null ? BatchProgress.NotReady : BatchProgressOf.Of(batch.State, running.Contains(batch.Id), batch.RequestedAt is not null, batch.RefusalCode is not null, batch.ReturnedAt is not null);
            var (code, reason) = (batch?.RefusalCode, batch?.RefusalMessage);
            if (code is null && state is BatchProgress.NotReady or BatchProgress.Opened)
            {
                var error = policy.Error ?? policy.Value.CheckTime(quarter, today, declared.Contains(community.Id)).Error;
                (code, reason) = (error?.Code, error?.Message);
            }

            return new CommunityQuarter(community.Id, community.Name, batch?.Id, state, code, reason, declared.Contains(community.Id), lines.GetValueOrDefault(community.Id)?.Count ?? 0,
                excluded.GetValueOrDefault(community.Id), lines.GetValueOrDefault(community.Id)?.Sum ?? 0, owned.GetValueOrDefault(community.Id), BatchProgressOf.Percent(state), batch?.CompiledAt);
        });
        return new QuarterProgress(quarter, policy.Error is null ? policy.Value.FirstDayOf(quarter) : null, rows.Count(x => BatchProgressOf.IsDone(x.State)), rows);
    }
}
