using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Application.Organisation;

/// <summary>
/// Counts every site in scope that has no head-count of this year and whose day is over: once a year for the county, once more when a new site has been occupied. People then
/// look through it and freeze it. Any number of sweeps at once make each head-count once; a second sweep changes nothing.
/// </summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record SweepHeadCountsCommand : IRequest<Result<HeadCountsSwept>>;

/// <param name="Elsewhere">Counted by somebody else at this moment.</param>
public sealed record HeadCountsSwept(int Year, int Counted, int Elsewhere);

internal sealed partial class SweepHeadCountsHandler(IAppDbContext db, ICurrentUser user, IDatabaseFaults faults, TimeProvider clock, ILogger<SweepHeadCountsHandler> logger)
    : IRequestHandler<SweepHeadCountsCommand, Result<HeadCountsSwept>>
{
    public async Task<Result<HeadCountsSwept>> Handle(SweepHeadCountsCommand command, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var year = today.Year;
        var found = await PolicyLookup.FindAsync(db, PolicyArea.Headcount, HeadCountRule.PolicyDayOf(year), ct);
        if (found.Error is { } error)
        {
            return error;
        }

        var policy = found.Value;
        var countyDay = HeadCountRule.CountyDayOf(year, policy);
        var scope = user.ScopeOf(Permissions.Organisation.Write);
        var (whole, mine) = (scope.WholeCounty, scope.Communities);
        var due = db.Communities.AsNoTracking().Where(x => (whole || mine.Contains(x.Id)) && x.OccupiedFrom != null && x.OccupiedFrom < today
            && !db.HeadCountSnapshots.Any(snapshot => snapshot.CommunityId == x.Id && snapshot.Year == year));
        var sites = countyDay < today ? await due.OrderBy(x => x.Code).Select(x => new { x.Id, x.OccupiedFrom }).ToListAsync(ct) : [];
        var counts = sites.Count == 0 ? [] : await HeadCounting.CountAsync(db, due, due.OnSnapshotDay(countyDay, today), ct);
        var (counted, elsewhere) = (0, 0);
        foreach (var site in sites)
        {
            db.ForgetTracked();
            var day = HeadCountRule.DayOf(year, countyDay, site.OccupiedFrom)!.Value;
            try
            {
                var added = await db.InTransactionAsync(token => AddAsync(site.Id, year, day, policy, counts.GetValueOrDefault(site.Id, []), token), ct);
                if (added.Error is { } refused)
                {
                    return refused;
                }

                counted++;
            }
            catch (Exception exception) when (faults.Explain(exception) is not null)
            {
                elsewhere++;
            }
        }

        db.ForgetTracked();
        LogSwept(logger, year, counted, elsewhere);
        return new HeadCountsSwept(year, counted, elsewhere);
    }

    private async Task<Result> AddAsync(Guid communityId, int year, DateOnly day, PolicyInForce policy, IReadOnlyList<OriginCount> counts, CancellationToken ct)
    {
        db.HeadCountSnapshots.Add(HeadCountSnapshot.Count(communityId, year, day, policy.Id, counts, null, "系统", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await PolicyLookup.UseAsync(db, policy, HeadCountRule.PolicyDayOf(year), ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Head-counts of {Year} swept: {Counted} counted, {Elsewhere} elsewhere")]
    private static partial void LogSwept(ILogger logger, int year, int counted, int elsewhere);
}
