using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>The words of property and water companies' own sheets.</summary>
public static class FeeWords
{
    public static readonly WordTable<FeeType> FeeTypes = new(
        "fees.fee-type", "费用类型",
        (FeeType.Property, ["物业费", "物业管理费", "物管费", "物业服务费", "物业"]),
        (FeeType.Elevator, ["电梯费", "电梯运行费", "电梯维护费", "电梯使用费", "电梯运行维护费", "电梯"]),
        (FeeType.Water, ["水费", "自来水费", "生活水费", "生活用水费", "自来水", "水"]),
        (FeeType.Electricity, ["电费", "生活电费", "用电费"]),
        (FeeType.Gas, ["燃气费", "天然气费", "煤气费"]),
        (FeeType.Heating, ["采暖费", "供暖费", "取暖费", "暖气费"]),
        (FeeType.Parking, ["停车费", "车位费", "停车服务费", "车位管理费"]),
        (FeeType.Penalty, ["滞纳金", "违约金"]));

    /// <summary>A payer column may also hold a person's name; whether that is the household is for the reader of the file to decide.</summary>
    public static readonly WordTable<PayerKind> Payers = new(
        "fees.payer-kind", "缴费方",
        (PayerKind.Own, ["本人", "自缴", "户主", "本户", "自交", "自费", "住户", "居民", "家庭成员"]),
        (PayerKind.ThirdParty, ["单位代缴", "帮扶单位", "第三方", "代缴", "单位", "帮扶单位代缴", "第三方代缴", "政府代缴", "财政代缴", "企业代缴", "爱心企业", "帮扶责任人"]),
        (PayerKind.Waived, ["减免", "免收", "豁免", "免缴", "减免费用"]));

    public static readonly WordTable<ReceiptKind> ReceiptKinds = new(
        "fees.receipt-kind", "收据类型",
        (ReceiptKind.Payment, ["缴费", "收费", "收款", "缴纳", "缴款"]),
        (ReceiptKind.Refund, ["退费", "退款", "退还", "冲退"]));

    public static readonly WordTable<TariffBasis> TariffBases = new(
        "fees.tariff-basis-word", "计价方式",
        (TariffBasis.SquareMetreMonth, ["元/平方米·月", "元/㎡·月", "元/平方米/月", "元/㎡/月", "元/m²/月", "元/m2/月", "按面积", "按建筑面积"]),
        (TariffBasis.Month, ["元/户·月", "元/户/月", "元/月", "按户", "按月"]),
        (TariffBasis.CubicMetre, ["元/立方米", "元/m³", "元/m3", "元/吨", "元/方", "按立方米", "按用量", "按吨"]));
}
