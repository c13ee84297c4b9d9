namespace Resettlement.Domain.Registry;

/// <summary>脱贫状态. Dated: what counts is the status on a day.</summary>
public enum PovertyStatus
{
    /// <summary>Never registered as poor and not monitored.</summary>
    None,

    /// <summary>脱贫户.</summary>
    LiftedOut,

    /// <summary>脱贫不稳定户, monitored.</summary>
    Unstable,

    /// <summary>边缘易致贫户, monitored.</summary>
    Marginal,

    /// <summary>突发严重困难户, monitored.</summary>
    SuddenHardship,
}
