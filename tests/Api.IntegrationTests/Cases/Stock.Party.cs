using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Party;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Members of a branch, their posts, groups, activities and plates.</summary>
internal sealed partial class Stock
{
    private static readonly DateOnly Joined = new(2010, 7, 1);

    /// <summary>A member of the branch since 2020, managed where the person came from.</summary>
    public Task<Guid> MembershipAsync() => Once("membership", () => MakeMembershipAsync(MembershipRelation.OriginOnly));

    public Task<Guid> LetterAsync() => Once("letter", async () =>
    {
        var id = await MembershipAsync();
        await world.App.ArrangeAsync(async db => Assert.That(
            (await db.PartyMemberships.Include(x => x.Relations).Include(x => x.Letters).SingleAsync(x => x.Id == id)).Issue("夏组介〔2026〕1号", "庙前镇党委", new(2026, 10, 1), new(2026, 11, 25)).Error, Is.Null));
        return await world.App.ReadAsync(db => db.TransferLetters.Where(x => x.MembershipId == id).Select(x => x.Id).SingleAsync());
    });

    public Task<Guid> WaivedAsync() => Once("waived", async () =>
    {
        var id = await MakeMembershipAsync(MembershipRelation.OriginOnly);
        await world.App.ArrangeAsync(async db => Assert.That((await db.PartyMemberships.Include(x => x.Waivers).SingleAsync(x => x.Id == id)).Waive("年老体弱", new(2026, 1, 1), "某人", new(2026, 11, 25)).Error, Is.Null));
        return id;
    });

    public Task<Guid> OwnPostAsync() => Once("own-post", async () =>
    {
        var post = PartyPost.OfCommunity(Community, $"岗位{TestApp.NextNumber()}", null, 100);
        await AddAsync(post);
        return post.Id;
    });

    /// <summary>An application that waits, recorded by somebody else.</summary>
    public Task<Guid> PostClaimAsync() => Once("post-claim", async () => (await ApplyAsync(await MakeMembershipAsync(MembershipRelation.OriginOnly), await OwnPostAsync())).Id);

    /// <summary>A member who is on a post of the community, and by that a group.</summary>
    public Task<HeldClaim> HeldAsync() => Once("held", async () =>
    {
        var membership = await MakeMembershipAsync(MembershipRelation.Dual);
        var post = PartyPost.OfCommunity(Community, $"岗位{TestApp.NextNumber()}", null, 100);
        await AddAsync(post);
        var claim = await ApplyAsync(membership, post.Id);
        await world.App.ArrangeAsync(async db =>
        {
            var tracked = await db.PostClaims.SingleAsync(x => x.Id == claim.Id);
            var of = await db.PartyMemberships.SingleAsync(x => x.Id == membership);
            Assert.That(tracked.Approve(of, new("applicant"), new(2026, 3, 1), [], 2, new("decider"), "某人", world.App.Clock.GetUtcNow(), new(2026, 11, 25)).Error, Is.Null);
            db.ActivityGroups.Add(ActivityGroup.Form(tracked));
        });
        var group = await world.App.ReadAsync(db => db.ActivityGroups.Where(x => x.PostId == post.Id).Select(x => x.Id).SingleAsync());
        return new HeldClaim(claim.Id, membership, post.Id, group);
    });

    public async Task<Guid> GroupAsync() => (await HeldAsync()).Group;

    public async Task<Guid> PartyHolderAsync() => (await HeldAsync()).Membership;

    public Task<Guid> ActivityAsync() => Once("activity", async () =>
    {
        var held = await HeldAsync();
        var (member, group) = await world.App.ReadAsync(async db => (await db.PartyMemberships.Where(x => x.Id == held.Membership).Select(x => x.MemberId).SingleAsync(), await db.ActivityGroups.AsNoTracking().SingleAsync(x => x.Id == held.Group)));
        var activity = PartyActivity.Hold(group, new(new(2026, 11, 1), $"清洁家园{TestApp.NextNumber()}", "广场", null), [new(held.Membership, 90)], new Dictionary<Guid, Guid> { [held.Membership] = member }, "某人",
            world.App.Clock.GetUtcNow(), new(2026, 11, 25)).Value;
        await AddAsync(activity);
        return activity.Id;
    });

    public Task<Guid> PhotoAsync() => Once("photo", async () =>
    {
        var activity = await ActivityAsync();
        using var clerk = await world.AtAsync(Role.CommunityClerk, site);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pictures.Png(8, 6)), "file", "a.png" } };
        using var answer = await clerk.PostAsync($"/api/v1/party/activities/{activity}/photos", form);
        return (await BodyOfAsync(answer)).GetProperty("id").GetGuid();
    });

    public Task<Guid> PlateAsync() => Once("plate", async () =>
    {
        var plate = DoorPlate.Hang(Community, await EmptyBuildingAsync(), null, "大门右侧", new(2026, 5, 1), new(2026, 11, 25)).Value;
        await AddAsync(plate);
        return plate.Id;
    });

    public async Task<Guid> PlatedBuildingAsync()
    {
        await PlateAsync();
        return await EmptyBuildingAsync();
    }

    private async Task<Guid> MakeMembershipAsync(MembershipRelation relation)
    {
        var id = IdNumber.Parse(RegistryWorld.NewId(new(1970, 1, 1), Sex.Male), new(2026, 11, 25)).Value;
        var member = PartyMember.Record("刘建党", id, Protect(FieldPurpose.IdNumber, id.Value, id.Masked), null, new(Joined, Joined.AddYears(1), null), new(2026, 11, 25)).Value;
        var phone = string.Create(CultureInfo.InvariantCulture, $"137{TestApp.NextNumber():00000000}");
        member.ChangePhone(Protect(FieldPurpose.Phone, phone, $"137****{phone[^4..]}"));
        var membership = PartyMembership.Join(member, Community, relation, Since, new(2026, 11, 25)).Value;
        await AddAsync(member, membership);
        return membership.Id;
    }

    private async Task<PostClaim> ApplyAsync(Guid membershipId, Guid postId)
    {
        var (membership, post, policy) = await world.App.ReadAsync(async db => (await db.PartyMemberships.AsNoTracking().SingleAsync(x => x.Id == membershipId), await db.PartyPosts.AsNoTracking().SingleAsync(x => x.Id == postId),
            await db.PolicyVersions.Where(x => x.Area == Domain.Policies.PolicyArea.Party && x.State == Domain.Policies.PolicyState.Published).Select(x => x.Id).FirstAsync()));
        var claim = PostClaim.Apply(membership, post, [], 2, policy, new("somebody"), "某人", new(2026, 11, 20)).Value;
        await AddAsync(claim);
        return claim;
    }

    internal sealed record HeldClaim(Guid Claim, Guid Membership, Guid Post, Guid Group);
}
