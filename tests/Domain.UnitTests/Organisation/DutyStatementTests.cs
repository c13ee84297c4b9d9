using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Domain.UnitTests.Organisation;

/// <summary>职责: versions that follow one another.</summary>
internal sealed class DutyStatementTests
{
    private static readonly DateOnly From = new(2026, 12, 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly DutyContent Content = new("社区党支部职责", "领导社区各项工作", "夏组〔2026〕1号", From);

    [TestCase(BodyKind.PartyBranch, null, BodyKind.PartyBranch, "Body:PartyBranch")]
    [TestCase(null, PostKind.CentreDirector, BodyKind.ServiceCentre, "Post:CentreDirector")]
    [TestCase(BodyKind.PartyBranch, PostKind.CentreDirector, BodyKind.ServiceCentre, "Post:CentreDirector")]
    [TestCase(null, PostKind.BuildingHead, null, "Post:BuildingHead")]
    public void It_is_about_a_body_or_about_a_post_of_its_body(BodyKind? body, PostKind? post, BodyKind? of, string subject)
    {
        var statement = DutyStatement.Draft(body, post, 3, Content, new("maker"), "甲");
        Assert.That((statement.Body, statement.Post, statement.Subject, DutyStatement.SubjectOf(body, post)), Is.EqualTo((of, post, subject, subject)));
    }

    [Test]
    public void A_draft_keeps_its_words_and_who_made_it()
    {
        var statement = Draft();
        Assert.That((statement.Number, statement.Title, statement.Text, statement.DocumentNumber, statement.From), Is.EqualTo((3, "社区党支部职责", "领导社区各项工作", "夏组〔2026〕1号", From)));
        Assert.That((statement.State, statement.MadeBy, statement.MadeByName, statement.PublishedByName, statement.PublishedAt),
            Is.EqualTo((DutyState.Draft, new PersonKey("maker"), "甲", (string?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void A_draft_is_written_anew_and_a_published_one_never_changes()
    {
        var statement = Draft();
        Assert.That(statement.Change(new("新标题", "新内容", null, From.AddDays(1))).IsSuccess, Is.True);
        Assert.That((statement.Title, statement.Text, statement.DocumentNumber, statement.From, statement.Version), Is.EqualTo(("新标题", "新内容", (string?)null, From.AddDays(1), 2)));
        Assert.That(statement.Publish(null, "乙", Now).IsSuccess, Is.True);
        Assert.That((statement.State, statement.PublishedByName, statement.PublishedAt, statement.Version), Is.EqualTo((DutyState.Published, "乙", (DateTimeOffset?)Now, 3)));
        Assert.That(statement.Change(Content).Error, Is.EqualTo(DutyErrors.Published));
        Assert.That(statement.Publish(null, "丙", Now).Error, Is.EqualTo(DutyErrors.Published));
        Assert.That((statement.Title, statement.PublishedByName, statement.Version), Is.EqualTo(("新标题", "乙", 3)));
    }

    [TestCase(-1, null)]
    [TestCase(0, "organisation.duty-not-later")]
    [TestCase(1, "organisation.duty-not-later")]
    public void A_version_begins_after_the_one_before(int days, string? code)
    {
        var statement = Draft();
        Assert.That(statement.Publish(From.AddDays(days), "乙", Now).Error?.Code, Is.EqualTo(code));
        Assert.That((statement.State, statement.Version), Is.EqualTo(code is null ? (DutyState.Published, 2) : (DutyState.Draft, 1)));
    }

    private static DutyStatement Draft() => DutyStatement.Draft(BodyKind.PartyBranch, null, 3, Content, new("maker"), "甲");
}
