using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

public static class StatementErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("statements.not-found", "没有找到该对账单，可能不存在或不在您的管理范围内。");

    public static readonly Error LineNotFound = Error.NotFound("statements.line-not-found", "没有找到该对账单明细，可能不存在或不在您的管理范围内。");
    public static readonly Error AccountUnknown = Error.Unprocessable("statements.account-unknown", "对账单的账号不是该资金在任何银行方案中的付款账号，没有作任何改动。");
    public static readonly Error NothingNew = Error.Conflict("statements.nothing-new", "对账单的全部明细都已由以前的对账单导入，没有作任何改动。");
    public static readonly Error Decided = Error.Conflict("statements.decided", "该对账单已经复核或撤回，不能再这样办理，请刷新后查看。");
    public static readonly Error OwnStatement = Error.Forbidden("statements.own-statement", "导入对账单或手工核对过明细的人不能自己复核，复核过的人也不能再改动明细，须由另一人办理。");
    public static readonly Error EarlierOpen = Error.Conflict("statements.earlier-open", "该账户还有更早的对账单没有复核，请按先后次序复核。");
    public static readonly Error LaterExists = Error.Conflict("statements.later-exists", "该账户已有更晚的对账单，只能撤回最后一份。");
    public static readonly Error Unexplained = Error.Conflict("statements.unexplained", "还有既未核对上也未写明原因的明细，请先逐笔处理。");
    public static readonly Error TargetUnfit = Error.Conflict("statements.target-unfit", "这笔明细与所选业务的收支方向或金额不符，或该业务已与另一笔明细核对，请重新选择。");
    public static readonly Error TargetMissing = Error.Invalid("statements.target-missing", "请选择这笔明细对应的业务。", "targetId");

    public static Error NotContinuous(long expectedFen, long openingFen) => Error.Unprocessable("statements.not-continuous",
        $"对账单的期初余额 {new Money(openingFen)} 元与该账户上一份对账单衔接不上（应为 {new Money(expectedFen)} 元），中间可能缺少对账单，没有作任何改动。");

    public static Error NotBalanced(long openingFen, long linesFen, long closingFen) => Error.Unprocessable("statements.not-balanced",
        $"期初余额 {new Money(openingFen)} 元加明细合计 {new Money(linesFen)} 元不等于期末余额 {new Money(closingFen)} 元，文件可能不完整，没有作任何改动。");
}
