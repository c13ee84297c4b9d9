namespace Resettlement.Domain.Organisation;

public enum ElectionState
{
    /// <summary>提名: candidates are nominated and looked at.</summary>
    Nominating,

    /// <summary>已投票: the votes are counted, the result is not yet noticed.</summary>
    Voted,

    /// <summary>结果公示中.</summary>
    Noticed,

    /// <summary>公示期满: waits for the filing by the township.</summary>
    NoticeEnded,

    /// <summary>已备案: the elected hold their posts.</summary>
    Filed,

    Cancelled,
}

public enum CandidateState
{
    /// <summary>提名.</summary>
    Standing,

    /// <summary>退出: before the vote, or an elected one who declines.</summary>
    Withdrawn,

    Elected,

    NotElected,

    /// <summary>当选后因异议成立未备案.</summary>
    Struck,

    /// <summary>公示期满时异议未答复, so that nobody can be filed.</summary>
    Held,

    /// <summary>已任职.</summary>
    Appointed,
}

/// <summary>Who put a candidate forward.</summary>
public enum NominationWay
{
    /// <summary>组织提名.</summary>
    ByBranch,

    /// <summary>居民联名.</summary>
    ByResidents,

    /// <summary>本人自荐.</summary>
    BySelf,
}

/// <summary>What a candidate is looked at for.</summary>
public enum CandidateCriterion
{
    /// <summary>群众威信.</summary>
    Prestige,

    /// <summary>工作能力.</summary>
    Ability,

    /// <summary>责任心.</summary>
    Responsibility,

    /// <summary>群众认可度.</summary>
    Recognition,
}

public enum CandidateGrade
{
    /// <summary>好.</summary>
    Good,

    /// <summary>一般.</summary>
    Fair,

    /// <summary>不合格: cannot stand.</summary>
    Unfit,
}
