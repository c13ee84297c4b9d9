using Resettlement.Application.Common;

namespace Resettlement.Application.UnitTests;

internal sealed class PageRequestTests
{
    [TestCase(1, 20, 0)]
    [TestCase(3, 50, 100)]
    [TestCase(-5, 20, 0)]
    [TestCase(2, 1_000_000, 200)]
    [TestCase(int.MaxValue, 200, int.MaxValue)]
    public void A_page_far_beyond_the_list_does_not_wrap_round_to_a_negative_offset(int page, int size, int skip) => Assert.That(new PageRequest(page, size).Skip, Is.EqualTo(skip));
}
