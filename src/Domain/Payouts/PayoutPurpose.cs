using Resettlement.Domain.Common;

namespace Resettlement.Domain.Payouts;

/// <summary>What people are paid for. Each purpose has one source of obligations.</summary>
public enum PayoutPurpose
{
    /// <summary>季度水电物业补贴.</summary>
    Subsidy,
}

public static class PayoutWords
{
    public static readonly WordTable<PayoutPurpose> Purposes = new("payout.unknown-purpose", "发放用途", (PayoutPurpose.Subsidy, ["季度补贴"]));

    public static readonly WordTable<OrderState> States = new("payout.unknown-state", "支付状态",
        (OrderState.Pending, ["待发送"]),
        (OrderState.Sent, ["银行处理中", "已发送", "处理中"]),
        (OrderState.Paid, ["已支付", "成功", "支付成功"]),
        (OrderState.Failed, ["支付失败", "失败"]),
        (OrderState.Returned, ["已退票", "退票"]),
        (OrderState.Recovered, ["已追回", "追回"]));
}
