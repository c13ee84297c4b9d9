using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class StaffingErrors
{
    public static readonly Error BadTiers = Error.Conflict("staffing.bad-tiers", "该日有效的人员配备办法中，各档人口起点有误，请县级管理员核对后重新发布。");

    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error CommunityNotFound = Error.NotFound("staffing.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
}
