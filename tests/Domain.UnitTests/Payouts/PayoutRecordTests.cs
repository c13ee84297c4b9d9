using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Domain.UnitTests.Payouts;

/// <summary>Files to the bank, orders that are given up, and the profile of a bank: what they keep and the way they go.</summary>
internal sealed class PayoutRecordTests
{
    private static readonly Guid Release = NewId.Next();
    private static readonly Guid Bank = NewId.Next();
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly BankProfileTerms Terms = new(
        "NX", "示例银行", "402181000018", "财政局", ["402", "403"], BankEncoding.Utf8Bom, BankRepertoire.Gb18030, [BankFileFormat.Csv, BankFileFormat.Xlsx, BankFileFormat.Csv], BankProfileTerms.CanonicalColumns, 100);

    [TestCase(1, "ZF2026-0001-XNX-01")]
    [TestCase(12, "ZF2026-0001-XNX-12")]
    public void A_file_is_numbered_by_release_bank_and_part(int part, string number)
    {
        var file = Plan(part);
        Assert.That((file.Number, file.ReleaseId, file.ProfileId, file.Part, file.Count, file.AmountFen, file.CreatedAt), Is.EqualTo((number, Release, Bank, part, 5, 1_500L, Now)));
        Assert.That((file.State, file.SentAt, file.AcknowledgedAt, file.Version), Is.EqualTo((PayoutFileState.Created, (DateTimeOffset?)null, (DateTimeOffset?)null, 1)));
    }

    [Test]
    public void A_file_is_sent_when_it_is_first_taken_and_later_downloads_change_nothing()
    {
        var file = Plan();
        Assert.That(file.MarkSent("甲", Now), Is.True);
        Assert.That((file.State, file.SentByName, file.SentAt, file.Version), Is.EqualTo((PayoutFileState.Sent, "甲", (DateTimeOffset?)Now, 2)));
        Assert.That(file.MarkSent("乙", Now.AddDays(1)), Is.False);
        Assert.That((file.State, file.SentByName, file.SentAt, file.Version), Is.EqualTo((PayoutFileState.Sent, "甲", (DateTimeOffset?)Now, 2)));
    }

    [Test]
    public void The_bank_confirms_a_file_once_and_after_it_was_sent()
    {
        var file = Plan();
        Assert.That(file.Acknowledge("B-1", "乙", Now).Error, Is.EqualTo(PayoutErrors.FileNotSent));
        Assert.That((file.State, file.Version), Is.EqualTo((PayoutFileState.Created, 1)));
        file.MarkSent("甲", Now);
        Assert.That(file.Acknowledge("B-1", "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((file.State, file.BankReference, file.AcknowledgedByName, file.AcknowledgedAt, file.Version), Is.EqualTo((PayoutFileState.Acknowledged, "B-1", "乙", (DateTimeOffset?)Now.AddDays(1), 3)));
        Assert.That(file.Acknowledge("B-2", "丙", Now).Error, Is.EqualTo(PayoutErrors.FileAcknowledged));
        Assert.That((file.BankReference, file.MarkSent("丙", Now)), Is.EqualTo(("B-1", false)));
    }

    [TestCase(true, WriteOffState.Confirmed)]
    [TestCase(false, WriteOffState.Rejected)]
    public void An_order_is_given_up_by_two_people_and_once(bool agreed, WriteOffState state)
    {
        var (order, community) = (NewId.Next(), NewId.Next());
        var off = OrderWriteOff.Request(order, community, "户主已故，无继承人", new("one"), "甲", Now);
        Assert.That((off.OrderId, off.CommunityId, off.Reason, off.State), Is.EqualTo((order, community, "户主已故，无继承人", WriteOffState.Requested)));
        Assert.That((off.RequestedBy, off.RequestedByName, off.RequestedAt, off.DecidedBy), Is.EqualTo((new PersonKey("one"), "甲", Now, (PersonKey?)null)));
        Assert.That(off.Decide(agreed, new("one"), "甲", Now).Error, Is.EqualTo(PayoutErrors.OwnWriteOff));
        Assert.That((off.State, off.Version), Is.EqualTo((WriteOffState.Requested, 1)));
        Assert.That(off.Decide(agreed, new("two"), "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((off.State, off.DecidedBy, off.DecidedByName, off.DecidedAt, off.Version), Is.EqualTo((state, (PersonKey?)new PersonKey("two"), "乙", (DateTimeOffset?)Now.AddDays(1), 2)));
        Assert.That(off.Decide(!agreed, new("three"), "丙", Now).Error, Is.EqualTo(PayoutErrors.WriteOffDecided));
    }

    [Test]
    public void A_profile_keeps_what_was_agreed_with_the_bank()
    {
        var profile = Propose(Terms);
        Assert.Multiple(() =>
        {
            Assert.That((profile.Code, profile.VersionNumber, profile.Name, profile.BankCode, profile.DebtorName), Is.EqualTo(("NX", 2, "示例银行", "402181000018", "财政局")));
            Assert.That((profile.AccountCipher, profile.AccountIndex, profile.AccountIndexNext, profile.AccountMasked), Is.EqualTo(("cipher", "index", "next", "****0001")));
            Assert.That((profile.ClearingPrefixes, profile.Encoding, profile.Repertoire, profile.MaxLinesPerFile), Is.EqualTo(("402,403", BankEncoding.Utf8Bom, BankRepertoire.Gb18030, 100)));
            Assert.That(profile.FormatList, Is.EqualTo(new[] { BankFileFormat.Csv, BankFileFormat.Xlsx }));
            Assert.That(profile.ColumnList, Is.EqualTo(BankProfileTerms.CanonicalColumns));
            Assert.That((profile.State, profile.MadeBy, profile.MadeByName, profile.MadeAt), Is.EqualTo((ProfileState.Proposed, new PersonKey("maker"), "甲", Now)));
        });
    }

    [TestCase("402", true)]
    [TestCase("402181000018", true)]
    [TestCase("40", false)]
    [TestCase("404181000018", false)]
    [TestCase(null, false)]
    public void A_profile_names_a_bank_by_its_first_three_digits(string? code, bool named) => Assert.That(Propose(Terms).Names(code), Is.EqualTo(named));

    [Test]
    public void A_profile_without_prefixes_takes_the_rest_and_names_none()
    {
        var rest = Propose(Terms with { ClearingPrefixes = [] });
        Assert.That((rest.TakesRest, rest.Names("402181000018"), Propose(Terms).TakesRest), Is.EqualTo((true, false, false)));
    }

    [TestCase(true, ProfileState.Active)]
    [TestCase(false, ProfileState.Rejected)]
    public void A_profile_is_decided_and_gives_way_to_the_next(bool agreed, ProfileState state)
    {
        var profile = Propose(Terms);
        Assert.That(profile.Decide(agreed, new("other"), "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That((profile.State, profile.DecidedBy, profile.DecidedByName, profile.DecidedAt, profile.Version), Is.EqualTo((state, (PersonKey?)new PersonKey("other"), "乙", (DateTimeOffset?)Now.AddDays(1), 2)));
        profile.Retire();
        Assert.That((profile.State, profile.Version), Is.EqualTo((ProfileState.Retired, 3)));
        Assert.That(profile.Decide(agreed, new("other"), "乙", Now).Error, Is.EqualTo(PayoutErrors.ProfileDecided));
    }

    private static PayoutFile Plan(int part = 1) => PayoutFile.Plan(Release, "ZF2026-0001", Bank, "XNX", part, 5, 1_500, Now);

    private static BankProfile Propose(BankProfileTerms terms) => BankProfile.Propose(terms, new("cipher", "index", "****0001") { NextIndex = "next" }, 2, new("maker"), "甲", Now).Value;
}
