using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Which of the five bodies of each community is missing, out of term or without a head on a day, and whether it has a contact leader.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetCompletenessQuery(Guid? CommunityId, DateOnly? Date) : IRequest<Result<CompletenessReport>>;

public enum BodyGap
{
    /// <summary>There is nothing to complain of.</summary>
    None,
    Missing,
    Expired,
    Headless,
}

/// <param name="Complete">Communities in which all five are in order.</param>
public sealed record CompletenessReport(DateOnly Date, int Communities, int Complete, IReadOnlyList<CommunityCompleteness> Rows);

/// <param name="IsComplete">All five exist, are in term and have a head.</param>
public sealed record CommunityCompleteness(Guid CommunityId, string CommunityCode, string CommunityName, bool IsComplete, bool HasContactLeader, IReadOnlyList<BodyCompleteness> Bodies);

public sealed record BodyCompleteness(BodyKind Kind, BodyGap Gap, Guid? BodyId, string? Name, DateOnly? TermTo, string? HeadName);

internal sealed class GetCompletenessHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetCompletenessQuery, Result<CompletenessReport>>
{
    public async Task<Result<CompletenessReport>> Handle(GetCompletenessQuery query, CancellationToken ct)
    {
        var (scope, day) = (user.ScopeOf(Permissions.Organisation.Read), clock.DayOrToday(query.Date));
        if (query.CommunityId is { } community && !scope.Covers(community))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var rows = await CompletenessReader.ReadAsync(db, scope, query.CommunityId, day, ct);
        return new CompletenessReport(day, rows.Count, rows.Count(x => x.IsComplete), rows);
    }
}

internal static class CompletenessReader
{
    /// <summary>Every community in scope, in three reads whatever their number.</summary>
    public static async Task<List<CommunityCompleteness>> ReadAsync(IAppDbContext db, AccessScope scope, Guid? communityId, DateOnly day, CancellationToken ct)
    {
        // an origin township that does not lead the site governs none of its bodies
        var sites = db.Communities.AsNoTracking();
        if (!scope.WholeCounty)
        {
            var communities = scope.Communities;
            sites = sites.Where(x => communities.Contains(x.Id));
        }

        if (communityId is { } one)
        {
            sites = sites.Where(x => x.Id == one);
        }

        var places = await sites.OrderBy(x => x.Code).ThenBy(x => x.Id).Select(x => new
        {
            x.Id,
            x.Code,
            x.Name,
            HasLeader = db.ContactLeaders.Any(leader => leader.CommunityId == x.Id && leader.From <= day && (leader.EndedOn == null || leader.EndedOn > day)),
        }).ToListAsync(ct);
        var bodies = (await db.Bodies.AsNoTracking().InScope(scope).Where(x => communityId == null || x.CommunityId == communityId)
            .Where(x => x.EstablishedOn <= day && (x.DissolvedOn == null || x.DissolvedOn > day)).ToListAsync(ct)).ToLookup(x => x.CommunityId);
        var heads = (await HeadsAsync(db, scope, communityId, day, ct)).ToLookup(x => x.BodyId, x => x.Name);
        return places.ConvertAll(place =>
        {
            var five = Enum.GetValues<BodyKind>().Select(kind => Judge(kind, bodies[place.Id].FirstOrDefault(x => x.Kind == kind), heads, day)).ToList();
            return new CommunityCompleteness(place.Id, place.Code, place.Name, five.TrueForAll(x => x.Gap == BodyGap.None), place.HasLeader, five);
        });
    }

    private static BodyCompleteness Judge(BodyKind kind, Body? body, ILookup<Guid, string> heads, DateOnly day)
    {
        if (body is null)
        {
            return new(kind, BodyGap.Missing, null, null, null, null);
        }

        var head = heads[body.Id].FirstOrDefault();
        return new(kind, body.IsExpiredOn(day) ? BodyGap.Expired : head is null ? BodyGap.Headless : BodyGap.None, body.Id, body.Name, body.TermTo, head);
    }

    private static async Task<List<(Guid BodyId, string Name)>> HeadsAsync(IAppDbContext db, AccessScope scope, Guid? communityId, DateOnly day, CancellationToken ct)
    {
        var headPosts = PostCatalogue.HeadPosts;
        var rows = await (from post in db.Appointments.AsNoTracking().InScope(scope).Where(Appointment.InForce(day))
                          where post.BodyId != null && headPosts.Contains(post.Post) && (communityId == null || post.CommunityId == communityId)
                          join holder in db.OfficeHolders on post.OfficeHolderId equals holder.Id
                          select new { BodyId = post.BodyId!.Value, holder.Name }).ToListAsync(ct);
        return rows.ConvertAll(x => (x.BodyId, x.Name));
    }
}
