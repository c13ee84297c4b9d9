using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

public static class SubsidyErrors
{
    public static readonly Error BatchNotFound = Error.NotFound("subsidy.batch-not-found", "没有找到该批次，可能不存在或不在您的管理范围内。");
    public static readonly Error ItemNotFound = Error.NotFound("subsidy.item-not-found", "没有找到该明细，批次可能已重新编制，请刷新列表。");
    public static readonly Error NotAQuarter = Error.Invalid("subsidy.quarter", "季度应写作 2026Q3。", "quarter");
    public static readonly Error NothingToRun = Error.Unprocessable("subsidy.nothing-to-run", "所选社区在该季度均无须编制：尚未入住、已结算或不在您的管理范围内。");
    public static readonly Error LeaseLost = Error.Conflict("subsidy.lease-lost", "该批次正由另一任务编制，本次结果已放弃，请稍后查看结果。");
    public static readonly Error Running = Error.Conflict("subsidy.running", "该批次正在编制，请稍后查看结果。");
    public static readonly Error Failed = Error.Conflict("subsidy.failed", "编制该社区批次时出错，未写入任何数据；其他社区不受影响。请将追踪号告知系统管理员，修复后重新编制。");
    public static readonly Error PaperReferenceRequired = Error.Invalid("subsidy.paper-reference", "请填写纸质发放的凭证或文件编号。", "reference");
    public static readonly Error BeingRemade = Error.Conflict("subsidy.being-remade", "该批次已退回或正待重新编制，请等经办人重新编制。");
    public static readonly Error ContentChanged = Error.Conflict("subsidy.content-changed", "批次内容已经变化，与您看到的不一致，请刷新后重新核对金额和户数。");
    public static readonly Error NothingToPay = Error.Unprocessable("subsidy.nothing-to-pay", "该批次没有应发明细，不必公示和签批；如不再需要，请由乡镇取消该批次。");
    public static readonly Error NotSettled = Error.Conflict("subsidy.not-settled", "批次尚未结算，没有可以公示的发放结果。");
    public static readonly Error RemarkNotFound = Error.NotFound("subsidy.remark-not-found", "没有找到该核对意见，可能不存在或不在您的管理范围内。");
    public static readonly Error RemarkAnswered = Error.Conflict("subsidy.remark-answered", "该核对意见已有答复，请刷新后查看。");
    public static readonly Error OwnRemark = Error.Forbidden("subsidy.own-remark", "核对意见须由提出人以外的人答复。");
    public static readonly Error DebtNotFound = Error.NotFound("subsidy.debt-not-found", "没有找到该笔多发款项，可能不存在或不在您的管理范围内。");
    public static readonly Error DebtState = Error.Conflict("subsidy.debt-state", "该笔多发款项的状态已变化，请刷新后查看。");
    public static readonly Error DebtReference = Error.Invalid("subsidy.debt-reference", "核销请填写批准文件编号。", "reference");
    public static readonly Error DebtBeingRecovered = Error.Conflict("subsidy.debt-being-recovered", "该笔多发款项已登记还款、等待复核，请先办结该追回事项。");
    public static readonly Error OwnDebt = Error.Forbidden("subsidy.own-debt", "多发款项的处理须由提出人以外的人同意。");
    public static readonly Error SupplementOpen = Error.Conflict("subsidy.supplement-open", "该社区该季度已有未办完核对的补报批次，请在其中补报，或先取消。");
    public static readonly Error PaperNotFound = Error.NotFound("subsidy.paper-not-found", "没有找到该纸质发放登记，可能不存在或不在您的管理范围内。");
    public static readonly Error PaperDecided = Error.Conflict("subsidy.paper-decided", "该纸质发放登记已经处理，请刷新后查看。");
    public static readonly Error OwnPaper = Error.Forbidden("subsidy.own-paper", "纸质发放登记须由登记人以外的人核对确认。");
    public static readonly Error PaperEmpty = Error.Invalid("subsidy.paper-empty", "没有可登记的发放明细。", "lines");

    public static Error Settled(Quarter quarter) => Error.Conflict("subsidy.settled", $"{quarter.Chinese}的批次已结算，不能再编制。");

    public static Error WrongState(SubsidyBatchState state, BatchAction action) => Error.Conflict("subsidy.wrong-state",
        $"批次当前为“{BatchWords.States.WordOf(state)}”，不能{BatchWords.Actions.WordOf(action)}，请刷新后查看。");

    public static Error SamePerson(BatchPart part) => Error.Forbidden("subsidy.same-person", "您已" + part switch
    {
        BatchPart.Maker => "编制",
        BatchPart.Checker => "核对",
        BatchPart.Reviewer => "复核",
        _ => "签批",
    } + "该批次，编制、核对、签批、复核和下达须由不同的人办理。");

    public static Error TooEarlyForSupplement(Quarter quarter) => Error.Conflict("subsidy.supplement-early",
        $"{quarter.Chinese}的正常批次尚未进入公示，请直接重新编制正常批次，不必补报。");

    public static Error NothingToSupplement(Quarter quarter) => Error.Unprocessable("subsidy.nothing-to-supplement",
        $"该社区{quarter.Chinese}没有可以补报的户：应补的户须先有本季度的缴费记录和已核验的账户，异议须先办结。");

    public static Error RemarksOpen(int count) => Error.Conflict("subsidy.remarks-open", $"还有 {count} 条核对意见没有答复，请等经办人答复后再通过，或退回批次。");

    public static Error QuarterNotOver(Quarter quarter) =>
        Error.Unprocessable("subsidy.too-early", $"{quarter.Chinese}尚未结束，批次于 {quarter.EndExclusive:yyyy-MM-dd} 开立。");

    public static Error TooEarly(Quarter quarter, DateOnly from) => Error.Unprocessable("subsidy.too-early",
        $"{quarter.Chinese}还不能编制：{from:yyyy-MM-dd} 起可编制；各收费单位均申报完整且笔数、金额相符后可提前编制。");

    public static Error NotOccupied(Quarter quarter) => Error.Unprocessable("subsidy.not-occupied", $"该社区在{quarter.Chinese}末尚未入住，没有批次。");

    public static Error PaperConflict(string householdNumber, Quarter quarter, long existingFen, long givenFen) => Error.Conflict("subsidy.paper-conflict",
        $"户 {householdNumber} {quarter.Chinese}已登记发放 {new Money(existingFen)} 元，与本次的 {new Money(givenFen)} 元不同，请核对。");

    public static Error PaperTwice(string householdNumber) => Error.Invalid("subsidy.paper-twice", $"户 {householdNumber} 在同一季度出现两次，请合并后重试。");

    public static Error PaperAmount(string householdNumber) => Error.Invalid("subsidy.paper-amount", $"户 {householdNumber} 的发放金额必须大于零。");

    public static Error PaperFee(string fee) => Error.Invalid("subsidy.paper-fee", $"{fee}不能为负，请核对。");

    public static Error PaperPaidOn(Quarter quarter) => Error.Invalid("subsidy.paper-paid-on", $"{quarter.Chinese}的发放日期应不早于 {quarter.Start:yyyy-MM-dd}，也不晚于今天，请核对。");

    public static Error PaperPending(Quarter quarter) => Error.Conflict("subsidy.paper-pending", $"该社区{quarter.Chinese}已有待确认的纸质发放登记，请先由另一人确认或退回，再登记其余部分。");

    public static Error PaperHousehold(string householdNumber) =>
        Error.Unprocessable("subsidy.paper-household", $"户 {householdNumber} 不存在，或该季度不曾在本社区居住，请核对户编号。");

    public static Error PaperFuture(Quarter quarter) => Error.Invalid("subsidy.paper-future", $"{quarter.Chinese}尚未结束，不能登记为已发放。", "quarter");
}
