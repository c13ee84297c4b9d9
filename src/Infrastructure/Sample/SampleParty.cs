using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>
/// A branch at every site, of people who live there: some still managed where they came from, some taken over with a letter, posts with groups that meet and one that does
/// not, an application that waits for the secretary, somebody who need not hold a post, plates on buildings and at doors.
/// </summary>
internal sealed class SampleParty(AppDbContext db, IFieldProtector protector, TimeProvider clock)
{
    private const int PerSite = 7;
    private static readonly DateOnly Today = SampleFees.LastDay;

    public async Task WriteAsync(IReadOnlyCollection<AppUser> users, CancellationToken ct)
    {
        var policy = await db.PolicyVersions.Where(x => x.Area == PolicyArea.Party && x.State == PolicyState.Published).Select(x => x.Id).SingleAsync(ct);
        var posts = await db.PartyPosts.AsNoTracking().Where(x => x.CommunityId == null).OrderBy(x => x.Order).ToListAsync(ct);
        foreach (var community in await db.Communities.AsNoTracking().OrderBy(x => x.Code).ToListAsync(ct))
        {
            var suffix = community.Code.ToLowerInvariant();
            var office = new Office(users.Single(x => x.UserName == "clerk." + suffix), users.Single(x => x.UserName == "secretary." + suffix), policy);
            await WriteBranchAsync(community, posts, office, ct);
        }
    }

    private async Task WriteBranchAsync(Community community, List<PartyPost> posts, Office office, CancellationToken ct)
    {
        var (youngest, oldest) = (Today.AddYears(-72), Today.AddYears(-32));
        var people = await (
            from stay in db.HouseholdStays.AsNoTracking()
            where stay.CommunityId == community.Id && stay.Until == null && stay.DwellingId != null
            join household in db.Households on stay.HouseholdId equals household.Id
            join head in db.HouseholdHeads on stay.HouseholdId equals head.HouseholdId
            where head.Until == null
            join resident in db.Residents on head.ResidentId equals resident.Id
            where resident.IdNumberCipher != null && resident.DiedOn == null && resident.BirthDate > youngest && resident.BirthDate < oldest
            orderby household.Number
            select new { Resident = resident, stay.DwellingId }).Take(PerSite).ToListAsync(ct);
        var groups = new Dictionary<Guid, ActivityGroup>();
        var claims = new List<(PostClaim Claim, PartyMember Member)>();
        for (var i = 0; i < people.Count; i++)
        {
            var member = NewMember(people[i].Resident, i);
            var membership = Must(PartyMembership.Join(member, community.Id, i % 3 == 2 ? MembershipRelation.Dual : MembershipRelation.OriginOnly, new(2021, 3, 1), Today));
            TakeOver(membership, community, i);
            db.PartyMembers.Add(member);
            db.PartyMemberships.Add(membership);
            if (i == PerSite - 1)
            {
                Must(membership.Waive("年老多病，行动不便", new(2024, 1, 1), office.Secretary.DisplayName, Today));
                continue;
            }

            Hold(member, membership, posts, i, office, groups, claims);
        }

        db.ActivityGroups.AddRange(groups.Values);
        Meet(groups.Values, claims, office);
        var dwellings = people.ConvertAll(x => x.DwellingId!.Value);
        var doors = await db.Dwellings.AsNoTracking().Where(x => dwellings.Contains(x.Id)).OrderBy(x => x.BuildingId).ThenBy(x => x.Id).ToListAsync(ct);
        db.DoorPlates.AddRange(doors.Select(x => x.BuildingId).Distinct().Select(x => Must(DoorPlate.Hang(community.Id, x, null, "一层入口右侧", new(2022, 7, 1), Today))));
        db.DoorPlates.AddRange(doors.Take((doors.Count + 1) / 2).Select(x => Must(DoorPlate.Hang(community.Id, x.BuildingId, x.Id, null, new(2022, 7, 1), Today))));
        await db.SaveChangesAsync(ct);
    }

    private PartyMember NewMember(Resident resident, int i)
    {
        var number = IdNumber.Restore(protector.Reveal(resident.IdNumberCipher!));
        var joined = new DateOnly(resident.BirthDate.Year + 24, 7, 1);
        joined = joined < new DateOnly(2020, 7, 1) ? joined : new(2020, 7, 1);
        return Must(PartyMember.Record(resident.Name, number, protector.Protect(FieldPurpose.IdNumber, number.Value, number.Masked), null,
            new(joined, joined.AddYears(1), i % 2 == 0 ? new DateOnly(2021, 7, 1) : null), Today));
    }

    /// <summary>Two of seven with a letter, one whose letter is on its way.</summary>
    private static void TakeOver(PartyMembership membership, Community community, int i)
    {
        if (i % 3 != 0)
        {
            return;
        }

        var letter = Must(membership.Issue($"夏组介〔2022〕{community.Code}-{i + 1}号", "迁出地村党支部", new(2022, 4, 1), Today));
        if (i > 0)
        {
            Must(membership.Progress(letter.Id, received: true, new(2022, 4, 20), null, Today));
            Must(membership.Move(MembershipRelation.Dual, new(2022, 4, 10), null, Today));
            Must(membership.Move(MembershipRelation.Single, new(2022, 5, 1), letter.Id, Today));
        }
    }

    private void Hold(PartyMember member, PartyMembership membership, List<PartyPost> posts, int i, Office office, Dictionary<Guid, ActivityGroup> groups, List<(PostClaim, PartyMember)> claims)
    {
        var wanted = i == 1 ? new[] { posts[0], posts[1] } : [posts[i % 3]];
        var held = new List<PostClaim>();
        foreach (var post in wanted)
        {
            var claim = Must(PostClaim.Apply(membership, post, held, 2, office.Policy, new(office.Clerk.PersonIndex), office.Clerk.DisplayName, Today.AddDays(-200)));
            held.Add(claim);
            db.PostClaims.Add(claim);
            if (i == 5)
            {
                return;
            }

            var others = held.Where(x => x != claim).Select(x => new HeldPost(x.From!.Value, x.Until));
            Must(claim.Approve(membership, member.Person, Today.AddDays(-190), others, 2, new(office.Secretary.PersonIndex), office.Secretary.DisplayName, clock.GetUtcNow(), Today));
            claims.Add((claim, member));
            if (!groups.TryGetValue(post.Id, out var group))
            {
                groups[post.Id] = group = ActivityGroup.Form(claim);
                Must(group.Choose(claim, Today.AddDays(-180), Today));
            }
        }
    }

    /// <summary>Two groups met in every one of the last months; the third did not.</summary>
    private void Meet(IEnumerable<ActivityGroup> groups, List<(PostClaim Claim, PartyMember Member)> claims, Office office)
    {
        string[] titles = ["政策入户宣讲", "为高龄老人打扫庭院", "楼道杂物清理", "学生课后辅导"];
        var (count, now) = (0, clock.GetUtcNow());
        foreach (var group in groups.Take(2))
        {
            var onPost = claims.Where(x => x.Claim.PostId == group.PostId).ToDictionary(x => x.Claim.MembershipId, x => x.Member.Id);
            foreach (var back in new[] { 150, 110, 70, 30 })
            {
                var activity = Must(PartyActivity.Hold(group, new(Today.AddDays(-back), titles[count++ % titles.Length], "社区广场", null),
                    [.. onPost.Keys.Order().Select((x, i) => new AttendanceInput(x, 60 + (30 * i)))], onPost, office.Clerk.DisplayName, now, Today));
                db.PartyActivities.Add(activity);
            }

            db.ActivityPlans.Add(ActivityPlan.For(group, ActivityPeriod.Of(PeriodUnit.Quarter, Today), "每月组织一次集中服务，重点走访独居老人和困难户。", 3, office.Secretary.DisplayName));
        }
    }

    private static T Must<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException("The sample breaks a rule: " + error.Code) : result.Value;

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }

    private sealed record Office(AppUser Clerk, AppUser Secretary, Guid Policy);
}
