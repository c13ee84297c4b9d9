using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Head-counts of the site in any state: of years to come, of which there are enough, taken on a day before any family of a stock moved in.</summary>
internal sealed partial class Stock
{
    private static readonly ConditionalWeakTable<CaseSite, StrongBox<int>> CountYears = [];
    private static readonly DateOnly CountDay = new(2019, 12, 31);
    private static int _headCountYears = 3_000;

    /// <summary>A year of the site that few have counted.</summary>
    public Task<int> CountYearAsync() => Once("count-year", () => Task.FromResult(2020 + (Interlocked.Increment(ref CountYears.GetOrCreateValue(site).Value) % 7)));

    /// <summary>Counted by somebody else, waiting to be frozen.</summary>
    public Task<Guid> PreviewAsync() => Once("head-count", async () =>
    {
        var snapshot = await CountedAsync();
        await AddAsync(snapshot);
        return snapshot.Id;
    });

    public Task<Guid> FrozenAsync() => Once("head-count-frozen", async () =>
    {
        var snapshot = await MakeFrozenAsync();
        await AddAsync(snapshot);
        return snapshot.Id;
    });

    /// <summary>Frozen, with a correction that waits for the second person.</summary>
    public async Task<Guid> AmendedAsync() => (await CorrectedAsync()).Id;

    public async Task<Guid> AmendmentAsync() => (await CorrectedAsync()).Amendments[0].Id;

    private Task<HeadCountSnapshot> CorrectedAsync() => Once("head-count-amended", async () =>
    {
        var snapshot = await MakeFrozenAsync();
        Assert.That(snapshot.Amend(Lead, new(2020, 5, 1), new(1, 0, 0), null, "漏报死亡", new(2026, 11, 25), new("somebody"), "某人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        await AddAsync(snapshot);
        return snapshot;
    });

    private async Task<HeadCountSnapshot> MakeFrozenAsync()
    {
        var snapshot = await CountedAsync();
        Assert.That(snapshot.Freeze(Counts, new("another"), "另一人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        return snapshot;
    }

    private async Task<HeadCountSnapshot> CountedAsync()
    {
        var policy = await world.App.ReadAsync(db => db.PolicyVersions.Where(x => x.Area == PolicyArea.Headcount && x.State == PolicyState.Published).Select(x => x.Id).FirstAsync());
        return HeadCountSnapshot.Count(Community, Interlocked.Increment(ref _headCountYears), CountDay, policy, Counts, new("somebody"), "某人", world.App.Clock.GetUtcNow());
    }

    /// <summary>The two heads that every site has had since the beginning.</summary>
    private OriginCount[] Counts => [new(Lead, new(2, 0, 0))];
}
