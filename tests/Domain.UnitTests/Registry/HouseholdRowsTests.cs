using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

/// <summary>The dated rows of a household: what a change on a day leaves before it and after it, and what it refuses.</summary>
internal sealed class HouseholdRowsTests
{
    private static readonly DateOnly Formed = new(2020, 1, 1);
    private static readonly Guid Community = NewId.Next();
    private static readonly Guid Other = NewId.Next();
    private static readonly Guid Head = NewId.Next();
    private static readonly Guid Wife = NewId.Next();
    private static readonly Guid Son = NewId.Next();

    [Test]
    public void A_household_begins_as_it_was_entered()
    {
        var before = NewId.Next();
        var household = Household.Form(HouseholdNumber.Restore("XT-001"), Community, "140828103", RelocationKind.Synchronous, Formed, Confirmation.Pending, before);

        Assert.That((household.Number, household.CommunityId, household.OriginTownshipCode, household.RelocationKind, household.FormedOn, household.Confirmation, household.PredecessorId),
            Is.EqualTo(("XT-001", Community, "140828103", RelocationKind.Synchronous, Formed, Confirmation.Pending, (Guid?)before)));
        Assert.That((household.PovertyOn(Formed), household.StayOn(Formed), household.HeadOn(Formed), household.EndedOn), Is.EqualTo((PovertyStatus.None, (HouseholdStay?)null, (HouseholdHead?)null, (DateOnly?)null)));
    }

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
    public void The_same_place_again_is_refused_and_another_door_is_a_move()
    {
        var household = Family();
        var door = NewId.Next();
        Ok(household.Settle(Community, door, Formed, "搬迁"));

        Assert.That(household.Settle(Community, door, new(2021, 1, 1)).Error?.Code, Is.EqualTo("registry.already-there"));
        Ok(household.Settle(Community, null, new(2022, 1, 1)));
        Ok(household.Settle(Other, null, new(2023, 1, 1)));

        Assert.That(household.Stays.Select(stay => (stay.HouseholdId, stay.CommunityId, stay.DwellingId, stay.Until)), Is.EqualTo(new[]
        {
            (household.Id, Community, (Guid?)door, (DateOnly?)new DateOnly(2022, 1, 1)),
            (household.Id, Community, null, new DateOnly(2023, 1, 1)),
            (household.Id, Other, null, null),
        }));
        Assert.That((household.Stays[0].Reason, household.CommunityId), Is.EqualTo(("搬迁", Other)));
    }

    [Test]
    public void Who_moves_out_lives_there_until_the_day_before()
    {
        var household = Family();
        Assert.That(household.MoveOut(new(2024, 1, 1), null).Error?.Code, Is.EqualTo("registry.not-living-here"));
        Ok(household.Settle(Community, null, new(2021, 1, 1)));

        Assert.That(household.MoveOut(new(2020, 12, 31), null).Error?.Code, Is.EqualTo("registry.later-change"));
        Ok(household.MoveOut(new(2024, 1, 1), "返乡"));

        Assert.That((household.StayOn(new(2023, 12, 31))?.Reason, household.StayOn(new(2024, 1, 1)), household.CommunityId), Is.EqualTo(("返乡", (HouseholdStay?)null, Community)));
        Assert.That(household.MoveOut(new(2025, 1, 1), null).Error?.Code, Is.EqualTo("registry.not-living-here"));
    }

    [Test]
    public void A_move_taken_back_on_its_own_day_leaves_the_household_where_it_was()
    {
        var household = Family();
        Ok(household.Settle(Community, null, Formed));
        Ok(household.Settle(Other, null, new(2023, 1, 1)));
        Ok(household.MoveOut(new(2023, 1, 1), "有误"));

        Assert.That(household.CommunityId, Is.EqualTo(Community));
    }

    [Test]
    public void A_back_dated_status_holds_until_the_next_one()
    {
        var household = Family();
        Ok(household.SetPoverty(PovertyStatus.LiftedOut, new(2021, 1, 1)));
        Ok(household.SetPoverty(PovertyStatus.Unstable, new(2024, 1, 1)));
        Ok(household.SetPoverty(PovertyStatus.Marginal, Formed));

        Assert.That(Days("2020-01-01", "2020-12-31", "2021-01-01", "2023-12-31", "2024-01-01").Select(household.PovertyOn),
            Is.EqualTo(new[] { PovertyStatus.Marginal, PovertyStatus.Marginal, PovertyStatus.LiftedOut, PovertyStatus.LiftedOut, PovertyStatus.Unstable }));
        Assert.That(household.Poverty.Select(spell => spell.HouseholdId), Is.All.EqualTo(household.Id));
    }

    [Test]
    public void Every_change_raises_the_version_once()
    {
        var household = Family();
        Ok(household.Settle(Community, null, Formed));
        Action[] changes =
        [
            () => Ok(household.AddMember(NewId.Next(), "97", Formed)),
            () => Ok(household.RestateRelation(Son, "22", new(2021, 1, 1))),
            () => Ok(household.RemoveMember(Son, new(2024, 1, 1), null)),
            () => Ok(household.TakeBack(Son, new(2024, 1, 1))),
            () => Ok(household.SetHead(Wife, new(2022, 1, 1))),
            () => Ok(household.SetPoverty(PovertyStatus.LiftedOut, Formed)),
            () => Ok(household.Settle(Other, null, new(2023, 1, 1))),
            () => Ok(household.MoveOut(new(2025, 1, 1), null)),
            () => household.ChangeFacts("140828204", RelocationKind.Synchronous),
            household.NoteRequest,
            () => Ok(household.End(HouseholdEnd.MovedAway, new(2025, 1, 1))),
        ];

        foreach (var change in changes)
        {
            var version = household.Version;
            change();
            Assert.That(household.Version, Is.EqualTo(version + 1));
        }

        Assert.That((household.OriginTownshipCode, household.RelocationKind), Is.EqualTo(("140828204", RelocationKind.Synchronous)));
    }

    [Test]
    public void A_household_is_confirmed_or_refused_once()
    {
        var confirmed = Form(Confirmation.Pending);
        Ok(confirmed.Confirm());
        Assert.That((confirmed.Confirmation, confirmed.Version), Is.EqualTo((Confirmation.Confirmed, 2)));
        Assert.That(confirmed.Reject().Error?.Code, Is.EqualTo("registry.change-decided"));

        var refused = Form(Confirmation.Pending);
        Ok(refused.SetPoverty(PovertyStatus.LiftedOut, Formed));
        Ok(refused.Reject());
        Assert.That((refused.Confirmation, refused.EndedOn, refused.EndKind, refused.PovertyOn(Formed)), Is.EqualTo((Confirmation.Rejected, (DateOnly?)Formed, (HouseholdEnd?)HouseholdEnd.Rejected, PovertyStatus.None)));
        Assert.That(refused.Confirm().Error?.Code, Is.EqualTo("registry.change-decided"));
    }

    [Test]
    public void An_ended_household_keeps_its_history_names_its_successor_and_changes_no_more()
    {
        var (household, successor) = (Family(), NewId.Next());
        Ok(household.Settle(Community, null, Formed));
        Ok(household.SetPoverty(PovertyStatus.LiftedOut, Formed));
        var (last, on) = (new DateOnly(2025, 5, 31), new DateOnly(2025, 6, 1));

        Assert.That(household.End(HouseholdEnd.Merged, new(2019, 12, 31), successor).Error?.Code, Is.EqualTo("registry.before-formed"));
        Ok(household.End(HouseholdEnd.Merged, on, successor));

        Assert.That((household.EndedOn, household.EndKind, household.SuccessorId), Is.EqualTo(((DateOnly?)on, (HouseholdEnd?)HouseholdEnd.Merged, (Guid?)successor)));
        Assert.That((household.HeadOn(last)?.ResidentId, household.StayOn(last)?.CommunityId, household.PovertyOn(last), Members(household, last).Count()), Is.EqualTo(((Guid?)Head, (Guid?)Community, PovertyStatus.LiftedOut, 3)));
        Assert.That((household.HeadOn(on), household.StayOn(on), household.PovertyOn(on), Members(household, on).Count()), Is.EqualTo(((HouseholdHead?)null, (HouseholdStay?)null, PovertyStatus.None, 0)));
        Assert.Multiple(() =>
        {
            foreach (var refused in new[]
            {
                household.End(HouseholdEnd.Extinct, on), household.AddMember(NewId.Next(), "20", Formed), household.RemoveMember(Son, Formed, null), household.MemberDied(Son, Formed, "x"), household.SetHead(Son, Formed),
                household.RestateRelation(Son, "22", Formed), household.Settle(Other, null, Formed), household.MoveOut(Formed, null), household.SetPoverty(PovertyStatus.Unstable, Formed), household.TakeBack(Son, on),
            })
            {
                Assert.That(refused.Error?.Code, Is.EqualTo("registry.household-ended"));
            }
        });
    }

    [Test]
    public void Nothing_is_dated_before_the_household_was_formed()
    {
        var (household, before) = (Family(), Formed.AddDays(-1));

        foreach (var refused in new[]
        {
            household.RemoveMember(Son, before, null), household.MemberDied(Son, before, "x"), household.SetHead(Son, before), household.RestateRelation(Son, "22", before), household.Settle(Other, null, before),
            household.MoveOut(before, null), household.SetPoverty(PovertyStatus.Unstable, before),
        })
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("registry.before-formed"));
        }
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

    private static Household Form(Confirmation confirmation = Confirmation.Confirmed) =>
        Household.Form(HouseholdNumber.Restore("XT-001"), Community, "140828103", RelocationKind.RegisteredPoor, Formed, confirmation);

    private static Household Family()
    {
        var household = Form();
        Ok(household.AddMember(Head, "02", Formed));
        Ok(household.AddMember(Wife, "12", Formed));
        Ok(household.AddMember(Son, "20", Formed));
        Ok(household.SetHead(Head, Formed));
        return household;
    }

    private static IEnumerable<DateOnly> Days(params string[] days) => days.Select(day => DateOnly.Parse(day));

    private static IEnumerable<Guid> Members(Household household, DateOnly day) => household.MembersOn(day).Select(member => member.ResidentId);

    private static string RelationOf(Household household, Guid resident, DateOnly day) => household.MembersOn(day).Single(member => member.ResidentId == resident).RelationCode;

    private static bool Holds(HouseholdMember member, DateOnly day) => member.From <= day && (member.Until is null || day < member.Until);

    private static void Ok(Result result) => Assert.That(result.Error, Is.Null);
}
