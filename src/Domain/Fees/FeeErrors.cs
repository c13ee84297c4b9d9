using System.Globalization;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>What can be wrong with a source, tariff, receipt, bill or declaration: stable codes and sentences that say what to do.</summary>
public static class FeeErrors
{
    public static readonly Error SourceNotFound = Error.NotFound("fees.source-not-found", "没有找到该收费单位，可能不存在或不在您的管理范围内。");
    public static readonly Error SourceInactive = Error.Unprocessable("fees.source-inactive", "该收费单位已停用，不能再登记收据或账单；如需继续使用请先启用。");
    public static readonly Error ReceiptNotFound = Error.NotFound("fees.receipt-not-found", "没有找到该收据，可能不存在或不在您的管理范围内。");
    public static readonly Error TariffNotFound = Error.NotFound("fees.tariff-not-found", "没有找到该收费标准，可能不存在或不在您的管理范围内。");

    public static readonly Error AmountZero = Error.Invalid("fees.amount-zero", "金额为0，不是一笔缴费；未缴的项目请留空。");
    public static readonly Error AmountNegative = Error.Invalid("fees.amount-negative", "缴费金额不能为负；如为退费，请将类型填为“退费”并注明原收据号。");
    public static readonly Error AmountDecimals = Error.Invalid("fees.amount-decimals", "金额最多两位小数（精确到分），请按实收金额填写。");
    public static readonly Error AmountNumber = Error.Invalid("fees.amount-number", "金额不是数字，请只填数字，单位为元，例如 33.75。");
    public static readonly Error AmountTooLarge = Error.Invalid("fees.amount-too-large", "单项金额超过100万元，请检查是否多写了位数。");
    public static readonly Error CommunityNotOccupied = Error.Invalid("fees.community-not-occupied", "该社区尚未登记入住日期，不能登记收据；请先在社区资料中填写入住日期。");
    public static readonly Error ServiceOrder = Error.Invalid("fees.service-order", "服务期的止日早于起日，请核对。");
    public static readonly Error RefundUnlinked = Error.Invalid("fees.refund-unlinked", "退费没有注明原收据号，请填写所退的那张收据。");
    public static readonly Error RefundOfRefund = Error.Invalid("fees.refund-of-refund", "所填原收据本身是一笔退费，只能对缴费办理退费。");
    public static readonly Error PaymentWithRefundOf = Error.Invalid("fees.payment-with-refund-of", "这一行填写了原收据号，但类型不是退费；退费请将类型填为“退费”，缴费请清空原收据号。");
    public static readonly Error HouseholdMissing = Error.Invalid("fees.household-missing", "没有填写户编号或房号，无法确定是哪一户。");

    public static readonly Error ServiceMissing = Error.Invalid("fees.service-missing", "没有填写服务期，请填写费用所属月份，或服务期的起止日期。");
    public static readonly Error NoFee = Error.Invalid("fees.no-fee", "这一行没有任何费用金额；如不是收据，请删除该行。");
    public static readonly Error TariffTwice = Error.Invalid("fees.tariff-twice", "与本文件中另一行的有效期重叠，同一费用在同一天只能有一个标准。");

    public static Error SourceCodeTaken(string code) => Error.Conflict("fees.source-code-taken", $"收费单位代码“{code}”已被使用，代码在全县唯一，请换一个。");

    public static Error PaidInFuture(DateOnly paidOn, DateOnly today) =>
        Error.Invalid("fees.paid-in-future", $"缴费日期 {Day(paidOn)} 晚于今天（{Day(today)}），尚未发生的缴费不能登记。");

    public static Error PaidBeforeOccupied(DateOnly paidOn, DateOnly occupied) =>
        Error.Invalid("fees.paid-before-occupied", $"缴费日期 {Day(paidOn)} 早于该社区的入住日期 {Day(occupied)}，请核对年份。");

    public static Error ServiceBeforeOccupied(DateOnly serviceTo, DateOnly occupied) =>
        Error.Invalid("fees.service-before-occupied", $"服务期止于 {Day(serviceTo)}，早于该社区的入住日期 {Day(occupied)}，当时还没有住户。");

    public static Error ServiceBeforeHousehold(DateOnly serviceTo, DateOnly formed) =>
        Error.Invalid("fees.service-before-household", $"服务期止于 {Day(serviceTo)}，早于该户立户日期 {Day(formed)}，请核对服务期或户编号。");

    public static Error ServiceTooFar(DateOnly serviceFrom, DateOnly paidOn) =>
        Error.Invalid("fees.service-too-far", $"服务期从 {Day(serviceFrom)} 开始，比缴费日期 {Day(paidOn)} 晚{ReceiptRules.MaxPrepaidMonths}个月以上，该服务期尚不可能存在。");

    public static readonly Error ServiceTooLong =
        Error.Invalid("fees.service-too-long", $"服务期超过{ReceiptRules.MaxServiceMonths}个月，请核对年份，或分成几行填写。");

    public static Error RefundNotFound(string receiptNumber) =>
        Error.Invalid("fees.refund-not-found", $"没有找到原收据“{receiptNumber}”（同一收费单位、同一户、同一费用类型的缴费），请核对原收据号。");

    public static Error RefundAmbiguous(string receiptNumber) =>
        Error.Invalid("fees.refund-ambiguous", $"原收据“{receiptNumber}”有多行同类费用，请补填原收据行号或相同的服务期。");

    public static Error RefundOtherLine(string what) =>
        Error.Invalid("fees.refund-other-line", $"退费与原收据的{what}不一致，退费只能退回原来的那一行。");

    public static Error RefundBeforePayment(DateOnly refundedOn, DateOnly paidOn) =>
        Error.Invalid("fees.refund-before-payment", $"退费日期 {Day(refundedOn)} 早于原收据的缴费日期 {Day(paidOn)}。");

    public static Error RefundAbovePayment(long refundFen, long amountFen, long refundedFen) =>
        Error.Invalid("fees.refund-above-payment",
            $"退费 {Yuan(refundFen)} 元超过可退金额：原收据 {Yuan(amountFen)} 元，已退 {Yuan(refundedFen)} 元，最多还可退 {Yuan(amountFen - refundedFen)} 元。");

    public static Error DuplicateKnown(string receiptNumber, int lineNumber) =>
        Error.Conflict("fees.receipt-known", $"收据“{receiptNumber}”第{lineNumber}行已经登记过，内容相同，无需重复登记。");

    public static Error DuplicateDiffers(string receiptNumber, int lineNumber, string stored, string given) =>
        Error.Conflict("fees.receipt-differs", $"收据“{receiptNumber}”第{lineNumber}行已经登记过，但内容不同。已登记：{stored}；本次：{given}。请核对收据号。");

    public static Error DuplicateInFile(string receiptNumber, int lineNumber, int firstRow) =>
        Error.Invalid("fees.receipt-twice", $"收据“{receiptNumber}”第{lineNumber}行在第{firstRow}行已出现，请核对收据号或行号。");

    public static Error HouseholdUnknown(string number) =>
        Error.Invalid("fees.household-unknown", $"本社区没有户编号为“{number}”的户，请核对，或先在居民名册中登记。");

    public static Error HouseholdEnded(string number, DateOnly endedOn, string? successor) =>
        Error.Invalid("fees.household-ended", $"户“{number}”已于 {Day(endedOn)} 销户" + (successor is null ? "，请核对缴费日期。" : $"并入“{successor}”，请改填“{successor}”。"));

    public static Error HouseholdNotYet(string number, DateOnly from) =>
        Error.Invalid("fees.household-not-yet", $"户“{number}”自 {Day(from)} 起才在本社区居住，晚于缴费日期，请核对。");

    public static Error DwellingUnknown(string text) =>
        Error.Invalid("fees.dwelling-unknown", $"本社区没有房号“{text}”，请按“楼栋-单元-房号”填写，例如 3-1-101。");

    public static Error DwellingAmbiguous(string text, string candidates) =>
        Error.Invalid("fees.dwelling-ambiguous", $"房号“{text}”可能指多处房屋（{candidates}），请写全楼栋、单元、房号，或改填户编号。");

    public static Error DwellingEmpty(string text, DateOnly on) =>
        Error.Invalid("fees.dwelling-empty", $"房号“{text}”在 {Day(on)} 没有登记住户，请核对日期，或先登记入住。");

    public static Error DwellingShared(string text, string households) =>
        Error.Invalid("fees.dwelling-shared", $"房号“{text}”登记有多户（{households}），请填写户编号。");

    public static Error DwellingOfOther(string text, string number) =>
        Error.Invalid("fees.dwelling-of-other", $"户编号与房号不是同一户：房号“{text}”当日登记的住户是“{number}”，请核对。");

    public static Error HouseholdOfOther(string typed, string chosen) =>
        Error.Invalid("fees.household-of-other", $"所选的户是“{chosen}”，填写的户编号“{typed}”不是它，请核对。");

    public static Error HeadOfOther(string name, string number) =>
        Error.Invalid("fees.head-of-other", $"户主姓名“{name}”不是户“{number}”的成员，可能填错了房号或户编号，请核对。");

    public static Error TotalDiffers(long totalFen, long sumFen) =>
        Error.Invalid("fees.total-differs", $"合计 {Yuan(totalFen)} 元与各项之和 {Yuan(sumFen)} 元不一致，请核对是哪一项有误。");

    public static Error TariffOverlap(DateOnly from, DateOnly? until) =>
        Error.Conflict("fees.tariff-overlap", $"与已有收费标准的有效期重叠（{Day(from)} 至 {(until is { } day ? Day(day.AddDays(-1)) : "长期")}），请先终止原标准或调整起日。");

    public static readonly Error TariffPrice = Error.Invalid("fees.tariff-price", "单价必须大于0且不超过1000元，最多四位小数。", "priceTenThousandths");

    public static readonly Error TariffPeriod = Error.Invalid("fees.tariff-period", "收费标准的终止日必须晚于起日。", "validUntil");

    public static readonly Error TariffUnits = Error.Invalid("fees.tariff-units", "按立方米计价时须填写每月合理用量上限（立方米），其他计价方式不填。", "maxUnitsPerMonth");

    public static readonly Error TariffBasis = Error.Invalid("fees.tariff-basis", "物业费、电梯费等不能按立方米计价，请核对计价方式。", "basis");

    public static Error DeclarationExists(Quarter quarter) =>
        Error.Conflict("fees.declaration-exists", $"该收费单位{quarter.Chinese}的收据已经申报完毕，不能重复申报。");

    public static Error DeclarationTooEarly(Quarter quarter) =>
        Error.Unprocessable("fees.declaration-too-early", $"{quarter.Chinese}尚未结束，季度结束后才能申报收据齐全。");

    public static Error DeclarationDiffers(int count, long sumFen, int storedCount, long storedFen) =>
        Error.Conflict("fees.declaration-differs",
            $"申报与系统内的收据不一致：申报 {count} 行、{Yuan(sumFen)} 元，系统内 {storedCount} 行、{Yuan(storedFen)} 元（缴费减退费）。请补齐或核对后再申报。");

    public static Error BillKnown(string billNumber, int lineNumber) =>
        Error.Conflict("fees.bill-known", $"账单“{billNumber}”第{lineNumber}行已经登记过，内容相同，无需重复登记。");

    public static Error BillTwice(string billNumber, int lineNumber, int firstRow) =>
        Error.Invalid("fees.bill-twice", $"账单“{billNumber}”第{lineNumber}行在第{firstRow}行已出现，请核对账单号或行号。");

    public static Error BillDiffers(string billNumber, int lineNumber) =>
        Error.Conflict("fees.bill-differs", $"账单“{billNumber}”第{lineNumber}行已经登记过，但内容不同，请核对账单号。");

    public static Error ExportTooLarge(int rows) => Error.Unprocessable("fees.export-too-large", $"符合条件的收据超过{rows}行，一个工作簿放不下，请缩小范围后再导出。");

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Yuan(long fen) => new Money(fen).ToString();
}
