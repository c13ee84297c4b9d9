using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

public static class PartyErrors
{
    public static readonly Error MemberNotFound = Error.NotFound("party.member-not-found", "没有找到该党员，可能不存在或不在您的管理范围内。");
    public static readonly Error AlreadyMember = Error.Conflict("party.already-member", "该党员已登记在本社区党支部，无需重复登记。");
    public static readonly Error KnownOtherName = Error.Conflict("party.known-other-name", "该身份证号已以另一姓名登记为党员，请对照证件核对姓名和号码。");
    public static readonly Error IdRequired = Error.Invalid("party.id-required", "请填写身份证号。", "idNumber");
    public static readonly Error JoinedTooYoung = Error.Unprocessable("party.joined-too-young", "入党日期应在年满十八周岁之后，请核对入党日期和身份证号。");
    public static readonly Error FullBeforeJoined = Error.Unprocessable("party.full-before-joined", "转正日期应晚于入党日期，请核对。");
    public static readonly Error DayBeforeJoined = Error.Unprocessable("party.before-joined", "日期早于入党日期，请核对。");
    public static readonly Error MemberLeft = Error.Conflict("party.member-left", "该党员已离开本支部，不能再办理，请刷新后查看。");
    public static readonly Error LeaveDay = Error.Unprocessable("party.leave-day", "离开日期应在登记到本支部之后，且不早于最近一次关系变动，请核对。");
    public static readonly Error NothingToReveal = Error.Conflict("party.nothing-to-reveal", "该党员没有登记这项内容。");
    public static readonly Error SharedMember = Error.Conflict("party.shared-member", "该党员的组织关系在另一社区，姓名、电话和党籍日期由那里维护。");

    public static readonly Error RelationForward = Error.Conflict("party.relation-forward", "组织关系只能由原籍管理转为双重管理，再转为社区单一管理，不能停留或倒退。");
    public static readonly Error RelationDay = Error.Unprocessable("party.relation-day", "变动日期应晚于现有关系的起始日期，请核对。");
    public static readonly Error LetterRequired = Error.Unprocessable("party.letter-required", "转为社区单一管理须有已接收的组织关系介绍信，且接收日期不晚于变动日期。");
    public static readonly Error SingleElsewhere = Error.Conflict("party.single-elsewhere", "该党员的组织关系已在另一社区单一管理，须先由那里转出。");
    public static readonly Error LetterNotFound = Error.NotFound("party.letter-not-found", "没有找到该介绍信，可能不存在或不在您的管理范围内。");
    public static readonly Error LetterExists = Error.Conflict("party.letter-exists", "该党员已登记同号的介绍信，请核对。");
    public static readonly Error LetterClosed = Error.Conflict("party.letter-closed", "该介绍信已经接收或退回，请刷新后查看。");
    public static readonly Error LetterDay = Error.Unprocessable("party.letter-day", "接收或退回的日期不能早于开具日期，请核对。");
    public static readonly Error WaiverExists = Error.Conflict("party.waiver-exists", "该党员已免于认岗，无需重复办理。");
    public static readonly Error NoWaiver = Error.Conflict("party.no-waiver", "该党员没有免于认岗的记录，请刷新后查看。");
    public static readonly Error WaiverDay = Error.Unprocessable("party.waiver-day", "免岗的起止日期应在登记到本支部之后，终止日期不早于起始日期，请核对。");
    public static readonly Error WaiverNotNeeded = Error.Unprocessable("party.waiver-not-needed", "现行制度没有规定最少认岗数，无需免岗。");
    public static readonly Error OwnWaiver = Error.Forbidden("party.own-waiver", "本人的免岗须由他人批准，请换人办理。");

    public static readonly Error PostNotFound = Error.NotFound("party.post-not-found", "没有找到该岗位，可能不存在或不在您的管理范围内。");
    public static readonly Error PostExists = Error.Conflict("party.post-exists", "已有同名的岗位，请直接选用。");
    public static readonly Error PostClosed = Error.Conflict("party.post-closed", "该岗位已停用，不能再认领。");
    public static readonly Error PostInUse = Error.Conflict("party.post-in-use", "该岗位还有党员在岗或待审批的申请，不能停用。");

    public static readonly Error ClaimNotFound = Error.NotFound("party.claim-not-found", "没有找到该申请，可能不存在或不在您的管理范围内。");
    public static readonly Error ClaimExists = Error.Conflict("party.claim-exists", "该党员已认领这个岗位或已提出申请，无需重复。");
    public static readonly Error ClaimDecided = Error.Conflict("party.claim-decided", "该申请已经审批或撤回，请刷新后查看。");
    public static readonly Error ClaimNotHeld = Error.Conflict("party.claim-not-held", "该党员已不在这个岗位上，请刷新后查看。");
    public static readonly Error ClaimDay = Error.Unprocessable("party.claim-day", "上岗日期应在申请之前一年以内且在登记到本支部之后，离岗日期不能早于上岗日期，请核对。");
    public static readonly Error OwnClaim = Error.Forbidden("party.own-claim", "申请人本人和经办人不能审批该申请，请由支部另一人办理。");
    public static readonly Error ReasonRequired = Error.Invalid("party.reason-required", "请填写2至200个字的理由。", "reason");

    public static readonly Error GroupNotFound = Error.NotFound("party.group-not-found", "没有找到该活动小组，可能不存在或不在您的管理范围内。");
    public static readonly Error NotInGroup = Error.Unprocessable("party.not-in-group", "所选党员在这一天不在该岗位上，不能担任组长或计入出勤。");
    public static readonly Error LeaderAlready = Error.Conflict("party.leader-already", "该党员已是组长，无需变更。");
    public static readonly Error LeaderDay = Error.Conflict("party.leader-day", "任职日期应晚于现任组长的任职日期，请核对。");
    public static readonly Error PlanPast = Error.Unprocessable("party.plan-past", "该周期已经结束，不能再制定计划。");
    public static readonly Error PlanFar = Error.Unprocessable("party.plan-far", "计划最多提前一年制定。");

    public static readonly Error ActivityNotFound = Error.NotFound("party.activity-not-found", "没有找到该活动，可能不存在或不在您的管理范围内。");
    public static readonly Error ActivityExists = Error.Conflict("party.activity-exists", "该小组当天已登记同名的活动，请核对。");
    public static readonly Error ActivityCancelled = Error.Conflict("party.activity-cancelled", "该活动已作废，不能再修改，请刷新后查看。");
    public static readonly Error AttendanceRequired = Error.Invalid("party.attendance-required", "请至少登记一名出勤党员，同一党员只登记一次。", "attendance");
    public static readonly Error AttendanceMinutes = Error.Invalid("party.attendance-minutes", "服务时长应为5分钟至24小时，请核对。", "attendance");
    public static readonly Error PhotoNotFound = Error.NotFound("party.photo-not-found", "没有找到该照片，可能不存在或不在您的管理范围内。");
    public static readonly Error PhotoMissing = Error.Invalid("party.photo-missing", "请选择要上传的照片。", "file");
    public static readonly Error PhotoType = Error.Unprocessable("party.photo-type", "照片内容不是完整的JPG或PNG图片，请重新选择。");
    public static readonly Error PhotoTooLarge = new("party.photo-too-large", ErrorKind.TooLarge, "照片超过5 MB或边长超过12000像素，请缩小后再上传。");
    public static readonly Error PhotoExists = Error.Conflict("party.photo-exists", "该活动已有同一张照片，无需重复上传。");
    public static readonly Error PhotosFull = Error.Conflict("party.photos-full", "每次活动最多12张照片，请先删除不需要的。");

    public static readonly Error PlateNotFound = Error.NotFound("party.plate-not-found", "没有找到该门牌，可能不存在或不在您的管理范围内。");
    public static readonly Error PlateExists = Error.Conflict("party.plate-exists", "这里已挂有门牌，请先登记摘除。");
    public static readonly Error PlateRemoved = Error.Conflict("party.plate-removed", "该门牌已摘除，请刷新后查看。");
    public static readonly Error PlateDay = Error.Unprocessable("party.plate-day", "摘除日期不能早于悬挂日期，请核对。");
    public static readonly Error DoorNotFound = Error.NotFound("party.door-not-found", "没有找到该楼栋或房屋，可能不存在或不在您的管理范围内。");
    public static readonly Error PlatePlace = Error.Invalid("party.plate-place", "楼栋门牌应挂在醒目位置，请写明位置，例如“1单元入口右侧”。", "place");

    public static readonly Error MemberTwice = Error.Invalid("party.member-twice", "同一身份证号在文件中出现两次，请核对。");

    public static Error PostsFull(int maximum) =>
        Error.Conflict("party.posts-full", $"每名党员最多认领{maximum}个岗位，该党员的在岗和待审批申请已满，请先离岗或撤回申请。");
}
