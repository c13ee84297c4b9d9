namespace Resettlement.Domain.Organisation;

/// <summary>Every post a person can hold in a community; what each is stands in <see cref="PostCatalogue"/>.</summary>
public enum PostKind
{
    BranchSecretary,
    BranchDeputy,
    BranchMember,
    CentreDirector,
    CentreDeputy,
    CentreStaff,
    Bookkeeper,
    Cashier,
    CommitteeChair,
    CommitteeMember,
    TownshipHead,
    TownshipMember,
    CompanyManager,
    CompanyStaff,

    /// <summary>楼长; of a row, 片长.</summary>
    BuildingHead,

    /// <summary>单元长.</summary>
    UnitHead,
}
