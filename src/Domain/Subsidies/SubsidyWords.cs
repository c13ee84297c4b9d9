using Resettlement.Domain.Common;

namespace Resettlement.Domain.Subsidies;

/// <summary>The words of lists and exports.</summary>
public static class SubsidyWords
{
    public static readonly WordTable<ExclusionReason> Exclusions = new(
        "subsidies.exclusion", "不予发放原因",
        (ExclusionReason.Unconfirmed, ["住户信息待复核"]),
        (ExclusionReason.NotRegisteredPoor, ["非建档立卡搬迁户（同步搬迁）"]),
        (ExclusionReason.NotResident, ["季末不在集中安置点居住"]),
        (ExclusionReason.StatusNotCovered, ["脱贫状态不在补贴范围"]),
        (ExclusionReason.NoLivingMember, ["户内无符合条件的在世成员"]),
        (ExclusionReason.NoReceipts, ["本季无缴费"]),
        (ExclusionReason.ThirdPartyOnly, ["均为第三方代缴"]),
        (ExclusionReason.NothingCounted, ["本季缴费均不计入"]),
        (ExclusionReason.NegativeTotal, ["退费大于缴费"]),
        (ExclusionReason.ZeroAmount, ["应补金额为零"]),
        (ExclusionReason.AlreadyPaid, ["已全额发放"]),
        (ExclusionReason.PayeeDeceased, ["收款人已故，待变更户主"]),
        (ExclusionReason.NoVerifiedAccount, ["无已核验账户"]),
        (ExclusionReason.DuplicateAccount, ["账户与他户重复"]),
        (ExclusionReason.ObjectionOpen, ["公示异议尚未处理"]),
        (ExclusionReason.ObjectionUpheld, ["公示异议成立"]));

    public static readonly WordTable<ReceiptReason> Receipts = new(
        "subsidies.receipt-reason", "收据认定",
        (ReceiptReason.Counted, ["计入"]),
        (ReceiptReason.RefundCounted, ["退费冲减"]),
        (ReceiptReason.OutsideQuarter, ["缴费日期不在本季"]),
        (ReceiptReason.ThirdPartyPayer, ["第三方代缴"]),
        (ReceiptReason.Waived, ["减免"]),
        (ReceiptReason.Penalty, ["滞纳金"]),
        (ReceiptReason.FeeTypeNotSubsidised, ["费用类型不补贴"]),
        (ReceiptReason.ServiceOutsideEligibility, ["服务期不在符合条件期间"]),
        (ReceiptReason.RefundOfUncounted, ["所退收据未计入本季"]));
}
