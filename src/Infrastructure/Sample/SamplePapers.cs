using System.Runtime.InteropServices;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>The quarters 2024Q4 to 2026Q2 as they were paid on paper: by the same rule, so that nothing is left owed.</summary>
internal sealed class SamplePapers(AppDbContext db, IBulkWriter bulk, ICurrentUser user, TimeProvider clock)
{
    public static readonly Quarter LastQuarter = new(2026, 2);

    private static readonly SubsidyTerms Terms =
        SubsidyTerms.Create(new Rate(2_000), new HashSet<FeeType> { FeeType.Property, FeeType.Elevator, FeeType.Water }, MixedHouseholdRule.Whole).Value;

    public async Task WriteAsync(Community community, SampleRegistry registry, IReadOnlyCollection<FeeReceipt> receipts, CancellationToken ct)
    {
        var residents = registry.Residents.ToDictionary(x => x.Id);
        var holders = registry.Accounts.Where(x => x.State == AccountState.Verified).ToDictionary(x => x.HouseholdId, x => x.HolderName);
        var shared = registry.Accounts.GroupBy(x => x.AccountIndex).Where(x => x.Count() > 1).SelectMany(x => x.Select(account => account.HouseholdId)).ToHashSet();
        var facts = receipts.ToLookup(x => x.HouseholdId, x => new ReceiptFact(x.Id, x.FeeType, x.Kind, x.Payer, x.PaidOn, x.ServiceFrom, x.ServiceTo, x.AmountFen, x.RefundOfId));
        for (var quarter = SampleFees.FirstQuarter; quarter <= LastQuarter; quarter = quarter.Next)
        {
            var payments = new List<PaperPayment>();
            foreach (var household in registry.Households.Where(x => holders.ContainsKey(x.Id) && !shared.Contains(x.Id)))
            {
                var eligibility = EligibilityCalculator.Calculate(Facts(household, residents), quarter.LastDay, Terms);
                var entitlement = EntitlementCalculator.Calculate(quarter, CollectionsMarshal.AsSpan(facts[household.Id].ToList()), eligibility.Facts, Terms);
                if (eligibility.IsEligible && entitlement.AmountFen > 0)
                {
                    payments.Add(new(household.Id, household.Number, household.OriginTownshipCode, holders[household.Id], entitlement.AmountFen,
                        entitlement.PropertyFen, entitlement.ElevatorFen, entitlement.WaterFen));
                }
            }

            var reference = $"{community.Name}{quarter.Chinese}补贴发放表（纸质）";
            var loaded = await PaperSettlements.WriteAsync(db, bulk, user, clock.GetUtcNow(), community.Id, quarter, reference, payments, ct);
            if (loaded.Error is { } error)
            {
                throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
            }
        }
    }

    private static HouseholdFacts Facts(Household household, Dictionary<Guid, Resident> residents) => new(
        true,
        household.RelocationKind,
        [.. household.Poverty.Select(x => new StatusSpell(x.Status, new(x.From, x.Until)))],
        [.. household.Stays.Select(x => new DayRange(x.From, x.Until))],
        [.. household.Members.Select(x => new MemberFact(residents[x.ResidentId].RelocationKind, new(x.From, x.Until), residents[x.ResidentId].DiedOn))]);
}
