using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using static Resettlement.Domain.UnitTests.Registry.FamilyFacts;

namespace Resettlement.Domain.UnitTests.Registry;

/// <summary>Where a household lives, its poverty status, its beginning and its end.</summary>
internal sealed class HouseholdLifeTests
{
    [Test]
    public void A_household_begins_as_it_was_entered()
    {
        var before = NewId.Next();
        var household = Household.Form(HouseholdNumber.Restore("XT-001"), Site, "140828103", RelocationKind.Synchronous, Formed, Confirmation.Pending, before);

        Assert.That((household.Number, household.CommunityId, household.OriginTownshipCode, household.RelocationKind, household.FormedOn, household.Confirmation, household.PredecessorId),
            Is.EqualTo(("XT-001", Site, "140828103", RelocationKind.Synchronous, Formed, Confirmation.Pending, (Guid?)before)));
        Assert.That((household.PovertyOn(Formed), household.StayOn(Formed), household.HeadOn(Formed), household.EndedOn), Is.EqualTo((PovertyStatus.None, (HouseholdStay?)null, (HouseholdHead?)null, (DateOnly?)null)));
    }

    [Test]
    public void The_same_place_again_is_refused_and_another_door_is_a_move()
    {
        var household = Family();
        var door = NewId.Next();
        Ok(household.Settle(Site, door, Formed, "搬迁"));

        Assert.That(household.Settle(Site, door, new(2021, 1, 1)).Error?.Code, Is.EqualTo("registry.already-there"));
        Ok(household.Settle(Site, null, new(2022, 1, 1)));
        Ok(household.Settle(OtherSite, null, new(2023, 1, 1)));

        Assert.That(household.Stays.Select(stay => (stay.HouseholdId, stay.CommunityId, stay.DwellingId, stay.Until)), Is.EqualTo(new[]
        {
            (household.Id, Site, (Guid?)door, (DateOnly?)new DateOnly(2022, 1, 1)),
            (household.Id, Site, null, new DateOnly(2023, 1, 1)),
            (household.Id, OtherSite, null, null),
        }));
        Assert.That((household.Stays[0].Reason, household.CommunityId), Is.EqualTo(("搬迁", OtherSite)));
    }

    [Test]
    public void Who_moves_out_lives_there_until_the_day_before()
    {
        var household = Family();
        Assert.That(household.MoveOut(new(2024, 1, 1), null).Error?.Code, Is.EqualTo("registry.not-living-here"));
        Ok(household.Settle(Site, null, new(2021, 1, 1)));

        Assert.That(household.MoveOut(new(2020, 12, 31), null).Error?.Code, Is.EqualTo("registry.later-change"));
        Ok(household.MoveOut(new(2024, 1, 1), "返乡"));

        Assert.That((household.StayOn(new(2023, 12, 31))?.Reason, household.StayOn(new(2024, 1, 1)), household.CommunityId), Is.EqualTo(("返乡", (HouseholdStay?)null, Site)));
        Assert.That(household.MoveOut(new(2025, 1, 1), null).Error?.Code, Is.EqualTo("registry.not-living-here"));
    }

    [Test]
    public void A_move_taken_back_on_its_own_day_leaves_the_household_where_it_was()
    {
        var household = Family();
        Ok(household.Settle(Site, null, Formed));
        Ok(household.Settle(OtherSite, null, new(2023, 1, 1)));
        Ok(household.MoveOut(new(2023, 1, 1), "有误"));

        Assert.That(household.CommunityId, Is.EqualTo(Site));
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
        Assert.That(household.Poverty.OrderBy(spell => spell.From).Select(spell => (spell.From, spell.Until)), Is.EqualTo(new (DateOnly, DateOnly?)[]
        {
            (Formed, new(2021, 1, 1)), (new(2021, 1, 1), new(2024, 1, 1)), (new(2024, 1, 1), null),
        }));
        Assert.That(household.Poverty.Select(spell => spell.HouseholdId), Is.All.EqualTo(household.Id));
    }

    [Test]
    public void A_change_that_was_taken_back_is_no_next_change()
    {
        var household = Family();
        Ok(household.SetPoverty(PovertyStatus.LiftedOut, new(2022, 1, 1)));
        Ok(household.SetPoverty(PovertyStatus.Unstable, new(2022, 1, 1)));
        Ok(household.Settle(Site, null, new(2022, 1, 1)));
        Ok(household.MoveOut(new(2022, 1, 1), "有误"));

        Ok(household.SetPoverty(PovertyStatus.Marginal, new(2021, 1, 1)));
        Ok(household.Settle(OtherSite, null, new(2021, 1, 1)));

        Assert.That(household.Poverty.Single(spell => spell.Status == PovertyStatus.Marginal).Until, Is.EqualTo(new DateOnly(2022, 1, 1)));
        Assert.That(household.Stays.Single(stay => stay.CommunityId == OtherSite).Until, Is.Null, "the stay of 2022 never was");
    }

    [Test]
    public void Every_change_raises_the_version_once()
    {
        var household = Family();
        Ok(household.Settle(Site, null, Formed));
        Action[] changes =
        [
            () => Ok(household.AddMember(NewId.Next(), "97", Formed)),
            () => Ok(household.RestateRelation(Son, "22", new(2021, 1, 1))),
            () => Ok(household.RemoveMember(Son, new(2024, 1, 1), null)),
            () => Ok(household.TakeBack(Son, new(2024, 1, 1))),
            () => Ok(household.SetHead(Wife, new(2022, 1, 1))),
            () => Ok(household.SetPoverty(PovertyStatus.LiftedOut, Formed)),
            () => Ok(household.Settle(OtherSite, null, new(2023, 1, 1))),
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
        Ok(household.Settle(Site, null, Formed));
        Ok(household.SetPoverty(PovertyStatus.LiftedOut, Formed));
        var (last, on) = (new DateOnly(2025, 5, 31), new DateOnly(2025, 6, 1));

        Assert.That(household.End(HouseholdEnd.Merged, new(2019, 12, 31), successor).Error?.Code, Is.EqualTo("registry.before-formed"));
        Ok(household.End(HouseholdEnd.Merged, on, successor));

        Assert.That((household.EndedOn, household.EndKind, household.SuccessorId), Is.EqualTo(((DateOnly?)on, (HouseholdEnd?)HouseholdEnd.Merged, (Guid?)successor)));
        Assert.That((household.HeadOn(last)?.ResidentId, household.StayOn(last)?.CommunityId, household.PovertyOn(last), Members(household, last).Count()), Is.EqualTo(((Guid?)Head, (Guid?)Site, PovertyStatus.LiftedOut, 3)));
        Assert.That((household.HeadOn(on), household.StayOn(on), household.PovertyOn(on), Members(household, on).Count()), Is.EqualTo(((HouseholdHead?)null, (HouseholdStay?)null, PovertyStatus.None, 0)));
        Assert.Multiple(() =>
        {
            foreach (var refused in new[]
            {
                household.End(HouseholdEnd.Extinct, on), household.AddMember(NewId.Next(), "20", Formed), household.RemoveMember(Son, Formed, null), household.MemberDied(Son, Formed, "x"), household.SetHead(Son, Formed),
                household.RestateRelation(Son, "22", Formed), household.Settle(OtherSite, null, Formed), household.MoveOut(Formed, null), household.SetPoverty(PovertyStatus.Unstable, Formed), household.TakeBack(Son, on),
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
            household.RemoveMember(Son, before, null), household.MemberDied(Son, before, "x"), household.SetHead(Son, before), household.RestateRelation(Son, "22", before), household.Settle(OtherSite, null, before),
            household.MoveOut(before, null), household.SetPoverty(PovertyStatus.Unstable, before),
        })
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("registry.before-formed"));
        }
    }
}
