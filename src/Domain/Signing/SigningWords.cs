namespace Resettlement.Domain.Signing;

/// <summary>What is signed.</summary>
public enum SignedKind
{
    SubsidyBatch,
    Payroll,
}

/// <summary>Which of the two signatures.</summary>
public enum SigningStep
{
    First,
    Second,
}

/// <summary>The post that a signature is given for.</summary>
public enum SigningPost
{
    /// <summary>服务中心主任, signs 签批.</summary>
    Director,

    /// <summary>支部书记, signs 审签.</summary>
    Secretary,
}

/// <summary>The order of the signatures by policy.</summary>
public enum SigningOrder
{
    DirectorThenSecretary,
}

public enum SheetState
{
    /// <summary>Waits for a signature.</summary>
    Open,

    /// <summary>Both have signed.</summary>
    Complete,

    /// <summary>Counts no more; the signatures on it are history.</summary>
    Void,
}

/// <summary>Why a sheet is void.</summary>
public enum VoidReason
{
    /// <summary>Sent back by the signer whose turn it was.</summary>
    Returned,

    /// <summary>What was to be signed is no longer what the sheet was opened for.</summary>
    ContentChanged,

    /// <summary>Taken back by the room that had it signed.</summary>
    Withdrawn,
}

/// <summary>Why somebody signs in the place of a post holder.</summary>
public enum DelegationReason
{
    /// <summary>The holder is away.</summary>
    Absent,

    /// <summary>One person holds both posts 一肩挑, and two distinct people must sign.</summary>
    HoldsBothPosts,
}
