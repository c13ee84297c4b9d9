using Resettlement.Domain.Fees;

namespace Resettlement.Domain.UnitTests.Fees;

public class ReceiptRulesTests
{
    private static readonly Guid Household = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Source = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly ReceiptGround Ground = new(Day("2026-11-25"), Day("2019-10-15"), Day("2019-10-15"));

    private static readonly ReceiptContent Line = new(
        Household, ReceiptKind.Payment, FeeType.Property, PayerKind.Own, Day("2026-07-01"), Day("2026-07-31"), Day("2026-07-15"), 3375);

    private static readonly PaidLine Paid = new(
        Guid.Parse("00000000-0000-0000-0000-000000000003"), Source, Household, ReceiptKind.Payment, FeeType.Property, Day("2026-07-15"), Day("2026-07-01"), Day("2026-07-31"), 3375, 1000);

    [Test]
    public void A_sound_line_has_no_fault() => Assert.That(ReceiptRules.Check(Line, Ground), Is.Empty);

    [TestCase("33.75", ReceiptKind.Payment, 3375)]
    [TestCase(" ３３．７５ ", ReceiptKind.Payment, 3375)]
    [TestCase("1,409.50", ReceiptKind.Payment, 140950)]
    [TestCase("¥54", ReceiptKind.Payment, 5400)]
    [TestCase("33.750", ReceiptKind.Payment, 3375)]
    [TestCase("0.01", ReceiptKind.Payment, 1)]
    [TestCase("-20", ReceiptKind.Refund, 2000)]
    [TestCase("20", ReceiptKind.Refund, 2000)]
    [TestCase("1000000", ReceiptKind.Payment, 100_000_000)]
    public void Amounts_are_read_to_the_fen(string text, ReceiptKind kind, long fen) => Assert.That(ReceiptRules.ParseAmount(text, kind).Value, Is.EqualTo(fen));

    [TestCase("0", ReceiptKind.Payment, "fees.amount-zero")]
    [TestCase("0.00", ReceiptKind.Refund, "fees.amount-zero")]
    [TestCase("-33.75", ReceiptKind.Payment, "fees.amount-negative")]
    [TestCase("33.755", ReceiptKind.Payment, "fees.amount-decimals")]
    [TestCase("NaN", ReceiptKind.Payment, "fees.amount-number")]
    [TestCase("1e3", ReceiptKind.Payment, "fees.amount-number")]
    [TestCase("三十", ReceiptKind.Payment, "fees.amount-number")]
    [TestCase("", ReceiptKind.Payment, "fees.amount-number")]
    [TestCase("1000000.01", ReceiptKind.Payment, "fees.amount-too-large")]
    [TestCase("1000000.001", ReceiptKind.Payment, "fees.amount-too-large")]
    [TestCase("79228162514264337593543950335", ReceiptKind.Refund, "fees.amount-too-large")]
    public void Other_amounts_are_refused(string text, ReceiptKind kind, string code) => Assert.That(ReceiptRules.ParseAmount(text, kind).Error?.Code, Is.EqualTo(code));

    [Test]
    public void The_refusal_of_a_negative_amount_says_how_a_refund_is_entered() =>
        Assert.That(ReceiptRules.ParseAmount("-5", ReceiptKind.Payment).Error!.Message, Does.Contain("退费").And.Contain("原收据号"));

    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "fees.paid-in-future")]
    [TestCase("2019-10-15", null)]
    [TestCase("2019-10-14", "fees.paid-before-occupied")]
    public void Paid_on_lies_between_occupation_and_today(string paidOn, string? code)
    {
        var day = Day(paidOn);
        var faults = ReceiptRules.Check(Line with { PaidOn = day, ServiceFrom = day, ServiceTo = day.AddDays(30) }, Ground);

        Assert.That(faults.Select(fault => (fault.Field, fault.Error.Code)), Is.EqualTo(code is null ? [] : new[] { (ReceiptField.PaidOn, code) }));
    }

    [Test]
    public void A_site_that_is_not_occupied_takes_no_receipts() =>
        Assert.That(ReceiptRules.Check(Line, Ground with { OccupiedFrom = null }).Single().Error.Code, Is.EqualTo("fees.community-not-occupied"));

    [TestCase("2026-07-31", "2026-07-01", "fees.service-order")]
    [TestCase("2026-07-01", "2026-07-01", null)]
    [TestCase("2019-09-01", "2019-10-14", "fees.service-before-occupied")]
    [TestCase("2019-09-01", "2019-10-15", null)]
    [TestCase("2028-07-15", "2028-08-14", null)]
    [TestCase("2028-07-16", "2028-08-15", "fees.service-too-far")]
    [TestCase("2026-07-01", "2029-06-30", null)]
    [TestCase("2026-07-01", "2029-07-01", "fees.service-too-long")]
    public void A_service_period_must_be_able_to_exist(string from, string to, string? code)
    {
        var faults = ReceiptRules.Check(Line with { ServiceFrom = Day(from), ServiceTo = Day(to) }, Ground);

        Assert.That(faults.Select(fault => (fault.Field, fault.Error.Code)), Is.EqualTo(code is null ? [] : new[] { (ReceiptField.ServicePeriod, code) }));
    }

    [TestCase("2026-07-31", true)]
    [TestCase("2026-08-01", false)]
    public void Service_before_the_household_was_formed_is_refused(string formedOn, bool sound)
    {
        var faults = ReceiptRules.Check(Line, Ground with { FormedOn = Day(formedOn) });

        Assert.That(faults.Select(fault => fault.Error.Code), Is.EqualTo(sound ? [] : new[] { "fees.service-before-household" }));
    }

    [Test]
    public void Every_fault_of_a_line_is_told_at_once()
    {
        var faults = ReceiptRules.Check(Line with { AmountFen = 0, PaidOn = Day("2027-01-01"), ServiceTo = Day("2026-06-30") }, Ground);

        Assert.That(faults.Select(fault => fault.Field), Is.EquivalentTo(new[] { ReceiptField.Amount, ReceiptField.PaidOn, ReceiptField.ServicePeriod }));
    }

    [TestCase(2375, true)]
    [TestCase(2376, false)]
    public void A_refund_never_exceeds_what_is_left_of_its_payment(long fen, bool sound)
    {
        var faults = ReceiptRules.CheckRefund(Refund() with { AmountFen = fen }, Source, Paid);

        Assert.That(faults.Select(fault => fault.Error.Code), Is.EqualTo(sound ? [] : new[] { "fees.refund-above-payment" }));
        Assert.That(sound || faults[0].Error.Message.Contains("23.75", StringComparison.Ordinal), "names what can still be refunded");
    }

    [Test]
    public void A_refund_follows_the_source_household_fee_and_day_of_its_payment()
    {
        var refund = Refund() with { HouseholdId = Source, FeeType = FeeType.Water, PaidOn = Day("2026-07-14") };

        Assert.That(ReceiptRules.CheckRefund(refund, Household, Paid).Select(fault => fault.Field),
            Is.EqualTo(new[] { ReceiptField.RefundOf, ReceiptField.Household, ReceiptField.FeeType, ReceiptField.PaidOn }));
        Assert.That(ReceiptRules.CheckRefund(Refund() with { PaidOn = Paid.PaidOn }, Source, Paid), Is.Empty);
    }

    [Test]
    public void A_refund_of_a_refund_is_refused() =>
        Assert.That(ReceiptRules.CheckRefund(Refund(), Source, Paid with { Kind = ReceiptKind.Refund }).Single().Error.Code, Is.EqualTo("fees.refund-of-refund"));

    [Test]
    public void The_same_line_again_is_known() => Assert.That(ReceiptRules.Duplicate("A1", 2, Line, Line).Code, Is.EqualTo("fees.receipt-known"));

    [Test]
    public void Another_line_under_the_same_number_is_a_fault_that_names_both()
    {
        var error = ReceiptRules.Duplicate("A1", 2, Line, Line with { AmountFen = 3376 });

        Assert.That(error.Code, Is.EqualTo("fees.receipt-differs"));
        Assert.That(error.Message, Does.Contain("A1").And.Contain("33.75").And.Contain("33.76").And.Contain("服务期 2026-07-01 至 2026-07-31，本人").And.Not.Contain("另一户"));
    }

    [Test]
    public void A_line_of_another_household_under_the_same_number_is_told_as_such() =>
        Assert.That(ReceiptRules.Duplicate("A1", 2, Line, Line with { HouseholdId = Source }).Message, Does.Contain("33.75").And.Contain("属于另一户"));

    [Test]
    public void What_differs_between_a_refund_and_its_payment_is_named()
    {
        var faults = ReceiptRules.CheckRefund(Refund() with { HouseholdId = Source, FeeType = FeeType.Water }, Household, Paid);

        Assert.That(faults.Select(fault => fault.Error.Message), Is.EqualTo(new[] { "收费单位", "户", "费用类型" }.Select(what => $"退费与原收据的{what}不一致，退费只能退回原来的那一行。")));
    }

    private static ReceiptContent Refund() => Line with { Kind = ReceiptKind.Refund, AmountFen = 500, PaidOn = Day("2026-08-01") };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
