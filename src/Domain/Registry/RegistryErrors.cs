using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public static class RegistryErrors
{
    public static readonly Error HouseholdNotFound = Error.NotFound("registry.household-not-found", "没有找到该户，可能不存在或不在您的管理范围内。");
    public static readonly Error ResidentNotFound = Error.NotFound("registry.resident-not-found", "没有找到该居民，可能不存在或不在您的管理范围内。");
    public static readonly Error CommunityNotFound = Error.NotFound("registry.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
    public static readonly Error OwnEntry = Error.Forbidden("registry.own-entry", "本人录入的内容须由另一人复核，请换人办理。");
    public static readonly Error AccountDecided = Error.Conflict("registry.account-decided", "该账户已经复核过，请刷新后查看。");
    public static readonly Error ChangeDecided = Error.Conflict("registry.change-decided", "该变更已经复核过，请刷新后查看。");

    public static readonly Error HouseholdEnded = Error.Conflict("registry.household-ended", "该户已合并、迁销或被驳回，不能再变更，请在现存的户上办理。");
    public static readonly Error AlreadyMember = Error.Conflict("registry.already-member", "该居民在这一天或之后已是本户成员，请核对日期。");
    public static readonly Error NotMember = Error.Conflict("registry.not-member", "该居民在这一天不是本户成员，请核对人员和日期。");
    public static readonly Error AlreadyHead = Error.Conflict("registry.already-head", "该居民在这一天已是户主，无需变更。");
    public static readonly Error HeadNotMember = Error.Conflict("registry.head-not-member", "户主必须自生效日起一直是本户成员，请核对人员和日期。");
    public static readonly Error HeadCannotLeave = Error.Conflict("registry.head-cannot-leave", "户主不能直接离开本户，请先办理户主变更。");
    public static readonly Error RelationOfHead = Error.Conflict("registry.relation-of-head", "“户主”只能是户主本人的关系，其他成员请填写与户主的关系。");
    public static readonly Error AlreadyThere = Error.Conflict("registry.already-there", "该户在这一天已住在这套房屋，无需变更。");
    public static readonly Error NotLivingHere = Error.Conflict("registry.not-living-here", "该户目前没有在住记录，不能办理迁出。");
    public static readonly Error SamePoverty = Error.Conflict("registry.same-poverty", "该户在这一天已是这种脱贫状态，无需变更。");

    public static Error BeforeFormed(DateOnly formedOn) =>
        Error.Conflict("registry.before-formed", $"生效日期早于立户日期{formedOn:yyyy-MM-dd}，请核对。");

    public static Error LaterChangeExists(DateOnly from) =>
        Error.Conflict("registry.later-change", $"{from:yyyy-MM-dd}已有生效的记录，生效日期不能早于它，请核对。");
}
