using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Releases, bank files, results, orders and what comes back.</summary>
internal sealed class PayoutCases : ICaseRoom
{
    /// <summary>Who sees the payments of their own people, and nothing of what the county puts together for a bank.</summary>
    private static readonly Role[] Local =
        [.. RoleCatalogue.All.Where(x => x.Scope != ScopeKind.County && x.Permissions.Contains(Permissions.Payouts.Read)).Select(x => x.Role)];

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Releases(cases);
            Files(cases);
            Orders(cases);
            Recoveries(cases);
            Banks(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces =>
    [
        new(typeof(ImportResultsCommand), typeof(PayoutRaceTests), nameof(PayoutRaceTests.Fifty_imports_of_one_result_file_have_one_effect)),
    ];

    public void Replace(IServiceCollection services)
    {
        services.RemoveAll<IPayoutSource>();
        services.AddSingleton<TestObligations>();
        services.AddScoped<IPayoutSource, TestPayoutSource>();
    }

    public async Task PrepareAsync(TestApp app)
    {
        await PayoutScene.FundAsync(app);
        // the first number of a year begins a row of its own, which no later one does
        await app.ArrangeAsync(db =>
        {
            db.PayoutCounters.AddRange(new[] { "release-2026", "recovery-2026" }.Select(key => new PayoutCounter { Key = key, Last = 100 }));
            return Task.CompletedTask;
        });
    }

    private static void Releases(CaseList cases)
    {
        cases.Add("GET /api/v1/payouts/payable");
        cases.Add("GET /api/v1/payouts/releases/");
        cases.Add("POST /api/v1/payouts/releases/", async request =>
            request.Body = new { purpose = "Subsidy", batchIds = new[] { await request.Own.PayableBatchAsync() } }).NotTried("batchIds").Keyed();
        cases.Add("GET /api/v1/payouts/releases/{id}", request => request.County("id", stock => stock.ReleaseAsync())).AtHome(HttpStatusCode.NotFound, Local);
        cases.Add("GET /api/v1/payouts/releases/{id}/flags", request => request.County("id", stock => stock.ReleaseAsync())).AtHome(HttpStatusCode.NotFound, Local);
        cases.Add("POST /api/v1/payouts/releases/{id}/release", async request =>
        {
            var prepared = await request.Own.PreparedAsync();
            await request.County("id", _ => Task.FromResult(prepared.GetProperty("id").GetGuid()));
            request.Body = new
            {
                count = prepared.GetProperty("count").GetInt32(),
                amountFen = prepared.GetProperty("amountFen").GetInt64(),
                contentHash = prepared.GetProperty("contentHash").GetString(),
                password = TestApp.Password,
            };
        }).Keyed();
        foreach (var act in new[] { "cancel", "reject" })
        {
            cases.Add("POST /api/v1/payouts/releases/{id}/" + act, async request =>
            {
                await request.County("id", async stock => (await stock.PreparedAsync()).GetProperty("id").GetGuid());
                request.Body = new { reason = "批次有误" };
            }).Keyed();
        }
    }

    private static void Files(CaseList cases)
    {
        cases.Add("GET /api/v1/payouts/files/");
        cases.Add("POST /api/v1/payouts/files/{id}/download", async request =>
        {
            await request.County("id", stock => stock.NewFileAsync());
            request.QueryText("format", "Csv");
        }, Repeat.Same).By(Role.CountyFinancePreparer);
        cases.Add("POST /api/v1/payouts/files/{id}/acknowledgement", async request =>
        {
            await request.County("id", stock => stock.SentFileAsync());
            request.Body = new { bankReference = "受理0001" };
        }).Keyed();
    }

    private static void Orders(CaseList cases)
    {
        cases.Lists("/api/v1/payouts/orders", ("communityId", stock => Task.FromResult(stock.Community)), ("householdId", async stock => (await stock.OrderAsync("成功")).HouseholdId),
            ("batchId", async stock => (await stock.OrderAsync("成功")).BatchId), ("releaseId", async stock => (await stock.OrderAsync("成功")).ReleaseId), ("fileId", async stock => (await stock.OrderAsync("成功")).FileId!.Value));
        cases.Read("GET /api/v1/households/{id}/orders", async stock => (await stock.OrderAsync("成功")).HouseholdId);
        cases.Add("POST /api/v1/payouts/orders/{id}/reissue", request => request.County("id", async stock => (await stock.CorrectedOrderAsync()).Id)).Keyed();
        cases.Add("POST /api/v1/payouts/reissues", async request => request.Body = new { orderIds = new[] { (await request.Own.CorrectedOrderAsync()).Id } }).NotTried("orderIds").Keyed();
        cases.Add("POST /api/v1/payouts/orders/{id}/write-off", async request =>
        {
            await request.County("id", async stock => (await stock.OrderAsync("失败")).Id);
            request.Body = new { reason = "无法支付" };
        }).Keyed();
        cases.Add("GET /api/v1/payouts/write-offs");
        cases.Add("POST /api/v1/payouts/write-offs/{id}/decision", async request =>
        {
            await request.County("id", stock => stock.WriteOffAsync());
            request.Body = new { agreed = true, password = TestApp.Password };
        }).Keyed();
    }

    private static void Recoveries(CaseList cases)
    {
        cases.Lists("/api/v1/payouts/recoveries", ("householdId", async stock => (await stock.OrderAsync("成功")).HouseholdId));
        cases.Add("POST /api/v1/payouts/orders/{id}/recovery", async request =>
        {
            await request.County("id", async stock => (await stock.OrderAsync("成功")).Id);
            request.Body = new { receivedOn = "2026-11-20", reason = "不应发放", evidence = "银行回单0001" };
        }).NotTried("statementLineId").Keyed();
        cases.Add("POST /api/v1/payouts/recoveries", async request => request.Body = new
        {
            purpose = "Subsidy",
            claimId = await request.Own.ClaimAsync(),
            receivedOn = "2026-11-20",
            reason = "多发退回",
            evidence = "缴款书0001",
        }).NotTried("claimId", "statementLineId").Keyed();
        cases.Add("POST /api/v1/payouts/recoveries/{id}/decision", async request =>
        {
            await request.County("id", stock => stock.RecoveryAsync());
            request.Body = new { agreed = true, password = TestApp.Password };
        }).Keyed();
    }

    private static void Banks(CaseList cases)
    {
        cases.Add("GET /api/v1/payouts/profiles");
        cases.Add("GET /api/v1/payouts/banks");
        cases.Add("POST /api/v1/payouts/profiles", request =>
        {
            request.Body = Stock.ProfileBody();
            return Task.CompletedTask;
        }, Repeat.Again).Keyed();
        cases.Add("POST /api/v1/payouts/profiles/{id}/decision", async request =>
        {
            await request.County("id", stock => stock.ProposedProfileAsync());
            request.Body = new { agreed = true };
        }).Keyed();
        cases.Add("GET /api/v1/payouts/results");
        cases.Add("GET /api/v1/payouts/results/{id}/rows", request => request.County("id", stock => stock.ResultsAsync())).AtHome(HttpStatusCode.NotFound, Local);
        cases.Add("POST /api/v1/payouts/results", async request => request.File = await request.Own.ResultFileAsync()).Keyed().OwnRace();
    }
}
