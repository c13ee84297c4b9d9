using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Communities whose quarter that ended last is not compiled: those that can be, and those for which it is too early.</summary>
internal sealed class SubsidyTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        if (!user.Has(Permissions.Subsidies.Compile))
        {
            return [];
        }

        var (scope, today) = (user.ScopeOf(Permissions.Subsidies.Compile), clock.LocalToday());
        var quarter = Quarter.Of(today).Previous;
        var lastDay = quarter.LastDay;
        var open = await db.Communities.AsNoTracking().Where(x => scope.WholeCounty || scope.Communities.Contains(x.Id)).Where(x => x.OccupiedFrom != null && x.OccupiedFrom <= lastDay
            && !db.SubsidyBatches.Any(batch => batch.CommunityId == x.Id && batch.Quarter == quarter && batch.SupplementNumber == 0 && batch.State != SubsidyBatchState.Opened))
            .Select(x => x.Id).ToArrayAsync(ct);
        if (open.Length == 0)
        {
            return [];
        }

        var found = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, lastDay, ct);
        var policy = found.Error is { } none ? none : SubsidyPolicy.From(found.Value);
        var declared = await SourceDeclarations.CompleteAsync(db, quarter, open, ct);
        var ready = policy.IsSuccess ? open.Count(community => policy.Value.CheckTime(quarter, today, declared.Contains(community)).IsSuccess) : 0;
        var link = $"/subsidies/quarters/{quarter}";
        return
        [
            new Todo("quarter", $"{quarter.Chinese}待编制的社区", ready, link, quarter.ToString()),
            new Todo("quarterEarly", $"{quarter.Chinese}尚不能编制的社区", open.Length - ready, link, quarter.ToString()),
        ];
    }
}
