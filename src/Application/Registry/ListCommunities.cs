using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Sites the caller may see, with what is derived for a day. Sort: name, code.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record ListCommunitiesQuery(PageRequest Page, string? Q, string? TownshipCode, DateOnly? AsOf, string? Sort) : IRequest<Result<Page<CommunityRow>>>;

/// <param name="Households">Living there on the day, refused ones left out.</param>
/// <param name="Residents">Living members of those households.</param>
public sealed record CommunityRow(Guid Id, string Code, string Name, CommunityForm Form, string DestinationTownshipCode, string DestinationTownship, string LeadTownshipCode,
    string LeadTownship, DateOnly? OccupiedFrom, int Buildings, int Dwellings, int Households, int Residents, int Version);

internal sealed class ListCommunitiesHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListCommunitiesQuery, Result<Page<CommunityRow>>>
{
    public async Task<Result<Page<CommunityRow>>> Handle(ListCommunitiesQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var communities = db.Communities.AsNoTracking().CommunitiesIn(user.SiteScope());
        if (ChineseText.Compact(query.Q) is { Length: > 0 } q)
        {
            communities = communities.Where(x => x.Name.Contains(q) || x.Code == q);
        }

        if (query.TownshipCode is { Length: > 0 } township)
        {
            communities = communities.Where(x => x.DestinationTownshipCode == township || x.Origins.Any(origin => origin.TownshipCode == township));
        }

        var total = await communities.CountAsync(ct);
        var sorted = query.Sort switch
        {
            "name" => communities.OrderBy(x => x.Name).ThenBy(x => x.Id),
            "-name" => communities.OrderByDescending(x => x.Name).ThenBy(x => x.Id),
            "-code" => communities.OrderByDescending(x => x.Code).ThenBy(x => x.Id),
            _ => communities.OrderBy(x => x.Code).ThenBy(x => x.Id),
        };
        var items = await CommunityFacts.Rows(db, sorted.Skip(query.Page.Skip).Take(query.Page.Take), day.Value).ToListAsync(ct);
        return query.Page.Of(items, total);
    }
}

/// <summary>The row of a site with its derived counts; one query for list and detail, so that they cannot differ.</summary>
internal static class CommunityFacts
{
    public static IQueryable<CommunityRow> Rows(IAppDbContext db, IQueryable<Community> communities, DateOnly day)
    {
        var stays = db.HouseholdStays.HeldOn(day);
        var members = db.HouseholdMembers.HeldOn(day);
        return communities.Select(x => new CommunityRow(
            x.Id,
            x.Code,
            x.Name,
            x.Form,
            x.DestinationTownshipCode,
            db.Townships.First(township => township.Code == x.DestinationTownshipCode).Name,
            x.LeadTownshipCode,
            db.Townships.First(township => township.Code == x.LeadTownshipCode).Name,
            x.OccupiedFrom,
            db.Buildings.Count(building => building.CommunityId == x.Id),
            db.Dwellings.Count(dwelling => dwelling.CommunityId == x.Id),
            stays.Count(stay => stay.CommunityId == x.Id),
            (from stay in stays
             where stay.CommunityId == x.Id
             join member in members on stay.HouseholdId equals member.HouseholdId
             join person in db.Residents on member.ResidentId equals person.Id
             where person.DiedOn == null || person.DiedOn > day
             select member.Id).Count(),
            x.Version));
    }
}
