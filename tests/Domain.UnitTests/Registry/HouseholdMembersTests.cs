using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using static Resettlement.Domain.UnitTests.Registry.FamilyFacts;

namespace Resettlement.Domain.UnitTests.Registry;

/// <summary>Who belongs to a household and who heads it: what a change on a day leaves before it and after it, and what it refuses.</summary>
internal sealed class HouseholdMembersTests
{
    [Test]
    public void A_member_may_come_back_on_the_day_of_leaving_and_not_before()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2024, 5, 1), "外出"));

        Assert.That(household.AddMember(Son, "20", new(2024, 4, 30)).Error?.Code, Is.EqualTo("registry.already-member"));
        Ok(household.AddMember(Son, "20", new(2024, 5, 1)));

        Assert.That(Members(household, new(2024, 4, 30)), Does.Contain(Son));
        Assert.That(household.Members.Single(member => member.ResidentId == Son && member.Until == new DateOnly(2024, 5, 1)).Reason, Is.EqualTo("外出"));
        Assert.That(household.Members.Where(member => member.ResidentId == Son).Select(member => member.HouseholdId), Is.All.EqualTo(household.Id));
    }

    [Test]
    public void A_membership_with_a_later_one_after_a_gap_is_not_closed_before_it()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2024, 5, 1), null));
        Ok(household.AddMember(Son, "20", new(2025, 1, 1)));

        Assert.That(household.RemoveMember(Son, new(2024, 3, 1), null).Error?.Code, Is.EqualTo("registry.later-change"));
        Assert.That(household.RemoveMember(Son, new(2024, 8, 1), null).Error?.Code, Is.EqualTo("registry.later-change"));
        Ok(household.RemoveMember(Son, new(2025, 6, 1), null));
        Assert.That(household.RemoveMember(Son, new(2025, 7, 1), null).Error?.Code, Is.EqualTo("registry.not-member"));
        Assert.That(household.RemoveMember(Son, new(2025, 3, 1), null).Error?.Code, Is.EqualTo("registry.not-member"), "the membership is closed; it is not shortened");
        Assert.That(household.RemoveMember(NewId.Next(), new(2025, 7, 1), null).Error?.Code, Is.EqualTo("registry.not-member"));
    }

    [Test]
    public void Closing_a_membership_takes_back_later_relations_too()
    {
        var household = Family();
        Ok(household.RestateRelation(Son, "22", new(2024, 1, 1)));

        Ok(household.RemoveMember(Son, new(2023, 1, 1), "结婚"));

        Assert.That(household.Members.Count(member => member.ResidentId == Son && Holds(member, new(2022, 12, 31))), Is.EqualTo(1));
        Assert.That(household.Members.All(member => member.Until is null || member.Until >= member.From), Is.True, "what was taken back ends where it began");
        Assert.That(household.Members.Any(member => member.ResidentId == Son && (Holds(member, new(2023, 1, 1)) || Holds(member, new(2024, 1, 1)))), Is.False);
    }

    [Test]
    public void A_former_head_may_leave_once_another_is_head_and_not_before()
    {
        var household = Family();
        Ok(household.SetHead(Wife, new(2024, 1, 1)));

        Assert.That(household.RemoveMember(Head, new(2023, 12, 31), null).Error?.Code, Is.EqualTo("registry.head-cannot-leave"));
        Assert.That(household.RemoveMember(Wife, new(2023, 1, 1), null).Error?.Code, Is.EqualTo("registry.head-cannot-leave"), "she will be head");
        Ok(household.RemoveMember(Head, new(2024, 1, 1), null));
    }

    [Test]
    public void Who_is_recorded_as_a_later_head_cannot_have_died_before()
    {
        var household = Family();
        Ok(household.SetHead(Wife, new(2024, 1, 1)));

        Assert.That(household.MemberDied(Wife, new(2023, 6, 1), "死亡").Error?.Code, Is.EqualTo("registry.later-change"));
        Assert.That(household.MemberDied(Wife, new(2024, 1, 1), "死亡").Error?.Code, Is.EqualTo("registry.later-change"));
        Ok(household.MemberDied(Wife, new(2024, 1, 2), "死亡"));
        Ok(household.MemberDied(Head, new(2025, 1, 1), "死亡"));
    }

    [Test]
    public void Where_nobody_was_head_a_new_head_holds_until_the_next()
    {
        var household = Form();
        Ok(household.AddMember(Wife, "12", Formed));
        Ok(household.AddMember(Son, "20", Formed));
        Ok(household.SetHead(Son, new(2024, 1, 1)));

        Ok(household.SetHead(Wife, new(2022, 1, 1)));

        Assert.That((household.HeadOn(new(2021, 12, 31))?.ResidentId, household.HeadOn(new(2022, 1, 1))?.ResidentId, household.HeadOn(new(2023, 12, 31))?.ResidentId, household.HeadOn(new(2024, 1, 1))?.ResidentId),
            Is.EqualTo(((Guid?)null, (Guid?)Wife, (Guid?)Wife, (Guid?)Son)));
        Assert.That(household.Heads.Select(head => head.HouseholdId), Is.All.EqualTo(household.Id));
    }

    [Test]
    public void A_head_must_belong_to_the_household_all_the_while()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2024, 5, 1), null));

        Assert.That(household.SetHead(Son, new(2024, 1, 1)).Error?.Code, Is.EqualTo("registry.head-not-member"));
        Ok(household.SetHead(Wife, new(2024, 5, 1)));
        Ok(household.SetHead(Son, new(2024, 1, 1)));
        Assert.That((household.HeadOn(new(2024, 4, 30))!.ResidentId, household.HeadOn(new(2024, 5, 1))!.ResidentId), Is.EqualTo((Son, Wife)));
    }

    [Test]
    public void A_head_in_between_takes_the_relation_of_head_for_those_days_alone()
    {
        var household = Family();
        Ok(household.SetHead(Wife, new(2024, 1, 1)));
        Ok(household.SetHead(Son, new(2022, 1, 1)));

        Assert.That(Days("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01").Select(day => RelationOf(household, Son, day)), Is.EqualTo(new[] { "20", "02", "02", "20" }));
        Assert.That(Days("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01").Select(day => RelationOf(household, Head, day)), Is.EqualTo(new[] { "02", "80", "80", "80" }));
        Assert.That(Days("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01").Select(day => RelationOf(household, Wife, day)), Is.EqualTo(new[] { "12", "12", "12", "02" }));
        Assert.That(Days("2020-01-01", "2022-01-01", "2024-01-01", "2030-01-01").Select(day => Members(household, day).Count()), Is.All.EqualTo(3));
    }

    [Test]
    public void A_relation_is_restated_for_a_member_under_the_head_of_that_day()
    {
        var household = Family();
        Ok(household.SetHead(Wife, new(2024, 1, 1)));

        Assert.That(household.RestateRelation(Son, "04", new(2022, 1, 1)).Error?.Code, Is.EqualTo("registry.relation"));
        Assert.That(household.RestateRelation(NewId.Next(), "22", new(2022, 1, 1)).Error?.Code, Is.EqualTo("registry.not-member"));
        Assert.That(household.RestateRelation(Son, "02", new(2022, 1, 1)).Error?.Code, Is.EqualTo("registry.relation-of-head"));
        Assert.That(household.RestateRelation(Head, "11", new(2023, 12, 31)).Error?.Code, Is.EqualTo("registry.relation-of-head"));
        Ok(household.RestateRelation(Head, "11", new(2024, 1, 1)));
        Ok(household.RestateRelation(Son, "22", new(2022, 1, 1)));

        Assert.That(Days("2021-12-31", "2022-01-01", "2023-12-31", "2024-01-01").Select(day => RelationOf(household, Son, day)), Is.EqualTo(new[] { "20", "22", "22", "20" }), "to the old head only");
        Assert.That(household.AddMember(NewId.Next(), "04", Formed).Error?.Code, Is.EqualTo("registry.relation"));
    }

    [Test]
    public void A_relation_that_is_so_already_adds_no_row_and_one_of_other_days_is_left_alone()
    {
        var household = Family();
        Ok(household.RestateRelation(Son, "20", new(2021, 1, 1)));
        Assert.That(household.Members.Count(member => member.ResidentId == Son), Is.EqualTo(1));

        Ok(household.RestateRelation(Son, "22", new(2022, 1, 1)));
        Ok(household.RestateRelation(Son, "29", new(2024, 1, 1)));
        Assert.That(household.Members.Where(member => member.ResidentId == Son).Select(member => (member.RelationCode, member.From, member.Until)), Is.EqualTo(new (string, DateOnly, DateOnly?)[]
        {
            ("20", Formed, new(2022, 1, 1)), ("22", new(2022, 1, 1), new(2024, 1, 1)), ("29", new(2024, 1, 1), null),
        }));
    }

    [Test]
    public void The_reason_of_leaving_stays_behind_a_relation_in_between()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2025, 1, 1), "结婚"));
        Ok(household.SetHead(Wife, new(2024, 1, 1)));

        Ok(household.RestateRelation(Son, "22", new(2022, 1, 1)));

        Assert.That(household.Members.Where(member => member.ResidentId == Son).Select(member => (member.RelationCode, member.Until, member.Reason)), Is.EqualTo(new (string, DateOnly?, string?)[]
        {
            ("20", new(2022, 1, 1), null), ("22", new(2024, 1, 1), null), ("20", new(2025, 1, 1), "结婚"),
        }));
    }

    [Test]
    public void Who_is_given_back_has_the_relation_of_the_last_day()
    {
        var household = Family();
        Ok(household.RestateRelation(Son, "22", new(2026, 2, 1)));
        Ok(household.RemoveMember(Son, new(2026, 2, 1), "分户"));

        Ok(household.TakeBack(Son, new(2026, 2, 1)));

        Assert.That(RelationOf(household, Son, new(2026, 2, 1)), Is.EqualTo("22"));
        Assert.That(household.Members.All(member => member.Until is null || member.Until >= member.From), Is.True);
    }

    [Test]
    public void The_reason_of_leaving_stays_with_the_last_row()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2025, 1, 1), "结婚"));

        Ok(household.RestateRelation(Son, "22", new(2023, 1, 1)));

        Assert.That(household.Members.Where(member => member.ResidentId == Son).Select(member => (member.RelationCode, member.From, member.Until, member.Reason)), Is.EqualTo(new[]
        {
            ("20", Formed, (DateOnly?)new DateOnly(2023, 1, 1), (string?)null),
            ("22", new DateOnly(2023, 1, 1), (DateOnly?)new DateOnly(2025, 1, 1), "结婚"),
        }));
    }

    [Test]
    public void Only_a_membership_that_ended_that_day_is_given_back()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2026, 2, 1), "分户"));

        Assert.That(household.TakeBack(Son, new(2026, 2, 2)).Error?.Code, Is.EqualTo("registry.not-member"));
        Assert.That(household.TakeBack(Wife, new(2026, 2, 1)).Error?.Code, Is.EqualTo("registry.not-member"));
        Ok(household.TakeBack(Son, new(2026, 2, 1)));
        Assert.That(household.Members.Where(member => member.ResidentId == Son).Select(member => (member.Until, member.Reason)), Is.EqualTo(new[] { ((DateOnly?)null, (string?)null) }));
    }
}
