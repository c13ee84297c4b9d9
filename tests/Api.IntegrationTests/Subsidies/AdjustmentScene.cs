using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A community with the quarters of 2026, and the two people of county finance who decide what is done about debts.</summary>
internal sealed class AdjustmentScene : IDisposable
{
    public static readonly Quarter Q1 = new(2026, 1);
    public static readonly Quarter Q2 = new(2026, 2);
    public static readonly Quarter Q3 = new(2026, 3);

    private readonly TestApp _app;
    private int _households;

    private AdjustmentScene(TestApp app, SubsidyScene scene) => (_app, Scene) = (app, scene);

    public SubsidyScene Scene { get; }

    public HttpClient One { get; private init; } = null!;

    public HttpClient Two { get; private init; } = null!;

    public static async Task<AdjustmentScene> CreateAsync(TestApp app) => new(app, await SubsidyScene.CreateAsync(app))
    {
        One = await app.AsAsync(Role.CountyFinancePreparer),
        Two = await app.AsAsync(Role.CountyFinanceReviewer),
    };

    public Task<ArrangedHousehold> AddAsync() => Scene.AddAsync(new($"{Scene.Prefix}{++_households}"));

    /// <summary>A payment in the quarter for service in it.</summary>
    public Task<Guid> PayAsync(ArrangedHousehold household, Quarter quarter, long fen) => PayAsync(Scene, household, quarter, fen);

    public static Task<Guid> PayAsync(SubsidyScene scene, ArrangedHousehold household, Quarter quarter, long fen) =>
        scene.PayAsync(household, fen, $"{quarter.Start.AddDays(40):yyyy-MM-dd}", from: $"{quarter.Start:yyyy-MM-dd}", to: $"{quarter.LastDay:yyyy-MM-dd}");

    public Task<Guid> RefundAsync(ArrangedHousehold household, Guid payment, long fen) => Scene.RefundAsync(household, payment, fen, "2026-11-20");

    /// <summary>Compiled and, without the way between, paid.</summary>
    public async Task<BatchCompiled> SettleAsync(Quarter quarter)
    {
        var compiled = (await Scene.CompileAsync(quarter)).Value;
        await FreezeAsync(_app, compiled.BatchId, SubsidyBatchState.Settled);
        return compiled;
    }

    public static Task<int> FreezeAsync(TestApp app, Guid batchId, SubsidyBatchState state) =>
        app.ReadAsync(db => db.SubsidyBatches.Where(x => x.Id == batchId).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state)));

    /// <summary>"number quarter/component amount-offset=payable" of the lines of a batch, and "number reason" of those that get nothing.</summary>
    public Task<string[]> RowsAsync(Guid batchId) => RowsAsync(_app, batchId);

    public static Task<string[]> RowsAsync(TestApp app, Guid batchId) => app.ReadAsync(async db =>
    {
        var lines = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batchId).ToListAsync();
        var exclusions = await db.SubsidyExclusions.AsNoTracking().Where(x => x.BatchId == batchId).ToListAsync();
        return lines.Select(x => $"{Tail(x.HouseholdNumber)} {x.Quarter}/{x.Component} {x.AmountFen}-({x.OffsetFen})={x.PayableFen}")
            .Concat(exclusions.Select(x => $"{Tail(x.HouseholdNumber)} {x.Reason}")).Order(StringComparer.Ordinal).ToArray();
    });

    public Task<List<HeldDebt>> DebtsAsync() => _app.ReadAsync(db => db.HeldDebts.AsNoTracking().Where(x => x.CommunityId == Scene.Community.Id).OrderBy(x => x.Quarter).ThenBy(x => x.FoundAt).ThenBy(x => x.Id).ToListAsync());

    /// <summary>One says it, the other agrees.</summary>
    public async Task DecideAsync(HeldDebt debt, DebtDecision decision)
    {
        await BatchWay.MustAsync(One.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/propose", new { decision = decision.ToString(), reason = "退费后多发", reference = "夏财〔2026〕9号" }));
        await BatchWay.MustAsync(Two.PostOnceAsync($"/api/v1/subsidies/debts/{debt.Id}/agree", new { amountFen = debt.AmountFen }));
    }

    public Task<JsonElement> GetAsync(string path) => One.GetFromJsonAsync<JsonElement>("/api/v1" + path);

    public void Dispose()
    {
        One.Dispose();
        Two.Dispose();
    }

    private static string Tail(string number) => number[(number.LastIndexOf('-') + 1)..];
}
