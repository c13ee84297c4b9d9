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
}
