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
    public static readonly WordTable<PayoutPurpose> Purposes = new("payouts.unknown-purpose", "发放用途", (PayoutPurpose.Subsidy, ["季度补贴"]));

    public static readonly WordTable<OrderState> States = new("payouts.unknown-state", "支付状态",
        (OrderState.Pending, ["待发送"]),
        (OrderState.Sent, ["银行处理中", "已发送", "处理中"]),
        (OrderState.Paid, ["已支付", "成功", "支付成功"]),
        (OrderState.Failed, ["支付失败", "失败"]),
        (OrderState.Returned, ["已退票", "退票"]),
        (OrderState.Recovered, ["已追回", "追回"]));

    public static readonly WordTable<ReleaseState> Releases = new("payouts.unknown-release-state", "发放单状态",
        (ReleaseState.Prepared, ["待复核"]),
        (ReleaseState.Released, ["已放款"]),
        (ReleaseState.Cancelled, ["已撤销"]));

    public static readonly WordTable<ReleaseKind> ReleaseKinds = new("payouts.unknown-release-kind", "发放单类别",
        (ReleaseKind.Batches, ["批次发放"]),
        (ReleaseKind.Reissue, ["更正重发"]));

    public static readonly WordTable<PayoutFlagKind> Flags = new("payouts.unknown-flag", "提示",
        (PayoutFlagKind.NoAccount, ["没有收款账户"]),
        (PayoutFlagKind.AccountNotVerified, ["账户未核验"]),
        (PayoutFlagKind.NameDiffers, ["户名与收款人不符"]),
        (PayoutFlagKind.PayeeDeceased, ["收款人已故"]),
        (PayoutFlagKind.NoPayingBank, ["没有承接银行"]),
        (PayoutFlagKind.NameOutsideRepertoire, ["姓名含银行不支持的字"]),
        (PayoutFlagKind.AccountRecentlyChanged, ["账户30天内变更"]),
        (PayoutFlagKind.AccountSuperseded, ["已有更新的账户"]));

    public static readonly WordTable<PayoutFileState> Files = new("payouts.unknown-file-state", "文件状态",
        (PayoutFileState.Created, ["待发送"]),
        (PayoutFileState.Sent, ["已发送"]),
        (PayoutFileState.Acknowledged, ["银行已签收"]));

    /// <summary>Headings of the columns in files for banks.</summary>
    public static readonly WordTable<BankColumn> Columns = new("payouts.unknown-column", "文件列",
        (BankColumn.FileNumber, ["文件编号"]),
        (BankColumn.Sequence, ["序号"]),
        (BankColumn.EndToEndId, ["支付编号"]),
        (BankColumn.PayeeName, ["收款人"]),
        (BankColumn.AccountNumber, ["收款账号"]),
        (BankColumn.BankName, ["开户行"]),
        (BankColumn.BankCode, ["开户行行号"]),
        (BankColumn.Amount, ["金额"]),
        (BankColumn.Purpose, ["用途"]),
        (BankColumn.HouseholdNumber, ["户编号"]),
        (BankColumn.Period, ["所属期"]));
}
