using Resettlement.Domain.Common;

namespace Resettlement.Domain.Ledger;

public static class LedgerErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error BookNotFound = Error.NotFound("ledger.book-not-found", "没有找到该账簿，可能不存在或不在您的管理范围内。");

    public static readonly Error BookExists = Error.Conflict("ledger.book-exists", "该资金的账簿已经建立，每项资金只有一本账簿。");
    public static readonly Error EntryNotFound = Error.NotFound("ledger.entry-not-found", "没有找到该凭证，可能不存在或不在您的管理范围内。");
    public static readonly Error AppropriationNotFound = Error.NotFound("ledger.appropriation-not-found", "没有找到该笔拨款，可能不存在或不在您的管理范围内。");
    public static readonly Error AmountNotPositive = Error.Invalid("ledger.amount-not-positive", "金额应大于0，单位为分。", "amountFen");
    public static readonly Error ReceivedInFuture = Error.Invalid("ledger.received-in-future", "到账日期晚于今天，尚未到账的拨款不能登记。", "receivedOn");
    public static readonly Error DocumentTaken = Error.Conflict("ledger.document-taken", "该拨款文号已经登记过，请核对，不要重复登记。");
    public static readonly Error OwnRequest = Error.Forbidden("ledger.own-request", "登记人不能复核自己登记的内容，须由另一人办理。");

    /// <summary>A balance would fall below zero although enough is available: a defect elsewhere, kept out by the database.</summary>
    public static readonly Error Contradiction = Error.Conflict("ledger.contradiction", "这笔记账与账簿余额矛盾，未予入账，请联系系统管理员核对账簿。");

    public static Error Insufficient(long availableFen, long neededFen) =>
        Error.Conflict("ledger.insufficient", $"资金可用余额 {new Money(availableFen)} 元，不足 {new Money(neededFen)} 元，未作任何改动；请先登记拨款或减少发放批次。");

    public static Error AppropriationState(AppropriationState state) =>
        Error.Conflict("ledger.appropriation-state", $"该笔拨款的状态是“{LedgerWords.Appropriations.WordOf(state)}”，不能这样办理，请刷新后核对。");
}
