using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>A site and the day on which its people are counted.</summary>
internal sealed class SiteDay
{
    public required Guid CommunityId { get; init; }

    public required DateOnly Day { get; init; }
}

/// <summary>A person who counts at a site on its day, with the household that makes them count there.</summary>
internal sealed class CountedPerson
{
    public required Guid CommunityId { get; init; }

    public required Guid HouseholdId { get; init; }

    public required string HouseholdNumber { get; init; }

    public required string OriginTownshipCode { get; init; }

    public required Guid ResidentId { get; init; }

    public required RelocationKind Kind { get; init; }
}

/// <summary>
/// The one head-count there is: living members of confirmed households that live at the site on the day, from the histories of the registry, in one statement for any number
/// of sites. Snapshots, provisional quotas and representativeness all count so.
/// </summary>
internal static class HeadCounting
{
    public static IQueryable<SiteDay> On(this IQueryable<Community> communities, DateOnly day) => communities.Select(x => new SiteDay { CommunityId = x.Id, Day = day });

    /// <summary>The day of the county, or for a site that was occupied after it its first day, as <see cref="HeadCountRule.DayOf"/> says; but not later than <paramref name="latest"/>.</summary>
    public static IQueryable<SiteDay> OnSnapshotDay(this IQueryable<Community> communities, DateOnly countyDay, DateOnly latest) =>
        communities.Where(x => x.OccupiedFrom != null).Select(x => new SiteDay
        {
            CommunityId = x.Id,
            Day = x.OccupiedFrom!.Value > latest || countyDay > latest ? latest : x.OccupiedFrom!.Value > countyDay ? x.OccupiedFrom!.Value : countyDay,
        });

    public static IQueryable<CountedPerson> People(IAppDbContext db, IQueryable<SiteDay> sites) =>
        from site in sites
        join stay in db.HouseholdStays on site.CommunityId equals stay.CommunityId
        where stay.From <= site.Day && (stay.Until == null || stay.Until > site.Day)
        join household in db.Households on stay.HouseholdId equals household.Id
        where household.Confirmation == Confirmation.Confirmed
        join member in db.HouseholdMembers on household.Id equals member.HouseholdId
        where member.From <= site.Day && (member.Until == null || member.Until > site.Day)
        join person in db.Residents on member.ResidentId equals person.Id
        where person.DiedOn == null || person.DiedOn > site.Day
        select new CountedPerson
        {
            CommunityId = site.CommunityId,
            HouseholdId = household.Id,
            HouseholdNumber = household.Number,
            OriginTownshipCode = household.OriginTownshipCode,
            ResidentId = person.Id,
            Kind = person.RelocationKind,
        };

    /// <summary>The counters by site and origin township. Every origin township of a site has its row, also when nobody of it lives there.</summary>
    public static async Task<Dictionary<Guid, List<OriginCount>>> CountAsync(IAppDbContext db, IQueryable<Community> communities, IQueryable<SiteDay> sites, CancellationToken ct)
    {
        var groups = await People(db, sites).GroupBy(x => new { x.CommunityId, x.OriginTownshipCode, x.Kind })
            .Select(group => new { group.Key.CommunityId, group.Key.OriginTownshipCode, group.Key.Kind, Count = group.Select(x => x.ResidentId).Distinct().Count() }).ToListAsync(ct);
        var origins = await communities.SelectMany(x => x.Origins).Select(x => new { x.CommunityId, x.TownshipCode }).ToListAsync(ct);
        var counted = groups.GroupBy(x => (x.CommunityId, TownshipCode: x.OriginTownshipCode)).ToDictionary(x => x.Key, group => Counters(group.Select(x => (x.Kind, x.Count))));
        return origins.Select(x => (x.CommunityId, TownshipCode: x.TownshipCode)).Union(counted.Keys).GroupBy(x => x.CommunityId).ToDictionary(
            site => site.Key,
            site => site.OrderBy(x => x.TownshipCode, StringComparer.Ordinal).Select(x => new OriginCount(x.TownshipCode, counted.GetValueOrDefault((x.CommunityId, x.TownshipCode)))).ToList());
    }

    public static HeadCounters Counters(IEnumerable<(RelocationKind Kind, int Count)> kinds)
    {
        var of = kinds.ToLookup(x => x.Kind, x => x.Count);
        return new(of[RelocationKind.RegisteredPoor].Sum(), of[RelocationKind.Synchronous].Sum(), of[RelocationKind.Addition].Sum());
    }
}
