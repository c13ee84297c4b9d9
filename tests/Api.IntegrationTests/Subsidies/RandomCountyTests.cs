using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A random county, computed a second time straight from the tables: day by day instead of by ranges, in decimal yuan instead of fen.</summary>
internal sealed class RandomCountyTests
{
    private static readonly Quarter[] Quarters = [new(2026, 2), new(2026, 3)];

    [TestCase(1, "whole")]
    [TestCase(2, "pro_rata_persons")]
    [TestCase(3, "whole")]
    public async Task The_batches_equal_an_independent_computation(int seed, string mixed)
    {
        await using var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null, (PolicyKeys.SubsidyMixed, mixed));
        var scenes = await new RandomCounty(app, new Random(seed)).BuildAsync(communities: 3, householdsEach: 30);

        foreach (var quarter in Quarters)
        {
            foreach (var scene in scenes)
            {
                Assert.That((await scene.CompileAsync(quarter)).Error?.Message, Is.Null);
            }
        }

        var tables = await Tables.ReadAsync(app);
        foreach (var quarter in Quarters)
        {
            foreach (var scene in scenes)
            {
                var expected = new Recomputation(tables, quarter, mixed == "pro_rata_persons").Of(scene.Community.Id);
                var actual = await scene.OutcomesAsync(quarter);
                Assert.That(actual, Is.EqualTo(expected), $"seed {seed}, {quarter}");
            }
        }

        var reasons = await AssertEvidenceAsync(app);
        Assert.That(reasons, Is.GreaterThan(5), "the county is varied");
    }

    [Test]
    public async Task The_sample_county_equals_an_independent_computation()
    {
        await using var app = await TestApp.StartAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ISampleCounty>().LoadAsync(default);
        }

        await using (var scope = app.SystemScope())
        {
            var swept = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepQuartersCommand());
            Assert.That((swept.Value.Opened, swept.Value.Compiled, swept.Value.Refused.Count), Is.EqualTo((8, 8, 0)));
        }

        var tables = await Tables.ReadAsync(app);
        var recomputation = new Recomputation(tables, new(2026, 3), proRata: false);
        var paid = 0L;
        foreach (var community in await app.ReadAsync(db => db.Communities.AsNoTracking().ToListAsync()))
        {
            var actual = await SubsidyScene.OutcomesAsync(app, community.Id, new(2026, 3));
            Assert.That(actual, Is.EqualTo(recomputation.Of(community.Id)), community.Name);
            paid += actual.Where(x => x.Count(c => c == ' ') == 1).Sum(x => long.Parse(x.Split(' ')[1]));
        }

        Assert.That(paid, Is.EqualTo(await app.ReadAsync(db => db.SubsidyLines.Where(x => x.Quarter == new Quarter(2026, 3)).SumAsync(x => x.AmountFen))).And.GreaterThan(1_000_000));
        await AssertEvidenceAsync(app);
    }

    /// <summary>What is counted adds up to the base of each row, and no receipt is counted in two rows.</summary>
    private static async Task<int> AssertEvidenceAsync(TestApp app)
    {
        var (evidence, lines, exclusions) = await app.ReadAsync(async db => (await db.SubsidyEvidence.AsNoTracking().ToListAsync(),
            await db.SubsidyLines.AsNoTracking().ToListAsync(), await db.SubsidyExclusions.AsNoTracking().ToListAsync()));
        var sums = evidence.GroupBy(x => x.ItemId).ToDictionary(x => x.Key, x => x.Sum(row => row.CountedFen));
        Assert.That(lines, Is.Not.Empty);
        lines.RemoveAll(x => x.AccountId is null); // settled on paper
        Assert.That(lines.Where(x => x.BaseFen != sums.GetValueOrDefault(x.Id)), Is.Empty);
        Assert.That(exclusions.Where(x => x.BaseFen != sums.GetValueOrDefault(x.Id)), Is.Empty);
        Assert.That(evidence.Where(x => x.CountedFen != 0).GroupBy(x => x.ReceiptId).Where(group => group.Count() > 1), Is.Empty);
        return exclusions.Select(x => x.Reason).Distinct().Count();
    }
}
