using Resettlement.Domain.Common;
using Resettlement.Domain.Party;
using Resettlement.Domain.Registry;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

internal sealed class MemberRuleTests
{
    private static readonly ProtectedText Phone = new("phone", "index", "139****0001") { NextIndex = "next" };

    [TestCase("2026-11-25", null, null, null)]
    [TestCase("2026-11-24", "2026-11-25", null, null)]
    [TestCase("2026-11-24", "2026-11-26", null, "registry.future-day")]
    [TestCase("1995-07-01", "1995-07-02", null, null)]
    [TestCase("1995-07-01", "1995-06-30", null, "party.full-before-joined")]
    [TestCase("1995-07-01", null, "1995-06-30", "party.before-joined")]
    [TestCase("1995-07-01", null, "1995-07-01", null)]
    [TestCase("1995-07-01", null, "2026-11-25", null)]
    [TestCase("1995-07-01", null, "2026-11-26", "registry.future-day")]
    public void The_days_of_a_member_follow_each_other_and_are_not_to_come(string joined, string? full, string? emblem, string? code)
    {
        var dates = new PartyDates(Day(joined), full is null ? null : Day(full), emblem is null ? null : Day(emblem));
        Assert.That(PartyMember.Record("王建国", Number, new("c", "i", "m"), null, dates, Today).Error?.Code, Is.EqualTo(code));
        Assert.That(Member().Change("王建国", dates, null, false, Today).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_member_is_recorded_with_number_and_days()
    {
        var stored = new ProtectedText("cipher", "person", "1401**") { NextIndex = "next" };
        var member = PartyMember.Record("王建国", Number, stored, "旧证", new(Day("1995-07-01"), Day("1996-07-01"), Day("2000-01-01")), Today).Value;
        Assert.That((member.Name, member.IdNumberCipher, member.IdNumberIndex, member.IdNumberIndexNext, member.IdNumberMasked, member.IdNumberWaiver), Is.EqualTo(("王建国", "cipher", "person", "next", "1401**", "旧证")));
        Assert.That((member.BirthDate, member.Sex, member.JoinedOn, member.FullOn, member.EmblemOn), Is.EqualTo((Day("1970-01-01"), Sex.Male, Day("1995-07-01"), (DateOnly?)Day("1996-07-01"), (DateOnly?)Day("2000-01-01"))));
        Assert.That((member.Person, member.PhoneCipher, member.Version), Is.EqualTo((new PersonKey("person"), (string?)null, 1)));
    }

    [Test]
    public void A_change_writes_name_and_days_and_leaves_the_phone_alone()
    {
        var member = Member();
        member.ChangePhone(Phone);
        Assert.That(member.Change("王建军", new(Day("1994-07-01"), Day("1995-07-01"), Day("2001-01-01")), null, clearPhone: false, Today).Error, Is.Null);
        Assert.That((member.Name, member.JoinedOn, member.FullOn, member.EmblemOn, member.Version), Is.EqualTo(("王建军", Day("1994-07-01"), (DateOnly?)Day("1995-07-01"), (DateOnly?)Day("2001-01-01"), 2)));
        Assert.That((member.PhoneCipher, member.PhoneIndex, member.PhoneIndexNext, member.PhoneMasked), Is.EqualTo(("phone", "index", "next", "139****0001")));
    }

    [Test]
    public void A_phone_is_written_anew_or_cleared()
    {
        var (member, dates) = (Member(), new PartyDates(Day("1995-07-01"), null, null));
        Assert.That(member.Change("王建国", dates, Phone, clearPhone: false, Today).Error, Is.Null);
        Assert.That((member.PhoneCipher, member.PhoneIndex, member.PhoneIndexNext, member.PhoneMasked), Is.EqualTo(("phone", "index", "next", "139****0001")));
        Assert.That(member.Change("王建国", dates, null, clearPhone: true, Today).Error, Is.Null);
        Assert.That((member.PhoneCipher, member.PhoneIndex, member.PhoneIndexNext, member.PhoneMasked), Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public void A_refused_change_changes_nothing()
    {
        var member = Member();
        Assert.That(member.Change("王建军", new(Day("1987-12-31"), null, null), Phone, clearPhone: false, Today).Error, Is.EqualTo(PartyErrors.JoinedTooYoung));
        Assert.That((member.Name, member.JoinedOn, member.PhoneCipher, member.Version), Is.EqualTo(("王建国", Day("1995-07-01"), (string?)null, 1)));
    }

    [Test]
    public void Nobody_is_full_while_probation_lasts()
    {
        var member = PartyMember.Record("王建国", Number, new("c", "i", "m"), null, new(Day("2026-07-01"), null, null), Today).Value;
        Assert.That(member.IsFullOn(Today), Is.False);
    }
}
