using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>One member of one branch: facts, relation, letters, waivers, posts, and what was done in the last twelve months.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record GetPartyMemberQuery(Guid Id) : IRequest<Result<PartyMemberDetail>>;

/// <param name="Address">Of the flat, when the person is a resident.</param>
/// <param name="ResidentId">Only for who may read the registry.</param>
/// <param name="Activities">Attended in the last twelve months, over all branches.</param>
/// <param name="Version">Of the facts; their change carries it.</param>
public sealed record PartyMemberDetail(Guid Id, Guid CommunityId, string CommunityName, string Name, string IdNumber, string? IdNumberWaiver, Sex Sex, DateOnly BirthDate, int Age, string? Phone,
    DateOnly JoinedOn, DateOnly? FullOn, DateOnly? EmblemOn, Guid? ResidentId, string? Address, DateOnly Since, DateOnly? LeftOn, LeaveKind? LeftBecause, string? LeaveNote, MembershipRelation? Relation,
    IReadOnlyList<RelationView> Relations, IReadOnlyList<LetterView> Letters, IReadOnlyList<WaiverView> Waivers, IReadOnlyList<ClaimView> Claims, int OtherBranches, int Activities, int Minutes,
    DateOnly? LastActivity, int Version);

public sealed record RelationView(MembershipRelation Kind, DateOnly From, DateOnly? Until, string? LetterNumber);

public sealed record LetterView(Guid Id, string Number, string FromUnit, DateOnly IssuedOn, LetterState State, DateOnly? ReceivedOn, DateOnly? ReturnedOn, string? Note);

public sealed record WaiverView(string Reason, DateOnly From, DateOnly? Until, string GrantedByName);

public sealed record ClaimView(Guid Id, string Post, ClaimState State, DateOnly AppliedOn, DateOnly? From, DateOnly? Until, string? DecidedByName, string? Reason);

internal sealed class GetPartyMemberHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetPartyMemberQuery, Result<PartyMemberDetail>>
{
    public async Task<Result<PartyMemberDetail>> Handle(GetPartyMemberQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var membership = await db.MembershipsFor(user).AsNoTracking().Include(x => x.Relations).Include(x => x.Letters).Include(x => x.Waivers).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (membership is null)
        {
            return PartyErrors.MemberNotFound;
        }

        var member = await db.PartyMembers.AsNoTracking().SingleAsync(x => x.Id == membership.MemberId, ct);
        var resident = await db.Residents.Where(x => x.IdNumberIndex == member.IdNumberIndex).Select(x => (Guid?)x.Id).SingleOrDefaultAsync(ct);
        var community = await db.Communities.Where(x => x.Id == membership.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var claims = await (
            from claim in db.PostClaims.AsNoTracking()
            where claim.MembershipId == membership.Id
            join post in db.PartyPosts on claim.PostId equals post.Id
            orderby claim.AppliedOn descending, claim.Id
            select new ClaimView(claim.Id, post.Name, claim.State, claim.AppliedOn, claim.From, claim.Until, claim.DecidedByName, claim.Reason)).ToListAsync(ct);
        var others = await db.PartyMemberships.CountAsync(x => x.MemberId == member.Id && x.Id != membership.Id && x.LeftOn == null, ct);
        var since = today.AddYears(-1);
        var attended = await (
            from attendance in db.ActivityAttendance.AsNoTracking()
            where attendance.MemberId == member.Id
            join activity in db.PartyActivities on attendance.ActivityId equals activity.Id
            where activity.State == ActivityState.Held && activity.HeldOn > since
            select new { activity.HeldOn, attendance.Minutes }).ToListAsync(ct);
        var numbers = membership.Letters.ToDictionary(x => x.Id, x => x.Number);
        return new PartyMemberDetail(membership.Id, membership.CommunityId, community, member.Name, member.IdNumberMasked, member.IdNumberWaiver, member.Sex, member.BirthDate, Age.On(member.BirthDate, today),
            member.PhoneMasked, member.JoinedOn, member.FullOn, member.EmblemOn, user.Has(Permissions.Registry.Read) ? resident : null, await AddressAsync(resident, membership.CommunityId, today, ct),
            membership.Since, membership.LeftOn, membership.LeftBecause, membership.LeaveNote, membership.RelationOn(today),
            [.. membership.Relations.OrderBy(x => x.From).Select(x => new RelationView(x.Kind, x.From, x.Until, x.LetterId is { } letter ? numbers.GetValueOrDefault(letter) : null))],
            [.. membership.Letters.OrderByDescending(x => x.IssuedOn).ThenBy(x => x.Number, StringComparer.Ordinal).Select(x => new LetterView(x.Id, x.Number, x.FromUnit, x.IssuedOn, x.State, x.ReceivedOn, x.ReturnedOn, x.Note))],
            [.. membership.Waivers.OrderByDescending(x => x.From).Select(x => new WaiverView(x.Reason, x.From, x.Until, x.GrantedByName))],
            claims, others, attended.Count, attended.Sum(x => x.Minutes), attended.Count == 0 ? null : attended.Max(x => x.HeldOn), member.Version);
    }

    /// <summary>Of a flat of this community alone: where else somebody lives is not for this branch.</summary>
    private async Task<string?> AddressAsync(Guid? residentId, Guid communityId, DateOnly day, CancellationToken ct)
    {
        if (residentId is null)
        {
            return null;
        }

        var dwelling = await (
            from member in db.HouseholdMembers.AsNoTracking().HeldOn(day)
            where member.ResidentId == residentId
            join stay in db.HouseholdStays.HeldOn(day) on member.HouseholdId equals stay.HouseholdId
            where stay.CommunityId == communityId && stay.DwellingId != null
            select stay.DwellingId).FirstOrDefaultAsync(ct);
        return dwelling is { } id ? (await DoorLabels.OfAsync(db, [id], ct)).GetValueOrDefault(id) : null;
    }
}
