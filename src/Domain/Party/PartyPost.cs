using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>服务岗位. The ten of the county belong to no community; a community adds its own.</summary>
public sealed class PartyPost : AggregateRoot, IAudited
{
    /// <summary>The posts of the county's plan, in its order.</summary>
    public static readonly IReadOnlyList<string> OfCounty =
    [
        "政策法规宣传岗", "社区教育服务岗", "敬老助残服务岗", "治安义务巡逻岗", "民事调解岗", "社情民意调查岗", "文明新风倡导岗", "公共设施维护岗", "文体娱乐活动岗", "社区卫生服务岗",
    ];

    private PartyPost()
    {
    }

    /// <summary>Null for the posts of the county.</summary>
    public Guid? CommunityId { get; private init; }

    public string Name { get; private init; } = "";

    public string? Duty { get; private init; }

    /// <summary>Place in lists.</summary>
    public int Order { get; private init; }

    public DateOnly? ClosedOn { get; private set; }

    public static PartyPost OfCommunity(Guid communityId, string name, string? duty, int order) => new() { CommunityId = communityId, Name = name, Duty = duty, Order = order };

    /// <summary>The same id in every installation.</summary>
    public static Guid IdOfCounty(int number) => new(0x5061, (short)number, 0, new byte[8]);

    public Result Close(DateOnly on)
    {
        if (ClosedOn is not null)
        {
            return PartyErrors.PostClosed;
        }

        ClosedOn = on;
        Touch();
        return Result.Success;
    }
}
