using System.Collections.Frozen;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payroll;

/// <summary>The life of a payroll. It stops at <see cref="Approved"/>: it is paid out of the management fund.</summary>
public enum PayrollState
{
    Computed,

    /// <summary>Frozen, waits for the director.</summary>
    Submitted,
    FirstSigned,

    /// <summary>Signed by both; what changes afterwards comes as differences of the next payroll.</summary>
    Approved,

    /// <summary>Given up before it was approved; the month may be computed again.</summary>
    Cancelled,
}

public enum PayrollAction
{
    Compute,
    Submit,
    SignFirst,
    SignSecond,

    /// <summary>Back to its maker; the signatures are void.</summary>
    Return,
    Cancel,
}

/// <summary>Which action is possible in which state and where it leads: the only place that says so.</summary>
public static class PayrollTransitions
{
    private static readonly FrozenDictionary<(PayrollState From, PayrollAction Action), PayrollState> Table = new Dictionary<(PayrollState, PayrollAction), PayrollState>
    {
        [(PayrollState.Computed, PayrollAction.Compute)] = PayrollState.Computed,
        [(PayrollState.Computed, PayrollAction.Submit)] = PayrollState.Submitted,
        [(PayrollState.Computed, PayrollAction.Cancel)] = PayrollState.Cancelled,
        [(PayrollState.Submitted, PayrollAction.SignFirst)] = PayrollState.FirstSigned,
        [(PayrollState.Submitted, PayrollAction.Return)] = PayrollState.Computed,
        [(PayrollState.FirstSigned, PayrollAction.SignSecond)] = PayrollState.Approved,
        [(PayrollState.FirstSigned, PayrollAction.Return)] = PayrollState.Computed,
    }.ToFrozenDictionary();

    public static PayrollState? Next(PayrollState from, PayrollAction action) => Table.TryGetValue((from, action), out var to) ? to : null;

    public static bool Allows(PayrollState from, PayrollAction action) => Table.ContainsKey((from, action));
}

/// <summary>The words of screens and refusals.</summary>
public static class PayrollWords
{
    public static readonly WordTable<PayStandardState> StandardStates = new("payroll.standard-word", "标准状态",
        (PayStandardState.Proposed, ["待发布"]), (PayStandardState.Published, ["已发布"]), (PayStandardState.Rejected, ["已退回"]));

    public static readonly WordTable<PayProposalState> ProposalStates = new("payroll.proposal-word", "方案状态",
        (PayProposalState.Draft, ["草稿"]), (PayProposalState.Submitted, ["待乡镇审批"]), (PayProposalState.Approved, ["乡镇已批准"]), (PayProposalState.Returned, ["乡镇已退回"]),
        (PayProposalState.Withdrawn, ["已撤回"]));

    public static readonly WordTable<PayProposalAction> ProposalActions = new("payroll.proposal-action-word", "方案操作",
        (PayProposalAction.Revise, ["修改"]), (PayProposalAction.Submit, ["报批"]), (PayProposalAction.Approve, ["批准"]), (PayProposalAction.Return, ["退回"]), (PayProposalAction.Withdraw, ["撤回"]));

    public static readonly WordTable<PayrollState> States = new("payroll.state-word", "工资表状态",
        (PayrollState.Computed, ["已计算"]), (PayrollState.Submitted, ["待主任签批"]), (PayrollState.FirstSigned, ["待书记审签"]), (PayrollState.Approved, ["已批准"]), (PayrollState.Cancelled, ["已取消"]));

    public static readonly WordTable<PayrollAction> Actions = new("payroll.action-word", "工资表操作",
        (PayrollAction.Compute, ["计算"]), (PayrollAction.Submit, ["提交签批"]), (PayrollAction.SignFirst, ["主任签批"]), (PayrollAction.SignSecond, ["书记审签"]), (PayrollAction.Return, ["退回"]),
        (PayrollAction.Cancel, ["取消"]));

    public static readonly WordTable<PayLineKind> LineKinds = new("payroll.line-word", "明细类别", (PayLineKind.Month, ["本月"]), (PayLineKind.Difference, ["补差"]));

    public static readonly WordTable<PayBasis> Bases = new("payroll.basis-word", "计发依据", (PayBasis.Standard, ["县定标准"]), (PayBasis.Proposal, ["乡镇批准的方案"]));

    public static readonly WordTable<OmissionReason> Omissions = new("payroll.omission-word", "不发放原因",
        (OmissionReason.NoStandard, ["本月没有有效的报酬标准"]),
        (OmissionReason.NotProposed, ["报酬方案尚未提出"]),
        (OmissionReason.NotApproved, ["报酬方案未经牵头乡镇批准"]),
        (OmissionReason.ServingCadre, ["派驻的在职干部，不另领报酬"]),
        (OmissionReason.OtherPost, ["按报酬较高的另一职务发放"]),
        (OmissionReason.Overpaid, ["以前月份多发，待追回"]));

    public static readonly WordTable<PayrollFlagKind> Flags = new("payroll.flag-word", "疑点类别",
        (PayrollFlagKind.TwoCommunities, ["同月在两个社区领取"]), (PayrollFlagKind.ServingCadre, ["在职干部领取报酬"]));

    public static readonly WordTable<PayrollFlagState> FlagStates = new("payroll.flag-state-word", "疑点状态", (PayrollFlagState.Open, ["待核实"]), (PayrollFlagState.Cleared, ["已核实"]));
}
