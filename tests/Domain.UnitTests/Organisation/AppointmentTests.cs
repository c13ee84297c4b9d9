using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

internal sealed class AppointmentTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    [TestCase(PostKind.CentreDirector, "2025-01-01", null, null)]
    [TestCase(PostKind.Cashier, "2025-01-01", "2025-01-01", null)]
    [TestCase(PostKind.BranchSecretary, "2025-01-01", null, "organisation.post-of-other-body")]
    [TestCase(PostKind.BuildingHead, "2025-01-01", null, "organisation.post-of-other-body")]
    [TestCase(PostKind.CentreDirector, "2024-02-29", null, "organisation.before-founded")]
    [TestCase(PostKind.CentreDirector, "2025-01-01", "2024-12-31", "organisation.appointment-term")]
    public void A_post_is_filled_at_its_own_body_while_that_is_there(PostKind post, string from, string? termEnd, string? code) =>
        Assert.That(Appointment.To(BodyTests.Centre(), NewId.Next(), post, Day(from), termEnd is null ? null : Day(termEnd)).Error?.Code, Is.EqualTo(code));

    [Test]
    public void An_appointment_raises_the_version_of_its_body()
    {
        var body = BodyTests.Centre();
        var appointment = Appointment.To(body, NewId.Next(), PostKind.CentreStaff, Start, null).Value;

        Assert.That((body.Version, appointment.State, appointment.CommunityId), Is.EqualTo((2, AppointmentState.Active, body.CommunityId)));
        Assert.That(body.Dissolve(Start, "撤并", hasMembers: false).IsSuccess, Is.True);
        Assert.That(Appointment.To(body, NewId.Next(), PostKind.CentreStaff, Start, null).Error?.Code, Is.EqualTo("organisation.body-dissolved"));
    }

    // held from 1 January; the end that is written is the first day off
    [TestCase("2024-12-31", null, false)]
    [TestCase("2025-01-01", null, true)]
    [TestCase("2099-12-31", null, true)]
    [TestCase("2025-06-29", "2025-06-30", true)]
    [TestCase("2025-06-30", "2025-06-30", false)]
    [TestCase("2025-01-01", "2025-01-01", false)]
    public void It_is_in_force_from_the_first_day_until_the_day_it_ends(string day, string? ended, bool inForce)
    {
        var appointment = Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, Start, new(2025, 3, 31)).Value;
        if (ended is not null)
        {
            Assert.That(appointment.End(Day(ended), EndReason.Transferred, null).IsSuccess, Is.True);
        }

        Assert.That(appointment.InForceOn(Day(day)), Is.EqualTo(inForce));
        Assert.That(Appointment.InForce(Day(day)).Compile()(appointment), Is.EqualTo(inForce), "the query says the same");
    }

    [Test]
    public void A_term_that_is_over_leaves_the_holder_in_post_and_is_shown()
    {
        var appointment = Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, Start, new(2025, 3, 31)).Value;

        Assert.That((appointment.IsOverdueOn(new(2025, 3, 31)), appointment.IsOverdueOn(new(2025, 4, 1)), appointment.InForceOn(new(2025, 4, 1))), Is.EqualTo((false, true, true)));
    }

    [Test]
    public void It_ends_once_and_not_before_it_began()
    {
        var appointment = Appointment.To(BodyTests.Centre(), NewId.Next(), PostKind.CentreStaff, Start, null).Value;

        Assert.That(appointment.End(Start.AddDays(-1), EndReason.Resigned, null).Error?.Code, Is.EqualTo("organisation.end-before-start"));
        Assert.That(appointment.End(Start, EndReason.Mistake, "录入重复").IsSuccess, Is.True);
        Assert.That((appointment.State, appointment.EndedOn, appointment.EndReason, appointment.EndNote, appointment.Version),
            Is.EqualTo((AppointmentState.Ended, (DateOnly?)Start, (EndReason?)EndReason.Mistake, "录入重复", 2)));
        Assert.That(appointment.End(Start.AddDays(1), EndReason.Resigned, null).Error?.Code, Is.EqualTo("organisation.appointment-not-active"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
