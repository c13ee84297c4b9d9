namespace Resettlement.Domain.Organisation;

/// <summary>The five bodies that govern a community, "3+2": the first three lead and work, the last two supervise and serve.</summary>
public enum BodyKind
{
    /// <summary>乡镇, with those of its people who work on the community.</summary>
    Township,

    /// <summary>社区党支部.</summary>
    PartyBranch,

    /// <summary>社区服务中心.</summary>
    ServiceCentre,

    /// <summary>居民代表委员会; supervises branch and centre.</summary>
    ResidentsCommittee,

    /// <summary>社区物业公司.</summary>
    PropertyCompany,
}
