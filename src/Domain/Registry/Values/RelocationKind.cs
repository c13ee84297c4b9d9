namespace Resettlement.Domain.Registry;

/// <summary>搬迁类型: how a household or person came to the site.</summary>
public enum RelocationKind
{
    /// <summary>建档立卡搬迁户.</summary>
    RegisteredPoor,

    /// <summary>同步搬迁户.</summary>
    Synchronous,

    /// <summary>Married or born into a resettled household.</summary>
    Addition,
}
