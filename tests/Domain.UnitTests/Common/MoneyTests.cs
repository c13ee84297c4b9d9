using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class MoneyTests
{
    [TestCase("1409.50", 140_950)]
    [TestCase("-0.01", -1)]
    [TestCase(" 12 ", 1_200)]
    [TestCase(".5", 50)]
    [TestCase("100.000", 10_000)]
    [TestCase("90000000000000", 9_000_000_000_000_000)]
    [TestCase("-90000000000000", -9_000_000_000_000_000)]
    public void Yuan_are_read_exactly(string text, long fen)
    {
        Assert.That(Money.TryParseYuan(text, out var money), Is.True);
        Assert.That(money.Fen, Is.EqualTo(fen));
    }

    [TestCase("0.001")]
    [TestCase("1,409.50")]
    [TestCase("1e3")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("90000000000000.01")]
    [TestCase("-90000000000000.01")]
    [TestCase("12.345")]
    public void What_is_no_exact_amount_is_refused(string? text) => Assert.That(Money.TryParseYuan(text, out _), Is.False);

    [TestCase(1, 2)]
    [TestCase(2, 2)]
    [TestCase(3, 2)]
    [TestCase(-3, 2)]
    public void Amounts_are_ordered_by_their_fen(long a, long b)
    {
        var (left, right) = (new Money(a), new Money(b));

        Assert.That((left < right, left <= right, left > right, left >= right, Math.Sign(left.CompareTo(right))), Is.EqualTo((a < b, a <= b, a > b, a >= b, a.CompareTo(b))));
    }

    [Test]
    public void Sums_that_do_not_fit_are_faults_not_wrong_amounts()
    {
        Assert.That(() => new Money(long.MaxValue) + new Money(1), Throws.TypeOf<OverflowException>());
        Assert.That(() => new Money(long.MinValue) - new Money(1), Throws.TypeOf<OverflowException>());
        Assert.That(() => -new Money(long.MinValue), Throws.TypeOf<OverflowException>());
        Assert.That(() => new Money(long.MaxValue).Times(new(10_001)), Throws.TypeOf<OverflowException>());
    }

    [TestCase(33_517, 2_000, 6_703)]
    [TestCase(29_491, 2_000, 5_898)]
    [TestCase(2, 2_500, 1)]
    [TestCase(1, 2_500, 0)]
    [TestCase(-2, 2_500, -1)]
    [TestCase(160_000_000, 800, 12_800_000)]
    [TestCase(long.MaxValue, 10_000, long.MaxValue)]
    public void A_rate_is_applied_with_one_rounding_half_up(long fen, int basisPoints, long expected) =>
        Assert.That(new Money(fen).Times(new(basisPoints)).Fen, Is.EqualTo(expected));

    [Test]
    public void Taking_back_what_a_rate_gave_leaves_nothing() =>
        Prop.ForAll<long, int>((fen, rate) => fen == long.MinValue || new Money(fen / 2).Times(new(rate % 10_000)).Fen == -new Money(-(fen / 2)).Times(new(rate % 10_000)).Fen)
            .QuickCheckThrowOnFailure();

    [Test]
    public void A_hundred_yuan_in_three_parts_lose_no_fen() =>
        Assert.That(new Money(10_000).Allocate([1, 1, 1]).Select(part => part.Fen), Is.EqualTo(new long[] { 3_334, 3_333, 3_333 }));

    [Test]
    public void The_largest_remainder_gets_the_fen_that_is_left() =>
        Assert.That(new Money(10).Allocate([3, 3, 1]).Select(part => part.Fen), Is.EqualTo(new long[] { 4, 4, 2 }));

    [Test]
    public void Of_many_equal_shares_the_first_get_the_fen_that_are_left() =>
        Assert.That(new Money(7).Allocate([.. Enumerable.Repeat(1L, 40)]).Select(part => part.Fen), Is.EqualTo(Enumerable.Repeat(1L, 7).Concat(Enumerable.Repeat(0L, 33))));

    [Test]
    public void Parts_sum_to_the_whole_and_each_is_within_one_fen_of_its_share() =>
        Prop.ForAll(Splits, split =>
        {
            var (fen, weights) = split;
            var parts = new Money(fen).Allocate(weights);
            var sum = weights.Aggregate(BigInteger.Zero, (a, b) => a + b);
            return parts.Aggregate(BigInteger.Zero, (a, b) => a + b.Fen) == fen
                && parts.Zip(weights).All(pair => BigInteger.Abs((pair.First.Fen * sum) - ((BigInteger)fen * pair.Second)) < sum)
                && parts.Zip(weights).All(pair => pair.Second > 0 || pair.First.Fen == 0);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_larger_weight_never_gets_less() =>
        Prop.ForAll(Splits, split =>
        {
            var parts = new Money(split.Fen).Allocate(split.Weights);
            return split.Weights.Select((weight, i) => (weight, parts[i].Fen)).OrderBy(x => x.weight).ThenBy(x => x.Fen)
                .Aggregate((Ok: true, Last: 0L), (state, x) => (state.Ok && x.Fen >= state.Last, x.Fen)).Ok;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Weights_that_cannot_be_shared_by_are_refused()
    {
        Assert.That(() => new Money(1).Allocate([]), Throws.ArgumentException);
        Assert.That(() => new Money(1).Allocate([0, 0]), Throws.ArgumentException);
        Assert.That(() => new Money(1).Allocate([2, -1]), Throws.ArgumentException);
        Assert.That(() => new Money(-1).Allocate([1]), Throws.ArgumentException);
    }

    [Test]
    public void Written_yuan_are_read_back() =>
        Prop.ForAll<int>(fen => Money.TryParseYuan(new Money(fen).ToString(), out var back) && back.Fen == fen).QuickCheckThrowOnFailure();

    private static Arbitrary<(long Fen, long[] Weights)> Splits => (
        from fen in Gen.OneOf(Gen.Choose(0, 1_000).Select(x => (long)x), Gen.Choose(0, int.MaxValue).Select(x => x * 4_000_000_000L))
        from count in Gen.Choose(1, 40)
        from weights in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 6).Select(x => (long)x), Gen.Choose(0, int.MaxValue).Select(x => (long)x * 3)), count)
        where weights.Any(weight => weight > 0)
        select (fen, weights)).ToArbitrary();
}
