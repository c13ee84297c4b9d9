namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Quarters that were paid on paper.</summary>
internal sealed class PaperCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            cases.Add("POST /api/v1/subsidies/paper", async request => request.Body = new
            {
                communityId = await request.Take("communityId", stock => stock.Community),
                quarter = (await request.Own.PaperQuarterAsync()).ToString(),
                reference = "夏财农〔2020〕1号",
                lines = new[] { new { householdNumber = await request.Take("householdNumber", stock => stock.HouseholdNumberAsync()), amountFen = 1_250 } },
            }).Keyed();
            cases.Lists("/api/v1/subsidies/paper/", ("communityId", stock => Task.FromResult(stock.Community)));
            cases.Read("GET /api/v1/subsidies/paper/{id}/lines", stock => stock.PaperClaimAsync());
            cases.Read("POST /api/v1/subsidies/paper/{id}/confirm", stock => stock.PaperClaimAsync()).Keyed();
            cases.Add("POST /api/v1/subsidies/paper/{id}/reject", async request =>
            {
                await request.Path("id", stock => stock.PaperClaimAsync());
                request.Body = new { reason = "金额不符" };
            }).Keyed();
            return cases;
        }
    }
}
