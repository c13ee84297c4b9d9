using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Organisation;
using Resettlement.Application.Organisation;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Head-counts of sites, and the quota that rests on them.</summary>
internal sealed class HeadCountCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            cases.Add("GET /api/v1/staffing/quota", request =>
            {
                request.QueryText("population", "2000");
                return Task.CompletedTask;
            });
            cases.Lists("/api/v1/head-counts/", ("communityId", FrozenSite)).NotTried("originTownshipCode");
            cases.Lists("/api/v1/head-counts/export", ("communityId", FrozenSite)).NotTried("originTownshipCode");
            cases.Lists("/api/v1/head-counts/population", ("communityId", stock => Task.FromResult(stock.Community)));
            cases.Lists("/api/v1/head-counts/population/people", ("communityId", stock => Task.FromResult(stock.Community))).NotTried("originTownshipCode");
            cases.Read("GET /api/v1/head-counts/{id}", stock => stock.PreviewAsync());
            cases.Read("GET /api/v1/head-counts/{id}/people", stock => stock.FrozenAsync()).NotTried("originTownshipCode");
            Report(cases);
            Writes(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces => [new(typeof(SweepHeadCountsCommand), typeof(HeadCountSweepTests), nameof(HeadCountSweepTests.Twenty_sweeps_at_once_make_each_head_count_once))];

    public Task PrepareAsync(TestApp app) => HeadCountScene.PublishAsync(app);

    private static void Report(CaseList cases)
    {
        cases.Lists("/api/v1/staffing/report", ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Lists("/api/v1/staffing/report/export", ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Lists("/api/v1/staffing/representation", ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Add("GET /api/v1/staffing/report/{communityId}", request => request.Path("communityId", stock => Task.FromResult(stock.Community)));
    }

    private static void Writes(CaseList cases)
    {
        // counting again puts the same in the place of the same
        cases.Add("POST /api/v1/head-counts/", async request => request.Body = new { communityId = await request.Take("communityId", stock => stock.Community), year = await request.Own.CountYearAsync() }, Repeat.Same).Keyed();
        cases.Add("POST /api/v1/head-counts/{id}/freeze", async request =>
        {
            await request.Path("id", stock => stock.PreviewAsync());
            request.Version = 1;
        }).Keyed();
        cases.Add("POST /api/v1/head-counts/{id}/amendments", async request =>
        {
            await request.Path("id", stock => stock.FrozenAsync());
            request.Body = new { originTownshipCode = request.Own.Lead, from = "2020-05-01", poor = 1, synchronous = 0, additions = 0, reason = "漏报死亡" };
        }).Keyed().NotTried("originTownshipCode");
        cases.Add("POST /api/v1/head-counts/{id}/amendments/{amendmentId}/decision", async request =>
        {
            await request.Path("id", stock => stock.AmendedAsync());
            await request.Path("amendmentId", stock => stock.AmendmentAsync());
            request.Body = new { agreed = true };
        }).Keyed();
    }

    private static async Task<Guid> FrozenSite(Stock stock)
    {
        await stock.FrozenAsync();
        return stock.Community;
    }
}
