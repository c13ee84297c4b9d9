using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>What a site's head-count of a year would be: its day, the policy that sets it, and the counters.</summary>
internal sealed record FreshCount(DateOnly Day, PolicyInForce Policy, IReadOnlyList<OriginCount> Origins);

/// <summary>Counts sites for a year by the policy of that year.</summary>
internal sealed class HeadCountDesk(IAppDbContext db, TimeProvider clock)
{
    /// <summary>Counts one site on its day of the year.</summary>
    public async Task<Result<FreshCount>> CountAsync(Community community, int year, CancellationToken ct)
    {
        var policy = await PolicyLookup.FindAsync(db, PolicyArea.Headcount, HeadCountRule.PolicyDayOf(year), ct);
        if (policy.Error is { } error)
        {
            return error;
        }

        if (HeadCountRule.DayOf(year, HeadCountRule.CountyDayOf(year, policy.Value), community.OccupiedFrom) is not { } day)
        {
            return HeadCountErrors.NotOccupied(year);
        }

        if (day >= clock.LocalToday())
        {
            return HeadCountErrors.TooEarly(day);
        }

        var site = db.Communities.AsNoTracking().Where(x => x.Id == community.Id);
        var counts = await HeadCounting.CountAsync(db, site, site.On(day), ct);
        return new FreshCount(day, policy.Value, counts.GetValueOrDefault(community.Id, []));
    }
}
