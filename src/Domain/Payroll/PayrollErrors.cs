using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payroll;

public static class PayrollErrors
{
    public static readonly Error NotAMonth = Error.Invalid("payroll.month", "月份应写作当月第一日，如 2026-11-01。");
    public static readonly Error Amount = Error.Invalid("payroll.amount", "月报酬须在100元至50000元之间，请核对金额和单位。");
    public static readonly Error StandardNotFound = Error.NotFound("payroll.standard-not-found", "没有找到该报酬标准，请刷新后查看。");
    public static readonly Error StandardDecided = Error.Conflict("payroll.standard-decided", "该报酬标准已发布或已退回，请刷新后查看。");
    public static readonly Error OwnStandard = Error.Forbidden("payroll.own-standard", "报酬标准须由拟定人以外的人发布或退回。");

    public static readonly Error ProposalNotFound = Error.NotFound("payroll.proposal-not-found", "没有找到该报酬方案，可能不存在或不在您的管理范围内。");
    public static readonly Error AppointmentNotFound = Error.NotFound("payroll.appointment-not-found", "没有找到方案中的任职，可能不存在或不在您的管理范围内，请重新选择。");
    public static readonly Error TooFarBack = Error.Invalid("payroll.too-far-back", $"起发月份最早为会议当月之前的第{PayProposal.MaximumMonthsBack}个月。", "effectiveFrom");
    public static readonly Error NoItems = Error.Invalid("payroll.no-items", "请至少填写一名成员的月报酬。", "items");
    public static readonly Error ItemTwice = Error.Invalid("payroll.item-twice", "同一任职在方案中出现两次，请合并。", "items");
    public static readonly Error OwnProposal = Error.Forbidden("payroll.own-proposal", "报酬方案须由拟定人、报批人以外的乡镇领导审批。");
    public static readonly Error MeetingInFuture = Error.Invalid("payroll.meeting-future", "会议日期不能晚于今天。", "meetingOn");

    public static readonly Error MeetingUsed = Error.Conflict("payroll.meeting-used", "该编号的会议记录已有报酬方案，请在原方案上修改，或核对编号。").ForField("meetingNumber");

    public static readonly Error RunNotFound = Error.NotFound("payroll.run-not-found", "没有找到该工资表，可能不存在或不在您的管理范围内。");
    public static readonly Error FlagNotFound = Error.NotFound("payroll.flag-not-found", "没有找到该疑点，可能不存在或不在您的管理范围内。");
    public static readonly Error CommunityNotFound = Error.NotFound("payroll.community-not-found", "没有找到该社区，可能不存在或不在您的管理范围内。");
    public static readonly Error ContentChanged = Error.Conflict("payroll.content-changed", "工资表的内容已经变化，与您看到的不一致，请重新计算并核对后再提交。");
    public static readonly Error ToBeComputed = Error.Conflict("payroll.to-be-computed", "该工资表已退回，请重新计算后再提交。");
    public static readonly Error NothingToPay = Error.Unprocessable("payroll.nothing-to-pay", "该工资表没有应发金额，不必签批；如不再需要，请取消。");
    public static readonly Error SamePerson = Error.Forbidden("payroll.same-person", "计算、提交、核实疑点和两次签字须由不同的人办理，您已办理过该工资表的其中一项。");
    public static readonly Error OwnFlag = Error.Forbidden("payroll.own-flag", "疑点须由计算工资表的人以外的人核实。");
    public static readonly Error FlagCleared = Error.Conflict("payroll.flag-cleared", "该疑点已经核实，请刷新后查看。");
    public static readonly Error NothingToExport = Error.Unprocessable("payroll.nothing-to-export", "没有可以导出的报酬方案。");

    public static Error NotProposed(string name) => Error.Invalid("payroll.not-proposed",
        $"“{name}”的职务不由方案确定报酬：书记、主任按县定标准，楼长、单元长和其他组织的成员不在此发放。", "items");

    public static Error ProposalState(PayProposalState state, PayProposalAction action) => Error.Conflict("payroll.proposal-state",
        $"方案当前为“{PayrollWords.ProposalStates.WordOf(state)}”，不能{PayrollWords.ProposalActions.WordOf(action)}，请刷新后查看。");

    public static Error State(PayrollState state, PayrollAction action) => Error.Conflict("payroll.wrong-state",
        $"工资表当前为“{PayrollWords.States.WordOf(state)}”，不能{PayrollWords.Actions.WordOf(action)}，请刷新后查看。");

    public static Error MonthNotOver(PayMonth month) => Error.Unprocessable("payroll.month-not-over", $"{month.Chinese}尚未结束，{month.Next.First:yyyy-MM-dd} 起可以计算工资表。");

    public static Error OtherOpen(DateOnly month) => Error.Conflict("payroll.other-open", $"该社区{PayMonth.Of(month).Chinese}的工资表尚未签批完成，请先办完或取消，再计算其他月份。");

    public static Error FlagsOpen(int count) => Error.Conflict("payroll.flags-open", $"还有 {count} 个重复领取的疑点没有核实，请由他人核实并说明理由后再办理。");
}
