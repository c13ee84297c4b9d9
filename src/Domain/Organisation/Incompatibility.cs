using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>A pair of posts that one person may not hold, or that near relatives may not hold beside each other. Which of them are in force, the policy says.</summary>
public enum IncompatiblePair
{
    /// <summary>Supervisor and head of branch or centre.</summary>
    CommitteeAndLeader,

    /// <summary>Supervisor and bookkeeper.</summary>
    CommitteeAndBookkeeper,

    /// <summary>Supervisor, and a near relative heads branch or centre.</summary>
    CommitteeAndLeaderRelative,

    /// <summary>Supervisor, and a near relative is bookkeeper.</summary>
    CommitteeAndBookkeeperRelative,

    /// <summary>Cashier and bookkeeper, also of two communities.</summary>
    CashierAndBookkeeper,

    /// <summary>Supervisor and cashier.</summary>
    CommitteeAndCashier,

    /// <summary>Supervisor and deputy or other member of branch or centre.</summary>
    CommitteeAndMember,

    /// <summary>Supervisor and head or staff of the property company.</summary>
    CommitteeAndCompany,

    /// <summary>Cashier, and a near relative is bookkeeper of the same community.</summary>
    CashierAndBookkeeperRelative,
}

/// <summary>A post somebody holds, as the matrix sees it; <paramref name="IsRelative"/>: not the person but a near relative holds it.</summary>
public sealed record PostHeld(PostKind Post, Guid CommunityId, bool IsRelative);

/// <summary>What stands against an appointment.</summary>
public sealed record IncompatiblePost(IncompatiblePair Pair, PostHeld Held);

/// <summary>The matrix 不相容职务 with the pairs that a policy version has in force.</summary>
public sealed class IncompatibilityMatrix
{
    private static readonly PostKind[] Committee = [PostKind.CommitteeChair, PostKind.CommitteeMember];
    private static readonly PostKind[] Leaders = [PostKind.BranchSecretary, PostKind.CentreDirector];
    private static readonly PostKind[] Others = [PostKind.BranchDeputy, PostKind.BranchMember, PostKind.CentreDeputy, PostKind.CentreStaff];
    private static readonly PostKind[] Company = [PostKind.CompanyManager, PostKind.CompanyStaff];

    private static readonly Row[] Rows =
    [
        new(IncompatiblePair.CommitteeAndLeader, Committee, Leaders, Relatives: false, Anywhere: false),
        new(IncompatiblePair.CommitteeAndBookkeeper, Committee, [PostKind.Bookkeeper], Relatives: false, Anywhere: false),
        new(IncompatiblePair.CommitteeAndLeaderRelative, Committee, Leaders, Relatives: true, Anywhere: false),
        new(IncompatiblePair.CommitteeAndBookkeeperRelative, Committee, [PostKind.Bookkeeper], Relatives: true, Anywhere: false),
        new(IncompatiblePair.CashierAndBookkeeper, [PostKind.Cashier], [PostKind.Bookkeeper], Relatives: false, Anywhere: true),
        new(IncompatiblePair.CommitteeAndCashier, Committee, [PostKind.Cashier], Relatives: false, Anywhere: false),
        new(IncompatiblePair.CommitteeAndMember, Committee, Others, Relatives: false, Anywhere: false),
        new(IncompatiblePair.CommitteeAndCompany, Committee, Company, Relatives: false, Anywhere: false),
        new(IncompatiblePair.CashierAndBookkeeperRelative, [PostKind.Cashier], [PostKind.Bookkeeper], Relatives: true, Anywhere: false),
    ];

    private readonly IReadOnlySet<IncompatiblePair> _inForce;

    public IncompatibilityMatrix(IReadOnlySet<IncompatiblePair> inForce) => _inForce = inForce;

    /// <summary>Posts for which the matrix says something, so that only their holders need be asked for.</summary>
    public static IReadOnlyCollection<PostKind> Touched { get; } = [.. Rows.SelectMany(x => x.One.Concat(x.Other)).Distinct()];

    /// <summary>The first pair that the post would make with one that is held; null when there is none.</summary>
    public IncompatiblePost? Against(PostKind post, Guid communityId, IEnumerable<PostHeld> held)
    {
        ArgumentNullException.ThrowIfNull(held);
        foreach (var other in held)
        {
            foreach (var row in Rows)
            {
                if (_inForce.Contains(row.Pair) && row.Relatives == other.IsRelative && (row.Anywhere || other.CommunityId == communityId) && row.Joins(post, other.Post))
                {
                    return new(row.Pair, other);
                }
            }
        }

        return null;
    }

    private sealed record Row(IncompatiblePair Pair, PostKind[] One, PostKind[] Other, bool Relatives, bool Anywhere)
    {
        public bool Joins(PostKind a, PostKind b) => (One.Contains(a) && Other.Contains(b)) || (One.Contains(b) && Other.Contains(a));
    }
}
