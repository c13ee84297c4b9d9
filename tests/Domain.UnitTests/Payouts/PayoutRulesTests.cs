using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Domain.UnitTests.Payouts;

internal sealed class PayoutRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly ReleaseTotals Totals = new(3, 1_000, 0, 0, "hash");

    [TestCase(BankRepertoire.Gb18030, "张三", true)]
    [TestCase(BankRepertoire.Gb18030, "王𠮷㼆", true)]
    [TestCase(BankRepertoire.Gbk, "朱镕基", true)]
    [TestCase(BankRepertoire.Gbk, "王𠮷", false)]
    [TestCase(BankRepertoire.Gb2312, "张三", true)]
    [TestCase(BankRepertoire.Gb2312, "朱镕基", false)]
    public void A_repertoire_covers_a_name_or_not(BankRepertoire repertoire, string name, bool covered) => Assert.That(BankRepertoires.Covers(repertoire, name), Is.EqualTo(covered));

    [Test]
    public void An_encoding_never_replaces_a_character() =>
        Assert.That(() => BankRepertoires.EncodingOf(BankEncoding.Gbk).GetBytes("王𠮷"), Throws.InstanceOf<System.Text.EncoderFallbackException>());

    // 30 days before 25 November is 26 October: entered on that day is not recent any more
    [TestCase("2026-10-26", false)]
    [TestCase("2026-10-27", true)]
    [TestCase("2026-11-25", true)]
    public void An_account_is_recent_for_thirty_days(string entered, bool recent) =>
        Assert.That(Judge(Account() with { EnteredOn = DateOnly.Parse(entered) }), Is.EqualTo(recent ? new[] { PayoutFlagKind.AccountRecentlyChanged } : []));

    [Test]
    public void Each_fault_of_a_line_has_its_flag()
    {
        Assert.That(Judge(Account()), Is.Empty);
        Assert.That(Judge(null), Is.EqualTo(new[] { PayoutFlagKind.NoAccount }));
        Assert.That(Judge(Account() with { IsVerified = false }), Is.EqualTo(new[] { PayoutFlagKind.AccountNotVerified }));
        Assert.That(Judge(Account() with { HolderName = "李四" }), Is.EqualTo(new[] { PayoutFlagKind.NameDiffers }));
        Assert.That(Judge(Account() with { HolderIsAlive = false }), Is.EqualTo(new[] { PayoutFlagKind.PayeeDeceased }));
        Assert.That(Judge(Account() with { IsSuperseded = true }), Is.EqualTo(new[] { PayoutFlagKind.AccountSuperseded }));
        Assert.That(PayoutFlagRules.Judge("张三", Account(), null, Today), Is.EqualTo(new[] { PayoutFlagKind.NoPayingBank }));
    }

    [Test]
    public void Only_the_two_remarks_on_changes_let_a_line_pass() =>
        Assert.That(Enum.GetValues<PayoutFlagKind>().Where(x => !PayoutFlagRules.IsBlocking(x)), Is.EquivalentTo(new[] { PayoutFlagKind.AccountRecentlyChanged, PayoutFlagKind.AccountSuperseded }));

    [Test]
    public void A_release_needs_two_people_and_none_who_took_part()
    {
        var release = Prepared();
        Assert.That(release.Release(new("preparer"), "甲", [], Now).Error, Is.EqualTo(PayoutErrors.OwnRelease));
        Assert.That(release.Release(new("director"), "乙", [new("maker"), new("director")], Now).Error, Is.EqualTo(PayoutErrors.ReleaserTookPart));
        Assert.That(release.State, Is.EqualTo(ReleaseState.Prepared));
        Assert.That(release.Release(new("reviewer"), "丙", [new("maker"), new("director")], Now).IsSuccess, Is.True);
        Assert.That(release.Release(new("reviewer"), "丙", [], Now).Error?.Code, Is.EqualTo("payouts.release-state"), "once only");
        Assert.That(release.Cancel(new("preparer"), "甲", "算了", Now).Error?.Code, Is.EqualTo("payouts.release-state"), "money that went is not called back");
    }

    [Test]
    public void A_cancelled_release_is_over()
    {
        var release = Prepared();
        Assert.That(release.Cancel(new("preparer"), "甲", "批次有误", Now).IsSuccess, Is.True);
        Assert.That(release.Release(new("reviewer"), "丙", [], Now).Error?.Code, Is.EqualTo("payouts.release-state"));
    }

    [Test]
    public void A_profile_holds_when_another_person_agrees()
    {
        var profile = Profile(["402", "403"]);
        Assert.That(profile.Decide(true, new("maker"), "甲", Now).Error, Is.EqualTo(PayoutErrors.OwnProfile));
        Assert.That(profile.Decide(true, new("other"), "乙", Now).IsSuccess, Is.True);
        Assert.That(profile.Decide(false, new("third"), "丙", Now).Error, Is.EqualTo(PayoutErrors.ProfileDecided));
        Assert.That((profile.Names("402181000018"), profile.Names("403181000026"), profile.Names("103181000034"), profile.Names(null), profile.Names("40")), Is.EqualTo((true, true, false, false, false)));
    }

    [Test]
    public void A_profile_that_could_not_be_written_or_read_is_refused()
    {
        var terms = Terms([]) with { Encoding = BankEncoding.Gbk, Repertoire = BankRepertoire.Gb18030 };
        Assert.That(Propose(terms).Error, Is.EqualTo(PayoutErrors.RepertoireTooWide));
        Assert.That(Propose(Terms([]) with { Columns = [BankColumn.EndToEndId, BankColumn.PayeeName, BankColumn.Amount] }).Error, Is.EqualTo(PayoutErrors.ColumnsMissing));
        Assert.That(Propose(Terms([]) with { Columns = [.. BankProfileTerms.CanonicalColumns, BankColumn.Amount] }).Error, Is.EqualTo(PayoutErrors.ColumnsMissing));
    }

    private static IReadOnlyList<PayoutFlagKind> Judge(AccountFacts? account) => PayoutFlagRules.Judge("张三", account, Profile([]), Today);

    private static AccountFacts Account() => new(Guid.Empty, true, "张三", true, "****0001", "示例银行", "402181000018", new(2020, 1, 1), false);

    private static PayoutRelease Prepared()
    {
        var release = PayoutRelease.Prepare("ZF2026-0001", PayoutPurpose.Subsidy, ReleaseKind.Batches, Guid.Empty, new("preparer"), "甲", Now);
        release.Fill(Totals);
        Assert.That(release.Totals, Is.EqualTo(Totals));
        return release;
    }

    private static BankProfileTerms Terms(string[] prefixes) =>
        new("NX", "示例银行", "402181000018", "财政局", prefixes, BankEncoding.Utf8Bom, BankRepertoire.Gb18030, [BankFileFormat.Csv], BankProfileTerms.CanonicalColumns, 100);

    private static BankProfile Profile(string[] prefixes) => Propose(Terms(prefixes)).Value;

    private static Result<BankProfile> Propose(BankProfileTerms terms) => BankProfile.Propose(terms, new("cipher", "index", "****0001"), 1, new("maker"), "甲", Now);
}
