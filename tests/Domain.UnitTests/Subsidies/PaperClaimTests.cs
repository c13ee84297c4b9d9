using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>纸质发放登记: entered by one, confirmed by another.</summary>
internal sealed class PaperClaimTests
{
    private static readonly Guid Community = SubsidyFacts.Id(31);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_claim_keeps_what_was_entered_and_by_whom()
    {
        var claim = Enter();
        Assert.That((claim.CommunityId, claim.Quarter, claim.Reference, claim.Count, claim.SumFen), Is.EqualTo((Community, SubsidyFacts.Q3, "凭证12", 4, 1_204L)));
        Assert.That((claim.State, claim.MadeBy, claim.MadeByName, claim.MadeAt, claim.DecidedBy), Is.EqualTo((Confirmation.Pending, new PersonKey("one"), "one", Now, (PersonKey?)null)));
    }

    [Test]
    public void A_claim_is_confirmed_by_another_person_and_once()
    {
        var claim = Enter();
        Assert.That(claim.Confirm(By("one")).Error, Is.EqualTo(SubsidyErrors.OwnPaper));
        Assert.That((claim.State, claim.Version), Is.EqualTo((Confirmation.Pending, 1)));
        Assert.That(claim.Confirm(By("two")).IsSuccess, Is.True);
        Assert.That((claim.State, claim.DecidedBy, claim.DecidedByName, claim.DecidedAt, claim.RejectedReason, claim.Version),
            Is.EqualTo((Confirmation.Confirmed, (PersonKey?)new PersonKey("two"), "two", (DateTimeOffset?)Now, (string?)null, 2)));
        Assert.That(claim.Confirm(By("three")).Error, Is.EqualTo(SubsidyErrors.PaperDecided));
        Assert.That(claim.Reject("晚了", By("three")).Error, Is.EqualTo(SubsidyErrors.PaperDecided));
    }

    [TestCase("one", TestName = "Who entered a claim may take it back")]
    [TestCase("two", TestName = "Another person may refuse a claim")]
    public void A_claim_that_was_refused_keeps_the_reason(string person)
    {
        var claim = Enter();
        Assert.That(claim.Reject("凭证不符", By(person)).IsSuccess, Is.True);
        Assert.That((claim.State, claim.DecidedBy, claim.RejectedReason, claim.Version), Is.EqualTo((Confirmation.Rejected, (PersonKey?)new PersonKey(person), "凭证不符", 2)));
        Assert.That(claim.Confirm(By("three")).Error, Is.EqualTo(SubsidyErrors.PaperDecided));
    }

    [Test]
    public void A_line_of_a_claim_is_the_payment_on_paper()
    {
        var payment = new PaperPayment(SubsidyFacts.Id(7), "X-1", "140828100", "张三", 301, 1_003, 500, 2);
        var line = PaperClaimLine.Of(SubsidyFacts.Id(8), payment);
        Assert.That(line.ClaimId, Is.EqualTo(SubsidyFacts.Id(8)));
        Assert.That(line.ToPayment(), Is.EqualTo(payment));
    }

    private static PaperClaim Enter() => PaperClaim.Enter(Community, SubsidyFacts.Q3, "凭证12", 4, 1_204, By("one"));

    private static Actor By(string person) => new(new(person), person, Now);
}
