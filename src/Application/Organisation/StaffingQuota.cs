using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Where the population of a quota comes from.</summary>
public enum PopulationBasis
{
    /// <summary>Nobody lives there yet: no quota.</summary>
    NotOccupied,

    /// <summary>The frozen head-count of the year.</summary>
    Frozen,

    /// <summary>The frozen head-count with an amendment that holds on the day.</summary>
    Amended,

    /// <summary>Counted from the registry, because nobody has frozen the head-count of the year.</summary>
    Provisional,
}

/// <summary>The quota of a site on a day and what it rests on.</summary>
/// <param name="CountedOn">The day whose population it is.</param>
/// <param name="Population">Registered poor and synchronous people.</param>
/// <param name="Posts">Null when there is no quota.</param>
/// <param name="TierFrom">Lower bound of the tier.</param>
/// <param name="OnBoundary">The population is exactly a lower bound.</param>
internal sealed record QuotaFor(Guid CommunityId, DateOnly Day, PopulationBasis Basis, DateOnly? CountedOn, int Population, int? Posts, int? TierFrom, bool OnBoundary, StaffingPolicy Policy)
{
    public QuotaEnforcement Enforcement => Policy.Enforcement;
}

/// <summary>Finds how many posts sites are entitled to on a day.</summary>
internal sealed class StaffingQuota(IAppDbContext db, TimeProvider clock)
{
    /// <returns>The quota, staffing.community-not-found, or policy.none-valid. Whether the caller may see the community is the caller's business.</returns>
    public async Task<Result<QuotaFor>> ForAsync(Guid communityId, DateOnly day, CancellationToken ct)
    {
        var quotas = await ForAsync(db.Communities.Where(x => x.Id == communityId), day, ct);
        return quotas.Error is { } error ? error : quotas.Value.TryGetValue(communityId, out var quota) ? quota : StaffingErrors.CommunityNotFound;
    }

    /// <summary>The quotas of any number of sites, in the same handful of statements.</summary>
    public async Task<Result<Dictionary<Guid, QuotaFor>>> ForAsync(IQueryable<Community> communities, DateOnly day, CancellationToken ct)
    {
        var staffing = await PolicyLookup.FindAsync(db, PolicyArea.Staffing, day, ct);
        if (staffing.Error is { } noStaffing)
        {
            return noStaffing;
        }

        var policy = StaffingPolicy.From(staffing.Value);
        if (policy.Error is { } badTiers)
        {
            return badTiers;
        }

        var sites = await communities.AsNoTracking().Select(x => new { x.Id, x.OccupiedFrom }).ToListAsync(ct);
        var frozen = await FrozenAsync(communities, day, ct);
        var live = new Dictionary<Guid, int>();
        var countyDay = day;
        if (sites.Exists(x => x.OccupiedFrom <= day && !frozen.ContainsKey(x.Id)))
        {
            var headcount = await PolicyLookup.FindAsync(db, PolicyArea.Headcount, HeadCountRule.PolicyDayOf(day.Year), ct);
            if (headcount.Error is { } noHeadcount)
            {
                return noHeadcount;
            }

            countyDay = HeadCountRule.CountyDayOf(day.Year, headcount.Value);
            live = await LiveAsync(communities, day, countyDay, ct);
        }

        return sites.ToDictionary(x => x.Id, x =>
        {
            if (x.OccupiedFrom is not { } first || first > day)
            {
                return new QuotaFor(x.Id, day, PopulationBasis.NotOccupied, null, 0, null, null, false, policy.Value);
            }

            var (basis, countedOn, population) = frozen.TryGetValue(x.Id, out var held)
                ? held
                : (PopulationBasis.Provisional, Earlier(HeadCountRule.DayOf(day.Year, countyDay, first)!.Value, clock.LocalToday()), live.GetValueOrDefault(x.Id));
            var quota = policy.Value.Tiers.For(population);
            return new QuotaFor(x.Id, day, basis, countedOn, population, quota?.Posts, quota?.From, quota?.OnBoundary == true, policy.Value);
        });
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private async Task<Dictionary<Guid, (PopulationBasis Basis, DateOnly? CountedOn, int Population)>> FrozenAsync(IQueryable<Community> communities, DateOnly day, CancellationToken ct)
    {
        var year = day.Year;
        var snapshots = await db.HeadCountSnapshots.AsNoTracking().Include(x => x.Lines).Include(x => x.Amendments).AsSplitQuery()
            .Where(x => x.Year == year && x.State == HeadCountState.Frozen && communities.Any(site => site.Id == x.CommunityId)).ToListAsync(ct);
        return snapshots.ToDictionary(x => x.CommunityId, x =>
            (x.Amendments.Any(amendment => amendment.State == AmendmentState.Confirmed && amendment.From <= day) ? PopulationBasis.Amended : PopulationBasis.Frozen, (DateOnly?)x.Day, x.On(day).Counted));
    }

    /// <summary>The sites whose head-count of the year nobody has frozen, as the registry says.</summary>
    private async Task<Dictionary<Guid, int>> LiveAsync(IQueryable<Community> communities, DateOnly day, DateOnly countyDay, CancellationToken ct)
    {
        var year = day.Year;
        var open = communities.AsNoTracking().Where(x => x.OccupiedFrom <= day && !db.HeadCountSnapshots.Any(snapshot => snapshot.CommunityId == x.Id && snapshot.Year == year && snapshot.State == HeadCountState.Frozen));
        var people = HeadCounting.People(db, open.OnSnapshotDay(countyDay, clock.LocalToday()));
        return await people.Where(x => x.Kind != RelocationKind.Addition).GroupBy(x => x.CommunityId)
            .Select(group => new { group.Key, Count = group.Select(x => x.ResidentId).Distinct().Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ct);
    }
}
