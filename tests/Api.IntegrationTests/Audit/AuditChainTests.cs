using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.Audit;

internal sealed class AuditChainTests
{
    [Test]
    public async Task Twenty_parallel_writers_on_one_community_keep_the_chain_whole()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            for (var j = 0; j < 3; j++)
            {
                await app.ArrangeAsync(db =>
                {
                    db.Record(new AuditNote("export", nameof(Community), community.Id.ToString(), community.Id, $"{i}-{j}"));
                    db.Buildings.Add(Building.Create(community.Id, BuildingKind.Building, $"{i}-{j}", 6, false));
                    return Task.CompletedTask;
                });
            }
        })));

        var report = await VerifyAsync(app, community.Id.ToString());
        Assert.That(report.Faults, Is.Empty);
        Assert.That(report.Entries, Is.EqualTo(1 + (20 * 3 * 2)));
        var entries = await EntriesAsync(app, community.Id.ToString());
        Assert.That(entries.Select(x => x.Sequence), Is.EqualTo(Enumerable.Range(1, 121).Select(x => (long)x)));
    }

    [Test]
    public async Task A_clock_that_runs_while_entries_are_written_does_not_break_the_chain()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.AutoAdvanceAmount = TimeSpan.FromTicks(13_579);
        var community = await app.AddCommunityAsync();
        Assert.That((await VerifyAsync(app, community.Id.ToString())).Faults, Is.Empty);
        Assert.That((await VerifyAsync(app, AuditWriter.CountyChain)).Faults, Is.Empty);
    }

    [TestCase("edit", 3, AuditFaultKind.Changed)]
    [TestCase("time", 3, AuditFaultKind.Changed)]
    [TestCase("delete", 3, AuditFaultKind.Missing)]
    [TestCase("delete-first", 1, AuditFaultKind.Missing)]
    [TestCase("cut-off", 6, AuditFaultKind.CutOff)]
    [TestCase("cut-off-with-head", 5, AuditFaultKind.HeadForged)]
    [TestCase("insert-behind", 7, AuditFaultKind.Surplus)]
    [TestCase("insert-between", 3, AuditFaultKind.Displaced)]
    [TestCase("reorder", 3, AuditFaultKind.Displaced)]
    [TestCase("rehash", 3, AuditFaultKind.Changed)]
    [TestCase("lose-chain", 0, AuditFaultKind.ChainMissing)]
    public async Task Whatever_is_done_to_a_chain_is_found_where_it_was_done(string tampering, int sequence, AuditFaultKind kind)
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        var chain = community.Id.ToString();
        for (var i = 0; i < 5; i++)
        {
            await app.ArrangeAsync(db =>
            {
                db.Record(new AuditNote("export", nameof(Community), chain, community.Id, $"第{i}次"));
                return Task.CompletedTask;
            });
        }

        Assert.That((await VerifyAsync(app, chain)).Faults, Is.Empty);
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await TamperAsync(db, chain, tampering);
        }

        var report = await VerifyAsync(app, chain);
        Assert.That(report.Faults, Is.Not.Empty);
        Assert.That(report.Faults[0], Is.EqualTo(new AuditFault(chain, sequence, kind)));
        await RepairAsync(app, chain);
    }

    [Test]
    public async Task Two_saves_in_one_transaction_are_both_in_the_chain_in_order_and_an_unsaved_change_is_not_lost()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
            await db.InTransactionAsync(async ct =>
            {
                var building = Building.Create(community.Id, BuildingKind.Building, "1", 6, false);
                db.Buildings.Add(building);
                await db.SaveChangesAsync(ct);
                building.Change("1甲", 6, true);
                await db.SaveChangesAsync(ct);
                building.Change("1乙", 6, true);
                return true;
            }, CancellationToken.None);
        }

        var entries = await EntriesAsync(app, community.Id.ToString());
        Assert.That(entries.Select(x => x.Action), Is.EqualTo(new[] { "create", "create", "update", "update" }));
        Assert.That(entries[2].Before, Does.Contain("\"Number\":\"1\"").And.Contains("\"HasElevator\":false"));
        Assert.That(entries[2].After, Does.Contain("1甲"));
        Assert.That(entries[3].After, Is.EqualTo("{\"Number\":\"1乙\"}"));
        Assert.That((await VerifyAsync(app, community.Id.ToString())).Faults, Is.Empty);
    }

    [Test]
    public async Task A_save_that_failed_leaves_nothing_and_the_next_one_is_written_once()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        await app.ArrangeAsync(db =>
        {
            db.Buildings.Add(Building.Create(community.Id, BuildingKind.Building, "7", 6, false));
            return Task.CompletedTask;
        });
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.Record(new AuditNote("export", nameof(Community), community.Id.ToString(), community.Id, "先记下的"));
            var twin = Building.Create(community.Id, BuildingKind.Building, "7", 6, false);
            db.Buildings.Add(twin);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            twin.Change("8", 6, false);
            await db.SaveChangesAsync();
        }

        var entries = await EntriesAsync(app, community.Id.ToString());
        Assert.That(entries.Select(x => (x.Action, x.SubjectType)), Is.EqualTo(new[]
        {
            ("create", nameof(Community)), ("create", nameof(Building)), ("export", nameof(Community)), ("create", nameof(Building)),
        }));
    }

    [Test]
    public async Task What_was_rolled_back_is_not_in_the_chain()
    {
        var app = await TestApp.SharedAsync();
        var community = await app.AddCommunityAsync();
        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
            var refused = await db.InTransactionAsync<Result<int>>(async ct =>
            {
                db.Buildings.Add(Building.Create(community.Id, BuildingKind.Building, "1", 6, false));
                await db.SaveChangesAsync(ct);
                return CommonErrors.Changed;
            }, CancellationToken.None);
            Assert.That(refused.IsSuccess, Is.False);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        Assert.That(await EntriesAsync(app, community.Id.ToString()), Has.Count.EqualTo(1));
        Assert.That(await app.ReadAsync(db => db.Buildings.CountAsync(x => x.CommunityId == community.Id)), Is.Zero);
    }

    [Test]
    public async Task A_move_is_written_to_both_chains_and_a_row_of_a_household_to_the_chain_of_its_community()
    {
        var app = await TestApp.SharedAsync();
        var (from, to) = (await app.AddCommunityAsync(), await app.AddCommunityAsync());
        var number = HouseholdNumber.Parse($"A{TestApp.NextNumber():000000}").Value;
        var household = Household.Form(number, from.Id, from.LeadTownshipCode, RelocationKind.RegisteredPoor, new DateOnly(2019, 10, 1), Confirmation.Confirmed);
        await app.ArrangeAsync(db =>
        {
            db.Households.Add(household);
            return Task.CompletedTask;
        });
        await app.ArrangeAsync(db =>
        {
            db.PovertySpells.Add(new PovertySpell { HouseholdId = household.Id, Status = PovertyStatus.LiftedOut, From = new DateOnly(2020, 1, 1) });
            return Task.CompletedTask;
        });
        await app.ArrangeAsync(async db =>
        {
            var tracked = await db.Households.SingleAsync(x => x.Id == household.Id);
            Assert.That(tracked.Settle(to.Id, null, new DateOnly(2021, 1, 1)).Error, Is.Null);
        });

        var root = household.Id.ToString();
        var entries = await app.ReadAsync(db => db.AuditEntries.Where(x => x.RootId == root).ToListAsync());
        Assert.That(entries.Where(x => x.SubjectType == nameof(PovertySpell)).Select(x => x.Chain), Is.EqualTo(new[] { from.Id.ToString() }));
        Assert.That(entries.Where(x => x is { SubjectType: nameof(Household), Action: "update" }).Select(x => x.Chain), Is.EquivalentTo(new[] { from.Id.ToString(), to.Id.ToString() }));
        Assert.That((await VerifyAsync(app, from.Id.ToString())).Faults.Concat((await VerifyAsync(app, to.Id.ToString())).Faults), Is.Empty);
    }

    [Test]
    public async Task Sensitive_values_are_masked_and_a_change_behind_an_equal_mask_still_shows()
    {
        var app = await TestApp.SharedAsync();
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var protector = scope.ServiceProvider.GetRequiredService<IFieldProtector>();
        var number = TestApp.NextNumber();
        var (first, second) = (protector.Protect(FieldPurpose.Phone, $"138{number:00000000}", "138****0000"), protector.Protect(FieldPurpose.Phone, $"139{number:00000000}", "138****0000"));
        var resident = Resident.Create("张三", null, new DateOnly(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
        resident.ChangePhone(first);
        db.Residents.Add(resident);
        await db.SaveChangesAsync(CancellationToken.None);
        resident.ChangePhone(second);
        await db.SaveChangesAsync(CancellationToken.None);

        var id = resident.Id.ToString();
        var entries = await db.AuditEntries.Where(x => x.SubjectId == id).OrderBy(x => x.Sequence).ToListAsync();
        Assert.That(entries, Has.Count.EqualTo(2));
        Assert.That(entries[0].After, Does.Contain("138****0000").And.Not.Contain(first.Cipher).And.Not.Contain(first.Index).And.Not.Contain($"138{number:00000000}"));
        Assert.That(entries[1].After, Is.EqualTo("{\"Phone\":\"***\"}"));
    }

    private static async Task TamperAsync(AppDbContext db, string chain, string tampering)
    {
        var entries = db.AuditEntries.Where(x => x.Chain == chain);
        var third = entries.Where(x => x.Sequence == 3);
        switch (tampering)
        {
            case "edit":
                await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.Note, "没有的事"));
                break;
            case "time":
                await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.At, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
                break;
            case "rehash":
                await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.Note, "没有的事").SetProperty(x => x.Hash, "AAAA"));
                break;
            case "delete":
                await third.ExecuteDeleteAsync();
                break;
            case "delete-first":
                await entries.Where(x => x.Sequence == 1).ExecuteDeleteAsync();
                break;
            case "cut-off":
                await entries.Where(x => x.Sequence == 6).ExecuteDeleteAsync();
                break;
            case "cut-off-with-head":
                var fifth = await entries.SingleAsync(x => x.Sequence == 5);
                await entries.Where(x => x.Sequence == 6).ExecuteDeleteAsync();
                await db.AuditChainHeads.Where(x => x.Chain == chain).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, 5).SetProperty(x => x.Hash, fifth.Hash));
                break;
            case "insert-behind":
                await CopyAsync(db, chain, 6, 7);
                break;
            case "insert-between":
                for (var sequence = 6; sequence >= 3; sequence--)
                {
                    await entries.Where(x => x.Sequence == sequence).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, sequence + 1));
                }

                await CopyAsync(db, chain, 2, 3);
                await db.AuditChainHeads.Where(x => x.Chain == chain).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, 7));
                break;
            case "reorder":
                await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, 99));
                await entries.Where(x => x.Sequence == 4).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, 3));
                await entries.Where(x => x.Sequence == 99).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, 4));
                break;
            default:
                await entries.ExecuteDeleteAsync();
                await db.AuditChainHeads.Where(x => x.Chain == chain).ExecuteDeleteAsync();
                break;
        }
    }

    private static async Task CopyAsync(AppDbContext db, string chain, long from, long to)
    {
        var source = await db.AuditEntries.AsNoTracking().SingleAsync(x => x.Chain == chain && x.Sequence == from);
        db.AuditEntries.Add(new AuditEntry
        {
            Chain = chain,
            Sequence = to,
            At = source.At,
            ActorId = source.ActorId,
            ActorPerson = source.ActorPerson,
            ActorName = source.ActorName,
            Action = source.Action,
            SubjectType = source.SubjectType,
            SubjectId = source.SubjectId,
            RootId = source.RootId,
            Note = source.Note,
            RequestId = source.RequestId,
            PreviousHash = source.PreviousHash,
            Hash = source.Hash,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Other tests verify the whole database: what was broken on purpose goes.</summary>
    private static Task RepairAsync(TestApp app, string chain) => app.ArrangeAsync(async db =>
    {
        await db.AuditEntries.Where(x => x.Chain == chain).ExecuteDeleteAsync();
        await db.Set<AuditChainHead>().Where(x => x.Chain == chain).ExecuteDeleteAsync();
        var id = Guid.Parse(chain);
        await db.Set<CommunityOrigin>().Where(x => x.CommunityId == id).ExecuteDeleteAsync();
        await db.Communities.Where(x => x.Id == id).ExecuteDeleteAsync();
    });

    internal static async Task<ChainReport> VerifyAsync(TestApp app, string chain)
    {
        await using var scope = app.SystemScope();
        await foreach (var report in scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None))
        {
            if (report.Chain == chain)
            {
                return report;
            }
        }

        throw new InvalidOperationException(chain);
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestApp app, string chain) =>
        app.ReadAsync(db => db.AuditEntries.Where(x => x.Chain == chain).OrderBy(x => x.Sequence).ToListAsync());
}
