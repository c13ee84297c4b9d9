using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.Audit;

/// <summary>The program `audit verify` on a database in which one chain each was treated in every way there is.</summary>
internal sealed class AuditCommandTests
{
    private const int Entries = 6;

    private static readonly (string What, int At, AuditFaultKind Kind)[] Treatments =
    [
        .. Columns.Select(x => ("column " + x, 3, AuditFaultKind.Changed)),
        ("column PreviousHash", 3, AuditFaultKind.Displaced), ("column Hash", 3, AuditFaultKind.Changed),
        ("first gone", 1, AuditFaultKind.Missing), ("middle gone", 3, AuditFaultKind.Missing), ("last gone", Entries, AuditFaultKind.CutOff), ("two at the end gone", Entries - 1, AuditFaultKind.CutOff),
        ("end gone with its head", Entries - 1, AuditFaultKind.HeadForged), ("inserted between", 3, AuditFaultKind.Displaced), ("added behind", Entries + 1, AuditFaultKind.Surplus),
        ("two swapped", 3, AuditFaultKind.Displaced), ("copied from another chain", 3, AuditFaultKind.Displaced), ("head of another chain", Entries, AuditFaultKind.HeadForged),
        ("head with another number", Entries + 5, AuditFaultKind.HeadForged), ("all gone", 0, AuditFaultKind.ChainMissing),
    ];

    /// <summary>Every column of an entry that says something; where it stands is tried by moving it.</summary>
    private static IEnumerable<string> Columns =>
        typeof(AuditEntry).GetProperties().Select(x => x.Name).Except([nameof(AuditEntry.Chain), nameof(AuditEntry.Sequence), nameof(AuditEntry.PreviousHash), nameof(AuditEntry.Hash)]);

    [Test]
    public async Task Whatever_was_done_to_a_chain_the_program_names_the_chain_and_the_entry()
    {
        await using var app = await TestApp.StartAsync();
        var other = await MakeChainAsync(app);
        var chains = new List<string>();
        foreach (var _ in Treatments)
        {
            chains.Add(await MakeChainAsync(app));
        }

        var (whole, all) = await ProductProgram.RunAsync(app, "audit", "verify");
        Assert.That(whole, Is.Zero, all);

        await using (var scope = app.SystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            foreach (var (chain, treatment) in chains.Zip(Treatments))
            {
                await TreatAsync(db, chain, treatment.What, other);
            }
        }

        var (exit, output) = await ProductProgram.RunAsync(app, "audit", "verify");
        var lines = output.Split('\n').Select(x => x.TrimEnd('\r')).ToList();
        Assert.That(exit, Is.EqualTo(1), output);
        Assert.Multiple(() =>
        {
            foreach (var (chain, treatment) in chains.Zip(Treatments))
            {
                var start = lines.FindIndex(x => x.StartsWith(chain, StringComparison.Ordinal));
                Assert.That(lines[start + 1], Does.EndWith(string.Create(CultureInfo.InvariantCulture, $"entry {treatment.At}: {treatment.Kind}")), treatment.What);
            }

            // the chains that nobody touched are reported without a word
            var untouched = lines.FindIndex(x => x.StartsWith(other, StringComparison.Ordinal));
            Assert.That(lines[untouched + 1], Does.Not.StartWith(" "));
        });
    }

    /// <summary>A community whose chain has entries with every column filled.</summary>
    private static async Task<string> MakeChainAsync(TestApp app)
    {
        var community = await app.AddCommunityAsync();
        for (var i = 2; i <= Entries; i++)
        {
            await app.ArrangeAsync(db =>
            {
                db.Record(new AuditNote("export", nameof(Community), community.Id.ToString(), community.Id, $"第{i}次", i, new string('a', 64)));
                return Task.CompletedTask;
            });
        }

        return community.Id.ToString();
    }

    private static async Task TreatAsync(AppDbContext db, string chain, string what, string other)
    {
        var entries = db.AuditEntries.Where(x => x.Chain == chain);
        var third = entries.Where(x => x.Sequence == 3);
        var heads = db.AuditChainHeads.Where(x => x.Chain == chain);
        switch (what)
        {
            case "first gone":
                await entries.Where(x => x.Sequence == 1).ExecuteDeleteAsync();
                break;
            case "middle gone":
                await third.ExecuteDeleteAsync();
                break;
            case "last gone":
                await entries.Where(x => x.Sequence == Entries).ExecuteDeleteAsync();
                break;
            case "two at the end gone":
                await entries.Where(x => x.Sequence > Entries - 2).ExecuteDeleteAsync();
                break;
            case "end gone with its head":
                var before = await entries.SingleAsync(x => x.Sequence == Entries - 1);
                await entries.Where(x => x.Sequence == Entries).ExecuteDeleteAsync();
                await heads.ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, Entries - 1).SetProperty(x => x.Hash, before.Hash));
                break;
            case "inserted between":
                for (var sequence = Entries; sequence >= 3; sequence--)
                {
                    await MoveAsync(entries, sequence, sequence + 1);
                }

                await CopyAsync(db, chain, 2, chain, 3);
                await heads.ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, Entries + 1));
                break;
            case "added behind":
                await CopyAsync(db, chain, Entries, chain, Entries + 1);
                break;
            case "two swapped":
                await MoveAsync(entries, 3, 99);
                await MoveAsync(entries, 4, 3);
                await MoveAsync(entries, 99, 4);
                break;
            case "copied from another chain":
                await third.ExecuteDeleteAsync();
                await CopyAsync(db, other, 3, chain, 3);
                break;
            case "head of another chain":
                var head = await db.AuditChainHeads.AsNoTracking().SingleAsync(x => x.Chain == other);
                await heads.ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, head.Sequence).SetProperty(x => x.Hash, head.Hash).SetProperty(x => x.Seal, head.Seal));
                break;
            case "head with another number":
                await heads.ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, Entries + 5));
                break;
            case "all gone":
                await entries.ExecuteDeleteAsync();
                await heads.ExecuteDeleteAsync();
                break;
            default:
                await ChangeColumnAsync(db, chain, what["column ".Length..]);
                break;
        }
    }

    /// <summary>By hand, as somebody with the database open would: the model knows no way to do it.</summary>
    private static async Task ChangeColumnAsync(AppDbContext db, string chain, string column)
    {
        var third = db.AuditEntries.Where(x => x.Chain == chain && x.Sequence == 3);
        var changed = column switch
        {
            nameof(AuditEntry.At) => await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.At, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))),
            nameof(AuditEntry.ActorId) => await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.ActorId, Guid.CreateVersion7())),
            nameof(AuditEntry.RowCount) => await third.ExecuteUpdateAsync(set => set.SetProperty(x => x.RowCount, 7)),
            _ => await third.ExecuteUpdateAsync(set => set.SetProperty(x => EF.Property<string>(x, column), "没有的事")),
        };
        Assert.That(changed, Is.EqualTo(1), column);
    }

    private static Task<int> MoveAsync(IQueryable<AuditEntry> entries, long from, long to) => entries.Where(x => x.Sequence == from).ExecuteUpdateAsync(set => set.SetProperty(x => x.Sequence, to));

    private static async Task CopyAsync(AppDbContext db, string fromChain, long from, string toChain, long to)
    {
        var source = await db.AuditEntries.AsNoTracking().SingleAsync(x => x.Chain == fromChain && x.Sequence == from);
        db.AuditEntries.Add(new AuditEntry
        {
            Chain = toChain,
            Sequence = to,
            At = source.At,
            ActorId = source.ActorId,
            ActorPerson = source.ActorPerson,
            ActorName = source.ActorName,
            Action = source.Action,
            SubjectType = source.SubjectType,
            SubjectId = source.SubjectId,
            RootId = source.RootId,
            Before = source.Before,
            After = source.After,
            Note = source.Note,
            RowCount = source.RowCount,
            RowsDigest = source.RowsDigest,
            RequestId = source.RequestId,
            PreviousHash = source.PreviousHash,
            Hash = source.Hash,
        });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
