using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

public enum AccountFilter
{
    Verified,
    Pending,

    /// <summary>Neither a verified account nor one that waits.</summary>
    None,
}

/// <summary>What a household is on a day.</summary>
public enum HouseholdState
{
    Active,

    /// <summary>Waits for the second person; does not count for money.</summary>
    Pending,

    /// <summary>Exists, but lives at no site.</summary>
    MovedOut,
    Ended,
    Rejected,
}

/// <summary>What a list of households may be narrowed by. <paramref name="Q"/> is a number, a name, or a whole ID, phone or account number.</summary>
public sealed record HouseholdFilter(Guid? CommunityId, Guid? BuildingId, string? Q, PovertyStatus? Poverty, RelocationKind? Relocation, AccountFilter? Account, HouseholdState? State,
    DateOnly? AsOf, string? Sort);

/// <summary>A household as of a day, before paging; list, export and counts all start here.</summary>
internal sealed class HouseholdFacts
{
    public required Household Household { get; init; }

    public required Guid CommunityId { get; init; }

    public required bool LivesHere { get; init; }

    public required Guid? DwellingId { get; init; }

    public required PovertyStatus? Poverty { get; init; }

    public required Guid? HeadId { get; init; }

    public required string? HeadName { get; init; }

    public required DateOnly? HeadDiedOn { get; init; }

    public required int Members { get; init; }
}

internal static class HouseholdQueries
{
    /// <summary>Households that exist on the day and are in scope by where they live that day, or by the township they came from.</summary>
    public static IQueryable<HouseholdFacts> On(IAppDbContext db, AccessScope scope, DateOnly day)
    {
        var stays = db.HouseholdStays.HeldOn(day);
        var heads = db.HouseholdHeads.HeldOn(day);
        var spells = db.PovertySpells.HeldOn(day);
        var members = db.HouseholdMembers.HeldOn(day);
        var (communities, origins) = (scope.Communities, scope.OriginTownships);
        var facts =
            from household in scope.WholeCounty ? Existing(db, day) : Existing(db, day).Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.OriginTownshipCode)
                || stays.Where(stay => communities.Contains(stay.CommunityId)).Select(stay => stay.HouseholdId).Contains(x.Id))
            from stay in stays.Where(x => x.HouseholdId == household.Id).DefaultIfEmpty()
            from head in heads.Where(x => x.HouseholdId == household.Id).DefaultIfEmpty()
            from person in db.Residents.Where(x => x.Id == head.ResidentId).DefaultIfEmpty()
            from spell in spells.Where(x => x.HouseholdId == household.Id).DefaultIfEmpty()
            select new HouseholdFacts
            {
                Household = household,
                CommunityId = stay == null ? household.CommunityId : stay.CommunityId,
                LivesHere = stay != null,
                DwellingId = stay == null ? null : stay.DwellingId,
                Poverty = spell == null ? null : spell.Status,
                HeadId = person == null ? null : person.Id,
                HeadName = person == null ? null : person.Name,
                HeadDiedOn = person == null ? null : person.DiedOn,
                Members = members.Count(x => x.HouseholdId == household.Id && !db.Residents.Any(dead => dead.Id == x.ResidentId && dead.DiedOn <= day)),
            };
        if (scope.WholeCounty)
        {
            return facts;
        }

        return facts.Where(x => communities.Contains(x.CommunityId) || origins.Contains(x.Household.OriginTownshipCode));
    }

    /// <summary>The households of a list of ids.</summary>
    public static IQueryable<HouseholdFacts> Among(this IQueryable<HouseholdFacts> facts, IReadOnlyList<Guid> ids) => facts.Where(x => EF.Parameter(ids).Contains(x.Household.Id));

    /// <summary>Households that exist on the day, wherever they live.</summary>
    public static IQueryable<Household> Existing(IAppDbContext db, DateOnly day) =>
        db.Households.AsNoTracking().Where(x => x.FormedOn <= day && (x.EndedOn == null || x.EndedOn > day));

    public static async Task<IQueryable<HouseholdFacts>> NarrowAsync(this IQueryable<HouseholdFacts> facts, IAppDbContext db, IFieldProtector protector, HouseholdFilter filter, DateOnly day,
        CancellationToken ct)
    {
        if (filter.CommunityId is { } community)
        {
            // where a household lives decides; the first condition only spares those that have nothing to do with the site
            var stays = db.HouseholdStays.HeldOn(day).Where(stay => stay.CommunityId == community).Select(stay => stay.HouseholdId);
            facts = facts.Where(x => (x.Household.CommunityId == community || stays.Contains(x.Household.Id)) && x.CommunityId == community);
        }

        if (filter.BuildingId is { } building)
        {
            facts = facts.Where(x => db.Dwellings.Any(dwelling => dwelling.Id == x.DwellingId && dwelling.BuildingId == building));
        }

        if (filter.Poverty is { } poverty)
        {
            facts = poverty == PovertyStatus.None ? facts.Where(x => x.Poverty == null || x.Poverty == PovertyStatus.None) : facts.Where(x => x.Poverty == poverty);
        }

        if (filter.Relocation is { } relocation)
        {
            facts = facts.Where(x => x.Household.RelocationKind == relocation);
        }

        var accounts = db.PayoutAccounts.Where(x => x.EffectiveFrom <= day);
        facts = filter.Account switch
        {
            AccountFilter.Verified => facts.Where(x => accounts.Any(account => account.HouseholdId == x.Household.Id && account.State == AccountState.Verified)),
            AccountFilter.Pending => facts.Where(x => accounts.Any(account => account.HouseholdId == x.Household.Id && account.State == AccountState.Pending)),
            AccountFilter.None => facts.Where(x => !accounts.Any(account => account.HouseholdId == x.Household.Id && account.State != AccountState.Rejected)),
            _ => facts,
        };
        facts = filter.State switch
        {
            HouseholdState.Active => facts.Where(x => x.Household.Confirmation == Confirmation.Confirmed && x.LivesHere),
            HouseholdState.Pending => facts.Where(x => x.Household.Confirmation == Confirmation.Pending),
            HouseholdState.MovedOut => facts.Where(x => !x.LivesHere),
            HouseholdState.Ended or HouseholdState.Rejected => facts.Where(x => false),
            _ => facts,
        };
        if (ChineseText.Compact(filter.Q) is not { Length: > 0 } q)
        {
            return facts;
        }

        var found = await RegistrySearch.HouseholdsAsync(db, protector, q, day, ct);
        return found is null ? facts.Named(db, q, day) : facts.Among(found);
    }

    /// <summary>By number the sum with an empty text is sorted: otherwise a database may walk all households in the order of their index to find the few that were searched for.</summary>
    public static IQueryable<HouseholdFacts> Sorted(this IQueryable<HouseholdFacts> facts, IAppDbContext db, string? sort) => sort switch
    {
        "-number" => facts.OrderByDescending(x => x.Household.Number + "").ThenBy(x => x.Household.Id),
        "headName" => facts.OrderBy(x => x.HeadName).ThenBy(x => x.Household.Id),
        "-headName" => facts.OrderByDescending(x => x.HeadName).ThenBy(x => x.Household.Id),
        "members" => facts.OrderBy(x => x.Members).ThenBy(x => x.Household.Id),
        "-members" => facts.OrderByDescending(x => x.Members).ThenBy(x => x.Household.Id),
        "community" => facts.OrderBy(x => db.Communities.First(community => community.Id == x.CommunityId).Name).ThenBy(x => x.Household.Number).ThenBy(x => x.Household.Id),
        "-community" => facts.OrderByDescending(x => db.Communities.First(community => community.Id == x.CommunityId).Name).ThenBy(x => x.Household.Number).ThenBy(x => x.Household.Id),
        _ => facts.OrderBy(x => x.Household.Number + "").ThenBy(x => x.Household.Id),
    };

    public static HouseholdState StateOf(Confirmation confirmation, DateOnly? endedOn, bool livesHere, DateOnly day) =>
        confirmation == Confirmation.Rejected ? HouseholdState.Rejected :
        endedOn <= day ? HouseholdState.Ended :
        confirmation == Confirmation.Pending ? HouseholdState.Pending :
        livesHere ? HouseholdState.Active : HouseholdState.MovedOut;

    private static IQueryable<HouseholdFacts> Named(this IQueryable<HouseholdFacts> facts, IAppDbContext db, string q, DateOnly day)
    {
        var members = db.HouseholdMembers.HeldOn(day);
        var number = q.ToUpperInvariant();
        return facts.Where(x => x.Household.Number.StartsWith(number)
            || members.Any(member => member.HouseholdId == x.Household.Id && db.Residents.Any(person => person.Id == member.ResidentId && person.Name.Contains(q))));
    }
}

/// <summary>Blind indexes of what somebody typed, when it can be a whole ID, phone or account number. Parts of such numbers are never looked up.</summary>
internal sealed record SoughtNumbers(string? IdNumber, string? Phone, string? Account)
{
    public bool IsPersonal => IdNumber is not null || Phone is not null || Account is not null;

    public static SoughtNumbers Of(IFieldProtector protector, string text, DateOnly day) => new(
        Domain.Registry.IdNumber.Parse(text, day, allowWrongChecksum: true) is { IsSuccess: true } id ? protector.Index(FieldPurpose.IdNumber, id.Value.Value) : null,
        PhoneNumber.Parse(text) is { IsSuccess: true } phone ? protector.Index(FieldPurpose.Phone, phone.Value.Value) : null,
        text.Length >= 8 && BankAccountNumber.Parse(text) is { IsSuccess: true } account ? protector.Index(FieldPurpose.Account, account.Value.Value) : null);
}

/// <summary>Doors by id, for the rows of one page.</summary>
internal static class DoorLabels
{
    public static async Task<Dictionary<Guid, string>> OfAsync(IAppDbContext db, IEnumerable<Guid?> dwellings, CancellationToken ct)
    {
        var labels = new Dictionary<Guid, string>();
        foreach (var ids in dwellings.OfType<Guid>().Distinct().Chunk(500))
        {
            var rows = await (
                from dwelling in db.Dwellings.AsNoTracking()
                where ids.Contains(dwelling.Id)
                join building in db.Buildings on dwelling.BuildingId equals building.Id
                join unit in db.BuildingUnits on dwelling.UnitId equals unit.Id into units
                from unit in units.DefaultIfEmpty()
                select new { dwelling.Id, building.Kind, Building = building.Number, Unit = (string?)unit.Number, dwelling.RoomNumber }).ToListAsync(ct);
            rows.ForEach(row => labels[row.Id] = DwellingLabel.Of(row.Kind, row.Building, row.Unit, row.RoomNumber));
        }

        return labels;
    }

    public static string? For(this Dictionary<Guid, string> labels, Guid? dwelling) => dwelling is { } id ? labels.GetValueOrDefault(id) : null;
}
