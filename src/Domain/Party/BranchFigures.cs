using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Party;

/// <summary>
/// A membership on a day, with what is known of the person on that day. <paramref name="CommunityCode"/> breaks a tie, so that the same person is never counted at two
/// places; <paramref name="Posts"/> are held over all branches; <paramref name="IsInactive"/> is who was on a post through the whole of the last period without having attended.
/// </summary>
public sealed record MemberOnDay(Guid MemberId, Guid MembershipId, Guid CommunityId, string CommunityCode, MembershipRelation Relation, DateOnly Since, Sex Sex, int Age, bool IsFull, int Posts,
    bool IsWaived, bool HasEmblem, bool IsInactive);

/// <summary>People of one branch, each counted once over the county.</summary>
public sealed record BranchFigures(int Members, int Full, int Probationary, int OriginOnly, int Dual, int Single, int Male, int Female, int To35, int To45, int To55, int To65, int Over65,
    int WithoutPost, int OnePost, int MorePosts, int Waived, int BelowMinimum, int Emblems, int Inactive)
{
    public static readonly BranchFigures None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>
    /// Where each person counts: where the relation is single, otherwise where it is nearest to it, then where it is oldest. A person in two branches is one person.
    /// </summary>
    public static IEnumerable<MemberOnDay> CountedOnce(IEnumerable<MemberOnDay> memberships) =>
        memberships.GroupBy(x => x.MemberId).Select(person => person.OrderByDescending(x => x.Relation).ThenBy(x => x.Since).ThenBy(x => x.CommunityCode, StringComparer.Ordinal).First());

    /// <summary>Of rows that were counted once.</summary>
    public static BranchFigures Of(IReadOnlyCollection<MemberOnDay> people, int minimumPosts)
    {
        ArgumentNullException.ThrowIfNull(people);
        return new(people.Count, people.Count(x => x.IsFull), people.Count(x => !x.IsFull), people.Count(x => x.Relation == MembershipRelation.OriginOnly), people.Count(x => x.Relation == MembershipRelation.Dual),
            people.Count(x => x.Relation == MembershipRelation.Single), people.Count(x => x.Sex == Sex.Male), people.Count(x => x.Sex == Sex.Female),
            people.Count(x => x.Age <= 35), people.Count(x => x.Age is > 35 and <= 45), people.Count(x => x.Age is > 45 and <= 55), people.Count(x => x.Age is > 55 and <= 65), people.Count(x => x.Age > 65),
            people.Count(x => x.Posts == 0), people.Count(x => x.Posts == 1), people.Count(x => x.Posts > 1), people.Count(x => x.IsWaived), people.Count(x => IsBelow(x, minimumPosts)),
            people.Count(x => x.HasEmblem), people.Count(x => x.IsInactive));
    }

    public static bool IsBelow(MemberOnDay person, int minimumPosts)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Posts < minimumPosts && !person.IsWaived;
    }

    public BranchFigures Plus(BranchFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Members + other.Members, Full + other.Full, Probationary + other.Probationary, OriginOnly + other.OriginOnly, Dual + other.Dual, Single + other.Single, Male + other.Male,
            Female + other.Female, To35 + other.To35, To45 + other.To45, To55 + other.To55, To65 + other.To65, Over65 + other.Over65, WithoutPost + other.WithoutPost, OnePost + other.OnePost,
            MorePosts + other.MorePosts, Waived + other.Waived, BelowMinimum + other.BelowMinimum, Emblems + other.Emblems, Inactive + other.Inactive);
    }
}
