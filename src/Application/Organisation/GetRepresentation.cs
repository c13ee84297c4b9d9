using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The team of a site by origin township beside its residents by origin township, on a day.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetRepresentationQuery(DateOnly? Day, Guid? CommunityId) : IRequest<Result<Representation>>;

public sealed record Representation(DateOnly Day, IReadOnlyList<RepresentationSite> Sites);

/// <param name="Residents">Everybody who lives there on the day.</param>
/// <param name="Team">Distinct people in posts of branch and centre.</param>
public sealed record RepresentationSite(Guid CommunityId, string CommunityName, int Residents, int Team, IReadOnlyList<RepresentationRow> Rows);

/// <param name="OriginTownshipCode">Null for team members who came from elsewhere or whose origin nobody has written down.</param>
/// <param name="ResidentShare">Of the residents, in hundredths of a per cent.</param>
/// <param name="TeamShare">Of the team, in hundredths of a per cent.</param>
/// <param name="Unrepresented">People of this township live there, and none of them is in the team.</param>
public sealed record RepresentationRow(string? OriginTownshipCode, string? OriginTownship, int Residents, int ResidentShare, int Team, int TeamShare, bool Unrepresented);

internal sealed class GetRepresentationHandler(IAppDbContext db, ICurrentUser user, StaffingReports reports, TimeProvider clock) : IRequestHandler<GetRepresentationQuery, Result<Representation>>
{
    public async Task<Result<Representation>> Handle(GetRepresentationQuery query, CancellationToken ct)
    {
        var asked = clock.AsOf(query.Day);
        if (asked.Error is { } future)
        {
            return future;
        }

        var day = asked.Value;
        var communities = StaffingReports.Sites(db, user.ScopeOf(Permissions.Organisation.Read)).AsNoTracking().Where(x => query.CommunityId == null || x.Id == query.CommunityId);
        var sites = await communities.OrderBy(x => x.Code).ThenBy(x => x.Id).Select(x => new { x.Id, x.Name }).ToListAsync(ct);
        if (query.CommunityId is not null && sites.Count == 0)
        {
            return StaffingErrors.CommunityNotFound;
        }

        var residents = await HeadCounting.CountAsync(db, communities, communities.On(day), ct);
        var team = (await (
            from appointment in reports.Posts(communities, day)
            join holder in db.OfficeHolders on appointment.OfficeHolderId equals holder.Id
            group holder by new { appointment.CommunityId, holder.OriginTownshipCode } into origin
            select new { origin.Key.CommunityId, origin.Key.OriginTownshipCode, People = origin.Select(x => x.Id).Distinct().Count() }).ToListAsync(ct)).ToLookup(x => x.CommunityId);
        var names = await db.Townships.AsNoTracking().ToDictionaryAsync(x => x.Code, x => x.Name, ct);
        return new Representation(day, [.. sites.Select(site =>
        {
            var people = residents.GetValueOrDefault(site.Id, []).ToDictionary(x => x.TownshipCode, x => x.Counters.ResidentNow, StringComparer.Ordinal);
            var members = team[site.Id].ToDictionary(x => x.OriginTownshipCode ?? "", x => x.People, StringComparer.Ordinal);
            var (living, working) = (people.Values.Sum(), members.Values.Sum());
            return new RepresentationSite(site.Id, site.Name, living, working, [.. people.Keys.Union(members.Keys).OrderBy(x => x.Length == 0).ThenBy(x => x, StringComparer.Ordinal).Select(x =>
            {
                var (lives, works) = (people.GetValueOrDefault(x), members.GetValueOrDefault(x));
                return new RepresentationRow(x.Length == 0 ? null : x, names.GetValueOrDefault(x), lives, Share(lives, living), works, Share(works, working), lives > 0 && works == 0);
            })]);
        })]);
    }

    private static int Share(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(part * 10_000m / whole, MidpointRounding.AwayFromZero);
}
