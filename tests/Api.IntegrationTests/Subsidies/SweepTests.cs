using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;
using static Resettlement.Api.IntegrationTests.Subsidies.Sweeps;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Opening and compiling by the sweep: once each, whoever else sweeps, and again after a crash.</summary>
internal sealed class SweepTests
{
    private static readonly Quarter Q3 = SubsidyScene.Q3;

    [Test]
    public async Task Fifty_sweeps_at_once_compile_each_community_once_and_the_next_changes_nothing()
    {
        await using var app = await StartAsync();
        var scenes = await CommunitiesAsync(app, 6);

        var sweeps = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SweepAsync(app))));
        var state = await StateAsync(app);
        var again = await SweepAsync(app);

        Assert.That(sweeps.Sum(x => x.Opened), Is.EqualTo(6));
        Assert.That(sweeps.Sum(x => x.Compiled), Is.EqualTo(6));
        Assert.That(sweeps.SelectMany(x => x.Refused).Select(x => x.Code + x.Message), Is.Empty);
        foreach (var scene in scenes)
        {
            Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 2000", scene.Prefix + "2 NoReceipts 0" }));
        }

        Assert.That((again.Opened, again.Compiled, again.Unchanged), Is.EqualTo((0, 0, 0)));
        Assert.That(await StateAsync(app), Is.EqualTo(state));
        Assert.That(await app.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "compile")), Is.EqualTo(6));
    }

    [Test]
    public async Task A_run_that_died_is_continued_and_only_its_unit_is_repeated()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault, unitHouseholds: 0);
        var scenes = await CommunitiesAsync(app, 4);
        fault.KillAfterBatches = 2;

        await Assert.ThrowsAsync<OperationCanceledException>(() => SweepAsync(app));
        var afterDeath = await app.ReadAsync(db => db.SubsidyBatches.Where(x => x.State == SubsidyBatchState.Compiled).Select(x => new { x.Id, x.Version, x.CompiledAt }).OrderBy(x => x.Id).ToListAsync());
        fault.KillAfterBatches = null;
        var early = await SweepAsync(app);
        app.Clock.Advance(BatchCompiler.LeaseTime);
        var late = await SweepAsync(app);

        Assert.That(afterDeath, Has.Count.EqualTo(2));
        // the unit in which the run died is still claimed; the one it never reached is done at once
        Assert.That((early.Compiled, early.Elsewhere), Is.EqualTo((1, 1)));
        Assert.That((late.Compiled, late.Elsewhere), Is.EqualTo((1, 0)));
        var compiled = await app.ReadAsync(db => db.SubsidyBatches.Where(x => x.State == SubsidyBatchState.Compiled).Select(x => new { x.Id, x.Version, x.CompiledAt }).ToListAsync());
        Assert.That(compiled, Has.Count.EqualTo(4));
        Assert.That(compiled, Is.SupersetOf(afterDeath));
        foreach (var scene in scenes)
        {
            Assert.That(await scene.OutcomesAsync(), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task A_run_that_died_over_small_communities_leaves_none_of_its_unit_and_all_of_the_units_before()
    {
        var fault = new Fault();
        // two households each: two communities are a unit
        await using var app = await StartAsync(fault, unitHouseholds: 4);
        var scenes = await CommunitiesAsync(app, 6);
        fault.KillAfterBatches = 3;

        await Assert.ThrowsAsync<OperationCanceledException>(() => SweepAsync(app));
        var afterDeath = await app.ReadAsync(db => db.SubsidyBatches.CountAsync(x => x.State == SubsidyBatchState.Compiled));
        var lines = await app.ReadAsync(db => db.SubsidyLines.CountAsync());
        fault.KillAfterBatches = null;
        var early = await SweepAsync(app);
        app.Clock.Advance(BatchCompiler.LeaseTime);
        var late = await SweepAsync(app);

        Assert.That((afterDeath, lines), Is.EqualTo((2, 2)));
        Assert.That((early.Compiled, early.Elsewhere), Is.EqualTo((2, 2)));
        Assert.That((late.Compiled, late.Elsewhere), Is.EqualTo((2, 0)));
        foreach (var scene in scenes)
        {
            Assert.That(await scene.OutcomesAsync(), Is.EqualTo(new[] { scene.Prefix + "1 2000", scene.Prefix + "2 NoReceipts 0" }));
        }
    }

    [Test]
    public async Task Communities_compiled_together_come_out_as_they_would_alone()
    {
        await using var together = await StartAsync();
        await using var alone = await StartAsync(unitHouseholds: 0);
        var outcomes = new List<string[]>();
        foreach (var app in new[] { together, alone })
        {
            var scenes = new[] { await SubsidyScene.CreateAsync(app), await SubsidyScene.CreateAsync(app), await SubsidyScene.CreateAsync(app) };
            foreach (var scene in scenes)
            {
                await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "1")), 10_000);
            }

            // one lives in the second community on the last day, one left the sites from the first, one account is doubled over two communities
            var mover = await scenes[0].AddAsync(new(scenes[0].Prefix + "2") { Account = "99900000000000002" });
            await scenes[0].PayAsync(mover, 5_000);
            await scenes[0].ChangeAsync(mover, household => household.Settle(scenes[1].Community.Id, null, new(2026, 9, 30)));
            var leaver = await scenes[0].AddAsync(new(scenes[0].Prefix + "3"));
            await scenes[0].PayAsync(leaver, 5_000);
            await scenes[0].ChangeAsync(leaver, household => household.MoveOut(new(2026, 9, 1), "迁出"));
            await scenes[2].PayAsync(await scenes[2].AddAsync(new(scenes[2].Prefix + "4") { Account = "99900000000000002" }), 5_000);

            var swept = await SweepAsync(app);

            Assert.That((swept.Compiled, swept.Refused.Count), Is.EqualTo((3, 0)));
            var all = new List<string>();
            for (var i = 0; i < scenes.Length; i++)
            {
                all.AddRange((await scenes[i].OutcomesAsync()).Select(x => $"{i}: " + x.Replace(scenes[0].Prefix, "A", StringComparison.Ordinal).Replace(scenes[2].Prefix, "C", StringComparison.Ordinal).Replace(scenes[1].Prefix, "B", StringComparison.Ordinal)));
            }

            outcomes.Add([.. all]);
        }

        Assert.That(outcomes[0], Is.EqualTo(outcomes[1]));
        Assert.That(outcomes[0], Is.EqualTo(new[] { "0: A1 2000", "0: A3 NotResident 1000", "1: A2 DuplicateAccount 1000", "1: B1 2000", "2: C1 2000", "2: C4 DuplicateAccount 1000" }));
    }

    [Test]
    public async Task A_worker_whose_lease_was_taken_over_cannot_commit()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault);
        var scene = (await CommunitiesAsync(app, 1))[0];
        // while the first worker writes, its lease runs out and another one compiles the batch
        fault.BeforeWrite = async () =>
        {
            fault.BeforeWrite = null;
            await app.ReadAsync(async db =>
            {
                var lease = await db.WorkLeases.SingleAsync();
                return await db.WorkLeases.Where(x => x.Key == lease.Key).ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1));
            });
        };

        // the embedded database has one writer, so there the takeover itself cannot happen while the transaction is open
        if (TestApp.Provider == DatabaseProvider.Sqlite)
        {
            fault.BeforeWrite = null;
            fault.InTransaction = async db => await db.WorkLeases.ExecuteUpdateAsync(set => set.SetProperty(x => x.Fence, x => x.Fence + 1));
        }

        var sweep = await SweepAsync(app);

        Assert.That((sweep.Compiled, sweep.Elsewhere + sweep.Refused.Count), Is.EqualTo((0, 1)));
        Assert.That(await scene.OutcomesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_community_that_fails_is_listed_with_its_reason_and_does_not_stop_the_others()
    {
        var fault = new Fault();
        await using var app = await StartAsync(fault);
        var scenes = await CommunitiesAsync(app, 3);
        fault.FailFor = scenes[1].Community.Id;

        var sweep = await SweepAsync(app);
        using var county = await app.AsAsync(Role.CountyFinancePreparer);
        var shown = await county.GetFromJsonAsync<JsonElement>($"/api/v1/subsidies/quarters/{Q3}");
        fault.FailFor = null;
        var repaired = await SweepAsync(app);

        Assert.That(sweep.Compiled, Is.EqualTo(2));
        Assert.That(sweep.Refused.Select(x => (x.CommunityId, x.Code)), Is.EqualTo(new[] { (scenes[1].Community.Id, "subsidy.failed") }));
        var row = shown.GetProperty("communities").EnumerateArray().Single(x => x.GetProperty("communityId").GetGuid() == scenes[1].Community.Id);
        Assert.That((row.GetProperty("state").GetString(), row.GetProperty("reasonCode").GetString()), Is.EqualTo(("Failed", "subsidy.failed")));
        Assert.That((repaired.Compiled, repaired.Refused.Count), Is.EqualTo((1, 0)));
        Assert.That(await scenes[1].OutcomesAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Without_a_valid_policy_nothing_is_computed_and_the_batch_says_so()
    {
        await using var app = await TestApp.StartAsync();
        await CommunitiesAsync(app, 1);

        var first = await SweepAsync(app);
        var state = await StateAsync(app);
        var second = await SweepAsync(app);
        var same = await StateAsync(app);
        await SubsidyScene.PublishPolicyAsync(app, new(2026, 1, 1), null);
        var third = await SweepAsync(app);

        Assert.That(first.Refused.Select(x => x.Code), Is.EqualTo(new[] { "policy.none-valid" }));
        Assert.That(second.Refused, Has.Count.EqualTo(1));
        Assert.That(same, Is.EqualTo(state));
        Assert.That((third.Compiled, third.Refused.Count), Is.EqualTo((1, 0)));
    }
}
