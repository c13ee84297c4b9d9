using System.Collections.Frozen;

namespace Resettlement.Domain.Organisation;

/// <summary>A post: the kind of body it belongs to (none for heads of buildings and units), whether it heads that body, and whether its holder counts for the staffing quota.</summary>
public sealed record PostDefinition(PostKind Kind, BodyKind? Body, bool IsHead, bool CountsForQuota);

/// <summary>The posts there are. The quota counts the people of branch and centre; committee, township, company, buildings and units stand beside it.</summary>
public static class PostCatalogue
{
    private static readonly PostDefinition[] Written =
    [
        new(PostKind.BranchSecretary, BodyKind.PartyBranch, true, true),
        new(PostKind.BranchDeputy, BodyKind.PartyBranch, false, true),
        new(PostKind.BranchMember, BodyKind.PartyBranch, false, true),
        new(PostKind.CentreDirector, BodyKind.ServiceCentre, true, true),
        new(PostKind.CentreDeputy, BodyKind.ServiceCentre, false, true),
        new(PostKind.CentreStaff, BodyKind.ServiceCentre, false, true),
        new(PostKind.Bookkeeper, BodyKind.ServiceCentre, false, true),
        new(PostKind.Cashier, BodyKind.ServiceCentre, false, true),
        new(PostKind.CommitteeChair, BodyKind.ResidentsCommittee, true, false),
        new(PostKind.CommitteeMember, BodyKind.ResidentsCommittee, false, false),
        new(PostKind.TownshipHead, BodyKind.Township, true, false),
        new(PostKind.TownshipMember, BodyKind.Township, false, false),
        new(PostKind.CompanyManager, BodyKind.PropertyCompany, true, false),
        new(PostKind.CompanyStaff, BodyKind.PropertyCompany, false, false),
        new(PostKind.BuildingHead, null, false, false),
        new(PostKind.UnitHead, null, false, false),
    ];

    private static readonly FrozenDictionary<PostKind, PostDefinition> Definitions = Written.ToFrozenDictionary(post => post.Kind);

    public static IReadOnlyList<PostDefinition> All => Written;

    /// <summary>Posts whose holders count for the quota, for queries.</summary>
    public static IReadOnlyList<PostKind> QuotaPosts { get; } = [.. Written.Where(post => post.CountsForQuota).Select(post => post.Kind)];

    /// <summary>Posts that head a body, for queries.</summary>
    public static IReadOnlyList<PostKind> HeadPosts { get; } = [.. Written.Where(post => post.IsHead).Select(post => post.Kind)];

    public static PostDefinition Of(PostKind post) => Definitions[post];

    public static PostKind HeadOf(BodyKind body) => Written.First(post => post.IsHead && post.Body == body).Kind;

    public static IReadOnlyList<PostKind> PostsOf(BodyKind body) => [.. Written.Where(post => post.Body == body).Select(post => post.Kind)];
}
