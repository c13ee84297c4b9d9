using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

internal sealed class HouseholdTests
{
    private static readonly DateOnly Formed = new(2020, 1, 1);
    private static readonly Guid Community = NewId.Next();
    private static readonly Guid Other = NewId.Next();
    private static readonly Guid Head = NewId.Next();
    private static readonly Guid Wife = NewId.Next();
    private static readonly Guid Son = NewId.Next();

    [Test]
    public void A_new_head_restates_both_relations_from_that_day_and_history_stays()
    {
        var household = Family();

        Ok(household.SetHead(Son, new(2024, 5, 1)));
        Ok(household.RestateRelation(Head, "51", new(2024, 5, 1)));

        Assert.Multiple(() =>
        {
            Assert.That(household.HeadOn(new(2024, 4, 30))!.ResidentId, Is.EqualTo(Head));
            Assert.That(household.HeadOn(new(2024, 5, 1))!.ResidentId, Is.EqualTo(Son));
            Assert.That(RelationOf(household, Head, new(2024, 4, 30)), Is.EqualTo("02"));
            Assert.That(RelationOf(household, Head, new(2024, 5, 1)), Is.EqualTo("51"));
            Assert.That(RelationOf(household, Son, new(2024, 5, 1)), Is.EqualTo("02"));
            Assert.That(household.MembersOn(new(2024, 5, 1)).Count(), Is.EqualTo(3));
        });
    }

    [Test]
    public void A_back_dated_head_holds_only_until_the_next_recorded_head()
    {
        var household = Family();
        Ok(household.SetHead(Son, new(2024, 5, 1)));

        Ok(household.SetHead(Wife, new(2022, 1, 1)));

        Assert.Multiple(() =>
        {
            Assert.That(household.HeadOn(new(2021, 12, 31))!.ResidentId, Is.EqualTo(Head));
            Assert.That(household.HeadOn(new(2024, 4, 30))!.ResidentId, Is.EqualTo(Wife));
            Assert.That(household.HeadOn(new(2024, 5, 1))!.ResidentId, Is.EqualTo(Son));
            Assert.That(RelationOf(household, Wife, new(2024, 5, 1)), Is.EqualTo("12"));
            Assert.That(household.Heads.Count(head => head.Until is null), Is.EqualTo(1));
        });
    }

    [Test]
    public void The_head_cannot_leave_and_a_stranger_cannot_be_head()
    {
        var household = Family();

        Assert.Multiple(() =>
        {
            Assert.That(household.RemoveMember(Head, new(2023, 1, 1), null).Error?.Code, Is.EqualTo("registry.head-cannot-leave"));
            Assert.That(household.SetHead(NewId.Next(), new(2023, 1, 1)).Error?.Code, Is.EqualTo("registry.head-not-member"));
            Assert.That(household.SetHead(Head, new(2023, 1, 1)).Error?.Code, Is.EqualTo("registry.already-head"));
            Assert.That(household.AddMember(Son, "20", new(2023, 1, 1)).Error?.Code, Is.EqualTo("registry.already-member"));
            Assert.That(household.AddMember(NewId.Next(), "20", new(2019, 12, 31)).Error?.Code, Is.EqualTo("registry.before-formed"));
        });
    }

    [Test]
    public void A_back_dated_dwelling_change_is_cut_at_the_next_move()
    {
        var household = Family();
        var (first, second, third) = (NewId.Next(), NewId.Next(), NewId.Next());
        Ok(household.Settle(Community, first, Formed));
        Ok(household.Settle(Other, third, new(2025, 1, 1)));

        Ok(household.Settle(Community, second, new(2023, 1, 1)));

        Assert.Multiple(() =>
        {
            Assert.That(household.StayOn(new(2022, 12, 31))!.DwellingId, Is.EqualTo(first));
            Assert.That(household.StayOn(new(2024, 12, 31))!.DwellingId, Is.EqualTo(second));
            Assert.That(household.StayOn(new(2025, 1, 1))!.DwellingId, Is.EqualTo(third));
            Assert.That(household.CommunityId, Is.EqualTo(Other));
            Assert.That(household.MoveOut(new(2024, 6, 1), null).Error?.Code, Is.EqualTo("registry.later-change"));
        });
    }

    [Test]
    public void A_status_set_twice_on_one_day_keeps_the_last_and_every_change_raises_the_version()
    {
        var household = Family();
        var version = household.Version;

        Ok(household.SetPoverty(PovertyStatus.LiftedOut, Formed));
        Ok(household.SetPoverty(PovertyStatus.Unstable, Formed));

        Assert.Multiple(() =>
        {
            Assert.That(household.PovertyOn(Formed), Is.EqualTo(PovertyStatus.Unstable));
            Assert.That(household.Poverty.Count(spell => spell.Until is null), Is.EqualTo(1));
            Assert.That(household.Version, Is.EqualTo(version + 2));
            Assert.That(household.SetPoverty(PovertyStatus.Unstable, new(2021, 1, 1)).Error?.Code, Is.EqualTo("registry.same-poverty"));
        });
    }

    [Test]
    public void A_refused_household_holds_nobody_on_any_day()
    {
        var household = Family(Confirmation.Pending);
        Ok(household.Settle(Community, NewId.Next(), Formed));

        Ok(household.Reject());

        Assert.Multiple(() =>
        {
            Assert.That(household.MembersOn(Formed), Is.Empty);
            Assert.That(household.StayOn(Formed), Is.Null);
            Assert.That(household.HeadOn(new(2026, 1, 1)), Is.Null);
            Assert.That(household.Confirm().Error?.Code, Is.EqualTo("registry.change-decided"));
            Assert.That(household.AddMember(NewId.Next(), "20", Formed).Error?.Code, Is.EqualTo("registry.household-ended"));
        });
    }

    [Test]
    public void After_the_death_of_the_head_the_head_row_stays_until_another_member_takes_over()
    {
        var household = Family();

        Ok(household.MemberDied(Head, new(2025, 3, 3), "死亡"));

        Assert.That(household.MembersOn(new(2025, 3, 3)).Select(member => member.ResidentId), Is.EquivalentTo(new[] { Wife, Son }));
        Assert.That(household.HeadOn(new(2026, 1, 1))!.ResidentId, Is.EqualTo(Head));
        Ok(household.SetHead(Wife, new(2025, 3, 3)));
        Assert.That(household.Heads.Single(head => head.Until is null).ResidentId, Is.EqualTo(Wife));
    }

    [Test]
    public void A_household_cannot_end_before_anything_already_written_down()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2025, 6, 1), "结婚"));

        Assert.That(household.End(HouseholdEnd.Merged, new(2025, 1, 1)).Error?.Code, Is.EqualTo("registry.later-change"), "the son was a member until June");
        Ok(household.End(HouseholdEnd.Merged, new(2025, 6, 1)));
        Assert.That(household.MembersOn(new(2025, 5, 31)).Count(), Is.EqualTo(3));
        Assert.That(household.MembersOn(new(2025, 6, 1)), Is.Empty);
    }

    [Test]
    public void A_refused_split_gives_the_person_back_without_a_gap()
    {
        var household = Family();
        Ok(household.RemoveMember(Son, new(2026, 2, 1), "分户"));

        Ok(household.TakeBack(Son, new(2026, 2, 1)));

        Assert.That(household.MembersOn(new(2026, 2, 1)).Count(member => member.ResidentId == Son), Is.EqualTo(1));
    }

    private static Household Family(Confirmation confirmation = Confirmation.Confirmed)
    {
        var household = Household.Form(HouseholdNumber.Restore("XT-001"), Community, "140828103", RelocationKind.RegisteredPoor, Formed, confirmation);
        Ok(household.AddMember(Head, "02", Formed));
        Ok(household.AddMember(Wife, "12", Formed));
        Ok(household.AddMember(Son, "20", Formed));
        Ok(household.SetHead(Head, Formed));
        return household;
    }

    private static string RelationOf(Household household, Guid resident, DateOnly day) => household.MembersOn(day).Single(member => member.ResidentId == resident).RelationCode;

    private static void Ok(Result result) => Assert.That(result.Error, Is.Null);
}
