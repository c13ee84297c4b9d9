using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Audit;

/// <summary>Many writers on several chains at once, some with moves that take two chains in either direction.</summary>
internal sealed class AuditRaceTests
{
    private const int Writers = 20;
    private const int Rounds = 4;

    [Test]
    public async Task Twenty_writers_with_moves_between_three_communities_and_the_county_lose_and_reorder_nothing()
    {
        var app = await TestApp.SharedAsync();
        Community[] communities = [await app.AddCommunityAsync(), await app.AddCommunityAsync(), await app.AddCommunityAsync()];
        var households = new List<Guid>();
        for (var i = 0; i < Writers; i++)
        {
            var home = communities[i % 3];
            var household = Household.Form(HouseholdNumber.Parse($"W{TestApp.NextNumber():000000}").Value, home.Id, home.LeadTownshipCode, RelocationKind.RegisteredPoor, new(2019, 10, 1), Confirmation.Confirmed);
            await app.ArrangeAsync(db =>
            {
                db.Households.Add(household);
                return Task.CompletedTask;
            });
            households.Add(household.Id);
        }

        // each writer moves its household round, even ones forwards and odd ones backwards, and leaves a note in the county's chain
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            for (var round = 1; round <= Rounds; round++)
            {
                var to = communities[((i % 3) + (i % 2 == 0 ? round : 3 * Rounds - round)) % 3];
                var day = new DateOnly(2020, round, 1);
                await app.ArrangeAsync(async db =>
                {
                    var household = await db.Households.Include(x => x.Stays).SingleAsync(x => x.Id == households[i]);
                    Assert.That(household.Settle(to.Id, null, day).Error, Is.Null);
                    db.Record(new AuditNote("export", nameof(Household), household.Id.ToString(), null, $"{i}-{round}"));
                });
            }
        })));

        var roots = households.ConvertAll(x => x.ToString());
        var entries = await app.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => roots.Contains(x.RootId)).ToListAsync());
        var moves = entries.Where(x => x is { SubjectType: nameof(Household), Action: "update" }).ToList();
        var notes = entries.Where(x => x.Action == "export").ToList();
        // every move leaves a trace in both chains
        Assert.That(moves.GroupBy(x => x.RequestId).Select(x => x.Select(entry => entry.Chain).Distinct().Count()), Is.All.EqualTo(2));
        Assert.That(moves.GroupBy(x => x.RequestId).Count(), Is.EqualTo(Writers * Rounds));
        Assert.That(notes.Select(x => x.Note), Is.Unique.And.Exactly(Writers * Rounds).Items);
        foreach (var household in roots)
        {
            Assert.That(notes.Where(x => x.SubjectId == household).OrderBy(x => x.Sequence).Select(x => x.Note![(x.Note!.IndexOf('-') + 1)..]), Is.EqualTo(new[] { "1", "2", "3", "4" }), "one writer's entries stand in the order in which it wrote them");
        }

        foreach (var chain in communities.Select(x => x.Id.ToString()))
        {
            var report = await AuditChainTests.VerifyAsync(app, chain);
            Assert.That(report.Faults, Is.Empty);
            var sequences = await app.ReadAsync(db => db.AuditEntries.Where(x => x.Chain == chain).OrderBy(x => x.Sequence).Select(x => x.Sequence).ToListAsync());
            Assert.That(sequences, Is.EqualTo(Enumerable.Range(1, sequences.Count).Select(x => (long)x)));
        }
    }
}
