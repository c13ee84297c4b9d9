using Resettlement.Domain.Common;

namespace Resettlement.Domain.Notices;

public static class NoticeErrors
{
    public static readonly Error NotFound = Error.NotFound("notice.not-found", "没有找到该公示，可能不存在或不在您的管理范围内。");
    public static readonly Error SubjectNotFound = Error.NotFound("notice.subject-not-found", "没有找到要公示的事项，可能不存在或不在您的管理范围内。");
    public static readonly Error AlreadyPublished = Error.Conflict("notice.already-published", "该事项已经公示，公示期不能改动；如内容有误，请退回该事项后重新公示。");
    public static readonly Error NotRunning = Error.Conflict("notice.not-running", "该公示已结束或已撤回，请刷新后查看。");
    public static readonly Error Over = Error.Conflict("notice.over", "公示期已过或公示已撤回，不能再提异议；如有疑问请致电公示上的联系电话。");
    public static readonly Error NothingToPublish = Error.Unprocessable("notice.nothing-to-publish", "没有可公示的明细。");
    public static readonly Error DraftChanged = Error.Conflict("notice.draft-changed", "明细的户数或金额与批次不一致，内容可能刚被改动，请刷新后重试。");
    public static readonly Error ContactPhone = Error.Invalid("notice.contact-phone", "请填写办公电话（区号和号码，或手机号），例如 0359-8532000。", "contactPhone");
    public static readonly Error ResidentPhone = Error.Unprocessable("notice.resident-phone", "该联系电话登记为居民个人的电话，不能公示；请填写办公电话。");
    public static readonly Error PersonalNumber = Error.Unprocessable("notice.personal-number", "标题或联系人中含有证件号、账号或手机号，不能公示，请修改。");

    public static readonly Error HolidayYearRange = Error.Invalid("notice.holiday-year", "年份应在2000至2100之间。", "year");
    public static readonly Error HolidayYearNotFound = Error.NotFound("notice.holiday-year-not-found", "还没有录入该年的节假日安排。");
    public static readonly Error HolidayYearConfirmed = Error.Conflict("notice.holiday-year-confirmed", "该年的节假日安排已经确认，请刷新后查看。");
    public static readonly Error OwnHolidayYear = Error.Forbidden("notice.own-holiday-year", "本人录入的节假日安排须由另一人确认，请换人办理。");
    public static readonly Error HolidayDocument = Error.Invalid("notice.holiday-document", "请填写节假日安排的文号和日期。", "documentNumber");
    public static readonly Error HolidayDays = Error.Invalid("notice.holiday-days", "请填写放假和补班的日期。", "days");

    public static readonly Error ObjectionNotFound = Error.NotFound("notice.objection-not-found", "没有找到该异议，可能不存在或不在您的管理范围内。");
    public static readonly Error ObjectionDecided = Error.Conflict("notice.objection-decided", "该异议已经答复，请刷新后查看。");
    public static readonly Error ObjectionReason = Error.Invalid("notice.objection-reason", "请填写答复内容和理由。", "answer");
    public static readonly Error ObjectionText = Error.Invalid("notice.objection-text", $"请写明异议内容，不超过{Objection.MaximumText}个字。", "text");
    public static readonly Error OwnObjection = Error.Forbidden("notice.own-objection", "经办人不能答复对自己经办事项的异议，请由他人办理。");
    public static readonly Error LineNotFound = Error.Invalid("notice.line-not-found", "公示表中没有这个序号，请核对。", "line");
    public static readonly Error FormExpired = Error.Unprocessable("notice.form-expired", "页面打开的时间过长或已失效，请重新打开公示页面再提交。");
    public static readonly Error TooManyObjections = new("notice.too-many-objections", ErrorKind.TooMany, "该公示收到的网上异议过多，请直接联系公示上的电话或到社区办理。");

    public static Error NoHolidayTable(int year) => Error.Unprocessable("notice.no-holiday-table",
        $"{year}年的节假日安排还没有录入或没有经另一人确认，不能推算工作日；请由县级管理员录入并确认后重试。");

    public static Error StillRunning(DateOnly lastDay) => Error.Conflict("notice.still-running", $"公示到 {lastDay:yyyy-MM-dd} 为止，期满前不能结束。");

    public static Error HolidayDay(DateOnly day) => Error.Invalid("notice.holiday-day", $"{day:yyyy-MM-dd} 不在该年的范围内、重复或没有名称，请核对。", "days");

    public static Error MakeUpWeekday(DateOnly day) => Error.Invalid("notice.make-up-weekday", $"{day:yyyy-MM-dd} 不是周六或周日，不能作为补班日。", "days");

    public static Error UnfitLines(IReadOnlyCollection<string> households, int more) => Error.Unprocessable("notice.unfit-lines",
        $"以下户的姓名或楼栋不能公示（占位姓名，或含有证件号、账号、手机号）：{string.Join('、', households)}{(more > 0 ? $"等{households.Count + more}户" : "")}。请更正户籍后重新编制。");
}
