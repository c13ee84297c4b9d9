using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>A site as the cases use it: what many requests may share without using it up.</summary>
internal sealed class CaseSite
{
    private int _paperQuarters;

    public required Community Community { get; init; }

    public required Building Building { get; init; }

    public required BuildingUnit Unit { get; init; }

    public required FeeSource Source { get; init; }

    /// <summary>Compiled, with one line and one exclusion.</summary>
    public required Guid Batch { get; init; }

    public string Lead => Community.LeadTownshipCode;

    /// <summary>The policy by which it was compiled.</summary>
    public required Guid Policy { get; init; }

    /// <summary>Of the years before the system, without the quarter that files bring.</summary>
    public Quarter NextPaperQuarter()
    {
        var next = Interlocked.Increment(ref _paperQuarters) + 1;
        Assert.That(next, Is.LessThan(24), "no quarter is left that nobody has entered papers for");
        return new(2020 + (next / 4), 1 + (next % 4));
    }
}

/// <summary>A server of its own with two neighbouring sites, and one person per role at the first.</summary>
internal sealed class CaseWorld : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Role Role, int Number), Task<HttpClient>> _clients = new();

    public required TestApp App { get; init; }

    public required CaseSite Own { get; init; }

    public required CaseSite Neighbour { get; init; }

    public static async Task<CaseWorld> MakeAsync()
    {
        var app = await TestApp.StartAsync(services =>
        {
            foreach (var room in CaseBook.Rooms)
            {
                room.Replace(services);
            }
        });
        await SubsidyScene.PublishPolicyAsync(app, new(2019, 1, 1), null);
        foreach (var room in CaseBook.Rooms)
        {
            await room.PrepareAsync(app);
        }

        return new() { App = app, Own = await MakeSiteAsync(app), Neighbour = await MakeSiteAsync(app) };
    }

    /// <summary>A signed-in holder of the role at the first site; another number is another person.</summary>
    public Task<HttpClient> AsAsync(Role role, int number = 0) => _clients.GetOrAdd((role, number), _ => AtAsync(role, Own));

    public Task<HttpClient> AtAsync(Role role, CaseSite site) => RoleCatalogue.Of(role).Scope switch
    {
        ScopeKind.County => App.AsAsync(role),
        ScopeKind.Township => App.AsAsync(role, townshipCode: site.Lead),
        _ => App.AsAsync(role, site.Community.Id),
    };

    public Stock NewStock(CaseSite site) => new(this, site);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            (await client).Dispose();
        }

        await App.DisposeAsync();
    }

    private static async Task<CaseSite> MakeSiteAsync(TestApp app)
    {
        var scene = await SubsidyScene.CreateAsync(app);
        await scene.PayAsync(await scene.AddAsync(new(scene.Prefix + "1")), 10_000);
        await scene.AddAsync(new(scene.Prefix + "2"));
        Assert.That((await scene.CompileAsync()).Error, Is.Null);
        var building = Building.Create(scene.Community.Id, BuildingKind.Building, "1", 33, hasElevator: true);
        var unit = BuildingUnit.Create(building, "1");
        await app.ArrangeAsync(db =>
        {
            db.Buildings.Add(building);
            db.BuildingUnits.Add(unit);
            return Task.CompletedTask;
        });
        return await app.ReadAsync(async db => new CaseSite
        {
            Community = scene.Community,
            Building = building,
            Unit = unit,
            Source = await db.FeeSources.AsNoTracking().SingleAsync(x => x.Id == scene.SourceId),
            Batch = await db.SubsidyBatches.Where(x => x.CommunityId == scene.Community.Id).Select(x => x.Id).SingleAsync(),
            Policy = await db.SubsidyBatches.Where(x => x.CommunityId == scene.Community.Id).Select(x => x.PolicyVersionId!.Value).SingleAsync(),
        });
    }
}
