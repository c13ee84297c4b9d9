using Resettlement.Domain.Common;

namespace Resettlement.Domain.UnitTests.Common;

public class RateTests
{
    [TestCase(2_000, "20 %")]
    [TestCase(1_250, "12.5 %")]
    [TestCase(825, "8.25 %")]
    [TestCase(0, "0 %")]
    public void A_rate_is_shown_in_percent_without_idle_zeros(int basisPoints, string shown) => Assert.That(new Rate(basisPoints).ToString(), Is.EqualTo(shown));
}
