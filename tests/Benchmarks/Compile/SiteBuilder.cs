using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Benchmarks.Compile;

/// <summary>
/// The people of one site: one dwelling each, one to five members, and in realistic shares everything that keeps a household or a receipt out: other kinds and statuses, no or
/// a doubled account, a dead head, moves, merged households, payments by others, refunds.
/// </summary>
internal sealed class SiteBuilder(IReadOnlyList<Site> sites, int number, IFieldProtector protector)
{
    private const int DwellingsOfBuilding = 24;

    private static readonly int[] Sizes = [1, 2, 3, 3, 4, 5];
    private static readonly DateOnly Moved = new(2026, 8, 1);
    private static readonly DateOnly Left = new(2026, 9, 1);
    private static readonly DateOnly Merged = new(2026, 8, 16);
    private static readonly PersonKey Clerk = new("clerk");

    private readonly Site _site = sites[number];
    private readonly List<(Household Household, Guid DwellingId, int Index)> _payers = [];
    private Building? _building;
    private BuildingUnit? _unit;
    private string? _lastAccount;

    public List<Building> Buildings { get; } = [];

    public List<BuildingUnit> Units { get; } = [];

    public List<Dwelling> Dwellings { get; } = [];

    public List<Resident> Residents { get; } = [];

    public List<Household> Households { get; } = [];

    public List<PayoutAccount> Accounts { get; } = [];

    public List<FeeReceipt> Receipts { get; private set; } = [];

    public SiteBuilder Build(IReadOnlyList<int> households)
    {
        foreach (var i in households)
        {
            Add(i);
        }

        Receipts = new ReceiptBuilder(_site).Build(_payers);
        return this;
    }

    private void Add(int i)
    {
        var dwelling = NextDwelling();
        var kind = World.Chance(i, 1, 100) ? RelocationKind.Synchronous : RelocationKind.RegisteredPoor;
        var household = Household.Form(HouseholdNumber.Parse($"{_site.Community.Code}{i:000000}").Value, _site.Community.Id, _site.Community.LeadTownshipCode, kind, World.Occupied,
            World.Chance(i, 2, 10) ? Confirmation.Pending : Confirmation.Confirmed);
        var members = AddMembers(household, i, kind);
        World.Must(household.SetHead(members[0].Id, World.Occupied));
        World.Must(household.Settle(_site.Community.Id, dwelling.Id, World.Occupied));
        AddPoverty(household, i, kind);
        AddAccounts(household, i, members);
        if (World.Chance(i, 3, 7))
        {
            members[0].RecordDeath(new(2026, 8, 20));
        }

        if (Households.Count > 0 && Households[^1].EndedOn is null && World.Chance(i, 4, 3))
        {
            Merge(household, members, Households[^1]);
        }
        else if (World.Chance(i, 5, 5))
        {
            World.Must(household.Settle(sites[(number + 1) % sites.Count].Community.Id, null, Moved, "调房"));
        }
        else if (World.Chance(i, 6, 4))
        {
            World.Must(household.MoveOut(Left, "迁出"));
        }

        Households.Add(household);
        _payers.Add((household, dwelling.Id, i));
    }

    private Dwelling NextDwelling()
    {
        if (Dwellings.Count % DwellingsOfBuilding == 0)
        {
            _building = Building.Create(_site.Community.Id, BuildingKind.Building, $"{Buildings.Count + 1}", 6, hasElevator: true);
            _unit = BuildingUnit.Create(_building, "1");
            Buildings.Add(_building);
            Units.Add(_unit);
        }

        var room = Dwellings.Count % DwellingsOfBuilding;
        var dwelling = Dwelling.Create(_building!, _unit, $"{(room / 4) + 1}0{(room % 4) + 1}", (room / 4) + 1, 10_000);
        Dwellings.Add(dwelling);
        return dwelling;
    }

    private List<Resident> AddMembers(Household household, int i, RelocationKind kind)
    {
        var members = new List<Resident>();
        for (var m = 0; m < Sizes[World.Draw(i, 7, Sizes.Length)]; m++)
        {
            var id = $"140899{1950 + (m * 12)}0101{(i + (m * 170_000)) % 10_000:0000}";
            var unique = protector.Protect(FieldPurpose.IdNumber, $"{id}-{i}", id[..6] + "********" + id[^4..]);
            // whoever was born or married into a household later
            var resident = Resident.Create($"人{i}之{m}", unique, new(1950 + (m * 12), 1, 1), Sex.Male, m == 4 ? RelocationKind.Addition : kind);
            World.Must(household.AddMember(resident.Id, m == 0 ? RelationToHead.Head.Code : "80", World.Occupied));
            members.Add(resident);
        }

        Residents.AddRange(members);
        return members;
    }

    private static void AddPoverty(Household household, int i, RelocationKind kind)
    {
        if (kind == RelocationKind.Synchronous)
        {
            return;
        }

        var draw = World.Draw(i, 8, 100);
        var now = draw switch { < 90 => PovertyStatus.LiftedOut, < 95 => PovertyStatus.Unstable, < 98 => PovertyStatus.Marginal, 98 => PovertyStatus.SuddenHardship, _ => PovertyStatus.Marginal };
        World.Must(household.SetPoverty(now, World.Occupied));
        if (draw == 99)
        {
            World.Must(household.SetPoverty(PovertyStatus.LiftedOut, new(2026, 8, 1)));
        }
    }

    private void AddAccounts(Household household, int i, List<Resident> members)
    {
        if (World.Chance(i, 9, 20))
        {
            return;
        }

        // a doubled number, a holder who is no member, a second version
        var number = World.Chance(i, 10, 3) && _lastAccount is { } last ? last : $"9990{i:000000000000}";
        var holder = World.Chance(i, 11, 5) && Residents.Count > members.Count ? Residents[^(members.Count + 1)] : members[0];
        Accounts.Add(Account(household, 1, holder, number, World.Occupied));
        if (World.Chance(i, 12, 20))
        {
            Accounts.Add(Account(household, 2, members[^1], number + "2", new(2026, 5, 1)));
        }

        _lastAccount = number;
    }

    private PayoutAccount Account(Household household, int version, Resident holder, string number, DateOnly from)
    {
        var account = PayoutAccount.Create(household.Id, version, holder.Id, holder.Name, protector.Protect(FieldPurpose.Account, number, "************" + number[^4..]), "夏县农商银行", null, from,
            Clerk, World.EnteredAt);
        World.Must(account.Verify(new("township"), VerificationMethod.Township, World.EnteredAt));
        return account;
    }

    private static void Merge(Household household, List<Resident> members, Household into)
    {
        World.Must(household.End(HouseholdEnd.Merged, Merged, into.Id));
        foreach (var member in members)
        {
            World.Must(into.AddMember(member.Id, "80", Merged));
        }
    }
}
