using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

/// <summary>How two office holders are related.</summary>
public enum KinRelation
{
    /// <summary>夫妻.</summary>
    Spouse,

    /// <summary>父母子女.</summary>
    ParentAndChild,

    /// <summary>兄弟姐妹.</summary>
    Siblings,

    /// <summary>祖孙.</summary>
    GrandparentAndChild,

    /// <summary>近姻亲: the near relatives of a spouse.</summary>
    InLaws,
}

/// <summary>近亲属: two office holders are near relatives. What was recorded wrongly is withdrawn with reason, never deleted.</summary>
public sealed class KinTie : AggregateRoot, ICommunityOwned, IAudited
{
    private KinTie()
    {
    }

    /// <summary>Where it was recorded. It holds everywhere.</summary>
    public Guid CommunityId { get; private init; }

    /// <summary>The smaller of the two ids, so that a pair is written in one way.</summary>
    public Guid FirstHolderId { get; private init; }

    public Guid SecondHolderId { get; private init; }

    public KinRelation Relation { get; private init; }

    public string RecordedByName { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public bool IsWithdrawn { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public string? WithdrawnByName { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Result<KinTie> Record(Guid communityId, Guid holder, Guid relative, KinRelation relation, string byName, DateTimeOffset at)
    {
        if (holder == relative)
        {
            return AppointmentErrors.KinOfSelf;
        }

        var (first, second) = InOrder(holder, relative);
        return new KinTie { CommunityId = communityId, FirstHolderId = first, SecondHolderId = second, Relation = relation, RecordedByName = byName, RecordedAt = at };
    }

    public static (Guid First, Guid Second) InOrder(Guid a, Guid b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);

    public Result Withdraw(string reason, string byName, DateTimeOffset at)
    {
        if (IsWithdrawn)
        {
            return AppointmentErrors.KinWithdrawn;
        }

        (IsWithdrawn, WithdrawnReason, WithdrawnByName, WithdrawnAt) = (true, ChineseText.Sentence(reason), byName, at);
        Touch();
        return Result.Success;
    }
}
