using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Domain.UnitTests.Signing;

internal sealed class SigningDelegationTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly Signatory Leader = new(new("leader"), NewId.Next(), "包联领导", [], []);

    // the paper that is there runs from day 10 to day 20
    [TestCase(1, 9, null)]
    [TestCase(1, 10, "signing.delegation-exists")]
    [TestCase(12, 15, "signing.delegation-exists")]
    [TestCase(20, 30, "signing.delegation-exists")]
    [TestCase(21, 30, null)]
    public void Two_papers_of_one_person_never_hold_on_one_day(int first, int last, string? code)
    {
        var held = Granted(Leader, 10, 20);

        Assert.That(Grant(Leader with { Delegations = [held] }, first, last).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_revoked_paper_makes_room_for_another()
    {
        var held = Granted(Leader, 0, 20);
        Assert.That(held.Revoke("回岗", "乡镇领导", Now, Today.AddDays(20)).IsSuccess, Is.True);

        Assert.That((held.IsRevoked, held.RevokedReason, held.RevokedByName, held.RevokedAt, held.Version), Is.EqualTo((true, "回岗", "乡镇领导", (DateTimeOffset?)Now, 2)));
        Assert.That(Grant(Leader with { Delegations = [held] }, 1, 5).IsSuccess, Is.True);
    }

    [Test]
    public void A_paper_that_has_run_out_is_not_revoked()
    {
        var held = Granted(Leader, 0, 20);

        Assert.That(held.Revoke("回岗", "乡镇领导", Now, Today.AddDays(21)).Error?.Code, Is.EqualTo("signing.delegation-ended"));
        Assert.That(held.IsRevoked, Is.False);
    }

    private static SigningDelegation Granted(Signatory person, int first, int last) => Grant(person, first, last).Value;

    private static Result<SigningDelegation> Grant(Signatory person, int first, int last) => SigningDelegation.Grant(
        NewId.Next(), new("瑶政函〔2026〕7号", SigningPost.Director, DelegationReason.Absent, Today.AddDays(first), Today.AddDays(last)), person, new("granter"), "乡镇领导", Now, Today);
}
