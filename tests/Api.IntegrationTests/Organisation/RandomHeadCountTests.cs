using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Common;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>
/// Random registry histories (moves between sites, splits of families, deaths, ended and refused households, all kinds of people): the counters and the quota of any day
/// equal a count that walks over every person by hand.
/// </summary>
internal sealed class RandomHeadCountTests
{
    private const string Tiers = "36:5,24:4,18:3,0:2";

    [TestCase(5_965)]
    [TestCase(2_074)]
    [TestCase(141)]
    public async Task Counters_and_quota_of_any_day_equal_a_count_by_hand(int seed)
    {
        await using var app = await TestApp.StartAsync();
        await app.PublishPolicyAsync(PolicyArea.Headcount, new(2018, 1, 1), (PolicyKeys.HeadcountSnapshotDay, "05-31"));
        await app.PublishPolicyAsync(PolicyArea.Staffing, new(2018, 1, 1), (PolicyKeys.StaffingTiers, Tiers));
        var random = new Random(seed);
        var scenes = await new RandomCounty(app, random).BuildAsync(communities: 3, householdsEach: 12);
        var tables = await Tables.ReadAsync(app);
        using var county = await app.AsAsync(Role.CountyAdministrator);
        // most changes are dated from March 2026 on
        var days = Enumerable.Range(0, 4).Select(_ => new DateOnly(2025, 2, 20).AddDays(random.Next(370))).Concat(Enumerable.Range(0, 14).Select(_ => new DateOnly(2026, 3, 1).AddDays(random.Next(269))))
            .Append(new(2026, 3, 31)).Append(new(2026, 4, 1)).Append(new(2026, 11, 25));
        var seen = new HashSet<HeadCounters>();
        foreach (var day in days)
        {
            var answer = await county.GetFromJsonAsync<JsonElement>($"/api/v1/head-counts/population?day={day:yyyy-MM-dd}");
            var rows = answer.GetProperty("rows").EnumerateArray().ToLookup(x => x.GetProperty("communityId").GetGuid());
            await using var scope = app.SystemScope();
            var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
            var quotas = (await scope.ServiceProvider.GetRequiredService<StaffingQuota>().ForAsync(db.Communities, day, default)).Value;
            foreach (var scene in scenes)
            {
                var expected = tables.Count(scene.Community.Id, day);
                // one row for each origin township
                var told = rows[scene.Community.Id].Aggregate(default(HeadCounters), (sum, row) => sum + new HeadCounters(row.GetProperty("poor").GetInt32(), row.GetProperty("synchronous").GetInt32(), row.GetProperty("additions").GetInt32()));
                Assert.That(told, Is.EqualTo(expected), $"seed {seed}, {day}");
                seen.Add(expected);
                // the head-count of the year is taken on 31 May of the year before
                var people = tables.Count(scene.Community.Id, new(day.Year - 1, 5, 31)).Counted;
                Assert.That((quotas[scene.Community.Id].Population, quotas[scene.Community.Id].Posts), Is.EqualTo((people, people == 0 ? (int?)null : people >= 36 ? 5 : people >= 24 ? 4 : people >= 18 ? 3 : 2)), $"seed {seed}, {day}");
            }
        }

        Assert.That(seen, Has.Count.GreaterThan(8), "the histories are rich enough to mean something");
    }

    /// <summary>The tables as they are, and loops.</summary>
    private sealed record Tables(List<HouseholdStay> Stays, List<Household> Households, List<HouseholdMember> Members, List<Resident> Residents)
    {
        public static Task<Tables> ReadAsync(TestApp app) => app.ReadAsync(async db => new Tables(await db.HouseholdStays.AsNoTracking().ToListAsync(), await db.Households.AsNoTracking().ToListAsync(),
            await db.HouseholdMembers.AsNoTracking().ToListAsync(), await db.Residents.AsNoTracking().ToListAsync()));

        public HeadCounters Count(Guid community, DateOnly day)
        {
            var counters = default(HeadCounters);
            foreach (var person in Residents)
            {
                if (person.DiedOn is { } died && died <= day)
                {
                    continue;
                }

                foreach (var member in Members.Where(x => x.ResidentId == person.Id && Holds(x, day)))
                {
                    var household = Households.Single(x => x.Id == member.HouseholdId);
                    if (household.Confirmation == Confirmation.Confirmed && Stays.Exists(x => x.HouseholdId == household.Id && x.CommunityId == community && Holds(x, day)))
                    {
                        counters += person.RelocationKind switch
                        {
                            RelocationKind.RegisteredPoor => new HeadCounters(1, 0, 0),
                            RelocationKind.Synchronous => new HeadCounters(0, 1, 0),
                            _ => new HeadCounters(0, 0, 1),
                        };
                    }
                }
            }

            return counters;
        }

        private static bool Holds(IDatedRow row, DateOnly day) => !(row.From > day) && !(row.Until is { } until && until <= day);
    }
}
