using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Party;

/// <summary>A person counted once, with the name for lists and where the person was last seen.</summary>
internal sealed record CountedMember(MemberOnDay Fact, string Name, DateOnly? OnPostSince, DateOnly? LastActivity);

/// <summary>
/// Members as they were on a day, each counted once over the whole county, whatever part of it is asked for: a person who counts next door is in no number here.
/// Lists and statistics read the same rows.
/// </summary>
internal sealed class FigureReader(IAppDbContext db)
{
    public async Task<List<CountedMember>> MembersAsync(AccessScope scope, Guid? communityId, DateOnly day, PartyRules rules, CancellationToken ct)
    {
        var here = db.PartyMemberships.AsNoTracking().InScope(scope).HeldOn(day);
        if (communityId is { } community)
        {
            here = here.Where(x => x.CommunityId == community);
        }

        var persons = here.Select(x => x.MemberId);
        var rows = await (
            from membership in db.PartyMemberships.AsNoTracking().HeldOn(day)
            where persons.Contains(membership.MemberId)
            join member in db.PartyMembers on membership.MemberId equals member.Id
            join relation in db.PartyRelations.Where(x => x.From <= day && (x.Until == null || x.Until > day)) on membership.Id equals relation.MembershipId
            join site in db.Communities on membership.CommunityId equals site.Id
            select new
            {
                membership.Id,
                membership.MemberId,
                membership.CommunityId,
                site.Code,
                relation.Kind,
                membership.Since,
                member.Name,
                member.Sex,
                member.BirthDate,
                member.FullOn,
                member.EmblemOn,
                Waived = membership.Waivers.Any(w => w.From <= day && (w.Until == null || w.Until > day)),
            }).ToListAsync(ct);
        var claims = (await db.PostClaims.AsNoTracking().HeldOn(day).Where(x => persons.Contains(x.MemberId)).Select(x => new { x.MemberId, x.From }).ToListAsync(ct)).ToLookup(x => x.MemberId, x => x.From!.Value);
        var last = await (
            from attendance in db.ActivityAttendance.AsNoTracking()
            where persons.Contains(attendance.MemberId)
            join activity in db.PartyActivities on attendance.ActivityId equals activity.Id
            where activity.State == ActivityState.Held && activity.HeldOn <= day
            group activity.HeldOn by attendance.MemberId into attended
            select new { attended.Key, Last = attended.Max() }).ToDictionaryAsync(x => x.Key, x => (DateOnly?)x.Last, ct);
        var period = rules.PeriodOf(day);
        var waived = rows.Where(x => x.Waived).Select(x => x.MemberId).ToHashSet();
        var facts = rows.ConvertAll(x =>
        {
            DateOnly? since = claims[x.MemberId].Any() ? claims[x.MemberId].Min() : null;
            var seen = last.GetValueOrDefault(x.MemberId);
            return new CountedMember(new(x.MemberId, x.Id, x.CommunityId, x.Code, x.Kind, x.Since, x.Sex, Age.On(x.BirthDate, day), x.FullOn <= day, claims[x.MemberId].Count(), waived.Contains(x.MemberId),
                x.EmblemOn <= day, since is { } from && Inactivity.Is(period, from, seen)), x.Name, since, seen);
        });
        var counted = BranchFigures.CountedOnce(facts.Select(x => x.Fact)).Select(x => x.MembershipId).ToHashSet();
        return facts.FindAll(x => counted.Contains(x.Fact.MembershipId) && scope.Covers(x.Fact.CommunityId) && (communityId is null || x.Fact.CommunityId == communityId));
    }
}
