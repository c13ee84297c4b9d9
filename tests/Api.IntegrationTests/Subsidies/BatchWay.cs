using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A community with everybody a batch passes on its way to the bank, and short words for the steps.</summary>
internal sealed class BatchWay : IDisposable
{
    private readonly TestApp _app;

    private BatchWay(TestApp app, SubsidyScene scene) => (_app, Scene) = (app, scene);

    public SubsidyScene Scene { get; }

    public HttpClient Clerk { get; private init; } = null!;

    public HttpClient Committee { get; private init; } = null!;

    public HttpClient Director { get; private init; } = null!;

    public HttpClient Secretary { get; private init; } = null!;

    public HttpClient Township { get; private init; } = null!;

    public static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null);
        await app.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        return app;
    }

    public static async Task<BatchWay> CreateAsync(TestApp app)
    {
        var scene = await SubsidyScene.CreateAsync(app);
        var (community, township) = (scene.Community.Id, scene.Community.LeadTownshipCode);
        return new(app, scene)
        {
            Clerk = await app.AsAsync(Role.CommunityClerk, community),
            Committee = await app.AsAsync(Role.ResidentsCommittee, community),
            Director = await app.AsAsync(Role.CentreDirector, community),
            Secretary = await app.AsAsync(Role.BranchSecretary, community),
            Township = await app.AsAsync(Role.TownshipLeader, townshipCode: township),
        };
    }

    /// <summary>Adds households, each with a payment of the quarter.</summary>
    public async Task<ArrangedHousehold[]> AddAsync(params long[] payments)
    {
        var households = new List<ArrangedHousehold>();
        foreach (var fen in payments)
        {
            var household = await Scene.AddAsync(new($"{Scene.Prefix}{households.Count + 1}"));
            await Scene.PayAsync(household, fen);
            households.Add(household);
        }

        return [.. households];
    }

    /// <summary>Names as notices show them, accounts as banks take them: of a known bank, entered long ago.</summary>
    public async Task MakePayableAsync(string name = "张建国")
    {
        var (community, old) = (Scene.Community.Id, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await _app.ReadAsync(db => db.Residents.Where(x => db.HouseholdMembers.Any(member => member.ResidentId == x.Id && db.Households.Any(household => household.Id == member.HouseholdId && household.CommunityId == community)))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Name, name)));
        await _app.ReadAsync(db => db.PayoutAccounts.Where(x => db.Households.Any(household => household.Id == x.HouseholdId && household.CommunityId == community))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.HolderName, name).SetProperty(x => x.BankCode, Payouts.PayoutScene.RuralCode).SetProperty(x => x.MadeAt, old)));
    }

    public Task<SubsidyBatch> BatchAsync(Guid id) => _app.ReadAsync(db => db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.Id == id));

    public async Task CheckAsync(Guid id) =>
        await MustAsync(Committee.PostOnceAsync($"/api/v1/subsidies/batches/{id}/check", new { contentHash = (await BatchAsync(id)).ContentHash }));

    /// <summary>The notice of the batch from the first day to the last, as the room of notices tells it.</summary>
    public async Task NoticeAsync(Guid id, Guid[]? undecided = null, UpheldLine[]? upheld = null)
    {
        await PublishAsync(id);
        await EndAsync(id, undecided, upheld);
    }

    public Task PublishAsync(Guid id) => RoomAsync(async (room, _) =>
    {
        var draft = await room.DraftAsync(id, default);
        Assert.That(draft.Error?.Code, Is.Null);
        return await room.PublishedAsync(id, new(Guid.CreateVersion7(), "GS-1", new(2026, 11, 26), new(2026, 12, 4)), default);
    });

    public Task EndAsync(Guid id, Guid[]? undecided = null, UpheldLine[]? upheld = null) =>
        RoomAsync((room, _) => room.EndedAsync(id, new(Guid.CreateVersion7(), undecided ?? [], upheld ?? []), default));

    public async Task<HttpResponseMessage> SignAsync(HttpClient by, Guid id)
    {
        var sheet = await _app.ReadAsync(db => db.SignatureSheets.AsNoTracking().OrderByDescending(x => x.OpenedAt).ThenByDescending(x => x.Id).FirstAsync(x => x.SubjectId == id));
        return await by.PostOnceAsync($"/api/v1/signing/sheets/{sheet.Id}/signatures", new { contentHash = sheet.ContentHash, amountFen = sheet.AmountFen, count = sheet.Count, password = TestApp.Password });
    }

    public async Task ReviewAsync(Guid id) =>
        await MustAsync(Township.PostOnceAsync($"/api/v1/subsidies/batches/{id}/review", new { contentHash = (await BatchAsync(id)).ContentHash }));

    /// <summary>From compiled to reviewed.</summary>
    public async Task WalkAsync(Guid id)
    {
        await CheckAsync(id);
        await NoticeAsync(id);
        await MustAsync(SignAsync(Director, id));
        await MustAsync(SignAsync(Secretary, id));
        await ReviewAsync(id);
    }

    /// <summary>Reviewed, released and paid, as the room of payouts tells it.</summary>
    public Task SettleAsync(Guid id) => _app.ArrangeAsync(async db =>
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == id);
        Assert.That(batch.Release(new(new("releaser"), "县财政复核", _app.Clock.GetUtcNow())).Error?.Code, Is.Null);
        Assert.That(batch.Settle(new(new("importer"), "县财政回盘", _app.Clock.GetUtcNow())).Error?.Code, Is.Null);
    });

    public static async Task<JsonElement> MustAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task RoomAsync(Func<INoticeSubject, IServiceProvider, Task<Result>> work)
    {
        await using var scope = _app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var room = scope.ServiceProvider.GetServices<INoticeSubject>().Single(x => x.Kind == NoticeKind.SubsidyPlan);
        var result = await db.InTransactionAsync(_ => work(room, scope.ServiceProvider), default);
        Assert.That(result.Error?.Code, Is.Null);
    }

    public void Dispose()
    {
        foreach (var client in new[] { Clerk, Committee, Director, Secretary, Township })
        {
            client.Dispose();
        }
    }
}
