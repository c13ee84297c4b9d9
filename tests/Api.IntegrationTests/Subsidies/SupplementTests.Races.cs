using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <content>Many at once.</content>
internal sealed partial class SupplementTests
{
    [Test]
    public async Task Fifty_openings_at_once_open_one_and_numbers_have_no_gaps()
    {
        using var way = await MissedAsync();
        for (var number = 1; number <= 3; number++)
        {
            var missed = await way.Scene.AddAsync(new(way.Scene.Prefix + (100 + number)));
            await way.Scene.PayAsync(missed, 10_000);
            var race = await Race.OfAsync(Race.Fifty, _ => OpenAsync(way));
            race.AssertCleanlyLost();
            Assert.That(race.Won, Has.Count.EqualTo(1));
            var supplement = JsonSerializer.Deserialize<JsonElement>(race.Won[0]);
            Assert.That(supplement.GetProperty("number").GetInt32(), Is.EqualTo(number));
            await Sweeps.SweepAsync(_app);
            var id = supplement.GetProperty("batchId").GetGuid();
            if (number == 2)
            {
                // ended: its number stays taken, and the household is open to the next
                await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/cancel", new { reason = "重复开立" }));
                continue;
            }

            await way.CheckAsync(id);
            await way.PublishAsync(id);
        }

        var community = way.Scene.Community.Id;
        Assert.That(await _app.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == community).OrderBy(x => x.SupplementNumber).Select(x => x.SupplementNumber).ToListAsync()), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(await LinesPerHouseholdAsync(community), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Fifty_openings_with_one_key_get_one_answer()
    {
        using var way = await MissedAsync();
        var key = Guid.CreateVersion7().ToString();
        var race = await Race.OfAsync(Race.Fifty, _ => OpenAsync(way, key: key));
        race.AssertCleanlyLost();
        Assert.That(race.Won.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await _app.ReadAsync(db => db.SubsidyBatches.CountAsync(x => x.CommunityId == way.Scene.Community.Id && x.SupplementNumber > 0)), Is.EqualTo(1));
    }

    /// <summary>The regular batch was sent back while a supplement is open: both take up whoever has no line, and the household is in one of them.</summary>
    [Test]
    public async Task Regular_and_supplement_compiled_at_the_same_moment_never_both_have_a_household()
    {
        for (var round = 0; round < 4; round++)
        {
            using var way = await MissedAsync();
            var regular = await _app.ReadAsync(db => db.SubsidyBatches.Where(x => x.CommunityId == way.Scene.Community.Id).Select(x => x.Id).SingleAsync());
            var supplement = await OpenedAsync(way, 1);
            await BatchWay.MustAsync(way.Township.PostOnceAsync($"/api/v1/subsidies/batches/{regular}/return", new { reason = "第1户有误" }));
            for (var i = 0; i < 12; i++)
            {
                var missed = await way.Scene.AddAsync(new($"{way.Scene.Prefix}{200 + i}"));
                await way.Scene.PayAsync(missed, 10_000);
            }

            var race = await Race.OfAsync(12, i => way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{(i % 2 == 0 ? regular : supplement)}/compile", new { }));
            race.AssertCleanlyLost();

            // whoever lost is compiled once more; nothing moves any more
            foreach (var id in new[] { regular, supplement, regular, supplement })
            {
                await BatchWay.MustAsync(way.Clerk.PostOnceAsync($"/api/v1/subsidies/batches/{id}/compile", new { }));
            }

            var lines = await LinesPerHouseholdAsync(way.Scene.Community.Id);
            Assert.That((lines.Count, lines.Max()), Is.EqualTo((14, 1)), "two of before, twelve missed");
        }
    }

    [Test]
    public async Task A_sweep_compiles_a_supplement_beside_regular_batches_of_the_same_quarter()
    {
        using var way = await MissedAsync();
        var others = new List<SubsidyScene>();
        for (var i = 0; i < 3; i++)
        {
            var scene = await SubsidyScene.CreateAsync(_app);
            await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "1")), 10_000);
            others.Add(scene);
        }

        var supplement = await OpenedAsync(way, 1);
        var swept = await Sweeps.SweepAsync(_app);
        Assert.That(swept.Refused, Is.Empty);
        Assert.That(await RowsAsync(supplement), Is.EqualTo(new[] { way.Scene.Prefix + "2 4000" }));
        foreach (var scene in others)
        {
            Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 2000" }));
        }

        // not even when asked for together with the regular one of its own community
        await using var scope = _app.SystemScope();
        Assert.That(await scope.ServiceProvider.GetRequiredService<BatchCompiler>().TryCompileTogetherAsync([supplement], SubsidyScene.Q3, default), Is.Null);
    }

    private Task<List<int>> LinesPerHouseholdAsync(Guid community) =>
        _app.ReadAsync(db => db.SubsidyLines.Where(x => x.CommunityId == community).GroupBy(x => x.HouseholdId).Select(group => group.Count()).ToListAsync());
}
