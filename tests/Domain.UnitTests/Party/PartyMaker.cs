using System.Globalization;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Party;

/// <summary>Members for tests.</summary>
internal static class PartyMaker
{
    public static readonly DateOnly Today = new(2026, 11, 25);
    public static readonly DateOnly Since = new(2020, 1, 1);

    public static readonly IdNumber Number = IdNumber.Parse("140899197001010015", Today).Value;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PartyMember Member(DateOnly? joined = null, DateOnly? full = null) =>
        PartyMember.Record("王建国", Number, new("cipher", "applicant", "14*"), null, new(joined ?? new(1995, 7, 1), full ?? new(1996, 7, 1), null), Today).Value;

    public static PartyMembership Membership(MembershipRelation relation = MembershipRelation.OriginOnly, DateOnly? since = null, Guid? community = null) =>
        PartyMembership.Join(Member(), community ?? Guid.CreateVersion7(), relation, since ?? Since, Today).Value;

    public static PartyPost Post(PartyMembership of, string name = "助老岗") => PartyPost.OfCommunity(of.CommunityId, name, null, 100);

    public static PostClaim Claim(PartyMembership of, PartyPost post, params PostClaim[] others) => PostClaim.Apply(of, post, others, 2, Guid.Empty, new("recorder"), "某人", Today).Value;

    public static Result Approve(PostClaim claim, PartyMembership of, DateOnly? from = null, IEnumerable<HeldPost>? others = null, int maximum = 2, string by = "secretary") =>
        claim.Approve(of, new("applicant"), from ?? Today, others ?? [], maximum, new(by), "书记", default, Today);
}
