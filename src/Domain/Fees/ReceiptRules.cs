using Resettlement.Domain.Common;

namespace Resettlement.Domain.Fees;

/// <summary>What a fault of a receipt is about; a form shows it at its field, an import at its column.</summary>
public enum ReceiptField
{
    ReceiptNumber,
    LineNumber,
    Household,
    FeeType,
    Kind,
    Payer,
    ServicePeriod,
    PaidOn,
    Amount,
    RefundOf,
}

/// <summary>One thing that is wrong with a receipt line, and where.</summary>
public readonly record struct ReceiptFault(ReceiptField Field, Error Error);

/// <summary>
/// A receipt line on its way in, whether typed, imported or sent by a machine. <paramref name="AmountFen"/> is positive, the kind gives the sign;
/// <paramref name="ServiceTo"/> is included.
/// </summary>
public readonly record struct ReceiptContent(
    Guid HouseholdId, ReceiptKind Kind, FeeType FeeType, PayerKind Payer, DateOnly ServiceFrom, DateOnly ServiceTo, DateOnly PaidOn, long AmountFen)
{
    /// <summary>For people: what, when, how much.</summary>
    public override string ToString() =>
        $"{FeeWords.FeeTypes.WordOf(FeeType)}{FeeWords.ReceiptKinds.WordOf(Kind)} {FeeErrors.Yuan(AmountFen)} 元，{FeeErrors.Day(PaidOn)}，"
        + $"服务期 {FeeErrors.Day(ServiceFrom)} 至 {FeeErrors.Day(ServiceTo)}，{FeeWords.Payers.WordOf(Payer)}";
}

/// <summary>What is known about the day, the site and the household that a receipt is judged against.</summary>
/// <param name="Today">Local day.</param>
/// <param name="OccupiedFrom">First day people lived at the site; null = not occupied yet.</param>
/// <param name="FormedOn">First day of the household, or of the one it was split from.</param>
public readonly record struct ReceiptGround(DateOnly Today, DateOnly? OccupiedFrom, DateOnly FormedOn);

/// <summary>The payment line that a refund gives back, as it stands.</summary>
public readonly record struct PaidLine(
    Guid Id, Guid SourceId, Guid HouseholdId, ReceiptKind Kind, FeeType FeeType, DateOnly PaidOn, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, long RefundedFen);

/// <summary>The checks that every receipt passes, however it comes in. Where a rule needs other rows, the caller gives them.</summary>
public static class ReceiptRules
{
    /// <summary>One million yuan; a line above it is a slip of the keys.</summary>
    public const long MaxLineFen = 100_000_000;

    /// <summary>How far before its service period a fee can be paid.</summary>
    public const int MaxPrepaidMonths = 24;

    /// <summary>Longest service period of one line.</summary>
    public const int MaxServiceMonths = 36;

    /// <summary>An amount as written, in yuan. A refund may be written with or without the minus sign; the result is positive.</summary>
    /// <returns>Fen, or fees.amount-number, -decimals, -zero, -negative, -too-large.</returns>
    public static Result<long> ParseAmount(string? text, ReceiptKind kind)
    {
        if (!decimal.TryParse(ChineseText.Compact(text).Replace(",", "", StringComparison.Ordinal).TrimStart('¥'),
                System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var yuan))
        {
            return FeeErrors.AmountNumber;
        }

        if (Math.Abs(yuan) > MaxLineFen / 100m)
        {
            return FeeErrors.AmountTooLarge;
        }

        if (!Money.TryFromYuan(yuan, out var money))
        {
            return FeeErrors.AmountDecimals;
        }

        var fen = kind == ReceiptKind.Refund ? Math.Abs(money.Fen) : money.Fen;
        return CheckAmount(fen) is { } error ? error : fen;
    }

    /// <summary>Zero is no payment, a negative amount is no refund.</summary>
    public static Error? CheckAmount(long amountFen) => amountFen switch
    {
        0 => FeeErrors.AmountZero,
        < 0 => FeeErrors.AmountNegative,
        > MaxLineFen => FeeErrors.AmountTooLarge,
        _ => null,
    };

    /// <summary>Everything that is wrong with a line by itself and against day, site and household.</summary>
    public static IReadOnlyList<ReceiptFault> Check(ReceiptContent line, ReceiptGround ground)
    {
        var faults = new List<ReceiptFault>();
        if (CheckAmount(line.AmountFen) is { } amount)
        {
            faults.Add(new(ReceiptField.Amount, amount));
        }

        if (PaidOn(line, ground) is { } paidOn)
        {
            faults.Add(new(ReceiptField.PaidOn, paidOn));
        }

        if (ServicePeriod(line, ground) is { } service)
        {
            faults.Add(new(ReceiptField.ServicePeriod, service));
        }

        return faults;
    }

    /// <summary>A refund gives back one payment line of the same source, household and fee, not before it was paid and never more than is left of it.</summary>
    public static IReadOnlyList<ReceiptFault> CheckRefund(ReceiptContent refund, Guid sourceId, PaidLine payment)
    {
        var faults = new List<ReceiptFault>();
        if (payment.Kind == ReceiptKind.Refund)
        {
            faults.Add(new(ReceiptField.RefundOf, FeeErrors.RefundOfRefund));
            return faults;
        }

        if (payment.SourceId != sourceId)
        {
            faults.Add(new(ReceiptField.RefundOf, FeeErrors.RefundOtherLine("收费单位")));
        }

        if (payment.HouseholdId != refund.HouseholdId)
        {
            faults.Add(new(ReceiptField.Household, FeeErrors.RefundOtherLine("户")));
        }

        if (payment.FeeType != refund.FeeType)
        {
            faults.Add(new(ReceiptField.FeeType, FeeErrors.RefundOtherLine("费用类型")));
        }

        if (refund.PaidOn < payment.PaidOn)
        {
            faults.Add(new(ReceiptField.PaidOn, FeeErrors.RefundBeforePayment(refund.PaidOn, payment.PaidOn)));
        }

        if (refund.AmountFen > payment.AmountFen - payment.RefundedFen)
        {
            faults.Add(new(ReceiptField.Amount, FeeErrors.RefundAbovePayment(refund.AmountFen, payment.AmountFen, payment.RefundedFen)));
        }

        return faults;
    }

    /// <summary>Source, receipt number and line number are stored already: the same content is known, another one is a fault that names both.</summary>
    public static Error Duplicate(string receiptNumber, int lineNumber, ReceiptContent stored, ReceiptContent given) =>
        stored == given
            ? FeeErrors.DuplicateKnown(receiptNumber, lineNumber)
            : FeeErrors.DuplicateDiffers(receiptNumber, lineNumber, Describe(stored, given), Describe(given, stored));

    private static string Describe(ReceiptContent line, ReceiptContent other) =>
        line.HouseholdId == other.HouseholdId ? line.ToString() : $"{line}，属于另一户";

    private static Error? PaidOn(ReceiptContent line, ReceiptGround ground) =>
        line.PaidOn > ground.Today ? FeeErrors.PaidInFuture(line.PaidOn, ground.Today) :
        ground.OccupiedFrom is not { } occupied ? FeeErrors.CommunityNotOccupied :
        line.PaidOn < occupied ? FeeErrors.PaidBeforeOccupied(line.PaidOn, occupied) :
        null;

    private static Error? ServicePeriod(ReceiptContent line, ReceiptGround ground) =>
        line.ServiceTo < line.ServiceFrom ? FeeErrors.ServiceOrder :
        line.ServiceTo >= line.ServiceFrom.AddMonths(MaxServiceMonths) ? FeeErrors.ServiceTooLong :
        ground.OccupiedFrom is { } occupied && line.ServiceTo < occupied ? FeeErrors.ServiceBeforeOccupied(line.ServiceTo, occupied) :
        line.ServiceTo < ground.FormedOn ? FeeErrors.ServiceBeforeHousehold(line.ServiceTo, ground.FormedOn) :
        line.ServiceFrom > line.PaidOn.AddMonths(MaxPrepaidMonths) ? FeeErrors.ServiceTooFar(line.ServiceFrom, line.PaidOn) :
        null;
}
