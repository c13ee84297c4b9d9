using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>The head-counts of 2026, as of the end of 2025, counted by the township clerks and frozen by the leaders: 5 965 people.</summary>
internal sealed class SampleHeadCounts(AppDbContext db, IBulkWriter bulk)
{
    public const int Year = 2026;
    public static readonly DateOnly Day = new(2025, 12, 31);
    private static readonly DateTimeOffset CountedAt = new DateOnly(2026, 1, 6).StartOfDay().AddHours(10);
    private readonly List<(Community Community, List<HeadCountPerson> People)> _sites = [];

    /// <summary>Remembers who lived at a site on the day.</summary>
    public void Take(Community community, SampleRegistry registry)
    {
        var residents = registry.Residents.ToDictionary(x => x.Id);
        _sites.Add((community, [.. registry.Households.Where(x => x.StayOn(Day) is not null).SelectMany(household => household.Members
            .Where(x => x.From <= Day && (x.Until is not { } until || until > Day) && residents[x.ResidentId].IsAliveOn(Day))
            .Select(x => new HeadCountPerson
            {
                ResidentId = x.ResidentId,
                CommunityId = community.Id,
                HouseholdId = household.Id,
                HouseholdNumber = household.Number,
                OriginTownshipCode = household.OriginTownshipCode,
                Kind = residents[x.ResidentId].RelocationKind,
            }))]));
    }

    public async Task WriteAsync(IReadOnlyDictionary<string, AppUser> users, CancellationToken ct)
    {
        var policy = await db.PolicyVersions.Where(x => x.Area == PolicyArea.Headcount).Select(x => x.Id).SingleAsync(ct);
        var people = new List<HeadCountPerson>();
        foreach (var (community, counted) in _sites)
        {
            var counts = community.Origins.Select(origin => new OriginCount(origin.TownshipCode, Count(counted.Where(x => x.OriginTownshipCode == origin.TownshipCode)))).ToList();
            var suffix = SampleSites.TownshipSuffixes[community.LeadTownshipCode];
            var (clerk, leader) = (users["township." + suffix], users["leader." + suffix]);
            var snapshot = HeadCountSnapshot.Count(community.Id, Year, Day, policy, counts, new PersonKey(clerk.PersonIndex), clerk.DisplayName, CountedAt);
            if (snapshot.Freeze(counts, new PersonKey(leader.PersonIndex), leader.DisplayName, CountedAt.AddDays(1)).Error is { } error)
            {
                throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
            }

            db.HeadCountSnapshots.Add(snapshot);
            people.AddRange(counted.Select(x => new HeadCountPerson
            {
                SnapshotId = snapshot.Id,
                ResidentId = x.ResidentId,
                CommunityId = x.CommunityId,
                HouseholdId = x.HouseholdId,
                HouseholdNumber = x.HouseholdNumber,
                OriginTownshipCode = x.OriginTownshipCode,
                Kind = x.Kind,
            }));
            db.Record(new AuditNote("freeze", nameof(HeadCountSnapshot), snapshot.Id.ToString(), community.Id, string.Create(CultureInfo.InvariantCulture, $"{Year}年度人口核定"), counted.Count,
                AuditDigest.Of(counted.Select(x => $"{x.ResidentId}|{x.HouseholdNumber}|{x.OriginTownshipCode}|{x.Kind}"))));
        }

        await db.SaveChangesAsync(ct);
        await bulk.InsertAsync(people, ct);
    }

    private static HeadCounters Count(IEnumerable<HeadCountPerson> people) => people.Aggregate(default(HeadCounters), (sum, x) => sum + x.Kind switch
    {
        RelocationKind.RegisteredPoor => new HeadCounters(1, 0, 0),
        RelocationKind.Synchronous => new HeadCounters(0, 1, 0),
        _ => new HeadCounters(0, 0, 1),
    });
}
