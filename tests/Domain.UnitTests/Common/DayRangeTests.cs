using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class DayRangeTests
{
    private static readonly DateOnly Origin = new(2026, 1, 1);

    [Test]
    public void The_end_is_outside_and_the_start_inside()
    {
        var range = new DayRange(new(2026, 3, 1), new(2026, 3, 31));

        Assert.That(range.Contains(new(2026, 3, 1)), Is.True);
        Assert.That(range.Contains(new(2026, 3, 30)), Is.True);
        Assert.That(range.Contains(new(2026, 3, 31)), Is.False);
    }

    [Test]
    public void Ranges_that_touch_do_not_overlap()
    {
        var first = new DayRange(Origin, Origin.AddDays(5));

        Assert.That(first.Overlaps(new(Origin.AddDays(5), null)), Is.False);
        Assert.That(first.Overlaps(new(Origin.AddDays(4), null)), Is.True);
        Assert.That(new DayRange(Origin, null).Overlaps(new(Origin.AddYears(50), null)), Is.True);
    }

    [Test]
    public void The_set_operations_agree_with_counting_day_by_day() =>
        Prop.ForAll(Sets, Sets, (a, b) =>
        {
            var (merged, both, less) = (DayRanges.Merge(a), DayRanges.Intersect(a, b), DayRanges.Subtract(a, b));
            return Enumerable.Range(-2, 60).Select(Origin.AddDays).All(day =>
                In(merged, day) == In(a, day) && In(both, day) == (In(a, day) && In(b, day)) && In(less, day) == (In(a, day) && !In(b, day)));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Merged_ranges_are_in_order_apart_and_not_empty() =>
        Prop.ForAll(Sets, a =>
        {
            var merged = DayRanges.Merge(a);
            return merged.All(range => !range.IsEmpty) && merged.Zip(merged.Skip(1)).All(pair => pair.First.Until < pair.Second.From);
        }).QuickCheckThrowOnFailure();

    private static bool In(IReadOnlyList<DayRange> ranges, DateOnly day) => ranges.Any(range => day >= range.From && (range.Until == null || day < range.Until));

    private static Arbitrary<DayRange[]> Sets => (
        from count in Gen.Choose(0, 5)
        from ranges in Gen.ArrayOf(
            from start in Gen.Choose(0, 40)
            from length in Gen.Frequency((5, Gen.Choose(-1, 12).Select(x => (int?)x)), (1, Gen.Constant((int?)null)))
            select new DayRange(Origin.AddDays(start), length is { } days ? Origin.AddDays(start + days) : null), count)
        select ranges).ToArbitrary();
}
