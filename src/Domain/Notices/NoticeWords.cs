namespace Resettlement.Domain.Notices;

/// <summary>What a notice shows.</summary>
public enum NoticeKind
{
    /// <summary>What is going to be paid, before anybody signs.</summary>
    SubsidyPlan,

    /// <summary>What was paid.</summary>
    SubsidyResult,

    /// <summary>Who was elected into a post, with how many votes. No money stands in it.</summary>
    ElectionResult,
}

public static class NoticeKinds
{
    /// <summary>Whether the lines are amounts; otherwise what stands in the place of the building says the result.</summary>
    public static bool HasAmounts(this NoticeKind kind) => kind != NoticeKind.ElectionResult;
}

public enum NoticeState
{
    Running,

    /// <summary>The last day is over. The names are no longer shown in public.</summary>
    Ended,

    /// <summary>What it showed was taken back.</summary>
    Withdrawn,
}

/// <summary>How the days of a notice are counted.</summary>
public enum NoticeUnit
{
    WorkingDays,
    CalendarDays,
}

public enum ObjectionChannel
{
    /// <summary>The form of the public page.</summary>
    Public,

    /// <summary>Said or handed in at the office.</summary>
    Office,
}

public enum ObjectionState
{
    Open,

    /// <summary>Right: the line leaves and is noticed anew.</summary>
    Upheld,

    Rejected,
}
