using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Domain.UnitTests.Payouts;

internal sealed class RecoveryCaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase(true, RecoveryState.Confirmed)]
    [TestCase(false, RecoveryState.Rejected)]
    public void A_case_is_decided_once_by_another_person(bool agreed, RecoveryState state)
    {
        var recovery = Request(Today).Value;
        Assert.That(recovery.Decide(agreed, new("one"), "甲", Now).Error, Is.EqualTo(RecoveryErrors.OwnCase));
        Assert.That(recovery.Decide(agreed, new("two"), "乙", Now).IsSuccess, Is.True);
        Assert.That((recovery.State, recovery.DecidedBy, recovery.DecidedByName, recovery.DecidedAt), Is.EqualTo((state, (PersonKey?)new PersonKey("two"), "乙", (DateTimeOffset?)Now)));
        Assert.That(recovery.Decide(true, new("three"), "丙", Now).Error, Is.EqualTo(RecoveryErrors.Decided));
    }

    [Test]
    public void Money_that_has_not_arrived_is_not_recorded() => Assert.That(Request(Today.AddDays(1)).Error, Is.EqualTo(RecoveryErrors.ReceivedInFuture));

    [Test]
    public void It_keeps_what_it_is_for()
    {
        var recovery = Request(Today).Value;
        Assert.That((recovery.Number, recovery.Kind, recovery.HouseholdNumber, recovery.PayeeName, recovery.Period, recovery.AmountFen, recovery.ReceivedOn, recovery.Reason, recovery.Evidence),
            Is.EqualTo(("ZH2026-0001", RecoveryKind.Order, "X-1", "张三", "2026Q3", 300L, Today, "户主已故", "回单1")));
    }

    private static Result<RecoveryCase> Request(DateOnly receivedOn) => RecoveryCase.Request("ZH2026-0001",
        new(RecoveryKind.Order, PayoutPurpose.Subsidy, Guid.Empty, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.Empty, Guid.Empty, "X-1", "张三", "2026Q3", 300), receivedOn, "户主已故", "回单1", null, Today,
        new("one"), "甲", Now);
}
