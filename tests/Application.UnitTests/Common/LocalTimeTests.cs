using Microsoft.Extensions.Time.Testing;
using Resettlement.Application.Common;

namespace Resettlement.Application.UnitTests.Common;

internal sealed class LocalTimeTests
{
    [TestCase("2026-03-31T15:59:59Z", "2026-03-31")]
    [TestCase("2026-03-31T16:00:00Z", "2026-04-01")]
    [TestCase("2026-12-31T16:00:00Z", "2027-01-01")]
    [TestCase("2028-02-28T16:00:00Z", "2028-02-29")]
    public void The_day_changes_at_midnight_in_shanghai(string instant, string day) =>
        Assert.That(new FakeTimeProvider(DateTimeOffset.Parse(instant)).LocalToday(), Is.EqualTo(DateOnly.Parse(day)));

    [Test]
    public void A_day_starts_where_the_one_before_ends()
    {
        var start = new DateOnly(2026, 10, 1).StartOfDay();
        Assert.That(start, Is.EqualTo(DateTimeOffset.Parse("2026-09-30T16:00:00Z")));
        Assert.That(start.ToLocalDay(), Is.EqualTo(new DateOnly(2026, 10, 1)));
        Assert.That(start.AddTicks(-1).ToLocalDay(), Is.EqualTo(new DateOnly(2026, 9, 30)));
    }

    [TestCase(0, 0, 1, 20, 0)]
    [TestCase(3, 50, 3, 50, 100)]
    [TestCase(-1, 1000, 1, 200, 0)]
    [TestCase(int.MaxValue, 200, int.MaxValue, 200, int.MaxValue)]
    public void A_page_has_a_size_within_bounds(int page, int size, int expectedPage, int expectedSize, int expectedSkip)
    {
        var request = new PageRequest(page, size);
        var answer = request.Of<int>([], 7);
        Assert.That((answer.PageSize, request.Skip, request.Take), Is.EqualTo((expectedSize, expectedSkip, expectedSize)));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(answer), Does.Contain($":{expectedPage}"));
    }
}
