using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

public enum BodyStanding
{
    /// <summary>There, in term, with a head.</summary>
    InOrder,

    /// <summary>The term has run out.</summary>
    Expired,

    /// <summary>Nobody holds the head post.</summary>
    Headless,
    Dissolved,
}

/// <summary>What bodies a list may be narrowed to.</summary>
public sealed record BodyFilter(Guid? CommunityId, BodyKind? Kind, BodyStanding? Standing, string? Q);

/// <summary>Bodies by community and kind; dissolved ones only when asked for.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListBodiesQuery(BodyFilter Filter, PageRequest Page) : IRequest<Result<Page<BodyRow>>>;

/// <param name="Standing">Today. A body without head whose term is over is called expired.</param>
/// <param name="Members">Distinct people in its posts today.</param>
public sealed record BodyRow(
    Guid Id, Guid CommunityId, string CommunityName, BodyKind Kind, string Name, string? CreditCode, DateOnly EstablishedOn, DateOnly? TermFrom, DateOnly? TermTo, DateOnly? DissolvedOn,
    BodyStanding Standing, string? HeadName, int Members, int Version);

internal sealed class ListBodiesHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListBodiesQuery, Result<Page<BodyRow>>>
{
    public async Task<Result<Page<BodyRow>>> Handle(ListBodiesQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var facts = BodyQueries.Facts(db, user.ScopeOf(Permissions.Organisation.Read), today).Narrow(query.Filter, today);
        var total = await facts.CountAsync(ct);
        return query.Page.Of(await BodyQueries.ReadAsync(facts.Sorted().Skip(query.Page.Skip).Take(query.Page.Take), today, ct), total);
    }
}

internal sealed class BodyView
{
    public required Body Body { get; init; }

    public required string CommunityName { get; init; }

    public required string CommunityCode { get; init; }

    public required string? HeadName { get; init; }

    public required int Members { get; init; }
}

internal static class BodyQueries
{
    public static IQueryable<BodyView> Facts(IAppDbContext db, AccessScope scope, DateOnly day)
    {
        var held = db.Appointments.Where(Appointment.InForce(day));
        var heads = PostCatalogue.HeadPosts;
        return from body in db.Bodies.AsNoTracking().InScope(scope)
               join community in db.Communities on body.CommunityId equals community.Id
               select new BodyView
               {
                   Body = body,
                   CommunityName = community.Name,
                   CommunityCode = community.Code,
                   HeadName = held.Where(x => x.BodyId == body.Id && heads.Contains(x.Post)).Select(x => db.OfficeHolders.First(holder => holder.Id == x.OfficeHolderId).Name).FirstOrDefault(),
                   Members = held.Where(x => x.BodyId == body.Id).Select(x => x.OfficeHolderId).Distinct().Count(),
               };
    }

    public static IQueryable<BodyView> Narrow(this IQueryable<BodyView> facts, BodyFilter filter, DateOnly day)
    {
        if (filter.CommunityId is { } community)
        {
            facts = facts.Where(x => x.Body.CommunityId == community);
        }

        if (filter.Kind is { } kind)
        {
            facts = facts.Where(x => x.Body.Kind == kind);
        }

        if (ChineseText.Normalise(filter.Q) is { Length: > 0 } q)
        {
            facts = facts.Where(x => x.Body.Name.Contains(q));
        }

        facts = filter.Standing == BodyStanding.Dissolved ? facts.Where(x => x.Body.DissolvedOn != null && x.Body.DissolvedOn <= day) : facts.Where(x => x.Body.DissolvedOn == null || x.Body.DissolvedOn > day);
        return filter.Standing switch
        {
            BodyStanding.Expired => facts.Where(x => x.Body.TermTo != null && x.Body.TermTo < day),
            BodyStanding.Headless => facts.Where(x => (x.Body.TermTo == null || x.Body.TermTo >= day) && x.HeadName == null),
            BodyStanding.InOrder => facts.Where(x => (x.Body.TermTo == null || x.Body.TermTo >= day) && x.HeadName != null),
            _ => facts,
        };
    }

    /// <summary>By community, the five as they are named in "3+2"; the kind is stored as a word, whose letters say nothing.</summary>
    public static IQueryable<BodyView> Sorted(this IQueryable<BodyView> facts) =>
        facts.OrderBy(x => x.CommunityCode)
            .ThenBy(x => x.Body.Kind == BodyKind.Township ? 0 : x.Body.Kind == BodyKind.PartyBranch ? 1 : x.Body.Kind == BodyKind.ServiceCentre ? 2 : x.Body.Kind == BodyKind.ResidentsCommittee ? 3 : 4)
            .ThenBy(x => x.Body.EstablishedOn).ThenBy(x => x.Body.Id);

    public static async Task<List<BodyRow>> ReadAsync(IQueryable<BodyView> facts, DateOnly day, CancellationToken ct) =>
        (await facts.ToListAsync(ct)).ConvertAll(x => new BodyRow(
            x.Body.Id, x.Body.CommunityId, x.CommunityName, x.Body.Kind, x.Body.Name, x.Body.CreditCode, x.Body.EstablishedOn, x.Body.TermFrom, x.Body.TermTo, x.Body.DissolvedOn,
            StandingOf(x.Body, x.HeadName is not null, day), x.HeadName, x.Members, x.Body.Version));

    public static BodyStanding StandingOf(Body body, bool hasHead, DateOnly day) =>
        body.DissolvedOn <= day ? BodyStanding.Dissolved : body.IsExpiredOn(day) ? BodyStanding.Expired : hasHead ? BodyStanding.InOrder : BodyStanding.Headless;
}
