using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>How the team of a site stands to its quota.</summary>
public enum StaffingFinding
{
    /// <summary>As many people as posts.</summary>
    Met,
    Over,
    Under,

    /// <summary>Nobody lives there yet.</summary>
    NoQuota,
}

/// <param name="Population">Registered poor and synchronous people of the head-count that holds on the day.</param>
/// <param name="CountedOn">The day of that head-count.</param>
/// <param name="Entitled">Null without a quota.</param>
/// <param name="Actual">Distinct people in posts of branch and centre.</param>
/// <param name="Posts">Posts they hold; more than people where somebody holds two.</param>
/// <param name="CrossAppointed">People who hold more than one of these posts.</param>
public sealed record StaffingRow(Guid CommunityId, string CommunityCode, string CommunityName, string LeadTownship, DateOnly? OccupiedFrom, PopulationBasis Basis, DateOnly? CountedOn, int Population,
    int? Entitled, bool OnBoundary, int Actual, int Over, int Under, int Posts, int CrossAppointed, StaffingFinding Finding);

/// <summary>A person of a team with all posts of branch and centre.</summary>
/// <param name="IdNumber">Masked.</param>
public sealed record TeamMember(Guid OfficeHolderId, string Name, string IdNumber, string? OriginTownshipCode, string? OriginTownship, bool CrossAppointed, IReadOnlyList<TeamPost> Posts);

public sealed record TeamPost(Guid AppointmentId, PostKind Post, string BodyName, DateOnly From, DateOnly? TermEnd);

/// <summary>Entitled against actual, for any number of sites in the same handful of statements. The report, its workbook, the to-dos and the detail all come from here.</summary>
internal sealed class StaffingReports(IAppDbContext db, StaffingQuota quota)
{
    public static IQueryable<Community> Sites(IAppDbContext db, AccessScope scope)
    {
        var communities = scope.Communities;
        return scope.WholeCounty ? db.Communities : db.Communities.Where(x => communities.Contains(x.Id));
    }

    /// <summary>The appointments to posts of branch and centre that are in force.</summary>
    public IQueryable<Appointment> Posts(IQueryable<Community> communities, DateOnly day)
    {
        var posts = PostCatalogue.QuotaPosts;
        return db.Appointments.AsNoTracking().Where(Appointment.InForce(day)).Where(x => posts.Contains(x.Post) && communities.Any(site => site.Id == x.CommunityId));
    }

    /// <summary>The rows by code of the site, with the quota that each rests on.</summary>
    public async Task<Result<List<(StaffingRow Row, QuotaFor Quota)>>> RowsAsync(IQueryable<Community> communities, DateOnly day, CancellationToken ct)
    {
        var quotas = await quota.ForAsync(communities, day, ct);
        if (quotas.Error is { } error)
        {
            return error;
        }

        var sites = await communities.AsNoTracking().OrderBy(x => x.Code).ThenBy(x => x.Id)
            .Select(x => new { x.Id, x.Code, x.Name, Lead = db.Townships.First(township => township.Code == x.LeadTownshipCode).Name, x.OccupiedFrom }).ToListAsync(ct);
        // an office holder is one row for one ID number, so that distinct rows are distinct people
        var people = (await Posts(communities, day).GroupBy(x => new { x.CommunityId, x.OfficeHolderId }).Select(group => new { group.Key.CommunityId, Posts = group.Count() }).ToListAsync(ct))
            .ToLookup(x => x.CommunityId, x => x.Posts);
        return sites.ConvertAll(x => (Row(x.Id, x.Code, x.Name, x.Lead, x.OccupiedFrom, quotas.Value[x.Id], [.. people[x.Id]]), quotas.Value[x.Id]));
    }

    /// <summary>The teams person by person, by site.</summary>
    public async Task<ILookup<Guid, TeamMember>> TeamsAsync(IQueryable<Community> communities, DateOnly day, CancellationToken ct)
    {
        var rows = await (
            from appointment in Posts(communities, day)
            join holder in db.OfficeHolders on appointment.OfficeHolderId equals holder.Id
            join body in db.Bodies on appointment.BodyId equals (Guid?)body.Id
            select new
            {
                appointment.CommunityId,
                holder.Id,
                holder.Name,
                holder.IdNumberMasked,
                holder.OriginTownshipCode,
                Origin = db.Townships.Where(x => x.Code == holder.OriginTownshipCode).Select(x => x.Name).FirstOrDefault(),
                AppointmentId = appointment.Id,
                appointment.Post,
                Body = body.Name,
                appointment.From,
                appointment.TermEnd,
            }).ToListAsync(ct);
        return rows.GroupBy(x => (x.CommunityId, x.Id)).Select(person =>
        {
            var posts = person.OrderBy(x => x.Post).ThenBy(x => x.From).ToList();
            var first = posts[0];
            return (person.Key.CommunityId, Member: new TeamMember(first.Id, first.Name, first.IdNumberMasked, first.OriginTownshipCode, first.Origin, posts.Count > 1,
                [.. posts.Select(x => new TeamPost(x.AppointmentId, x.Post, x.Body, x.From, x.TermEnd))]));
        }).OrderBy(x => x.Member.Posts[0].Post).ThenBy(x => x.Member.Posts[0].From).ThenBy(x => x.Member.Name, StringComparer.Ordinal).ThenBy(x => x.Member.OfficeHolderId)
            .ToLookup(x => x.CommunityId, x => x.Member);
    }

    private static StaffingRow Row(Guid id, string code, string name, string lead, DateOnly? occupied, QuotaFor quota, int[] people)
    {
        var (actual, posts, cross) = (people.Length, people.Sum(), people.Count(x => x > 1));
        var (over, under) = quota.Posts is { } entitled ? (Math.Max(0, actual - entitled), Math.Max(0, entitled - actual)) : (0, 0);
        var finding = quota.Posts is null ? StaffingFinding.NoQuota : over > 0 ? StaffingFinding.Over : under > 0 ? StaffingFinding.Under : StaffingFinding.Met;
        return new(id, code, name, lead, occupied, quota.Basis, quota.CountedOn, quota.Population, quota.Posts, quota.OnBoundary, actual, over, under, posts, cross, finding);
    }
}
