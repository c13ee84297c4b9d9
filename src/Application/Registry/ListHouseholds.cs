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

        var scope = user.ScopeOf(Permissions.Registry.Read);
        if (scope.WholeCounty && query.Filter is { CommunityId: null, BuildingId: null, Poverty: null, Relocation: null, Account: null, State: null, Sort: null or "" or "number" }
            && string.IsNullOrWhiteSpace(query.Filter.Q))
        {
            return await WholeAsync(query.Page, day.Value, ct);
        }

        var facts = await HouseholdQueries.On(db, scope, day.Value).NarrowAsync(db, protector, query.Filter, day.Value, ct);
        var total = await facts.CountAsync(ct);
        var page = facts.Sorted(db, query.Filter.Sort).Skip(query.Page.Skip).Take(query.Page.Take);
        return query.Page.Of(await HouseholdRows.ReadAsync(db, page, day.Value, ct), total);
    }

    /// <summary>The list as it opens. Total and place of the page come from the households alone, in the order of an index; only the rows shown are joined with what they need.</summary>
    private async Task<Page<HouseholdRow>> WholeAsync(PageRequest page, DateOnly day, CancellationToken ct)
    {
        var households = HouseholdQueries.Existing(db, day);
        var total = await households.CountAsync(ct);
        var ids = await households.OrderBy(x => x.Number).ThenBy(x => x.Id).Skip(page.Skip).Take(page.Take).Select(x => x.Id).ToListAsync(ct);
        var facts = HouseholdQueries.On(db, AccessScope.County, day).Among(ids);
        return page.Of(await HouseholdRows.ReadAsync(db, facts.Sorted(db, null), day, ct), total);
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
            // two values looked up one by one: both in one object would number the accounts of the whole county for every page
            AccountState = accounts.Where(account => account.HouseholdId == x.Household.Id).OrderByDescending(account => account.VersionNumber)
                .Select(account => (AccountState?)account.State).FirstOrDefault(),
            AccountMasked = accounts.Where(account => account.HouseholdId == x.Household.Id).OrderByDescending(account => account.VersionNumber)
                .Select(account => account.AccountMasked).FirstOrDefault(),
        }).ToListAsync(ct);
        var doors = await DoorLabels.OfAsync(db, rows.Select(x => x.DwellingId), ct);
        return rows.ConvertAll(x => new HouseholdRow(x.Id, x.Number, x.HeadName, x.CommunityId, x.Community, x.DwellingId, doors.For(x.DwellingId), x.Members, x.RelocationKind,
            x.Poverty ?? PovertyStatus.None, x.AccountState, x.AccountMasked is { Length: >= 4 } masked ? masked[^4..] : null, x.OriginTownshipCode,
            HouseholdQueries.StateOf(x.Confirmation, null, x.LivesHere, day), x.HeadDiedOn <= day, x.Version));
    }
}
