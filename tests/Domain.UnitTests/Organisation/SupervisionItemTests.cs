using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>监督事项: asked by one, answered by another, judged by a third or by who asked.</summary>
internal sealed class SupervisionItemTests
{
    private static readonly Guid Community = NewId.Next();
    private static readonly PersonKey Asker = new("asker");
    private static readonly PersonKey Answerer = new("answerer");
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [TestCase(BodyKind.PartyBranch, 0, null)]
    [TestCase(BodyKind.ServiceCentre, 0, null)]
    [TestCase(BodyKind.ServiceCentre, 1, null)]
    [TestCase(BodyKind.ServiceCentre, -1, "organisation.supervision-due")]
    [TestCase(BodyKind.Township, 1, "organisation.supervision-target")]
    [TestCase(BodyKind.ResidentsCommittee, 1, "organisation.supervision-target")]
    [TestCase(BodyKind.PropertyCompany, 1, "organisation.supervision-target")]
    public void Branch_and_centre_are_asked_and_not_for_an_answer_in_the_past(BodyKind target, int days, string? code) => Assert.That(Raise(target, days).Error?.Code, Is.EqualTo(code));

    [Test]
    public void An_item_keeps_who_asked_what_and_until_when()
    {
        var item = Raise().Value;
        var step = item.Steps.Single();
        Assert.Multiple(() =>
        {
            Assert.That((item.CommunityId, item.Target, item.Title, item.State, item.AnswerDue), Is.EqualTo((Community, BodyKind.ServiceCentre, "物业费公示", SupervisionState.Open, Today.AddDays(7))));
            Assert.That((item.RaisedBy, item.RaisedByName, item.RaisedAt, item.AnsweredBy, item.ClosedAt), Is.EqualTo((Asker, "甲", Now, (PersonKey?)null, (DateTimeOffset?)null)));
            Assert.That((step.ItemId, step.Order, step.Kind, step.Text), Is.EqualTo((item.Id, 1, SupervisionStepKind.Raised, "为何未公示")));
            Assert.That((step.AnswerDue, step.ByName, step.At), Is.EqualTo(((DateOnly?)Today.AddDays(7), "甲", Now)));
        });
    }

    [Test]
    public void The_day_by_which_an_answer_is_due_is_not_yet_too_late()
    {
        var item = Raise().Value;
        Assert.That((item.IsOverdueOn(Today.AddDays(6)), item.IsOverdueOn(Today.AddDays(7)), item.IsOverdueOn(Today.AddDays(8))), Is.EqualTo((false, false, true)));
        Assert.That(Answer(item).IsSuccess, Is.True);
        Assert.That(item.IsOverdueOn(Today.AddDays(8)), Is.False, "what is answered is not overdue");
    }

    [Test]
    public void An_item_is_answered_once_and_by_another_person()
    {
        var item = Raise().Value;
        Assert.That(item.Answer("本人答复", Asker, "甲", Now).Error, Is.EqualTo(SupervisionErrors.OwnItem));
        Assert.That((item.State, item.Steps.Count, item.Version), Is.EqualTo((SupervisionState.Open, 1, 1)));
        Assert.That(Answer(item).IsSuccess, Is.True);
        Assert.That((item.State, item.AnsweredBy, item.Version), Is.EqualTo((SupervisionState.Answered, (PersonKey?)Answerer, 2)));
        var step = item.Steps.Last();
        Assert.That((step.Order, step.Kind, step.Text, step.AnswerDue, step.ByName, step.At), Is.EqualTo((2, SupervisionStepKind.Answered, "已公示", (DateOnly?)null, "乙", Now.AddHours(1))));
        Assert.That(Answer(item).Error, Is.EqualTo(SupervisionErrors.NotOpen));
    }

    [Test]
    public void What_is_not_answered_is_neither_returned_nor_closed()
    {
        var item = Raise().Value;
        Assert.That(item.Return("再问", Today.AddDays(9), Asker, "甲", Now, Today).Error, Is.EqualTo(SupervisionErrors.NotAnswered));
        Assert.That(item.Close("办结", Asker, "甲", Now).Error, Is.EqualTo(SupervisionErrors.NotAnswered));
        Assert.That((item.State, item.Steps.Count, item.Version), Is.EqualTo((SupervisionState.Open, 1, 1)));
    }

    [Test]
    public void Who_answered_does_not_judge_the_answer()
    {
        var item = Raise().Value;
        Assert.That(Answer(item).IsSuccess, Is.True);
        Assert.That(item.Return("再问", Today.AddDays(9), Answerer, "乙", Now, Today).Error, Is.EqualTo(SupervisionErrors.OwnAnswer));
        Assert.That(item.Close("办结", Answerer, "乙", Now).Error, Is.EqualTo(SupervisionErrors.OwnAnswer));
        Assert.That((item.State, item.Version), Is.EqualTo((SupervisionState.Answered, 2)));
    }

    [TestCase(-1, "organisation.supervision-due")]
    [TestCase(0, null)]
    [TestCase(9, null)]
    public void An_answer_that_does_not_do_is_asked_for_again_by_a_new_day(int days, string? code)
    {
        var item = Raise().Value;
        Assert.That(Answer(item).IsSuccess, Is.True);
        Assert.That(item.Return("未说明金额", Today.AddDays(days), Asker, "甲", Now.AddHours(2), Today).Error?.Code, Is.EqualTo(code));
        if (code is not null)
        {
            Assert.That((item.State, item.AnswerDue, item.Steps.Count, item.Version), Is.EqualTo((SupervisionState.Answered, Today.AddDays(7), 2, 2)));
            return;
        }

        var step = item.Steps.Last();
        Assert.That((item.State, item.AnswerDue, item.Version), Is.EqualTo((SupervisionState.Open, Today.AddDays(days), 3)));
        Assert.That((step.Order, step.Kind, step.Text, step.AnswerDue, step.ByName, step.At), Is.EqualTo((3, SupervisionStepKind.Returned, "未说明金额", (DateOnly?)Today.AddDays(days), "甲", Now.AddHours(2))));
        Assert.That(Answer(item).IsSuccess, Is.True, "and answered again");
    }

    [Test]
    public void What_is_closed_stays_closed()
    {
        var item = Raise().Value;
        Assert.That(Answer(item).IsSuccess && item.Close("情况属实", Asker, "甲", Now.AddHours(3)).IsSuccess, Is.True);
        var step = item.Steps.Last();
        Assert.That((item.State, item.ClosedAt, item.Version), Is.EqualTo((SupervisionState.Closed, (DateTimeOffset?)Now.AddHours(3), 3)));
        Assert.That((step.Order, step.Kind, step.Text, step.AnswerDue), Is.EqualTo((3, SupervisionStepKind.Closed, "情况属实", (DateOnly?)null)));
        Assert.That(Answer(item).Error, Is.EqualTo(SupervisionErrors.NotOpen));
        Assert.That(item.Close("再办结", Asker, "甲", Now).Error, Is.EqualTo(SupervisionErrors.NotAnswered));
        Assert.That(item.Return("再问", Today, Asker, "甲", Now, Today).Error, Is.EqualTo(SupervisionErrors.NotAnswered));
    }

    private static Result<SupervisionItem> Raise(BodyKind target = BodyKind.ServiceCentre, int days = 7) =>
        SupervisionItem.Raise(Community, target, "物业费公示", "为何未公示", Today.AddDays(days), Asker, "甲", Now, Today);

    private static Domain.Common.Result Answer(SupervisionItem item) => item.Answer("已公示", Answerer, "乙", Now.AddHours(1));
}
