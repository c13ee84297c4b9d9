using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class ObligationCalculatorTests
{
    private static readonly Eligibility Eligible = new(null, PovertyStatus.LiftedOut, Always);
    private static readonly PayeeFacts GoodPayee = new(true, true, false);

    [TestCase(OrderState.Pending, 0, ObligationKind.None)]
    [TestCase(OrderState.Sent, 0, ObligationKind.None)]
    [TestCase(OrderState.Paid, 0, ObligationKind.None)]
    [TestCase(OrderState.Failed, 500, ObligationKind.Adjustment)]
    [TestCase(OrderState.Returned, 500, ObligationKind.Adjustment)]
    [TestCase(OrderState.Recovered, 500, ObligationKind.Adjustment)]
    public void An_order_stands_until_its_money_is_back(OrderState state, long owed, ObligationKind kind) =>
        Assert.That(ObligationCalculator.Calculate(500, [new(500, state)], 0, hasLine: true), Is.EqualTo(new Obligation(owed, kind)));

    [Test]
    public void Without_a_line_it_is_a_base_and_with_one_an_adjustment()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ObligationCalculator.Calculate(500, [], 0, false), Is.EqualTo(new Obligation(500, ObligationKind.Base)));
            Assert.That(ObligationCalculator.Calculate(700, [new(500, OrderState.Paid)], 0, true), Is.EqualTo(new Obligation(200, ObligationKind.Adjustment)));
            Assert.That(ObligationCalculator.Calculate(700, [new(500, OrderState.Paid)], 0, false), Is.EqualTo(new Obligation(200, ObligationKind.Adjustment)), "settled on paper");
            Assert.That(ObligationCalculator.Calculate(300, [new(500, OrderState.Paid)], 0, true), Is.EqualTo(new Obligation(-200, ObligationKind.Adjustment)));
            Assert.That(ObligationCalculator.Calculate(500, [], 0, true), Is.EqualTo(new Obligation(500, ObligationKind.Adjustment)), "a line that paid nothing");
            Assert.That(ObligationCalculator.Calculate(500, [], 500, true), Is.EqualTo(new Obligation(0, ObligationKind.None)), "an approved line waits for its release");
        });
    }

    [Test]
    public void A_sum_that_does_not_fit_is_a_fault_not_a_wrong_amount()
    {
        Assert.That(() => ObligationCalculator.Calculate(long.MinValue, [], 1, true), Throws.TypeOf<OverflowException>());
        Assert.That(() => ObligationCalculator.Calculate(long.MinValue, [new(1, OrderState.Paid)], 0, true), Throws.TypeOf<OverflowException>());
    }

    [TestCase(null, 1, true)]
    [TestCase(null, 0, false)]
    [TestCase(ExclusionReason.PayeeDeceased, 1, false)]
    public void Only_a_positive_amount_without_a_reason_against_it_is_paid(ExclusionReason? reason, long fen, bool payable) =>
        Assert.That(new SubsidyOutcome(reason, new(fen, ObligationKind.Base)).IsPayable, Is.EqualTo(payable));

    [Test]
    public void After_ordering_what_is_owed_nothing_is_owed() =>
        Prop.ForAll(Entitlements, Orders, (entitlement, orders) =>
        {
            var due = ObligationCalculator.Calculate(entitlement, orders, 0, true).AmountFen;
            return ObligationCalculator.Calculate(entitlement, [.. orders, new(due, OrderState.Pending)], 0, true) == new Obligation(0, ObligationKind.None);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Paying_and_reversing_comes_to_zero() =>
        Prop.ForAll(Entitlements, Orders, Gen.Elements(OrderState.Failed, OrderState.Returned, OrderState.Recovered).ToArbitrary(), (entitlement, orders, end) =>
        {
            var due = ObligationCalculator.Calculate(entitlement, orders, 0, true);
            return ObligationCalculator.Calculate(entitlement, [.. orders, new(due.AmountFen, end)], 0, true) == due;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Claiming_back_is_exact_over_any_chain_of_receipts_and_refunds() =>
        Prop.ForAll(Cases, @case =>
        {
            // one order after each change of the facts: what has been ordered in all equals the entitlement at that moment
            List<OrderFact> orders = [];
            for (var count = 0; count <= @case.Receipts.Length; count++)
            {
                var entitlement = @case.Calculate(@case.Receipts[..count]).AmountFen;
                var due = ObligationCalculator.Calculate(entitlement, orders.ToArray(), 0, orders.Count > 0).AmountFen;
                orders.Add(new(due, OrderState.Paid));
                if (orders.Sum(order => order.AmountFen) != entitlement)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_outcome_names_the_first_reason()
    {
        var paid = Calculate(Paid(1, "2026-08-01", 1_000));
        Assert.Multiple(() =>
        {
            Assert.That(Reason(paid), Is.Null);
            Assert.That(Reason(Calculate()), Is.EqualTo(ExclusionReason.NoReceipts));
            Assert.That(Reason(Calculate(Paid(1, "2026-10-01", 1_000))), Is.EqualTo(ExclusionReason.NoReceipts));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 1_000, payer: PayerKind.ThirdParty))), Is.EqualTo(ExclusionReason.ThirdPartyOnly));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 1_000, payer: PayerKind.ThirdParty), Paid(2, "2026-08-01", 9, FeeType.Electricity))), Is.EqualTo(ExclusionReason.ThirdPartyOnly));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 1_000, payer: PayerKind.ThirdParty), Paid(2, "2026-08-01", 1_000, payer: PayerKind.Waived))), Is.EqualTo(ExclusionReason.NothingCounted));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 1_000, FeeType.Electricity))), Is.EqualTo(ExclusionReason.NothingCounted));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 2))), Is.EqualTo(ExclusionReason.ZeroAmount));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 20), Refunded(2, 1, "2026-08-02", 20))), Is.EqualTo(ExclusionReason.ZeroAmount));
            Assert.That(Reason(Calculate(Paid(1, "2026-08-01", 20), Refunded(2, 1, "2026-08-02", 40))), Is.EqualTo(ExclusionReason.NegativeTotal));
            Assert.That(Reason(paid, GoodPayee with { IsAlive = false, HasVerifiedAccount = false }), Is.EqualTo(ExclusionReason.PayeeDeceased));
            Assert.That(Reason(paid, GoodPayee with { HasVerifiedAccount = false }), Is.EqualTo(ExclusionReason.NoVerifiedAccount));
            Assert.That(Reason(paid, GoodPayee with { AccountIsShared = true }), Is.EqualTo(ExclusionReason.DuplicateAccount));
            Assert.That(OutcomeCalculator.Decide(Eligible, paid, GoodPayee, [new(200, OrderState.Paid)], 0, true).Reason, Is.EqualTo(ExclusionReason.AlreadyPaid));
            Assert.That(OutcomeCalculator.Decide(Eligible with { Reason = ExclusionReason.NotResident }, paid, GoodPayee with { IsAlive = false }, [], 0, false).Reason, Is.EqualTo(ExclusionReason.NotResident));
        });
    }

    [Test]
    public void A_household_that_lost_its_entitlement_owes_what_it_was_paid()
    {
        var outcome = OutcomeCalculator.Decide(
            Eligible with { Reason = ExclusionReason.StatusNotCovered }, Calculate(Paid(1, "2026-08-01", 1_000)), GoodPayee, [new(200, OrderState.Paid)], 0, true);

        Assert.That(outcome, Is.EqualTo(new SubsidyOutcome(ExclusionReason.StatusNotCovered, new(-200, ObligationKind.Adjustment))));
        Assert.That(outcome.IsPayable, Is.False);
    }

    [Test]
    public void A_refund_after_payment_is_claimed_back_in_the_same_proportion()
    {
        var outcome = OutcomeCalculator.Decide(
            Eligible, Calculate(Paid(1, "2026-08-01", 1_000), Refunded(2, 1, "2026-11-01", 400)), GoodPayee, [new(200, OrderState.Paid)], 0, true);

        Assert.That(outcome.Due, Is.EqualTo(new Obligation(-80, ObligationKind.Adjustment)));
        Assert.That(outcome.IsPayable, Is.False, "nobody is paid a negative amount");
    }

    private static ExclusionReason? Reason(Entitlement entitlement, PayeeFacts? payee = null) =>
        OutcomeCalculator.Decide(Eligible, entitlement, payee ?? GoodPayee, [], 0, false).Reason;

    private static Arbitrary<long> Entitlements => Gen.Choose(-5_000, 500_000).Select(fen => (long)fen).ToArbitrary();

    private static Arbitrary<OrderFact[]> Orders => (
        from count in Gen.Choose(0, 6)
        from orders in Gen.ArrayOf(
            from fen in Gen.Choose(-1_000, 100_000)
            from state in Gen.Elements(Enum.GetValues<OrderState>())
            select new OrderFact(fen, state), count)
        select orders).ToArbitrary();
}
