namespace Resettlement.Domain.Notices;

/// <summary>What a notice shows.</summary>
public enum NoticeKind
{
    /// <summary>What is going to be paid, before anybody signs.</summary>
    SubsidyPlan,

    /// <summary>What was paid.</summary>
    SubsidyResult,
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
