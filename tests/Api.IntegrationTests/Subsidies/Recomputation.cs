using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>Every row that matters, as it lies in the database.</summary>
internal sealed record Tables(
    List<Household> Households, List<HouseholdStay> Stays, List<PovertySpell> Spells, List<HouseholdMember> Members, List<HouseholdHead> Heads, List<Resident> Residents,
    List<PayoutAccount> Accounts, List<FeeReceipt> Receipts)
{
    public static Task<Tables> ReadAsync(TestApp app) => app.ReadAsync(async db => new Tables(
        await db.Households.AsNoTracking().ToListAsync(), await db.HouseholdStays.AsNoTracking().ToListAsync(), await db.PovertySpells.AsNoTracking().ToListAsync(),
        await db.HouseholdMembers.AsNoTracking().ToListAsync(), await db.HouseholdHeads.AsNoTracking().ToListAsync(), await db.Residents.AsNoTracking().ToListAsync(),
        await db.PayoutAccounts.AsNoTracking().ToListAsync(), await db.FeeReceipts.AsNoTracking().ToListAsync()));
}

/// <summary>The subsidy of a quarter written another way: sets of days instead of ranges, decimal yuan instead of fen, nothing of the product's calculators.</summary>
internal sealed class Recomputation
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly bool _proRata;
    private readonly Dictionary<Guid, Household> _households;
    private readonly ILookup<Guid, HouseholdStay> _stays;
    private readonly ILookup<Guid, PovertySpell> _spells;
    private readonly ILookup<Guid, HouseholdMember> _members;
    private readonly ILookup<Guid, HouseholdHead> _heads;
    private readonly Dictionary<Guid, Resident> _residents;
    private readonly Dictionary<Guid, PayoutAccount> _accounts;
    private readonly Dictionary<string, int> _holders;
    private readonly ILookup<Guid, FeeReceipt> _payments;
    private readonly ILookup<Guid?, FeeReceipt> _refunds;
    private readonly ILookup<Guid, Household> _former;

    public Recomputation(Tables tables, Quarter quarter, bool proRata)
    {
        _first = new(quarter.Year, (quarter.Number * 3) - 2, 1);
        _last = _first.AddMonths(3).AddDays(-1);
        _proRata = proRata;
        _households = tables.Households.ToDictionary(x => x.Id);
        _stays = tables.Stays.ToLookup(x => x.HouseholdId);
        _spells = tables.Spells.ToLookup(x => x.HouseholdId);
        _members = tables.Members.ToLookup(x => x.HouseholdId);
        _heads = tables.Heads.ToLookup(x => x.HouseholdId);
        _residents = tables.Residents.ToDictionary(x => x.Id);
        _accounts = tables.Accounts.Where(x => x.State == AccountState.Verified && x.EffectiveFrom <= Today).GroupBy(x => x.HouseholdId).ToDictionary(x => x.Key, x => x.MaxBy(row => row.VersionNumber)!);
        _holders = _accounts.Values.Where(x => _households[x.HouseholdId].EndedOn is not { } ended || ended > Today).GroupBy(x => x.AccountIndex).ToDictionary(x => x.Key, x => x.Count());
        _payments = tables.Receipts.Where(x => x.Kind == ReceiptKind.Payment && x.PaidOn >= _first && x.PaidOn <= _last).ToLookup(x => RootOf(_households[x.HouseholdId]).Id);
        _refunds = tables.Receipts.Where(x => x.Kind == ReceiptKind.Refund).ToLookup(x => x.RefundOfId);
        _former = tables.Households.Where(x => Successor(x) is not null).ToLookup(x => RootOf(x).Id);
    }

    /// <summary>"number amount" or "number reason amount" of every row of the community's batch.</summary>
    public string[] Of(Guid community) => _households.Values.Where(household => IsOf(household, community)).Select(Row).Order(StringComparer.Ordinal).ToArray();

    private bool IsOf(Household household, Guid community)
    {
        var last = _stays[household.Id].Where(x => x.Until != x.From && x.From <= _last).MaxBy(x => x.From);
        return Successor(household) is null && last?.CommunityId == community && (Covers(last.From, last.Until, _last) || _payments[household.Id].Any());
    }

    private Household? Successor(Household household) => household.SuccessorId is { } id && household.EndedOn <= _last ? _households[id] : null;

    private Household RootOf(Household household) => Successor(household) is { } next ? RootOf(next) : household;

    private string Row(Household household)
    {
        var payments = _payments[household.Id].ToList();
        var days = payments.Count == 0 ? [] : EligibleDays(household);
        var counted = payments.Where(x => IsSubsidised(x.FeeType) && x.Payer == PayerKind.Own && ServedOn(x, days)).ToList();
        var yuan = counted.Sum(x => (x.AmountFen - _refunds[x.Id].Sum(refund => refund.AmountFen)) / 100m);
        var people = _members[household.Id].Where(x => Covers(x.From, x.Until, _last)).Select(x => _residents[x.ResidentId]).Where(x => x.DiedOn is null || x.DiedOn > _last).ToList();
        var eligible = people.Count(x => x.RelocationKind != RelocationKind.Synchronous);
        var (share, of) = !_proRata ? (1, 1) : (eligible, people.Count);
        var fen = of == 0 ? 0 : (long)Math.Round(yuan * 20m * share / of, MidpointRounding.AwayFromZero);
        var reason = Reason(household, eligible, payments, counted, fen);
        return reason is null ? $"{household.Number} {fen}" : $"{household.Number} {reason} {fen}";
    }

    private string? Reason(Household household, int eligible, List<FeeReceipt> payments, List<FeeReceipt> counted, long fen)
    {
        if (household.Confirmation != Confirmation.Confirmed) return "Unconfirmed";
        if (household.RelocationKind == RelocationKind.Synchronous) return "NotRegisteredPoor";
        if (!LivesOn(household, _last)) return "NotResident";
        if (!IsLiftedOut(household, _last)) return "StatusNotCovered";
        if (eligible == 0) return "NoLivingMember";
        if (payments.Count == 0) return "NoReceipts";
        if (counted.Count == 0)
        {
            var byOthers = payments.Exists(x => x.Payer == PayerKind.ThirdParty);
            return byOthers && payments.TrueForAll(x => x.Payer == PayerKind.ThirdParty || (x.Payer == PayerKind.Own && !IsSubsidised(x.FeeType))) ? "ThirdPartyOnly" : "NothingCounted";
        }

        if (fen == 0) return "ZeroAmount";
        var lastDay = household.EndedOn is { } ended && ended <= Today ? ended.AddDays(-1) : Today;
        var head = _residents[_heads[household.Id].Where(x => x.From <= _last && x.Until != x.From).MaxBy(x => x.From)!.ResidentId];
        if (!_accounts.TryGetValue(household.Id, out var account)) return head.DiedOn is null ? "NoVerifiedAccount" : "PayeeDeceased";
        if (_residents[account.HolderResidentId].DiedOn is not null) return "PayeeDeceased";
        if (!_members[household.Id].Any(x => x.ResidentId == account.HolderResidentId && Covers(x.From, x.Until, lastDay))) return head.DiedOn is null ? "NoVerifiedAccount" : "PayeeDeceased";
        return _holders.GetValueOrDefault(account.AccountIndex) > 1 ? "DuplicateAccount" : null;
    }

    private HashSet<DateOnly> EligibleDays(Household household)
    {
        var covered = IsLiftedOut(household, _last) && household.RelocationKind != RelocationKind.Synchronous;
        var days = Days().Where(day => LivesOn(household, day) && (!covered || IsLiftedOut(household, day))).ToHashSet();
        foreach (var former in _former[household.Id].Where(x => x.Confirmation == Confirmation.Confirmed && x.RelocationKind != RelocationKind.Synchronous))
        {
            var lastDay = former.EndedOn!.Value.AddDays(-1);
            if (!LivesOn(former, lastDay) || IsLiftedOut(former, lastDay))
            {
                days.UnionWith(Days().Where(day => LivesOn(former, day) && IsLiftedOut(former, day)));
            }
        }

        return days;
    }

    private bool LivesOn(Household household, DateOnly day) => _stays[household.Id].Any(x => Covers(x.From, x.Until, day));

    private bool IsLiftedOut(Household household, DateOnly day) =>
        _spells[household.Id].Any(x => Covers(x.From, x.Until, day) && (x.Status == PovertyStatus.LiftedOut || x.Status == PovertyStatus.Unstable));

    private static bool IsSubsidised(FeeType type) => type is FeeType.Property or FeeType.Elevator or FeeType.Water;

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

    private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, 1_300).Select(new DateOnly(2024, 1, 1).AddDays);

    private static bool Covers(DateOnly from, DateOnly? until, DateOnly day) => from <= day && (until is null || day < until);
}
