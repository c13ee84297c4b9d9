using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Money that a household got too much, in any state.</summary>
internal sealed partial class Stock
{
    /// <summary>Found and, unless it is open, proposed by somebody else than who asks.</summary>
    public Task<HeldDebt> DebtAsync(DebtState state) => Once("debt-" + state, async () =>
    {
        var family = await MakeFamilyAsync();
        var debt = HeldDebt.Find(Community, family.Household.Id, family.Household.Number, Lead, new Quarter(2026, 1), 700, site.Batch, world.App.Clock.GetUtcNow());
        if (state == DebtState.Proposed)
        {
            Assert.That(debt.Propose(DebtDecision.Offset, "退费后多发", null, new(new("proposer"), "某人", world.App.Clock.GetUtcNow())).Error, Is.Null);
        }

        await AddAsync(debt);
        return debt;
    });
}
