using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Subsidies;
using Resettlement.Application.Subsidies;

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
                quarter = Stock.NewQuarter(),
                reference = "夏财农〔2020〕1号",
                lines = new[] { new { householdNumber = await request.Take("householdNumber", stock => stock.HouseholdNumberAsync()), amountFen = 1_250 } },
            }, Repeat.Again).Keyed();
            return cases;
        }
    }

    public IEnumerable<string> PathsWithoutCases => ["/api/v1/subsidies/paper/"];

    public IEnumerable<OwnRace> OwnRaces => [new(typeof(ConfirmPaperCommand), typeof(PaperSettlementTests), nameof(PaperSettlementTests.Fifty_confirmations_at_once_settle_the_quarter_once))];

    public IEnumerable<Type> NotRaced => [typeof(RejectPaperCommand)];
}
