using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>A random county, computed a second time straight from the tables: day by day instead of by ranges, in decimal yuan instead of fen.</summary>
internal sealed class RandomCountyTests
{
    private static readonly Quarter[] Quarters = [new(2026, 2), new(2026, 3)];

    [TestCase(1, "whole")]
    [TestCase(2, "pro_rata_persons")]
    [TestCase(3, "whole")]
    public async Task The_batches_equal_an_independent_computation(int seed, string mixed)
    {
        await using var app = await TestApp.StartAsync();
        await SubsidyScene.PublishPolicyAsync(app, new(2018, 1, 1), null, (PolicyKeys.SubsidyMixed, mixed));
        var scenes = await new RandomCounty(app, new Random(seed)).BuildAsync(communities: 3, householdsEach: 30);

        foreach (var quarter in Quarters)
        {
            foreach (var scene in scenes)
            {
                Assert.That((await scene.CompileAsync(quarter)).Error?.Message, Is.Null);
            }
        }

        var tables = await Tables.ReadAsync(app);
        foreach (var quarter in Quarters)
        {
            foreach (var scene in scenes)
            {
                var expected = new Recomputation(tables, quarter, mixed == "pro_rata_persons").Of(scene.Community.Id);
                var actual = await scene.OutcomesAsync(quarter);
                Assert.That(actual, Is.EqualTo(expected), $"seed {seed}, {quarter}");
            }
        }

        await AssertEvidenceAsync(app);
    }

    /// <summary>What is counted adds up to the base of each row, and no receipt is counted in two rows.</summary>
    private static async Task AssertEvidenceAsync(TestApp app)
    {
        var (evidence, lines, exclusions) = await app.ReadAsync(async db => (await db.SubsidyEvidence.AsNoTracking().ToListAsync(),
            await db.SubsidyLines.AsNoTracking().ToListAsync(), await db.SubsidyExclusions.AsNoTracking().ToListAsync()));
        var sums = evidence.GroupBy(x => x.ItemId).ToDictionary(x => x.Key, x => x.Sum(row => row.CountedFen));
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Where(x => x.BaseFen != sums.GetValueOrDefault(x.Id)), Is.Empty);
        Assert.That(exclusions.Where(x => x.BaseFen != sums.GetValueOrDefault(x.Id)), Is.Empty);
        Assert.That(evidence.Where(x => x.CountedFen != 0).GroupBy(x => x.ReceiptId).Where(group => group.Count() > 1), Is.Empty);
        Assert.That(exclusions.Select(x => x.Reason).Distinct().Count(), Is.GreaterThan(5), "the county is varied");
    }

    /// <summary>Every row that matters, as it lies in the database.</summary>
    private sealed record Tables(
        List<Household> Households, List<HouseholdStay> Stays, List<PovertySpell> Spells, List<HouseholdMember> Members, Dictionary<Guid, Resident> Residents, List<PayoutAccount> Accounts,
        List<FeeReceipt> Receipts)
    {
        public static Task<Tables> ReadAsync(TestApp app) => app.ReadAsync(async db => new Tables(
            await db.Households.AsNoTracking().ToListAsync(), await db.HouseholdStays.AsNoTracking().ToListAsync(), await db.PovertySpells.AsNoTracking().ToListAsync(),
            await db.HouseholdMembers.AsNoTracking().ToListAsync(), await db.Residents.AsNoTracking().ToDictionaryAsync(x => x.Id), await db.PayoutAccounts.AsNoTracking().ToListAsync(),
            await db.FeeReceipts.AsNoTracking().ToListAsync()));
    }

    private sealed class Recomputation(Tables tables, Quarter quarter, bool proRata)
    {
        private static readonly DateOnly Today = new(2026, 11, 25);
        private readonly DateOnly _first = new(quarter.Year, (quarter.Number * 3) - 2, 1);
        private readonly DateOnly _last = new DateOnly(quarter.Year, (quarter.Number * 3) - 2, 1).AddMonths(3).AddDays(-1);

        public string[] Of(Guid community) => tables.Households.Where(household => IsOf(household, community)).Select(Row).Order(StringComparer.Ordinal).ToArray();

        private bool IsOf(Household household, Guid community)
        {
            if (Successor(household) is not null)
            {
                return false;
            }

            var stays = tables.Stays.Where(x => x.HouseholdId == household.Id && x.Until != x.From && x.From <= _last).OrderBy(x => x.From).ToList();
            return stays.Count > 0 && stays[^1].CommunityId == community && (Covers(stays[^1].From, stays[^1].Until, _last) || Payments(household).Any());
        }

        private Household? Successor(Household household) =>
            household.SuccessorId is { } id && household.EndedOn <= _last ? tables.Households.Single(x => x.Id == id) : null;

        private Household RootOf(Guid id)
        {
            var household = tables.Households.Single(x => x.Id == id);
            while (Successor(household) is { } next)
            {
                household = next;
            }

            return household;
        }

        private IEnumerable<FeeReceipt> Payments(Household root) =>
            tables.Receipts.Where(x => x.Kind == ReceiptKind.Payment && x.PaidOn >= _first && x.PaidOn <= _last && RootOf(x.HouseholdId).Id == root.Id);

        private string Row(Household household)
        {
            var payments = Payments(household).ToList();
            var days = EligibleDays(household);
            var counted = payments.Where(x => x.Payer == PayerKind.Own && x.FeeType is FeeType.Property or FeeType.Elevator or FeeType.Water && x.Payer == PayerKind.Own && ServedOn(x, days)).ToList();
            var yuan = counted.Sum(x => (x.AmountFen - tables.Receipts.Where(refund => refund.RefundOfId == x.Id).Sum(refund => refund.AmountFen)) / 100m);
            var people = tables.Members.Where(x => x.HouseholdId == household.Id && Covers(x.From, x.Until, _last)).Select(x => tables.Residents[x.ResidentId])
                .Where(x => x.DiedOn is null || x.DiedOn > _last).ToList();
            var eligible = people.Count(x => x.RelocationKind != RelocationKind.Synchronous);
            var share = !proRata ? 1m : people.Count == 0 ? 0m : (decimal)eligible / people.Count;
            var fen = proRata && people.Count > 0
                ? (long)Math.Round(yuan * 100m * 20m * eligible / (100m * people.Count), MidpointRounding.AwayFromZero)
                : (long)Math.Round(yuan * share * 100m * 0.2m, MidpointRounding.AwayFromZero);
            var reason = Reason(household, people.Count > 0 && eligible > 0, payments, counted, fen);
            return reason is null ? $"{household.Number} {fen}" : $"{household.Number} {reason} {fen}";
        }

        private string? Reason(Household household, bool anyoneEligible, List<FeeReceipt> payments, List<FeeReceipt> counted, long fen)
        {
            var status = Status(household, _last);
            var account = tables.Accounts.Where(x => x.HouseholdId == household.Id && x.State == AccountState.Verified && x.EffectiveFrom <= Today).MaxBy(x => x.VersionNumber);
            if (household.Confirmation != Confirmation.Confirmed)
            {
                return "Unconfirmed";
            }

            if (household.RelocationKind == RelocationKind.Synchronous)
            {
                return "NotRegisteredPoor";
            }

            if (!tables.Stays.Any(x => x.HouseholdId == household.Id && Covers(x.From, x.Until, _last)))
            {
                return "NotResident";
            }

            if (status is not (PovertyStatus.LiftedOut or PovertyStatus.Unstable))
            {
                return "StatusNotCovered";
            }

            if (!anyoneEligible)
            {
                return "NoLivingMember";
            }

            if (payments.Count == 0)
            {
                return "NoReceipts";
            }

            if (counted.Count == 0)
            {
                return payments.Exists(x => x.Payer == PayerKind.ThirdParty)
                    && payments.TrueForAll(x => x.Payer == PayerKind.ThirdParty || (x.Payer == PayerKind.Own && x.FeeType is not (FeeType.Property or FeeType.Elevator or FeeType.Water)))
                    ? "ThirdPartyOnly" : "NothingCounted";
            }

            if (fen == 0)
            {
                return "ZeroAmount";
            }

            var lastDay = household.EndedOn is { } ended && ended <= Today ? ended.AddDays(-1) : Today;
            var head = tables.Members.Where(x => x.HouseholdId == household.Id && x.RelationCode == "02" && x.From <= _last && x.Until != x.From).MaxBy(x => x.From)!;
            if (account is null || (tables.Residents[account.HolderResidentId].DiedOn is null
                && !tables.Members.Any(x => x.HouseholdId == household.Id && x.ResidentId == account.HolderResidentId && Covers(x.From, x.Until, lastDay))))
            {
                return tables.Residents[head.ResidentId].DiedOn is null ? "NoVerifiedAccount" : "PayeeDeceased";
            }

            return tables.Residents[account.HolderResidentId].DiedOn is null ? null : "PayeeDeceased";
        }

        private HashSet<DateOnly> EligibleDays(Household household)
        {
            var covered = Status(household, _last) is PovertyStatus.LiftedOut or PovertyStatus.Unstable && household.RelocationKind != RelocationKind.Synchronous;
            var days = Days().Where(day => LivesOn(household, day) && (!covered || Status(household, day) is PovertyStatus.LiftedOut or PovertyStatus.Unstable)).ToHashSet();
            foreach (var former in tables.Households.Where(x => x.Id != household.Id && x.SuccessorId is not null && x.EndedOn <= _last && RootOf(x.Id).Id == household.Id))
            {
                if (former.Confirmation == Confirmation.Confirmed && former.RelocationKind != RelocationKind.Synchronous
                    && (!LivesOn(former, former.EndedOn!.Value.AddDays(-1)) || Status(former, former.EndedOn!.Value.AddDays(-1)) is PovertyStatus.LiftedOut or PovertyStatus.Unstable))
                {
                    days.UnionWith(Days().Where(day => LivesOn(former, day) && Status(former, day) is PovertyStatus.LiftedOut or PovertyStatus.Unstable && LivesOn(former, day)));
                }
            }

            return days;
        }

        private bool LivesOn(Household household, DateOnly day) => tables.Stays.Any(x => x.HouseholdId == household.Id && Covers(x.From, x.Until, day));

        private PovertyStatus Status(Household household, DateOnly day) =>
            tables.Spells.Where(x => x.HouseholdId == household.Id && Covers(x.From, x.Until, day)).Select(x => x.Status).FirstOrDefault();

        private static bool ServedOn(FeeReceipt receipt, HashSet<DateOnly> days)
        {
            for (var day = receipt.ServiceFrom; day <= receipt.ServiceTo; day = day.AddDays(1))
            {
                if (days.Contains(day))
                {
                    return true;
                }
            }

            return false;
        }

        private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, 900).Select(new DateOnly(2025, 1, 1).AddDays);

        private static bool Covers(DateOnly from, DateOnly? until, DateOnly day) => from <= day && (until is null || day < until);
    }
}
