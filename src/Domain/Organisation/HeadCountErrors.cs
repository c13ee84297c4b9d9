using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class HeadCountErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("head-count.not-found", "没有找到该人口核定，可能不存在或不在您的管理范围内。");

    public static readonly Error CommunityNotFound = Error.NotFound("head-count.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
    public static readonly Error AmendmentNotFound = Error.NotFound("head-count.amendment-not-found", "没有找到该项更正，可能不存在或不在您的管理范围内。");
    public static readonly Error Frozen = Error.Conflict("head-count.frozen", "该年度的人口核定已经定稿，不能重新统计，只能作有日期、有理由的更正。");
    public static readonly Error NotFrozen = Error.Conflict("head-count.not-frozen", "该年度的人口核定尚未定稿，请重新统计，不必更正。");
    public static readonly Error NotTakenOver = Error.Conflict("head-count.not-taken-over", "这是系统自动统计的结果，须先由一人重新统计核实，再由另一人定稿。");
    public static readonly Error SamePerson = Error.Forbidden("head-count.same-person", "统计人不能自己定稿，须由另一人办理。");
    public static readonly Error RegistryChanged = Error.Conflict("head-count.registry-changed", "统计之后户籍有变动，人数与户籍不符，请重新统计后再定稿。");
    public static readonly Error NoSuchOrigin = Error.Unprocessable("head-count.no-such-origin", "该社区的人口核定中没有这个迁出乡镇。").ForField("originTownshipCode");
    public static readonly Error AmendmentOpen = Error.Conflict("head-count.amendment-open", "该迁出乡镇已有一项更正等待复核，办结后才能再提。");
    public static readonly Error AmendmentDecided = Error.Conflict("head-count.amendment-decided", "该项更正已经复核过，请刷新后核对。");
    public static readonly Error OwnAmendment = Error.Forbidden("head-count.own-amendment", "提出更正的人不能自己复核，须由另一人办理。");
    public static readonly Error NothingChanges = Error.Unprocessable("head-count.nothing-changes", "更正后的人数与现行人数相同，无需更正。");

    public static Error NotOccupied(int year) => Error.Unprocessable("head-count.not-occupied", $"该社区至{year}年底尚未入住，没有人口核定。");

    public static Error TooEarly(DateOnly day) => Error.Conflict("head-count.too-early", $"人口按{day:yyyy-MM-dd}当日核定，须在该日之后统计。");

    public static Error AmendmentDay(DateOnly from, DateOnly until) =>
        Error.Unprocessable("head-count.amendment-day", $"更正的生效日期应在{from:yyyy-MM-dd}至{until:yyyy-MM-dd}之间。").ForField("from");

    public static Error AmendedThatDay(DateOnly day) => Error.Conflict("head-count.amended-that-day", $"该迁出乡镇已有自{day:yyyy-MM-dd}起生效的更正，请换一个生效日期。").ForField("from");
}
