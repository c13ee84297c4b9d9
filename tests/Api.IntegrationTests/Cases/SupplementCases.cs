namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Supplements, and whom one would take up.</summary>
internal sealed class SupplementCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            cases.Add("GET /api/v1/subsidies/supplements/candidates", async request =>
            {
                await request.Query("communityId", stock => stock.Community);
                request.QueryText("quarter", "2026Q3");
            });
            cases.Add("POST /api/v1/subsidies/supplements", async request =>
            {
                var missed = await request.Take("communityId", stock => stock.MissedQuarterAsync());
                request.Body = new { communityId = missed.Community, quarter = missed.Quarter };
            }).Keyed();
            return cases;
        }
    }
}
