using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Domain.UnitTests.Policies;

internal sealed class PolicyVersionTests
{
    private static readonly PersonKey Writer = new("writer");
    private static readonly PersonKey Second = new("second");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_area_has_parameters_whose_form_values_can_be_read()
    {
        Assert.Multiple(() =>
        {
            foreach (var area in Enum.GetValues<PolicyArea>())
            {
                Assert.That(PolicyCatalogue.Of(area), Is.Not.Empty, area.ToString());
                Assert.That(PolicyCatalogue.ChineseNameOf(area), Is.Not.Empty);
            }

            foreach (var parameter in PolicyCatalogue.Parameters)
            {
                var read = parameter.Read(parameter.FormValue);
                Assert.That(read.Error?.Message, Is.Null, parameter.Key);
                Assert.That(read.Value, Is.EqualTo(parameter.FormValue), parameter.Key);
            }
        });
    }

    [TestCase(PolicyKeys.SubsidyRate, "20%", "20")]
    [TestCase(PolicyKeys.SubsidyRate, "１２．５０", "12.5")]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Water,Property", "Property,Water")]
    [TestCase(PolicyKeys.SubsidyMarginal, "TRUE", "true")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "010", "10")]
    [TestCase(PolicyKeys.StaffingTiers, "0:2,2000:5,1000:3", "2000:5,1000:3,0:2")]
    [TestCase(PolicyKeys.HeadcountSnapshotDay, "02-29", "02-29")]
    [TestCase(PolicyKeys.PointsExpiryMonths, "", "")]
    public void A_value_has_one_spelling(string key, string text, string expected) => Assert.That(Parameter(key).Read(text).Value, Is.EqualTo(expected));

    [TestCase(PolicyKeys.SubsidyRate, "20.005")]
    [TestCase(PolicyKeys.SubsidyRate, "100.01")]
    [TestCase(PolicyKeys.SubsidyRate, "-1")]
    [TestCase(PolicyKeys.SubsidyRate, "NaN")]
    [TestCase(PolicyKeys.SubsidyRate, "")]
    [TestCase(PolicyKeys.SubsidyFeeTypes, "Property,Electricity")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "31")]
    [TestCase(PolicyKeys.SubsidyCutoffDay, "1e1")]
    [TestCase(PolicyKeys.SubsidyMixed, "half")]
    [TestCase(PolicyKeys.HeadcountSnapshotDay, "02-30")]
    [TestCase(PolicyKeys.StaffingTiers, "2000:5,1000:3")]
    [TestCase(PolicyKeys.StaffingTiers, "1000:5,1000:3,0:2")]
    public void A_value_that_cannot_hold_is_refused_with_its_field(string key, string text)
    {
        var error = Parameter(key).Read(text).Error;

        Assert.That(error?.Code, Is.EqualTo("policy.value"));
        Assert.That(error!.Fields!.Keys, Is.EqualTo(new[] { "values." + key }));
    }

    [Test]
    public void A_key_of_another_area_is_refused()
    {
        var result = PolicyVersion.Draft(PolicyArea.Subsidy, Document, new(2026, 1, 1), null, [new(PolicyKeys.PostsMax, "2")], Writer, "a", Now);

        Assert.That(result.Error?.Code, Is.EqualTo("policy.unknown-key"));
    }

    [Test]
    public void An_incomplete_draft_cannot_be_submitted()
    {
        var draft = PolicyVersion.Draft(PolicyArea.Subsidy, Document, new(2026, 1, 1), null, [new(PolicyKeys.SubsidyRate, "20")], Writer, "a", Now).Value;

        var error = draft.Submit().Error;

        Assert.That(error?.Code, Is.EqualTo("policy.incomplete"));
        Assert.That(error!.Fields!.Keys, Does.Contain("values." + PolicyKeys.SubsidyMixed).And.Not.Contain("values." + PolicyKeys.SubsidyRate));
    }

    [Test]
    public void Whoever_wrote_on_a_draft_cannot_publish_it_also_after_another_person_edited_it()
    {
        var version = Make(new(2026, 1, 1), null);
        version.Edit(Document, new(2026, 1, 1), null, Inputs(), Second, "b", Now);
        version.Submit();
        var book = PolicyBook.For(PolicyArea.Subsidy);

        Assert.That(book.Publish(version, [], Writer, "a", Now).Error?.Code, Is.EqualTo("policy.own-draft"));
        Assert.That(book.Publish(version, [], Second, "b", Now).Error?.Code, Is.EqualTo("policy.own-draft"));
        Assert.That(book.Publish(version, [], new("third"), "c", Now).IsSuccess, Is.True);
    }

    [Test]
    public void A_published_version_cannot_be_edited_submitted_returned_published_again_or_deleted()
    {
        var version = Published(new(2026, 1, 1), null, []);

        Assert.Multiple(() =>
        {
            Assert.That(version.Edit(Document, new(2027, 1, 1), null, Inputs(), Writer, "a", Now).Error?.Code, Is.EqualTo("policy.not-draft"));
            Assert.That(version.Submit().Error?.Code, Is.EqualTo("policy.not-draft"));
            Assert.That(version.Return("x").Error?.Code, Is.EqualTo("policy.not-submitted"));
            Assert.That(PolicyBook.For(PolicyArea.Subsidy).Publish(version, [], Second, "b", Now).Error?.Code, Is.EqualTo("policy.not-submitted"));
            Assert.That(version.CheckDeletable().Error?.Code, Is.EqualTo("policy.not-draft"));
        });
    }

    [Test]
    public void A_returned_version_is_a_draft_with_the_reason()
    {
        var version = Make(new(2026, 1, 1), null);
        version.Submit();

        Assert.That(version.Return("文号不对").IsSuccess, Is.True);
        Assert.That((version.State, version.ReturnedReason), Is.EqualTo((PolicyState.Draft, "文号不对")));
    }

    [Test]
    public void A_draft_needs_its_document_and_a_period()
    {
        static string? Code(PolicyDocument document, DateOnly from, DateOnly? until) => PolicyVersion.Draft(PolicyArea.Subsidy, document, from, until, Inputs(), Writer, "a", Now).Error?.Code;

        Assert.Multiple(() =>
        {
            Assert.That(Code(Document with { Number = " " }, new(2026, 1, 1), null), Is.EqualTo("policy.document"));
            Assert.That(Code(Document with { Title = "" }, new(2026, 1, 1), null), Is.EqualTo("policy.document"));
            Assert.That(Code(Document with { Date = default }, new(2026, 1, 1), null), Is.EqualTo("policy.document"));
            Assert.That(Code(Document, default, null), Is.EqualTo("policy.empty-period"));
            Assert.That(Code(Document, new(2026, 1, 1), new(2026, 1, 1)), Is.EqualTo("policy.empty-period"));
            Assert.That(Code(Document, new(2026, 1, 1), new(2026, 1, 2)), Is.Null);
        });
    }

    [Test]
    public void A_draft_keeps_what_was_written_tidied_and_an_edit_replaces_it()
    {
        var draft = PolicyVersion.Draft(PolicyArea.Party, new(" 文1 ", " 办法 ", new(2021, 1, 1)), new(2026, 1, 1), new(2027, 1, 1),
            [new(PolicyKeys.PostsMax, "2", " 第一条 "), new(PolicyKeys.PostsMin, "1", " ")], Writer, "甲", Now).Value;
        Assert.That((draft.DocumentNumber, draft.DocumentTitle, draft.DocumentDate, draft.Days), Is.EqualTo(("文1", "办法", new DateOnly(2021, 1, 1), new DayRange(new(2026, 1, 1), new(2027, 1, 1)))));
        Assert.That(Values(draft), Is.EquivalentTo(new[] { (PolicyKeys.PostsMax, "2", "第一条"), (PolicyKeys.PostsMin, "1", null) }));

        Assert.That(draft.Edit(Document, new(2026, 2, 1), null, [new(PolicyKeys.PostsMax, "3", "第二条"), new(PolicyKeys.PartyActivityPeriod, "month")], Second, "乙", Now.AddDays(1)).IsSuccess, Is.True);

        Assert.That(Values(draft), Is.EquivalentTo(new[] { (PolicyKeys.PostsMax, "3", "第二条"), (PolicyKeys.PartyActivityPeriod, "month", (string?)null) }));
        Assert.That((draft.EffectiveFrom, draft.EffectiveUntil, draft.MadeBy, draft.MadeByName, draft.MadeAt, draft.Version), Is.EqualTo((new DateOnly(2026, 2, 1), (DateOnly?)null, Second, "乙", Now.AddDays(1), 2)));
        Assert.That((draft.IsWrittenBy(Writer), draft.IsWrittenBy(Second), draft.IsWrittenBy(new("wri"))), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void Who_writes_twice_is_named_once()
    {
        var draft = Make(new(2026, 1, 1), null);
        draft.Edit(Document, new(2026, 1, 1), null, Inputs(), Writer, "a", Now);

        Assert.That(draft.Writers, Is.EqualTo("writer"));
    }

    [Test]
    public void An_edit_that_cannot_hold_changes_nothing()
    {
        var draft = Make(new(2026, 1, 1), null);

        Assert.That(draft.Edit(Document, new(2026, 2, 1), null, [new(PolicyKeys.SubsidyRate, "101")], Second, "b", Now).Error?.Code, Is.EqualTo("policy.value"));
        Assert.That((draft.EffectiveFrom, draft.Version, draft.IsWrittenBy(Second)), Is.EqualTo((new DateOnly(2026, 1, 1), 1, false)));
    }

    [TestCase("2", "2", null)]
    [TestCase("3", "2", "policy.posts-order")]
    public void A_member_claims_at_least_as_many_posts_as_the_least_and_no_more_than_the_most(string least, string most, string? code)
    {
        var draft = PolicyVersion.Draft(PolicyArea.Party, Document, new(2026, 1, 1), null,
            [new(PolicyKeys.PostsMax, most), new(PolicyKeys.PostsMin, least), new(PolicyKeys.PartyActivityPeriod, "month")], Writer, "a", Now).Value;

        Assert.That(draft.Submit().Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void An_optional_rule_may_be_left_out()
    {
        var draft = PolicyVersion.Draft(PolicyArea.Points, Document, new(2026, 1, 1), null,
            [new(PolicyKeys.PointsObjectionDays, "3"), new(PolicyKeys.PointsSecondApproverOver, "500")], Writer, "a", Now).Value;

        Assert.That(draft.Submit().IsSuccess, Is.True);
    }

    [Test]
    public void Every_step_of_a_version_is_a_change_and_a_new_submission_forgets_the_return()
    {
        var version = Make(new(2026, 1, 1), null);
        Assert.That((version.CheckDeletable().IsSuccess, version.Version), Is.EqualTo((true, 1)));
        version.Submit();
        Assert.That((version.CheckDeletable().Error?.Code, version.Version), Is.EqualTo(("policy.not-draft", 2)));
        version.Return("文号不对");
        Assert.That(version.Version, Is.EqualTo(3));
        version.Submit();
        Assert.That((version.ReturnedReason, version.Version), Is.EqualTo(((string?)null, 4)));

        var book = PolicyBook.For(PolicyArea.Subsidy);
        Assert.That(book.Publish(version, [], Second, "乙", Now).IsSuccess, Is.True);
        Assert.That((version.PublishedBy, version.PublishedByName, version.PublishedAt, version.Version, book.Version), Is.EqualTo(((PersonKey?)Second, "乙", (DateTimeOffset?)Now, 5, 2)));
    }

    [Test]
    public void The_ended_version_has_changed_too_and_a_refused_publication_ends_nothing()
    {
        var first = Published(new(2020, 1, 1), null, []);
        var second = Make(new(2026, 10, 1), null);
        second.Submit();
        var (book, version) = (PolicyBook.For(PolicyArea.Subsidy), first.Version);

        Assert.That(book.Publish(second, [first], Writer, "a", Now).Error?.Code, Is.EqualTo("policy.own-draft"));
        Assert.That((first.EffectiveUntil, first.Version, book.Version), Is.EqualTo(((DateOnly?)null, version, 1)));

        Assert.That(book.Publish(second, [first, second], Second, "b", Now).IsSuccess, Is.True, "it does not overlap with itself");
        Assert.That(first.Version, Is.EqualTo(version + 1));
    }

    [TestCase("2026-09-30", null)]
    [TestCase("2026-10-01", "policy.used-after")]
    [TestCase("2026-12-31", "policy.used-after")]
    public void A_version_is_not_ended_before_a_day_something_was_computed_for(string used, string? code)
    {
        var first = Published(new(2020, 1, 1), null, []);
        // the store notes it beside the computation
        typeof(PolicyVersion).GetProperty(nameof(PolicyVersion.LastUsedOn))!.SetValue(first, DateOnly.Parse(used));
        var second = Make(new(2026, 10, 1), null);
        second.Submit();

        Assert.That(PolicyBook.For(PolicyArea.Subsidy).Publish(second, [first], Second, "b", Now).Error?.Code, Is.EqualTo(code));
    }

    [TestCase("2020-01-01", "policy.overlaps")]
    [TestCase("2019-12-31", "policy.overlaps")]
    [TestCase("2020-01-02", null)]
    public void A_version_without_an_end_gives_way_only_to_one_that_begins_later(string from, string? code)
    {
        var first = Published(new(2020, 1, 1), null, []);
        var second = Make(DateOnly.Parse(from), null);
        second.Submit();

        Assert.That(PolicyBook.For(PolicyArea.Subsidy).Publish(second, [first], Second, "b", Now).Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void The_successor_ends_the_version_without_an_end_on_its_own_first_day()
    {
        var first = Published(new(2020, 1, 1), null, []);
        var second = Published(new(2026, 10, 1), null, [first]);

        Assert.That(first.EffectiveUntil, Is.EqualTo(new DateOnly(2026, 10, 1)));
        Assert.That((first.Days.Contains(new(2026, 9, 30)), second.Days.Contains(new(2026, 9, 30)), second.Days.Contains(new(2026, 10, 1))), Is.EqualTo((true, false, true)));
    }

    [TestCase("2026-01-01", "2026-06-30", "2026-06-29")]
    [TestCase("2026-01-01", "2026-06-30", "2025-01-01")]
    public void A_period_with_an_end_is_never_shortened(string from, string until, string newFrom)
    {
        var first = Published(DateOnly.Parse(from), DateOnly.Parse(until), []);
        var second = Make(DateOnly.Parse(newFrom), null);
        second.Submit();

        Assert.That(PolicyBook.For(PolicyArea.Subsidy).Publish(second, [first], Second, "b", Now).Error?.Code, Is.EqualTo("policy.overlaps"));
        Assert.That((first.EffectiveUntil, second.State), Is.EqualTo((DateOnly.Parse(until), PolicyState.Submitted)));
    }

    [Test]
    public void Periods_that_touch_do_not_overlap()
    {
        var first = Published(new(2026, 1, 1), new(2026, 7, 1), []);

        Assert.That(Published(new(2026, 7, 1), null, [first]).State, Is.EqualTo(PolicyState.Published));
    }

    private static IEnumerable<(string Key, string Value, string? Clause)> Values(PolicyVersion version) => version.Values.Select(value => (value.Key, value.Value, value.Clause));

    private static readonly PolicyDocument Document = new("夏政发〔2021〕1号", "补贴办法", new(2021, 1, 1));

    private static PolicyVersion Published(DateOnly from, DateOnly? until, PolicyVersion[] others)
    {
        var version = Make(from, until);
        Assert.That(version.Submit().Error, Is.Null);
        Assert.That(PolicyBook.For(PolicyArea.Subsidy).Publish(version, others, Second, "b", Now).Error, Is.Null);
        return version;
    }

    private static PolicyVersion Make(DateOnly from, DateOnly? until) => PolicyVersion.Draft(PolicyArea.Subsidy, Document, from, until, Inputs(), Writer, "a", Now).Value;

    private static IEnumerable<PolicyInput> Inputs() => PolicyCatalogue.Of(PolicyArea.Subsidy).Select(parameter => new PolicyInput(parameter.Key, parameter.FormValue, "第一条"));

    private static PolicyParameter Parameter(string key) => PolicyCatalogue.Parameters.Single(parameter => parameter.Key == key);
}
