using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Benchmarks.Common;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Benchmarks.Compile;

/// <summary>Fills a database with communities, their people and a quarter of receipts. The same size gives the same rows but for ids and ciphers.</summary>
internal static class WorldWriter
{
    private const int ChunkOfHouseholds = 4_000;
    private const string Township = "140828100";

    public static async Task<WorldCounts> WriteAsync(BenchmarkApp app, int communities, int households, CancellationToken ct)
    {
        await using (var scope = app.SystemScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().InitializeAsync(ct);
            await scope.ServiceProvider.GetRequiredService<KeyCheck>().EnsureAsync(ct);
        }

        await PublishPolicyAsync(app, ct);
        var sites = new List<Site>(communities);
        await app.ArrangeAsync(async (db, bulk, token) =>
        {
            db.Townships.Add(Domain.Registry.Township.Create(Township, "示范镇"));
            await db.SaveChangesAsync(token);
            sites.AddRange(Enumerable.Range(0, communities).Select(Site.Create));
            await bulk.InsertAsync(sites.Select(x => x.Community), token);
            await bulk.InsertAsync(sites.SelectMany(x => x.Community.Origins), token);
            await bulk.InsertAsync(sites.Select(x => new AuditChainHead { Chain = x.Community.Id.ToString(), Hash = AuditHasher.Genesis }), token);
            await bulk.InsertAsync(sites.Select(x => x.Source), token);
            // the quarter before was settled on paper, so that the sweep opens the one that is measured and no other
            await bulk.InsertAsync(sites.Select(x => SubsidyBatch.SettledOnPaper(x.Community.Id, World.Quarter.Previous, "夏纸〔2026〕2号", new("clerk"), "录入员", World.EnteredAt)), token);
        }, ct);

        var (made, people, receipts) = (0, 0, 0);
        var perSite = (households + communities - 1) / communities;
        var protector = app.Services.GetRequiredService<IFieldProtector>();
        foreach (var part in Enumerable.Range(0, households).Chunk(perSite * Math.Max(1, ChunkOfHouseholds / perSite)))
        {
            var built = part.GroupBy(i => i / perSite).Select(group => new SiteBuilder(sites, group.Key, protector).Build([.. group])).ToList();
            await app.ArrangeAsync(async (_, bulk, token) =>
            {
                await bulk.InsertAsync(built.SelectMany(x => x.Buildings), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Units), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Dwellings), token);
                people += await bulk.InsertAsync(built.SelectMany(x => x.Residents), token);
                made += await bulk.InsertAsync(built.SelectMany(x => x.Households), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Households).SelectMany(x => x.Members), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Households).SelectMany(x => x.Heads), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Households).SelectMany(x => x.Stays), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Households).SelectMany(x => x.Poverty), token);
                await bulk.InsertAsync(built.SelectMany(x => x.Accounts), token);
                receipts += await bulk.InsertAsync(built.SelectMany(x => x.Receipts), token);
            }, ct);
        }

        return new(communities, made, people, receipts);
    }

    private static Task PublishPolicyAsync(BenchmarkApp app, CancellationToken ct) => app.ArrangeAsync(async (db, _, token) =>
    {
        var values = PolicyCatalogue.Of(PolicyArea.Subsidy).Select(x => new PolicyInput(x.Key, x.FormValue, x.FormClause));
        var version = PolicyVersion.Draft(PolicyArea.Subsidy, new("夏政发〔2018〕8号", "补贴办法", new(2018, 1, 1)), new(2018, 1, 1), null, values, new("writer"), "甲", World.EnteredAt).Value;
        World.Must(version.Submit());
        db.PolicyVersions.Add(version);
        await db.SaveChangesAsync(token);
        var book = await db.PolicyBooks.SingleAsync(x => x.Area == PolicyArea.Subsidy, token);
        World.Must(book.Publish(version, [], new("publisher"), "乙", World.EnteredAt));
    }, ct);
}
