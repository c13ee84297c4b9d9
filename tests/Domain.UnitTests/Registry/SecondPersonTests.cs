using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

/// <summary>What counts for money is decided by another person than the one who entered it, and once.</summary>
internal sealed class SecondPersonTests
{
    private static readonly PersonKey Maker = new("maker");
    private static readonly PersonKey Second = new("second");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = NewId.Next();

    [Test]
    public void A_change_is_decided_once_and_never_by_its_maker()
    {
        var change = RegistryChange.DeathOf(Home, Person, new(2026, 11, 1), "死亡证明", Maker, "甲", Now);

        Assert.That(change.Confirm(Maker, "甲", Now).Error?.Code, Is.EqualTo("registry.own-entry"));
        Assert.That(change.Reject(Maker, "甲", "x", Now).Error?.Code, Is.EqualTo("registry.own-entry"));
        Assert.That((change.State, change.DecidedBy, change.Version), Is.EqualTo((Confirmation.Pending, (PersonKey?)null, 1)));

        Assert.That(change.Confirm(Second, "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((change.State, change.DecidedBy, change.DecidedByName, change.DecidedAt, change.DecisionReason, change.Version),
            Is.EqualTo((Confirmation.Confirmed, (PersonKey?)Second, "乙", (DateTimeOffset?)Now.AddDays(1), (string?)null, 2)));
        Assert.That(change.Reject(Second, "乙", "x", Now).Error?.Code, Is.EqualTo("registry.change-decided"));
    }

    [Test]
    public void A_refusal_keeps_its_reason()
    {
        var change = RegistryChange.PovertyStatusTo(Home, PovertyStatus.LiftedOut, new(2026, 11, 1), "名单", Maker, "甲", Now);

        Assert.That(change.Reject(Second, "乙", "文号不符", Now).IsSuccess, Is.True);
        Assert.That((change.State, change.DecisionReason), Is.EqualTo((Confirmation.Rejected, "文号不符")));
        Assert.That(change.Confirm(Second, "乙", Now).Error?.Code, Is.EqualTo("registry.change-decided"));
    }

    [Test]
    public void A_change_says_what_it_is_about()
    {
        var day = new DateOnly(2026, 11, 1);

        Assert.That(Facts(RegistryChange.NewHousehold(Home, day, "新建", Maker, "甲", Now)), Is.EqualTo((RegistryChangeKind.NewHousehold, Home.Id, (Guid?)null, (PovertyStatus?)null, day, "新建")));
        Assert.That(Facts(RegistryChange.PovertyStatusTo(Home, PovertyStatus.Unstable, day, "名单", Maker, "甲", Now)), Is.EqualTo((RegistryChangeKind.PovertyStatus, Home.Id, (Guid?)null, (PovertyStatus?)PovertyStatus.Unstable, day, "名单")));
        Assert.That(Facts(RegistryChange.DeathOf(Home, Person, day, "证明", Maker, "甲", Now)), Is.EqualTo((RegistryChangeKind.Death, Home.Id, (Guid?)Person, (PovertyStatus?)null, day, "证明")));
    }

    [Test]
    public void An_account_is_verified_once_and_never_by_the_one_who_typed_it()
    {
        var account = Account();

        Assert.That(account.Verify(Maker, VerificationMethod.Township, Now).Error?.Code, Is.EqualTo("registry.own-entry"));
        Assert.That(account.Reject(Maker, "x", Now).Error?.Code, Is.EqualTo("registry.own-entry"));
        Assert.That((account.State, account.Version), Is.EqualTo((AccountState.Pending, 1)));

        Assert.That(account.Verify(Second, VerificationMethod.BankPreCheck, Now, "乙").IsSuccess, Is.True);
        Assert.That((account.State, account.Method, account.DecidedBy, account.DecidedByName, account.DecidedAt, account.Version),
            Is.EqualTo((AccountState.Verified, (VerificationMethod?)VerificationMethod.BankPreCheck, (PersonKey?)Second, "乙", (DateTimeOffset?)Now, 2)));
        Assert.That(account.Reject(Second, "x", Now).Error?.Code, Is.EqualTo("registry.account-decided"));
        Assert.That(account.Verify(Second, VerificationMethod.Township, Now).Error?.Code, Is.EqualTo("registry.account-decided"));
    }

    [Test]
    public void A_refused_account_keeps_the_reason()
    {
        var account = Account();

        Assert.That(account.Reject(Second, "户名不符", Now, "乙").IsSuccess, Is.True);
        Assert.That((account.State, account.RejectedReason, account.DecidedByName, account.Method, account.Version), Is.EqualTo((AccountState.Rejected, "户名不符", "乙", (VerificationMethod?)null, 2)));
    }

    [Test]
    public void An_account_keeps_its_holder_its_bank_and_who_typed_it()
    {
        var account = PayoutAccount.Create(Home.Id, 2, Person, "张三", new("c", "i", "****0001") { NextIndex = "n" }, "夏县农商银行", "402181000018", new(2026, 11, 1), Maker, Now, "甲");

        Assert.That((account.HouseholdId, account.VersionNumber, account.HolderResidentId, account.HolderName), Is.EqualTo((Home.Id, 2, Person, "张三")));
        Assert.That((account.AccountCipher, account.AccountIndex, account.AccountIndexNext, account.AccountMasked), Is.EqualTo(("c", "i", "n", "****0001")));
        Assert.That((account.BankName, account.BankCode, account.EffectiveFrom), Is.EqualTo(("夏县农商银行", "402181000018", new DateOnly(2026, 11, 1))));
        Assert.That((account.MadeBy, account.MadeByName, account.MadeAt), Is.EqualTo((Maker, "甲", Now)));
    }

    [Test]
    public void A_verified_account_whose_holder_is_another_now_is_verified_anew_by_a_third_person()
    {
        var (account, clerk) = (Account(), new PersonKey("clerk"));

        Assert.That(account.SendBack("姓名更正", clerk, Now), Is.False, "nothing was verified yet");
        Assert.That((account.ReverifyAt, account.Version), Is.EqualTo(((DateTimeOffset?)null, 1)));
        Assert.That(account.Verify(Second, VerificationMethod.Township, Now, "乙").IsSuccess, Is.True);
        Assert.That(account.SendBack("姓名更正", clerk, Now.AddDays(1)), Is.True);
        Assert.That((account.State, account.ReverifyAt, account.ReverifyBy, account.ReverifyReason, account.Version), Is.EqualTo((AccountState.Pending, (DateTimeOffset?)Now.AddDays(1), (PersonKey?)clerk, "姓名更正", 3)));
        Assert.That((account.DecidedBy, account.DecidedByName, account.DecidedAt, account.Method), Is.EqualTo(((PersonKey?)null, (string?)null, (DateTimeOffset?)null, (VerificationMethod?)null)));
        Assert.That(account.Verify(clerk, VerificationMethod.Township, Now).Error, Is.EqualTo(RegistryErrors.OwnEntry));
        Assert.That(account.Verify(Maker, VerificationMethod.Township, Now).Error, Is.EqualTo(RegistryErrors.OwnEntry));
        Assert.That(account.Verify(Second, VerificationMethod.Township, Now).IsSuccess, Is.True);
    }

    private static readonly Household Home = Household.Form(HouseholdNumber.Restore("XT-001"), NewId.Next(), "140828103", RelocationKind.RegisteredPoor, new(2020, 1, 1), Confirmation.Confirmed);

    private static PayoutAccount Account() => PayoutAccount.Create(Home.Id, 1, Person, "张三", new("c", "i", "****0001"), "夏县农商银行", null, new(2026, 11, 1), Maker, Now, "甲");

    private static (RegistryChangeKind, Guid, Guid?, PovertyStatus?, DateOnly, string) Facts(RegistryChange change) =>
        (change.Kind, change.HouseholdId, change.ResidentId, change.Status, change.EffectiveOn, change.Reason);
}
