using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

/// <summary>What a household gives back.</summary>
public enum RecoveryKind
{
    /// <summary>One payment, whole: its order was paid and is recovered.</summary>
    Order,

    /// <summary>Something that the room which pays says is owed back.</summary>
    Claim,
}

public enum RecoveryState
{
    Requested,
    Confirmed,
    Rejected,
}

/// <summary>What is given back: an order with its batch, or a claim of the room that pays, which has none.</summary>
public sealed record RecoverySubject(
    RecoveryKind Kind, PayoutPurpose Purpose, Guid BookId, Guid SubjectId, Guid? BatchId, Guid CommunityId, Guid HouseholdId, string HouseholdNumber, string PayeeName, string Period, long AmountFen);

/// <summary>
/// 追回: money that a household has given back to the fund. One person shows that it has arrived, another lets it be booked; what was paid and what was recovered sum to nothing.
/// One case of a subject is open or confirmed.
/// </summary>
public sealed class RecoveryCase : AggregateRoot, ICommunityOwned, IAudited
{
    private RecoveryCase()
    {
    }

    /// <summary>As ZH2026-0001; the household's payment names it.</summary>
    public string Number { get; private init; } = "";

    public RecoveryKind Kind { get; private init; }

    public PayoutPurpose Purpose { get; private init; }

    public Guid BookId { get; private init; }

    public Guid SubjectId { get; private init; }

    public Guid? BatchId { get; private init; }

    public Guid CommunityId { get; private init; }

    public Guid HouseholdId { get; private init; }

    public string HouseholdNumber { get; private init; } = "";

    public string PayeeName { get; private init; } = "";

    public string Period { get; private init; } = "";

    public long AmountFen { get; private init; }

    public DateOnly ReceivedOn { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Receipt of the bank, decision of a court or the like.</summary>
    public string Evidence { get; private init; } = "";

    /// <summary>The line of a bank statement that shows the money, when one is there already.</summary>
    public Guid? StatementLineId { get; private init; }

    public RecoveryState State { get; private set; }

    public PersonKey RequestedBy { get; private init; }

    public string RequestedByName { get; private init; } = "";

    public DateTimeOffset RequestedAt { get; private init; }

    public PersonKey? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public static Result<RecoveryCase> Request(
        string number, RecoverySubject subject, DateOnly receivedOn, string reason, string evidence, Guid? statementLineId, DateOnly today, PersonKey by, string byName, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (receivedOn > today)
        {
            return RecoveryErrors.ReceivedInFuture;
        }

        return new RecoveryCase
        {
            Number = number,
            Kind = subject.Kind,
            Purpose = subject.Purpose,
            BookId = subject.BookId,
            SubjectId = subject.SubjectId,
            BatchId = subject.BatchId,
            CommunityId = subject.CommunityId,
            HouseholdId = subject.HouseholdId,
            HouseholdNumber = subject.HouseholdNumber,
            PayeeName = subject.PayeeName,
            Period = subject.Period,
            AmountFen = subject.AmountFen,
            ReceivedOn = receivedOn,
            Reason = reason,
            Evidence = evidence,
            StatementLineId = statementLineId,
            RequestedBy = by,
            RequestedByName = byName,
            RequestedAt = at,
        };
    }

    public Result Decide(bool agreed, PersonKey by, string byName, DateTimeOffset at)
    {
        if (State != RecoveryState.Requested)
        {
            return RecoveryErrors.Decided;
        }

        if (by == RequestedBy)
        {
            return RecoveryErrors.OwnCase;
        }

        (State, DecidedBy, DecidedByName, DecidedAt) = (agreed ? RecoveryState.Confirmed : RecoveryState.Rejected, by, byName, at);
        Touch();
        return Result.Success;
    }
}

public static class RecoveryWords
{
    public static readonly WordTable<RecoveryKind> Kinds = new("recoveries.unknown-kind", "追回类别", (RecoveryKind.Order, ["已付款项"]), (RecoveryKind.Claim, ["多发款项"]));

    public static readonly WordTable<RecoveryState> States = new("recoveries.unknown-state", "追回状态",
        (RecoveryState.Requested, ["待复核"]), (RecoveryState.Confirmed, ["已入账"]), (RecoveryState.Rejected, ["未同意"]));
}

public static class RecoveryErrors
{
    /// <summary>Also when it is out of the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("recoveries.not-found", "没有找到该追回事项，可能不存在或不在您的管理范围内。");

    public static readonly Error NotPaid = Error.Conflict("recoveries.not-paid", "只有已支付的款项可以追回。");
    public static readonly Error NotClaimed = Error.Conflict("recoveries.not-claimed", "该款项没有经两人决定追回，或金额已有变化，请刷新后核对。");
    public static readonly Error Taken = Error.Conflict("recoveries.taken", "该款项已有一件追回在办理或已经入账，请刷新后核对。");
    public static readonly Error Decided = Error.Conflict("recoveries.decided", "该追回事项已经处理过，请刷新后查看。");
    public static readonly Error OwnCase = Error.Forbidden("recoveries.own-case", "登记追回的人不能自己复核，须由另一人办理。");
    public static readonly Error ReceivedInFuture = Error.Invalid("recoveries.received-in-future", "到账日期晚于今天，尚未到账的款项不能登记。", "receivedOn");
    public static readonly Error LineUnfit = Error.Conflict("recoveries.line-unfit", "所选对账单明细不是同一账簿中金额相同、尚未核对的收入，请重新选择。");
}
