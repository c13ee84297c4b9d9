using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Asks for the quarter of some communities (all in scope when none is named) to be compiled, again if need be. The sweep, which the endpoint triggers after the commit, does it.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record RunQuarterCommand(Quarter Quarter, IReadOnlyList<Guid>? CommunityIds) : IRequest<Result<QuarterRequested>>;

public sealed record QuarterRequested(Quarter Quarter, IReadOnlyList<RequestedBatch> Requested, IReadOnlyList<RunRefusal> Refused);

public sealed record RequestedBatch(Guid CommunityId, Guid BatchId);

public sealed record RunRefusal(Guid CommunityId, string Code, string Message);

internal sealed class RunQuarterHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RunQuarterCommand, Result<QuarterRequested>>
{
    public async Task<Result<QuarterRequested>> Handle(RunQuarterCommand command, CancellationToken ct)
    {
        var (quarter, today) = (command.Quarter, clock.LocalToday());
        if (today < quarter.EndExclusive)
        {
            return SubsidyErrors.QuarterNotOver(quarter);
        }

        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        var wanted = command.CommunityIds is { Count: > 0 } ids ? ids.Distinct().ToArray() : null;
        var communities = await db.Communities.AsNoTracking().Where(x => scope.WholeCounty || scope.Communities.Contains(x.Id))
            .Where(x => wanted == null || EF.Parameter(wanted).Contains(x.Id)).Select(x => new { x.Id, x.OccupiedFrom }).ToListAsync(ct);
        if (wanted is not null && communities.Count != wanted.Length)
        {
            return RegistryErrors.CommunityNotFound;
        }

        var found = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, quarter.LastDay, ct);
        var policy = found.Error is { } none ? none : SubsidyPolicy.From(found.Value);
        if (policy.Error is { } noPolicy)
        {
            return noPolicy;
        }

        var all = communities.Select(x => x.Id).ToArray();
        var declared = await SourceDeclarations.CompleteAsync(db, quarter, all, ct);
        var batches = await db.SubsidyBatches.Where(x => x.Quarter == quarter && x.SupplementNumber == 0 && EF.Parameter(all).Contains(x.CommunityId)).ToDictionaryAsync(x => x.CommunityId, ct);
        var requested = new List<RequestedBatch>();
        var refused = new List<RunRefusal>();
        Error? first = null;
        foreach (var community in communities)
        {
            var error = community.OccupiedFrom is null || community.OccupiedFrom > quarter.LastDay ? SubsidyErrors.NotOccupied(quarter) : policy.Value.CheckTime(quarter, today, declared.Contains(community.Id)).Error;
            if (error is null)
            {
                if (!batches.TryGetValue(community.Id, out var batch))
                {
                    batch = SubsidyBatch.Open(community.Id, quarter, clock.GetUtcNow());
                    db.SubsidyBatches.Add(batch);
                }

                error = batch.RequestCompilation(user.Person, user.DisplayName, clock.GetUtcNow()).Error;
                if (error is null)
                {
                    requested.Add(new(community.Id, batch.Id));
                    continue;
                }
            }

            first ??= error;
            refused.Add(new(community.Id, error.Code, error.Message));
        }

        if (requested.Count == 0)
        {
            return first ?? SubsidyErrors.NothingToRun;
        }

        await db.SaveChangesAsync(ct);
        return new QuarterRequested(quarter, requested, refused);
    }
}
