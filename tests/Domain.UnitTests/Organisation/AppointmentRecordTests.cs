using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>What an appointment, its terms, its decision and its handover keep.</summary>
internal sealed class AppointmentRecordTests
{
    private static readonly DateOnly Founded = new(2024, 3, 1);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Test]
    public void What_an_appointment_rests_on_is_written_down_with_who_entered_it()
    {
        var (post, election) = (Post(), NewId.Next());
        Assert.That(post.RestOn(new(AppointmentWay.Dispatch, CadreSource.RetiredCadre, " 瑶峰镇政府 ", " 瑶委组〔2026〕3号 ", election), new("a"), "甲", Now).IsSuccess, Is.True);
        Assert.That((post.Way, post.Source, post.OriginUnit, post.DocumentNumber, post.ElectionId), Is.EqualTo((AppointmentWay.Dispatch, (CadreSource?)CadreSource.RetiredCadre, "瑶峰镇政府", "瑶委组〔2026〕3号", (Guid?)election)));
        Assert.That((post.EnteredBy, post.EnteredByName, post.EnteredAt), Is.EqualTo((new PersonKey("a"), "甲", Now)));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void What_was_left_blank_is_nothing(string? blank)
    {
        var head = Appointment.OfHouse(Building.Create(NewId.Next(), BuildingKind.Building, "3", 6, false), null, NewId.Next(), Today, null).Value;
        Assert.That(head.RestOn(new(AppointmentWay.Election, null, blank, blank), new("a"), "甲", Now).IsSuccess, Is.True);
        Assert.That((head.OriginUnit, head.DocumentNumber), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase(-1, "organisation.appointment-term")]
    [TestCase(0, null)]
    public void A_term_of_a_house_head_ends_on_its_first_day_at_the_earliest(int days, string? code)
    {
        var (building, holder) = (Building.Create(NewId.Next(), BuildingKind.Building, "3", 6, false), NewId.Next());
        var head = Appointment.OfHouse(building, null, holder, Today, Today.AddDays(days));
        Assert.That(head.Error?.Code, Is.EqualTo(code));
        if (code is null)
        {
            Assert.That((head.Value.CommunityId, head.Value.OfficeHolderId, head.Value.From, head.Value.TermEnd, head.Value.State, head.Value.Way),
                Is.EqualTo((building.CommunityId, holder, Today, (DateOnly?)Today, AppointmentState.Active, AppointmentWay.Election)));
        }
    }

    [TestCase(true, AppointmentState.Active)]
    [TestCase(false, AppointmentState.Refused)]
    public void A_decision_over_the_quota_keeps_its_figures_and_who_decided(bool approved, AppointmentState state)
    {
        var (post, policy) = (Post(), NewId.Next());
        Assert.That(post.RestOn(new(AppointmentWay.Election, null, null, "备1"), new("a"), "甲", Now).IsSuccess, Is.True);
        post.Await(" 新增两栋楼入住。 ", 3, 4, policy);
        Assert.That((post.State, post.OverQuotaReason, post.QuotaThen, post.PeopleThen, post.PolicyVersionId), Is.EqualTo((AppointmentState.Proposed, "新增两栋楼入住。", (int?)3, (int?)4, (Guid?)policy)));
        Assert.That((approved ? post.Approve(" ", new("b"), "乙", Now.AddDays(1)) : post.Refuse(" 理由不足。 ", new("b"), "乙", Now.AddDays(1))).IsSuccess, Is.True);
        Assert.That((post.State, post.DecisionNote, post.DecidedBy, post.DecidedByName, post.DecidedAt), Is.EqualTo((state, approved ? null : "理由不足。", (PersonKey?)new PersonKey("b"), "乙", (DateTimeOffset?)Now.AddDays(1))));
    }

    [Test]
    public void Terms_follow_one_another_without_a_gap()
    {
        var post = Post(new(2025, 12, 31));
        Assert.That(post.Renew(new(2026, 1, 1), " 瑶委〔2025〕9号 ", "甲", Now).IsSuccess && post.Renew(new(2027, 12, 31), "瑶委〔2026〕9号", "乙", Now.AddDays(1)).IsSuccess, Is.True);
        Assert.That(post.Version, Is.EqualTo(3));
        Assert.That(post.Terms.Select(x => (x.CommunityId, x.AppointmentId, x.Order, x.From, x.To, x.DocumentNumber, x.EnteredByName)), Is.EqualTo(new[]
        {
            (post.CommunityId, post.Id, 1, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), "瑶委〔2025〕9号", "甲"),
            (post.CommunityId, post.Id, 2, new DateOnly(2026, 1, 2), new DateOnly(2027, 12, 31), "瑶委〔2026〕9号", "乙"),
        }));
        Assert.That(post.Terms.Select(x => x.EnteredAt), Is.EqualTo(new[] { Now, Now.AddDays(1) }));
    }

    [TestCase(1, 0, null)]
    [TestCase(200, 0, null)]
    [TestCase(201, 0, "appointment.handover-items")]
    [TestCase(1, 1, "appointment.future-day")]
    public void A_handover_is_of_today_at_the_latest_and_of_two_hundred_things_at_most(int items, int days, string? code)
    {
        var handover = Handover.Record(NewId.Next(), NewId.Next(), Today, Content(Today.AddDays(days), [.. Enumerable.Repeat(new HandoverInput("公章", "1枚", null), items)]), "经办", Now, Today);
        Assert.That(handover.Error?.Code, Is.EqualTo(code));
        Assert.That(days == 0 || handover.Error?.Fields?.Keys.Single() == "day", Is.True, "the field that is wrong");
    }

    [Test]
    public void A_handover_keeps_the_people_and_the_things_in_their_order()
    {
        var (community, appointment) = (NewId.Next(), NewId.Next());
        var handover = Handover.Record(community, appointment, Today, Content(Today, new("公章", " 1枚 ", " 有磨损。 "), new(" 账簿 ", "3册", " ")), "经办", Now, Today).Value;
        Assert.That((handover.CommunityId, handover.AppointmentId, handover.HandedOverBy, handover.HandedOverTo, handover.Witness), Is.EqualTo((community, appointment, "甲", "乙", "丙")));
        Assert.That((handover.Day, handover.RecordedByName, handover.RecordedAt), Is.EqualTo((Today, "经办", Now)));
        Assert.That(handover.Items.Select(x => (x.CommunityId, x.HandoverId, x.AppointmentId, x.Order, x.Name, x.Quantity, x.Note)), Is.EqualTo(new[]
        {
            (community, handover.Id, appointment, 1, "公章", "1枚", (string?)"有磨损。"),
            (community, handover.Id, appointment, 2, "账簿", "3册", null),
        }));
        Assert.That(Handover.Record(community, appointment, Today, Content(Today, new HandoverInput("公章", "1枚", null)) with { Witness = " " }, "经办", Now, Today).Value.Witness, Is.Null);
    }

    [TestCase(-1, PostKind.CentreStaff, "organisation.before-founded")]
    [TestCase(0, PostKind.CentreStaff, null)]
    [TestCase(0, PostKind.BranchMember, "organisation.post-of-other-body")]
    public void A_body_takes_people_into_its_own_posts_from_its_first_day(int days, PostKind kind, string? code)
    {
        var (body, holder) = (BodyTests.Centre(), NewId.Next());
        var post = Appointment.To(body, holder, kind, Founded.AddDays(days), null);
        Assert.That((post.Error?.Code, body.Version), Is.EqualTo((code, code is null ? 2 : 1)));
        Assert.That(code is not null || (post.Value.BodyId, post.Value.OfficeHolderId, post.Value.From) == (body.Id, holder, Founded), Is.True);
    }

    [Test]
    public void A_body_exists_from_its_first_day_and_is_renamed_until_it_is_dissolved()
    {
        var body = BodyTests.Centre();
        Assert.That((body.ExistsOn(Founded.AddDays(-1)), body.ExistsOn(Founded), body.ExistsOn(Today)), Is.EqualTo((false, true, true)));
        Assert.That(body.Change(new("新服务中心", "91140828MA0000000X", Founded)).Error, Is.EqualTo(OrganisationErrors.CreditCodeOfCompanies));
        Assert.That((body.Name, body.Version), Is.EqualTo(("服务中心", 1)));
        Assert.That(body.Change(new("新服务中心", null, Founded.AddDays(1))).IsSuccess, Is.True);
        Assert.That((body.Name, body.EstablishedOn, body.Version), Is.EqualTo(("新服务中心", Founded.AddDays(1), 2)));
        Assert.That(body.Dissolve(Founded.AddDays(2), "撤并", hasMembers: false).IsSuccess, Is.True);
        Assert.That((body.DissolvedOn, body.DissolvedReason, body.Version), Is.EqualTo(((DateOnly?)Founded.AddDays(2), "撤并", 3)));
        Assert.That(body.RenewTerm(new(Today, null)).Error, Is.EqualTo(OrganisationErrors.BodyDissolved));
        Assert.That(Appointment.To(body, NewId.Next(), PostKind.CentreStaff, Today, null).Error, Is.EqualTo(OrganisationErrors.BodyDissolved));
    }

    [Test]
    public void A_document_of_a_body_keeps_its_number_title_and_day()
    {
        var body = BodyTests.Centre();
        var document = body.AddDocument("夏编发〔2024〕3号", "批复", Founded).Value;
        Assert.That((document.CommunityId, document.DocumentOfId, document.Number, document.Title, document.Date), Is.EqualTo((body.CommunityId, body.Id, "夏编发〔2024〕3号", "批复", Founded)));
        Assert.That(body.Documents, Is.EqualTo(new[] { document }));
    }

    private static HandoverContent Content(DateOnly day, params HandoverInput[] items) => new(" 甲 ", "乙", " 丙 ", day, items);

    private static Appointment Post(DateOnly? termEnd = null) => Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, new(2025, 1, 1), termEnd).Value;
}
