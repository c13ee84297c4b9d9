using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Organisation;

/// <summary>What is fine alone and wrong together, sent at the same moment: one wins, the others are told why.</summary>
internal sealed class StaffRaceTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await StaffScene.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Of_many_who_fill_the_last_post_one_wins()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        using var second = await _app.AsAsync(Role.TownshipClerk, townshipCode: scene.Community.LeadTownshipCode);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreDirector);
        var people = await PeopleAsync(scene, 12);
        var race = await Race.OfAsync(people.Count, i => scene.AppointAsync(people[i], PostKind.CentreStaff, i % 2 == 0 ? scene.TownshipClerk : second));
        Assert.That((race.Won.Count, await scene.PeopleAsync()), Is.EqualTo((1, 2)));
        AssertLost(race, "appointment.over-quota-reason");
    }

    [Test]
    public async Task Of_many_for_one_head_post_one_gets_it()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var people = await PeopleAsync(scene, 10);
        var race = await Race.OfAsync(people.Count, i => scene.AppointAsync(people[i], PostKind.CommitteeChair));
        Assert.That(race.Won, Has.Count.EqualTo(1));
        AssertLost(race, "organisation.head-taken");
    }

    [Test]
    public async Task Supervisor_and_director_at_once_leave_the_person_one_of_the_two()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var person = await scene.HolderAsync();
        var race = await Race.OfAsync(10, i => scene.AppointAsync(person, i % 2 == 0 ? PostKind.CommitteeMember : PostKind.CentreDirector));
        Assert.That(race.Won, Has.Count.EqualTo(1));
        AssertLost(race, "appointment.incompatible", "organisation.already-in-post");
    }

    [Test]
    public async Task Bookkeeper_here_and_cashier_next_door_at_once_leave_one()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        using var next = await StaffScene.CreateAsync(_app);
        var person = await scene.HolderAsync(alsoIn: next);
        var race = await Race.OfAsync(10, i => i % 2 == 0 ? scene.AppointAsync(person, PostKind.Bookkeeper) : next.AppointAsync(person, PostKind.Cashier));
        Assert.That(race.Won, Has.Count.EqualTo(1));
        AssertLost(race, "appointment.incompatible", "organisation.already-in-post");
    }

    [Test]
    public async Task Of_two_approvals_of_one_proposal_one_counts()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        using var second = await _app.AsAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff);
        await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff);
        var id = await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreStaff, reason: "人手不足");
        var race = await Race.OfAsync(10, i => (i % 2 == 0 ? scene.Leader : second).PostOnceAsync($"{StaffScene.Root}/appointments/{id}/{(i < 6 ? "approve" : "refuse")}", new { note = "已研究" }));
        Assert.That(race.Won, Has.Count.EqualTo(1));
        AssertLost(race, "appointment.not-proposed");
        var state = await _app.ReadAsync(db => db.Appointments.Where(x => x.Id == id).Select(x => x.State).SingleAsync());
        Assert.That(race.Won[0], Does.Contain(state.ToString()));
    }

    [Test]
    public async Task A_renewal_while_the_person_is_removed_leaves_one_reason_to_the_other()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var id = await scene.InPostAsync(await scene.HolderAsync(), PostKind.CentreDirector, AppointmentWay.Dispatch, termEnd: "2026-12-31");
        var race = await Race.OfAsync(8, i => i % 2 == 0
            ? scene.EndAsync(id)
            : scene.TownshipClerk.PostOnceAsync($"{StaffScene.Root}/appointments/{id}/renew", new { termEnd = "2029-12-31", documentNumber = "瑶委组〔2026〕9号" }));
        // a renewal before the removal stands in the history; nothing is renewed after it
        Assert.That(race.Won.Count(x => x.Contains("endedOn", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(race.Won, Has.Count.LessThanOrEqualTo(2));
        Assert.That(race.Lost.Select(x => x.Status), Is.All.AnyOf(HttpStatusCode.Conflict, HttpStatusCode.BadRequest));
        var left = await _app.ReadAsync(db => db.Appointments.AsNoTracking().Include(x => x.Terms).SingleAsync(x => x.Id == id));
        Assert.That((left.State, left.Terms.Count), Is.EqualTo((AppointmentState.Ended, race.Won.Count - 1)));
    }

    [Test]
    public async Task A_successor_and_the_removal_of_the_head_at_once_never_make_two_heads()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var id = await scene.InPostAsync(await scene.HolderAsync(), PostKind.CommitteeChair);
        var people = await PeopleAsync(scene, 6);
        var race = await Race.OfAsync(7, i => i == 3 ? scene.EndAsync(id) : scene.AppointAsync(people[i > 3 ? i - 1 : i], PostKind.CommitteeChair, from: "2026-11-25"));
        AssertLost(race, "organisation.head-taken");
        var community = scene.Community.Id;
        var heads = await _app.ReadAsync(db => db.Appointments.CountAsync(x => x.CommunityId == community && x.Post == PostKind.CommitteeChair && x.State == AppointmentState.Active));
        Assert.That(heads, Is.EqualTo(race.Won.Count - 1), "whoever came before the removal was told that the post is taken");
        Assert.That(heads, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task One_building_gets_one_head()
    {
        using var scene = await StaffScene.CreateAsync(_app);
        var building = Domain.Registry.Building.Create(scene.Community.Id, Domain.Registry.BuildingKind.Building, "1", 6, false);
        await _app.ArrangeAsync(db =>
        {
            db.Buildings.Add(building);
            return Task.CompletedTask;
        });
        var people = await PeopleAsync(scene, 8);
        var race = await Race.OfAsync(people.Count, i => scene.Clerk.PostOnceAsync(StaffScene.Root + "/house-heads", new { buildingId = building.Id, officeHolderId = people[i], from = "2026-01-01" }));
        Assert.That(race.Won, Has.Count.EqualTo(1));
        AssertLost(race, "appointment.building-taken");
    }

    private static async Task<List<Guid>> PeopleAsync(StaffScene scene, int count)
    {
        var people = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            people.Add(await scene.HolderAsync());
        }

        return people;
    }

    /// <summary>Everybody else got 409 with one of these reasons.</summary>
    private static void AssertLost(RaceResult race, params string[] codes)
    {
        Assert.That(race.Lost.Where(x => x.Status != HttpStatusCode.Conflict || !codes.Any(code => x.Body.Contains(code, StringComparison.Ordinal))).Select(x => $"{(int)x.Status} {x.Body}"), Is.Empty);
    }
}
