using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

public enum WarningKind
{
    /// <summary>The head has died; the household needs a new one.</summary>
    HeadDied,

    /// <summary>A member has no ID number.</summary>
    MissingIdNumber,

    /// <summary>One payout account serves more than one household.</summary>
    SharedAccount,

    /// <summary>Several households are recorded in one dwelling.</summary>
    SharedDwelling,

    /// <summary>More than five people give the same phone.</summary>
    SharedPhone,
}

/// <summary>Doubts found in the registry; they are shown, nothing is blocked by them.</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListWarningsQuery(PageRequest Page, Guid? CommunityId, WarningKind? Kind, DateOnly? AsOf) : IRequest<Result<Page<WarningRow>>>;

public sealed record WarningRow(WarningKind Kind, string Text, Guid HouseholdId, string HouseholdNumber, Guid CommunityId, string CommunityName);

internal sealed class ListWarningsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListWarningsQuery, Result<Page<WarningRow>>>
{
    public async Task<Result<Page<WarningRow>>> Handle(ListWarningsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var households = HouseholdQueries.On(db, user.ScopeOf(Permissions.Registry.Read), day.Value);
        if (query.CommunityId is { } community)
        {
            households = households.Where(x => x.CommunityId == community);
        }

        // one kind after the other: a page may begin in one and end in the next
        var (skip, take, total) = (query.Page.Skip, query.Page.Take, 0);
        var items = new List<WarningRow>();
        foreach (var kind in query.Kind is { } only ? [only] : Enum.GetValues<WarningKind>())
        {
            var found = await HouseholdWarnings.OfAsync(db, households, kind, day.Value, null, ct);
            var count = await found.CountAsync(ct);
            if (items.Count < take && skip < total + count)
            {
                // not in the order of the index, which would walk all households to find these
                var page = found.OrderBy(x => x.Number + "").ThenBy(x => x.HouseholdId).Skip(Math.Max(skip - total, 0)).Take(take - items.Count);
                items.AddRange(await HouseholdWarnings.ReadAsync(db, page, kind, ct));
            }

            total += count;
        }

        return query.Page.Of(items, total);
    }
}

internal sealed class WarningFacts
{
    public required Guid HouseholdId { get; init; }

    public required string Number { get; init; }

    public required Guid CommunityId { get; init; }

    /// <summary>How many share it, or lack it.</summary>
    public required int Count { get; init; }
}

/// <summary>Each doubt is one set-based query over the households of a day.</summary>
internal static class HouseholdWarnings
{
    private const int PeoplePerPhone = 5;

    /// <param name="only">The one household asked about; what it shares is then looked up from it.</param>
    public static async Task<IQueryable<WarningFacts>> OfAsync(IAppDbContext db, IQueryable<HouseholdFacts> households, WarningKind kind, DateOnly day, Guid? only, CancellationToken ct) => kind switch
    {
        WarningKind.HeadDied => households.Where(x => x.HeadDiedOn <= day).Select(x => new WarningFacts { HouseholdId = x.Household.Id, Number = x.Household.Number, CommunityId = x.CommunityId, Count = 1 }),
        WarningKind.MissingIdNumber => WithoutId(db, households, day),
        WarningKind.SharedAccount => await SharedAccountAsync(db, households, only, ct),
        WarningKind.SharedDwelling => SharedDwelling(db, households, day, only),
        _ => SharedPhone(db, households, day, only),
    };

    public static async Task<List<WarningRow>> OfOneAsync(IAppDbContext db, Guid householdId, DateOnly day, CancellationToken ct)
    {
        var household = HouseholdQueries.On(db, AccessScope.County, day).Where(x => x.Household.Id == householdId);
        var warnings = new List<WarningRow>();
        foreach (var kind in Enum.GetValues<WarningKind>())
        {
            warnings.AddRange(await ReadAsync(db, await OfAsync(db, household, kind, day, householdId, ct), kind, ct));
        }

        return warnings;
    }

    public static async Task<List<WarningRow>> ReadAsync(IAppDbContext db, IQueryable<WarningFacts> facts, WarningKind kind, CancellationToken ct)
    {
        var rows = await facts.Select(x => new { x.HouseholdId, x.Number, x.CommunityId, x.Count, Community = db.Communities.First(community => community.Id == x.CommunityId).Name }).ToListAsync(ct);
        return rows.ConvertAll(x => new WarningRow(kind, Text(kind, x.Count), x.HouseholdId, x.Number, x.CommunityId, x.Community));
    }

    private static string Text(WarningKind kind, int count) => kind switch
    {
        WarningKind.HeadDied => "户主已死亡，请办理户主变更。",
        WarningKind.MissingIdNumber => $"有{count}名成员没有身份证号，请补录。",
        WarningKind.SharedAccount => $"收款账户与另外{count}户相同，请核对。",
        WarningKind.SharedDwelling => $"同一套房屋另有{count}户，请核对是否漏办迁出。",
        _ => $"有成员的电话被{count}人共用，请核对。",
    };

    private static IQueryable<WarningFacts> WithoutId(IAppDbContext db, IQueryable<HouseholdFacts> households, DateOnly day)
    {
        var members = db.HouseholdMembers.HeldOn(day);
        return households.Select(x => new WarningFacts
        {
            HouseholdId = x.Household.Id,
            Number = x.Household.Number,
            CommunityId = x.CommunityId,
            Count = members.Count(member => member.HouseholdId == x.Household.Id && db.Residents.Any(person => person.Id == member.ResidentId && person.IdNumberIndex == null)),
        }).Where(x => x.Count > 0);
    }

    private static IQueryable<WarningFacts> SharedDwelling(IAppDbContext db, IQueryable<HouseholdFacts> households, DateOnly day, Guid? only)
    {
        var stays = db.HouseholdStays.HeldOn(day);
        var held = stays.Where(x => x.DwellingId != null);
        if (only is { } household)
        {
            held = held.Where(x => stays.Where(own => own.HouseholdId == household).Select(own => own.DwellingId).Contains(x.DwellingId));
        }

        var shared = held.GroupBy(x => x.DwellingId).Select(x => new { Dwelling = x.Key, Count = x.Count() }).Where(x => x.Count > 1);
        return from facts in households
               join dwelling in shared on facts.DwellingId equals dwelling.Dwelling
               select new WarningFacts { HouseholdId = facts.Household.Id, Number = facts.Household.Number, CommunityId = facts.CommunityId, Count = dwelling.Count - 1 };
    }

    /// <summary>
    /// Only the newest account of a household that was not refused is in use. First the account numbers that stand more than once at all, out of one index; they are few,
    /// and which of them are in use by several households is asked for those alone.
    /// </summary>
    private static async Task<IQueryable<WarningFacts>> SharedAccountAsync(IAppDbContext db, IQueryable<HouseholdFacts> households, Guid? only, CancellationToken ct)
    {
        var accounts = db.PayoutAccounts.AsNoTracking().Where(x => x.State != AccountState.Rejected);
        var own = accounts.Where(x => x.HouseholdId == only).Select(x => x.AccountIndex);
        var twice = await (only is null ? accounts : accounts.Where(x => own.Contains(x.AccountIndex))).GroupBy(x => x.AccountIndex)
            .Where(x => x.Count() > 1).Select(x => x.Key).ToListAsync(ct);
        var inUse = accounts.Where(x => EF.Parameter(twice).Contains(x.AccountIndex)
            && !db.PayoutAccounts.Any(later => later.HouseholdId == x.HouseholdId && later.State != AccountState.Rejected && later.VersionNumber > x.VersionNumber)
            && db.Households.Any(household => household.Id == x.HouseholdId && household.EndedOn == null));
        var used = await inUse.Select(x => new { x.HouseholdId, x.AccountIndex }).ToListAsync(ct);
        var ids = used.GroupBy(x => x.AccountIndex).Where(x => x.Count() > 1).SelectMany(x => x).Select(x => x.HouseholdId).ToList();

        // counted anew for the rows of the page alone: joined to the counts of all, a database may group them again for every row
        return from household in households.Among(ids)
               join account in inUse on household.Household.Id equals account.HouseholdId
               select new WarningFacts
               {
                   HouseholdId = household.Household.Id,
                   Number = household.Household.Number,
                   CommunityId = household.CommunityId,
                   Count = inUse.Count(x => x.AccountIndex == account.AccountIndex) - 1,
               };
    }

    private static IQueryable<WarningFacts> SharedPhone(IAppDbContext db, IQueryable<HouseholdFacts> households, DateOnly day, Guid? only)
    {
        var members = db.HouseholdMembers.HeldOn(day);
        var reachable = db.Residents.Where(x => x.PhoneIndex != null);
        if (only is { } asked)
        {
            var own = members.Where(x => x.HouseholdId == asked).Join(db.Residents, x => x.ResidentId, x => x.Id, (_, person) => person.PhoneIndex);
            reachable = reachable.Where(x => own.Contains(x.PhoneIndex));
        }

        var people =
            from member in members
            join person in reachable on member.ResidentId equals person.Id
            select new { member.HouseholdId, person.PhoneIndex };
        var shared = people.GroupBy(x => x.PhoneIndex).Select(x => new { Index = x.Key, Count = x.Count() }).Where(x => x.Count > PeoplePerPhone);
        var touched =
            from person in people
            join phone in shared on person.PhoneIndex equals phone.Index
            group phone.Count by person.HouseholdId into household
            select new { HouseholdId = household.Key, Count = household.Max() };
        return from household in households
               join phone in touched on household.Household.Id equals phone.HouseholdId
               select new WarningFacts { HouseholdId = household.Household.Id, Number = household.Household.Number, CommunityId = household.CommunityId, Count = phone.Count };
    }
}
