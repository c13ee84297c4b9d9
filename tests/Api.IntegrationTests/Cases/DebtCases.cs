using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What a household got too much and two people decide about.</summary>
internal sealed class DebtCases : ICaseRoom
{
    private const string One = "POST /api/v1/subsidies/debts/{id}/";

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            cases.Lists("/api/v1/subsidies/debts", ("householdId", async stock => (await stock.DebtAsync(DebtState.Open)).HouseholdId), ("communityId", stock => Task.FromResult(stock.Community)));
            cases.Add(One + "propose", async request =>
            {
                await request.Path("id", async stock => (await stock.DebtAsync(DebtState.Open)).Id);
                request.Body = new { decision = "Offset", reason = "从下季抵扣" };
            }).Keyed();
            cases.Add(One + "agree", async request =>
            {
                await request.Path("id", async stock => (await stock.DebtAsync(DebtState.Proposed)).Id);
                request.Body = new { amountFen = 700 };
            }).Keyed();
            cases.Add(One + "refuse", request => request.Path("id", async stock => (await stock.DebtAsync(DebtState.Proposed)).Id)).Keyed();
            return cases;
        }
    }
}
