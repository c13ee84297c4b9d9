using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

public class EntitlementCalculatorTests
{
    [Test]
    public void The_three_fees_are_summed_before_the_one_rounding()
    {
        // each fee alone gives 0.4 fen and would round to 0
        var entitlement = Calculate(Paid(1, "2026-07-05", 2), Paid(2, "2026-07-05", 2, FeeType.Elevator), Paid(3, "2026-07-05", 2, FeeType.Water));

        Assert.Multiple(() =>
        {
            Assert.That((entitlement.PropertyFen, entitlement.ElevatorFen, entitlement.WaterFen), Is.EqualTo((2L, 2L, 2L)));
            Assert.That(entitlement.BaseFen, Is.EqualTo(6));
            Assert.That(entitlement.AmountFen, Is.EqualTo(1));
            Assert.That(entitlement.UnroundedFen, Is.EqualTo(1.2m));
        });
    }

    [TestCase(10_125, 0, 6_501, 3_325)]
    [TestCase(21_600, 0, 11_917, 6_703)]
    [TestCase(16_200, 4_500, 8_791, 5_898)]
    [TestCase(6_750, 3_000, 2_602, 2_470)]
    public void The_sample_sheet_comes_to_its_published_amounts(long property, long elevator, long water, long amount)
    {
        ReceiptFact[] receipts = [Paid(1, "2026-07-17", property), Paid(3, "2026-08-17", water, FeeType.Water)];
        if (elevator > 0)
        {
            receipts = [.. receipts, Paid(2, "2026-07-17", elevator, FeeType.Elevator)];
        }

        Assert.That(Calculate(receipts).AmountFen, Is.EqualTo(amount));
    }

    [TestCase("2026-06-30", false)]
    [TestCase("2026-07-01", true)]
    [TestCase("2026-09-30", true)]
    [TestCase("2026-10-01", false)]
    public void The_day_of_payment_decides_the_quarter(string paidOn, bool counted)
    {
        var entitlement = Calculate(Paid(1, paidOn, 1_000));

        Assert.That(entitlement.BaseFen, Is.EqualTo(counted ? 1_000 : 0));
        Assert.That(entitlement.Verdicts[0].Reason, Is.EqualTo(counted ? ReceiptReason.Counted : ReceiptReason.OutsideQuarter));
    }

    [TestCase(FeeType.Electricity, PayerKind.Own, ReceiptReason.FeeTypeNotSubsidised)]
    [TestCase(FeeType.Gas, PayerKind.Own, ReceiptReason.FeeTypeNotSubsidised)]
    [TestCase(FeeType.Heating, PayerKind.Own, ReceiptReason.FeeTypeNotSubsidised)]
    [TestCase(FeeType.Parking, PayerKind.Own, ReceiptReason.FeeTypeNotSubsidised)]
    [TestCase(FeeType.Penalty, PayerKind.Own, ReceiptReason.Penalty)]
    [TestCase(FeeType.Water, PayerKind.ThirdParty, ReceiptReason.ThirdPartyPayer)]
    [TestCase(FeeType.Water, PayerKind.Waived, ReceiptReason.Waived)]
    [TestCase(FeeType.Water, PayerKind.Own, ReceiptReason.Counted)]
    public void Only_own_payments_for_counted_fees_count(FeeType type, PayerKind payer, ReceiptReason reason)
    {
        var entitlement = Calculate(Paid(1, "2026-08-01", 1_000, type, payer));

        Assert.That(entitlement.Verdicts[0].Reason, Is.EqualTo(reason));
        Assert.That(entitlement.AmountFen, Is.EqualTo(reason == ReceiptReason.Counted ? 200 : 0));
    }

    [Test]
    public void A_policy_may_count_fewer_fees_but_never_electricity()
    {
        var water = EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-08-01", 1_000), Paid(2, "2026-08-01", 500, FeeType.Water)], Always, Make(types: FeeType.Water));

        Assert.That(water.BaseFen, Is.EqualTo(500));
        Assert.That(SubsidyTerms.Create(new(2_000), new HashSet<FeeType> { FeeType.Water, FeeType.Electricity }, MixedHouseholdRule.Whole).Error?.Code, Is.EqualTo("subsidies.fee-types"));
        Assert.That(SubsidyTerms.Create(new(2_000), new HashSet<FeeType>(), MixedHouseholdRule.Whole).Error?.Code, Is.EqualTo("subsidies.fee-types"));
        Assert.That(SubsidyTerms.Create(new(10_001), new HashSet<FeeType> { FeeType.Water }, MixedHouseholdRule.Whole).Error?.Code, Is.EqualTo("subsidies.rate"));
        Assert.That(SubsidyTerms.Create(new(0), new HashSet<FeeType> { FeeType.Water }, MixedHouseholdRule.Whole).Error?.Code, Is.EqualTo("subsidies.rate"));
    }

    [TestCase("2026-01-01", "2026-07-31", ReceiptReason.ServiceOutsideEligibility)]
    [TestCase("2026-01-01", "2026-08-01", ReceiptReason.Counted)]
    [TestCase("2026-08-14", "2026-12-31", ReceiptReason.Counted)]
    [TestCase("2026-08-15", "2026-12-31", ReceiptReason.ServiceOutsideEligibility)]
    [TestCase("2026-08-05", "2026-08-05", ReceiptReason.Counted)]
    public void Arrears_and_prepayments_count_when_the_service_touches_the_eligible_days(string from, string to, ReceiptReason reason)
    {
        EligibilityFacts spell = new([new(new(2026, 8, 1), new(2026, 8, 15))], 1, 1);

        var entitlement = EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-07-01", 1_000, from: from, to: to)], spell, Terms);

        Assert.That(entitlement.Verdicts[0].Reason, Is.EqualTo(reason));
    }

    [Test]
    public void A_refund_of_a_later_quarter_lowers_the_quarter_of_its_receipt_and_only_that()
    {
        ReceiptFact[] receipts = [Paid(1, "2026-09-30", 10_000), Refunded(2, 1, "2026-11-20", 2_500)];

        var third = EntitlementCalculator.Calculate(Q3, receipts, Always, Terms);
        var fourth = EntitlementCalculator.Calculate(Q3.Next, receipts, Always, Terms);

        Assert.That(third.AmountFen, Is.EqualTo(1_500));
        Assert.That(third.Verdicts[1], Is.EqualTo(new ReceiptVerdict(Id(2), true, ReceiptReason.RefundCounted, -2_500)));
        Assert.That(fourth.AmountFen, Is.Zero);
        Assert.That(fourth.Verdicts[1].Reason, Is.EqualTo(ReceiptReason.RefundOfUncounted));
    }

    [Test]
    public void A_refund_of_what_was_not_counted_lowers_nothing()
    {
        var entitlement = Calculate(
            Paid(1, "2026-08-01", 10_000), Paid(2, "2026-08-01", 5_000, payer: PayerKind.ThirdParty), Refunded(3, 2, "2026-08-02", 5_000), Refunded(4, 99, "2026-08-02", 1), Refunded(5, 3, "2026-08-03", 1));

        Assert.That(entitlement.BaseFen, Is.EqualTo(10_000));
        Assert.That(entitlement.Verdicts.Skip(2).Select(verdict => verdict.Reason), Is.All.EqualTo(ReceiptReason.RefundOfUncounted));
    }

    [Test]
    public void A_refund_follows_the_fee_of_its_receipt() =>
        Assert.That(Calculate(Paid(1, "2026-08-01", 900, FeeType.Water), Refunded(2, 1, "2026-08-02", 400, FeeType.Property)), Has.Property("WaterFen").EqualTo(500).And.Property("PropertyFen").Zero);

    [Test]
    public void A_negative_total_is_shown()
    {
        var entitlement = Calculate(Paid(1, "2026-08-01", 1_000), Refunded(2, 1, "2026-08-02", 1_000), Refunded(3, 1, "2026-08-03", 8));

        Assert.That(entitlement.BaseFen, Is.EqualTo(-8));
        Assert.That(entitlement.AmountFen, Is.EqualTo(-2), "1.6 rounds away from zero, as it would upwards");
    }

    [TestCase(3, 7, 1_001, 86)]
    [TestCase(1, 3, 15, 1)]
    [TestCase(4, 4, 1_001, 200)]
    [TestCase(0, 4, 1_001, 0)]
    [TestCase(0, 0, 1_001, 0)]
    public void Persons_share_a_mixed_bill_before_the_rounding(int eligible, int living, long fen, long amount)
    {
        var terms = Make(mixed: MixedHouseholdRule.ProRataPersons);
        EligibilityFacts facts = new(Always.EligibleRanges, eligible, living);

        Assert.That(EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-08-01", fen)], facts, terms).AmountFen, Is.EqualTo(amount));
        Assert.That(EntitlementCalculator.Calculate(Q3, [Paid(1, "2026-08-01", fen)], facts, Terms).AmountFen, Is.EqualTo(new Money(fen).Times(new(2_000)).Fen), "whole bill");
    }

    [Test]
    public void A_doubled_row_is_a_fault()
    {
        var many = Enumerable.Range(1, 40).Select(i => Paid(i, "2026-08-01", 1)).ToArray();

        Assert.That(() => Calculate(Paid(1, "2026-08-01", 1), Paid(1, "2026-08-01", 1)), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => Calculate([.. many, many[7]]), Throws.ArgumentException.With.Message.Contains("twice"));
        Assert.That(() => Calculate(Paid(1, "2026-08-01", 0)), Throws.ArgumentException.With.Message.Contains("positive"));
        Assert.That(() => Calculate(Paid(1, "2026-08-01", -5)), Throws.ArgumentException.With.Message.Contains("positive"));
    }

    [Test]
    public void Sums_that_do_not_fit_are_faults() =>
        Assert.That(() => Calculate(Paid(1, "2026-08-01", long.MaxValue), Paid(2, "2026-08-01", 1)), Throws.TypeOf<OverflowException>());

    [Test]
    public void It_agrees_with_a_recomputation_written_another_way() =>
        Prop.ForAll(Cases, @case =>
        {
            var expected = Recompute(@case, Q3);
            var actual = @case.Calculate();
            return actual.AmountFen == expected.Amount && actual.BaseFen == expected.Base && actual.BaseFen == actual.PropertyFen + actual.ElevatorFen + actual.WaterFen;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(2_000)));

    [Test]
    public void The_order_of_receipts_decides_nothing() =>
        Prop.ForAll(Cases, @case =>
        {
            var straight = @case.Calculate();
            var reversed = @case.Calculate([.. @case.Receipts.Reverse()]);
            var byId = @case.Calculate([.. @case.Receipts.OrderBy(fact => fact.AmountFen).ThenBy(fact => fact.Id)]);
            return Same(straight, reversed) && Same(straight, byId);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_verdicts_add_up_to_the_base_and_name_every_receipt_once() =>
        Prop.ForAll(Cases, @case =>
        {
            var entitlement = @case.Calculate();
            return entitlement.Verdicts.Sum(verdict => verdict.SignedFen) == entitlement.BaseFen
                && entitlement.Verdicts.Select(verdict => verdict.ReceiptId).SequenceEqual(@case.Receipts.Select(fact => fact.Id))
                && entitlement.Verdicts.All(verdict => verdict.Counted == verdict.Reason is ReceiptReason.Counted or ReceiptReason.RefundCounted)
                && entitlement.Verdicts.All(verdict => verdict.Counted == (verdict.SignedFen != 0));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void It_is_rounded_once_to_the_nearest_fen() =>
        Prop.ForAll(Cases, @case =>
        {
            var entitlement = @case.Calculate();
            return Math.Abs(entitlement.AmountFen - entitlement.UnroundedFen) <= 0.5m;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_refund_takes_off_the_base_exactly_what_it_gives_back() =>
        Prop.ForAll(Cases, Gen.Choose(1, 500).ToArbitrary(), (@case, fen) =>
        {
            var before = @case.Calculate();
            foreach (var fact in @case.Receipts.Where(fact => fact.Kind == ReceiptKind.Payment))
            {
                var counted = before.Verdicts.Single(verdict => verdict.ReceiptId == fact.Id).Counted;
                var refund = fact with { Id = Id(9_999), Kind = ReceiptKind.Refund, AmountFen = fen, RefundOf = fact.Id, PaidOn = new(2027, 5, 1) };
                if (@case.Calculate([.. @case.Receipts, refund]).BaseFen != before.BaseFen - (counted ? fen : 0))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Splitting_a_receipt_into_lines_changes_nothing() =>
        Prop.ForAll(Cases, @case =>
        {
            var split = @case.Receipts.SelectMany((fact, i) => fact.AmountFen < 2
                ? [fact]
                : new[] { fact with { AmountFen = fact.AmountFen / 2 }, fact with { Id = Id(5_000 + i), AmountFen = fact.AmountFen - (fact.AmountFen / 2) } });
            return @case.Calculate([.. split]).AmountFen == @case.Calculate().AmountFen;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Receipts_moved_to_another_household_take_their_base_along() =>
        Prop.ForAll(Cases, Gen.Choose(0, int.MaxValue).ToArbitrary(), (@case, pick) =>
        {
            // a refund stays with its receipt: both go by the receipt's number
            var moved = @case.Receipts.Where(fact => Goes(fact, pick)).ToArray();
            var kept = @case.Receipts.Where(fact => !Goes(fact, pick)).ToArray();
            return @case.Calculate(moved).BaseFen + @case.Calculate(kept).BaseFen == @case.Calculate().BaseFen;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Every_receipt_and_its_refunds_count_in_one_quarter_alone() =>
        Prop.ForAll(Cases, @case =>
        {
            var quarters = Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, i).Aggregate(new Quarter(2025, 4), (quarter, _) => quarter.Next)).ToArray();
            var results = quarters.Select(quarter => @case.Calculate(@case.Receipts, quarter)).ToArray();
            return @case.Receipts.All(fact => results.Count(result => result.Verdicts.Single(verdict => verdict.ReceiptId == fact.Id).Counted) <= 1)
                && results.Zip(quarters).All(pair => pair.First.BaseFen == Recompute(@case, pair.Second).Base);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_household_costs_little_memory()
    {
        var receipts = Enumerable.Range(1, 9).Select(i => Paid(i, "2026-08-01", 1_000 + i)).ToArray();
        _ = EntitlementCalculator.Calculate(Q3, receipts, Always, Terms);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = EntitlementCalculator.Calculate(Q3, receipts, Always, Terms);
        var used = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(used, Is.LessThan(600), "one array of verdicts and the result");
    }

    private static bool Goes(ReceiptFact fact, int pick) => ((fact.RefundOf ?? fact.Id).GetHashCode() ^ pick) % 2 == 0;

    private static bool Same(Entitlement a, Entitlement b) =>
        (a.PropertyFen, a.ElevatorFen, a.WaterFen, a.AmountFen) == (b.PropertyFen, b.ElevatorFen, b.WaterFen, b.AmountFen)
        && a.Verdicts.OrderBy(verdict => verdict.ReceiptId).SequenceEqual(b.Verdicts.OrderBy(verdict => verdict.ReceiptId));

    /// <summary>The sentence of the rule as a query over the receipts, in unbounded numbers, day by day for the overlap.</summary>
    private static (long Base, long Amount) Recompute(Case @case, Quarter quarter)
    {
        var own = @case.Receipts
            .Where(fact => fact.Kind == ReceiptKind.Payment && fact.Payer == PayerKind.Own && fact.FeeType is FeeType.Property or FeeType.Elevator or FeeType.Water)
            .Where(fact => fact.Kind == ReceiptKind.Payment && fact.Payer == PayerKind.Own && (fact.PaidOn.Year, (fact.PaidOn.Month + 2) / 3) == (quarter.Year, quarter.Number))
            .Where(fact => Enumerable.Range(0, fact.ServiceTo.DayNumber - fact.ServiceFrom.DayNumber + 1)
                .Any(day => @case.Eligibility.EligibleRanges.Any(range => range.Contains(fact.ServiceFrom.AddDays(day)))))
            .ToDictionary(fact => fact.Id, fact => fact.AmountFen);
        var back = @case.Receipts.Where(fact => fact.RefundOf is { } of && own.ContainsKey(of)).Sum(fact => fact.AmountFen);
        BigInteger total = own.Values.Sum() - back;

        var numerator = total * @case.Terms.Rate.BasisPoints;
        BigInteger denominator = 10_000;
        if (@case.Terms.Mixed == MixedHouseholdRule.ProRataPersons)
        {
            numerator *= @case.Eligibility.EligibleMembers;
            denominator *= @case.Eligibility.LivingMembers;
        }

        var magnitude = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        magnitude += rest * 2 >= denominator ? 1 : 0;
        return ((long)total, (long)(numerator.Sign * magnitude));
    }
}
