using Resettlement.Domain.Common;

namespace Resettlement.Domain.Organisation;

public static class AppointmentErrors
{
    public static readonly Error NoMaturity = Error.Unprocessable("appointment.no-maturity", "该社区还没有成熟度认定，不能确定这一职务应选派还是推选；请由牵头乡镇先认定。");
    public static readonly Error SameMaturity = Error.Conflict("appointment.same-maturity", "该日的成熟度已是这一档，无需重复认定，请刷新后查看。");
    public static readonly Error SourceMissing = Error.Invalid("appointment.source-missing", "选派的须选择在职或退休干部，并填写原单位。", "originUnit");
    public static readonly Error SourceOfDispatched = Error.Invalid("appointment.source-of-dispatched", "只有选派的才填写干部来源和原单位。", "source");
    public static readonly Error DocumentMissing = Error.Invalid("appointment.document-missing", "请填写选派文件、选举备案或聘用合同的文号。", "documentNumber");
    public static readonly Error TownshipOnly = Error.Forbidden("appointment.township-only", "这一职务由牵头乡镇任免；支部书记可任免服务中心的副主任、工作人员、会计和出纳。");
    public static readonly Error HouseOnly = Error.Invalid("appointment.house-only", "楼长、片长和单元长请在“楼长单元长”中按楼栋和单元办理。", "post");
    public static readonly Error Waiting = Error.Conflict("appointment.waiting", "此人任该职务的提请正在等待乡镇审批，无需重复提请。");

    public static readonly Error OverQuotaReason = Error.Conflict("appointment.over-quota-reason", "该社区在编人数已达配备标准，超配须书面说明理由，并由牵头乡镇另一人批准。");
    public static readonly Error QuotaFull = Error.Conflict("appointment.quota-full", "该社区在编人数已达配备标准，现行政策不允许超配；请先办理他人离任。");
    public static readonly Error NoMatrix = Error.Unprocessable("appointment.no-matrix", "有效的人员配备政策没有写明不相容职务，不能判断能否任职；请由县级管理员录入并经另一人发布。");

    public static readonly Error NotProposed = Error.Conflict("appointment.not-proposed", "该任职不在待审批状态，可能已由他人审批，请刷新后查看。");
    public static readonly Error OwnProposal = Error.Forbidden("appointment.own-proposal", "提请人不能审批自己提请的超配任职，请由牵头乡镇另一人办理。");
    public static readonly Error NoTerm = Error.Conflict("appointment.no-term", "该任职没有任期，不必办理连任。");

    public static readonly Error BuildingTaken = Error.Conflict("appointment.building-taken", "该楼栋（片）已有楼长（片长）在任，请先办理离任。");
    public static readonly Error UnitTaken = Error.Conflict("appointment.unit-taken", "该单元已有单元长在任，请先办理离任。");
    public static readonly Error HouseNotFound = Error.NotFound("appointment.house-not-found", "没有找到该楼栋、片或单元，可能不存在或不在您的管理范围内。");

    public static readonly Error KinOfSelf = Error.Invalid("appointment.kin-of-self", "请选择两名不同的任职人员。", "relativeId");
    public static readonly Error KinExists = Error.Conflict("appointment.kin-exists", "这两人的近亲属关系已经登记，请刷新后查看。");
    public static readonly Error KinNotFound = Error.NotFound("appointment.kin-not-found", "没有找到该近亲属登记，可能不存在或不在您的管理范围内。");
    public static readonly Error KinWithdrawn = Error.Conflict("appointment.kin-withdrawn", "该近亲属登记已经撤销，请刷新后查看。");

    public static readonly Error NotEnded = Error.Conflict("appointment.not-ended", "离任后才能登记交接清单，请先办理离任。");
    public static readonly Error HandoverExists = Error.Conflict("appointment.handover-exists", "该任职已登记交接清单，请刷新后查看。");
    public static readonly Error HandoverItems = Error.Invalid("appointment.handover-items", $"交接清单须有1至{Handover.MaximumItems}项。", "items");
    public static readonly Error HandoverDay = Error.Invalid("appointment.handover-day", "交接日期不能早于离任日期前31天，请核对。", "day");
    public static readonly Error HandoverToSelf = Error.Invalid("appointment.handover-to-self", "移交人和接收人不能是同一人。", "handedOverTo");

    private static readonly Dictionary<AppointmentWay, string> Ways = new() { [AppointmentWay.Dispatch] = "选派", [AppointmentWay.Election] = "推选", [AppointmentWay.Contract] = "聘用" };

    public static Error FutureDay(string field) => Error.Invalid("appointment.future-day", "日期不能晚于今天。", field);

    public static Error WrongWay(PostKind post, AppointmentWay way, IReadOnlyList<AppointmentWay> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Error.Unprocessable("appointment.wrong-way",
            $"按该社区当日的成熟度，{OrganisationWords.Posts.WordOf(post)}不能以{Ways[way]}方式任职，应为：{string.Join("、", open.Select(x => Ways[x]))}。");
    }

    public static Error Incompatible(PostKind post, IncompatiblePost against)
    {
        ArgumentNullException.ThrowIfNull(against);
        return Error.Conflict("appointment.incompatible",
            $"{(against.Held.IsRelative ? "其近亲属" : "此人")}现任{OrganisationWords.Posts.WordOf(against.Held.Post)}，与{OrganisationWords.Posts.WordOf(post)}属不相容职务，不能任职。");
    }

    public static Error RenewalNotLater(DateOnly last) => Error.Invalid("appointment.renewal-not-later", $"新任期的届满日须晚于 {last:yyyy-MM-dd}。", "termEnd");
}
