using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class OrganisationErrors
{
    public static readonly Error BodyNotFound = Error.NotFound("organisation.body-not-found", "没有找到该机构，可能不存在或不在您的管理范围内。");
    public static readonly Error BodyExists = Error.Conflict("organisation.body-exists", "该社区已有同类机构，请先在原机构上办理换届或撤销。");
    public static readonly Error BodyDissolved = Error.Conflict("organisation.body-dissolved", "该机构已经撤销，不能再办理，请刷新后查看。");
    public static readonly Error BodyHasMembers = Error.Conflict("organisation.body-has-members", "该机构仍有人员在任，请先办理离任，再撤销机构。");
    public static readonly Error DissolvedBeforeFounded = Error.Invalid("organisation.dissolved-before-founded", "撤销日期须晚于成立日期，请核对。", "on");
    public static readonly Error CreditCodeOfCompanies = Error.Invalid("organisation.credit-code-of-companies", "只有物业公司填写统一社会信用代码。", "creditCode");
    public static readonly Error TermOrder = Error.Invalid("organisation.term-order", "任期起日不能早于机构成立日期，止日不能早于起日，请核对。", "termTo");
    public static readonly Error TermNotLater = Error.Conflict("organisation.term-not-later", "新任期的起日须晚于本届任期的起日，请核对。");
    public static readonly Error DocumentExists = Error.Conflict("organisation.document-exists", "该机构已登记同一文号的文件，请核对。");
    public static readonly Error DocumentNotFound = Error.NotFound("organisation.document-not-found", "没有找到该文件，可能已被他人删除。");
    public static readonly Error PostOfOtherBody = Error.Invalid("organisation.post-of-other-body", "该职务不属于这类机构，请重新选择。", "post");
    public static readonly Error BeforeFounded = Error.Invalid("organisation.before-founded", "任职起日早于机构成立日期，请核对。", "from");

    public static readonly Error HolderNotFound = Error.NotFound("organisation.holder-not-found", "没有找到该任职人员，可能不存在或不在您的管理范围内。");
    public static readonly Error HolderOtherName = Error.Conflict("organisation.holder-other-name", "该身份证号已登记在另一姓名下，请对照证件核对姓名和号码。");

    public static readonly Error AppointmentNotFound = Error.NotFound("organisation.appointment-not-found", "没有找到该任职记录，可能不存在或不在您的管理范围内。");
    public static readonly Error AppointmentTerm = Error.Invalid("organisation.appointment-term", "任期止日不能早于任职起日，请核对。", "termEnd");
    public static readonly Error AppointmentNotActive = Error.Conflict("organisation.appointment-not-active", "该任职已经办理离任或尚未生效，请刷新后查看。");
    public static readonly Error EndBeforeStart = Error.Invalid("organisation.end-before-start", "离任日期不能早于任职起日，请核对。", "on");
    public static readonly Error HeadTaken = Error.Conflict("organisation.head-taken", "该职务已有人在任，请先办理前任离任。");
    public static readonly Error AlreadyInPost = Error.Conflict("organisation.already-in-post", "此人已担任该职务，无需重复登记。");
}
