using Resettlement.Domain.Payouts;

namespace Resettlement.Domain.UnitTests.Payouts;

internal sealed class OrderTransitionsTests
{
    // rows: from; columns: to, in the order Pending Sent Paid Failed Returned Recovered
    [TestCase(OrderState.Pending, "-S----")]
    [TestCase(OrderState.Sent, "--PF--")]
    [TestCase(OrderState.Paid, "----RC")]
    [TestCase(OrderState.Failed, "------")]
    [TestCase(OrderState.Returned, "------")]
    [TestCase(OrderState.Recovered, "------")]
    public void Only_these_steps_exist(OrderState from, string row) =>
        Assert.That(Enum.GetValues<OrderState>().Select(to => OrderTransitions.Allows(from, to)), Is.EqualTo(row.Select(x => x != '-')));

    [Test]
    public void What_failed_or_came_back_may_be_issued_again_and_paid_is_final() =>
        Assert.That(Enum.GetValues<OrderState>().Where(OrderTransitions.MayBeReissued), Is.EqualTo(new[] { OrderState.Failed, OrderState.Returned }));

    [Test]
    public void An_order_is_numbered_by_purpose_period_release_and_line()
    {
        Assert.That(PaymentOrder.NumberOf(PayoutPurpose.Subsidy, "2026Q3", "ZF2026-0001", 7), Is.EqualTo("R26Q3-ZF20260001-000007"));
        Assert.That(PaymentOrder.NumberOf(PayoutPurpose.Subsidy, "2026Q3", "ZF2026-9999999", 1_000_000), Has.Length.LessThanOrEqualTo(35));
    }
}
