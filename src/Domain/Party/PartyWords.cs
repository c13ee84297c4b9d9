using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>组织关系: where a member is managed. It moves forward only.</summary>
public enum MembershipRelation
{
    /// <summary>Still managed where the member came from.</summary>
    OriginOnly,

    /// <summary>Managed by both branches.</summary>
    Dual,

    /// <summary>Managed by the branch of the community alone.</summary>
    Single,
}

/// <summary>介绍信: how far a transfer letter has come.</summary>
public enum LetterState
{
    Issued,
    Received,
    Returned,
}

/// <summary>Why a member no longer belongs to a branch.</summary>
public enum LeaveKind
{
    TransferredOut,
    Died,
    Ended,
}

/// <summary>Where an application for a service post stands.</summary>
public enum ClaimState
{
    Applied,
    Approved,
    Refused,

    /// <summary>Taken back before it was decided.</summary>
    Withdrawn,

    /// <summary>Held for a time, and given up.</summary>
    Left,
}

public enum ActivityState
{
    Held,

    /// <summary>Recorded by mistake; counts nowhere.</summary>
    Cancelled,
}

/// <summary>What a door plate hangs on.</summary>
public enum PlateKind
{
    Building,
    Flat,
}

/// <summary>How often a group has to meet.</summary>
public enum PeriodUnit
{
    Month,
    Quarter,
}

/// <summary>The words clerks write for a relation.</summary>
public static class PartyWordTables
{
    public static readonly WordTable<MembershipRelation> Relations = new("party.relation-word", "组织关系",
        (MembershipRelation.OriginOnly, ["原籍管理", "原单位管理", "原籍", "未转入"]),
        (MembershipRelation.Dual, ["双重管理", "双管", "双重"]),
        (MembershipRelation.Single, ["社区单一管理", "单一管理", "社区管理", "已转入"]));
}
