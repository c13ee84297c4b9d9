using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class AppointmentWayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);

    [TestCase(AppointmentWay.Dispatch, CadreSource.RetiredCadre, "瑶峰镇政府", "瑶委组〔2026〕3号", null)]
    [TestCase(AppointmentWay.Dispatch, null, "瑶峰镇政府", "瑶委组〔2026〕3号", "appointment.source-missing")]
    [TestCase(AppointmentWay.Dispatch, CadreSource.ServingCadre, " ", "瑶委组〔2026〕3号", "appointment.source-missing")]
    [TestCase(AppointmentWay.Election, null, null, "备〔2026〕1号", null)]
    [TestCase(AppointmentWay.Election, CadreSource.ServingCadre, null, "备〔2026〕1号", "appointment.source-of-dispatched")]
    [TestCase(AppointmentWay.Contract, null, "瑶峰镇政府", "合同1", "appointment.source-of-dispatched")]
    [TestCase(AppointmentWay.Election, null, null, "　", "appointment.document-missing")]
    public void An_appointment_rests_on_a_document_and_a_dispatched_cadre_comes_from_somewhere(AppointmentWay way, CadreSource? source, string? unit, string? document, string? code) =>
        Assert.That(Post().RestOn(new(way, source, unit, document), new("a"), "甲", Now).Error?.Code, Is.EqualTo(code));

    [Test]
    public void A_proposal_is_decided_once_and_by_another_person()
    {
        var proposal = Post();
        Assert.That(proposal.RestOn(new(AppointmentWay.Election, null, null, "备1"), new("a"), "甲", Now).IsSuccess);
        Assert.That(proposal.Approve(null, new("b"), "乙", Now).Error?.Code, Is.EqualTo("appointment.not-proposed"));
        proposal.Await("新增两栋楼入住", 2, 2, NewId.Next());
        Assert.That((proposal.InForceOn(Today), proposal.State), Is.EqualTo((false, AppointmentState.Proposed)));
        Assert.That(proposal.Approve(null, new("a"), "甲的另一账号", Now).Error?.Code, Is.EqualTo("appointment.own-proposal"));
        var version = proposal.Version;
        Assert.That(proposal.Approve("同意", new("b"), "乙", Now).IsSuccess);
        Assert.That((proposal.InForceOn(Today), proposal.Version), Is.EqualTo((true, version + 1)));
        Assert.That(proposal.Refuse("不同意", new("c"), "丙", Now).Error?.Code, Is.EqualTo("appointment.not-proposed"));
    }

    [TestCase("2026-12-31", null)]
    [TestCase("2025-12-31", "appointment.renewal-not-later")]
    [TestCase("2025-06-30", "appointment.renewal-not-later")]
    public void A_term_is_followed_by_a_later_one(string to, string? code)
    {
        var post = Post(new(2025, 12, 31));
        Assert.That(post.Renew(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), "瑶委〔2025〕9号", "甲", Now).Error?.Code, Is.EqualTo(code));
        if (code is null)
        {
            Assert.That((post.TermEnd, post.Terms.Single().From), Is.EqualTo(((DateOnly?)new DateOnly(2026, 12, 31), new DateOnly(2026, 1, 1))));
        }
    }

    [Test]
    public void Without_a_term_or_after_the_end_nothing_is_renewed()
    {
        Assert.That(Post().Renew(Today, "x", "甲", Now).Error?.Code, Is.EqualTo("appointment.no-term"));
        var ended = Post(new(2025, 12, 31));
        Assert.That(ended.End(Today, EndReason.Removed, "不履职").IsSuccess);
        Assert.That(ended.Renew(Today.AddYears(1), "x", "甲", Now).Error?.Code, Is.EqualTo("organisation.appointment-not-active"));
    }

    [TestCase(BuildingKind.Building)]
    [TestCase(BuildingKind.Row)]
    public void Houses_have_heads_without_a_body(BuildingKind kind)
    {
        var building = Building.Create(NewId.Next(), kind, "3", 6, false);
        var unit = BuildingUnit.Create(building, "1");
        var (head, unitHead) = (Appointment.OfHouse(building, null, NewId.Next(), Today, null).Value, Appointment.OfHouse(building, unit, NewId.Next(), Today, null).Value);
        Assert.That((head.Post, head.BodyId, head.BuildingId, head.UnitId), Is.EqualTo((PostKind.BuildingHead, (Guid?)null, (Guid?)building.Id, (Guid?)null)));
        Assert.That((unitHead.Post, unitHead.UnitId, unitHead.CommunityId), Is.EqualTo((PostKind.UnitHead, (Guid?)unit.Id, building.CommunityId)));
        Assert.That(head.RestOn(new(AppointmentWay.Election, null, null, null), new("a"), "甲", Now).IsSuccess, "houses need no document");
        Assert.That(Appointment.OfHouse(building, null, NewId.Next(), Today, Today.AddDays(-1)).Error?.Code, Is.EqualTo("organisation.appointment-term"));
    }

    [TestCase(0, "甲", "乙", 1, null)]
    [TestCase(-31, "甲", "乙", 1, null)]
    [TestCase(-32, "甲", "乙", 1, "appointment.handover-day")]
    [TestCase(11, "甲", "乙", 1, "appointment.future-day")]
    [TestCase(0, "甲", " 甲 ", 1, "appointment.handover-to-self")]
    [TestCase(0, "甲", "乙", 0, "appointment.handover-items")]
    public void A_handover_lists_things_between_two_people_around_the_end(int days, string from, string to, int items, string? code)
    {
        var ended = Today.AddDays(-10);
        var content = new HandoverContent(from, to, null, ended.AddDays(days), [.. Enumerable.Range(0, items).Select(_ => new HandoverInput("公章", "1枚", null))]);
        Assert.That(Handover.Record(NewId.Next(), NewId.Next(), ended, content, "经办", Now, Today).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_pair_of_relatives_is_written_in_one_way_and_withdrawn_once()
    {
        var (one, other) = (NewId.Next(), NewId.Next());
        var (a, b) = (KinTie.Record(NewId.Next(), one, other, KinRelation.Spouse, "甲", Now).Value, KinTie.Record(NewId.Next(), other, one, KinRelation.Spouse, "甲", Now).Value);
        Assert.That((a.FirstHolderId, a.SecondHolderId), Is.EqualTo((b.FirstHolderId, b.SecondHolderId)));
        Assert.That(KinTie.Record(NewId.Next(), one, one, KinRelation.Spouse, "甲", Now).Error?.Code, Is.EqualTo("appointment.kin-of-self"));
        Assert.That(a.Withdraw("登记有误", "甲", Now).IsSuccess);
        Assert.That(a.Withdraw("登记有误", "甲", Now).Error?.Code, Is.EqualTo("appointment.kin-withdrawn"));
    }

    [Test]
    public void A_maturity_is_decided_with_its_day_and_not_twice()
    {
        var content = new MaturityContent(MaturityLevel.Mixed, Today, "两委班子已配齐", "瑶政〔2026〕8号");
        Assert.That(MaturityDecision.Decide(NewId.Next(), content, null, new("a"), "甲", Now, Today).Value.Level, Is.EqualTo(MaturityLevel.Mixed));
        Assert.That(MaturityDecision.Decide(NewId.Next(), content, MaturityLevel.Mixed, new("a"), "甲", Now, Today).Error?.Code, Is.EqualTo("appointment.same-maturity"));
        Assert.That(MaturityDecision.Decide(NewId.Next(), content with { From = Today.AddDays(1) }, null, new("a"), "甲", Now, Today).Error?.Code, Is.EqualTo("appointment.future-day"));
    }

    private static Appointment Post(DateOnly? termEnd = null) => Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, new(2025, 1, 1), termEnd).Value;
}
