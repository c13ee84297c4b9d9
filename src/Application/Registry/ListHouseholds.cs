using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Households as of a day. Sort: number (default), headName, members, community.</summary>
[RequiresPermission(Permissions.Registry.Read)]
public sealed record ListHouseholdsQuery(PageRequest Page, HouseholdFilter Filter) : IRequest<Result<Page<HouseholdRow>>>;

/// <param name="AccountState">Of the newest account; null when there is none.</param>
/// <param name="HeadDied">The head of that day had died: the household needs a new one.</param>
public sealed record HouseholdRow(Guid Id, string Number, string? HeadName, Guid CommunityId, string CommunityName, Guid? DwellingId, string? Address, int Members, RelocationKind Relocation,
    PovertyStatus Poverty, AccountState? AccountState, string? AccountLast4, string OriginTownshipCode, HouseholdState State, bool HeadDied, int Version);

internal sealed class ListHouseholdsHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector, TimeProvider clock) : IRequestHandler<ListHouseholdsQuery, Result<Page<HouseholdRow>>>
{
    public async Task<Result<Page<HouseholdRow>>> Handle(ListHouseholdsQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.Filter.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var facts = HouseholdQueries.On(db, user.ScopeOf(Permissions.Registry.Read), day.Value).Narrow(db, protector, query.Filter, day.Value);
        var total = await facts.CountAsync(ct);
        var page = facts.Sorted(db, query.Filter.Sort).Skip(query.Page.Skip).Take(query.Page.Take);
        return query.Page.Of(await HouseholdRows.ReadAsync(db, page, day.Value, ct), total);
    }
}

internal static class HouseholdRows
{
    public static async Task<List<HouseholdRow>> ReadAsync(IAppDbContext db, IQueryable<HouseholdFacts> facts, DateOnly day, CancellationToken ct)
    {
        var accounts = db.PayoutAccounts.Where(x => x.EffectiveFrom <= day);
        var rows = await facts.Select(x => new
        {
            x.Household.Id,
            x.Household.Number,
            x.Household.RelocationKind,
            x.Household.OriginTownshipCode,
            x.Household.Confirmation,
            x.Household.Version,
            x.CommunityId,
            Community = db.Communities.First(community => community.Id == x.CommunityId).Name,
            x.DwellingId,
            x.LivesHere,
            x.HeadName,
            x.HeadDiedOn,
            x.Members,
            x.Poverty,
            Account = accounts.Where(account => account.HouseholdId == x.Household.Id).OrderByDescending(account => account.VersionNumber)
                .Select(account => new { account.State, account.AccountMasked }).FirstOrDefault(),
        }).ToListAsync(ct);
        var doors = await DoorLabels.OfAsync(db, rows.Select(x => x.DwellingId), ct);
        return rows.ConvertAll(x => new HouseholdRow(x.Id, x.Number, x.HeadName, x.CommunityId, x.Community, x.DwellingId, doors.For(x.DwellingId), x.Members, x.RelocationKind,
            x.Poverty ?? PovertyStatus.None, x.Account?.State, x.Account is { AccountMasked: { Length: >= 4 } masked } ? masked[^4..] : null, x.OriginTownshipCode,
            HouseholdQueries.StateOf(x.Confirmation, null, x.LivesHere, day), x.HeadDiedOn <= day, x.Version));
    }
}
