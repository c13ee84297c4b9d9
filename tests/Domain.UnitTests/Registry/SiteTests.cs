using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.UnitTests.Registry;

internal sealed class SiteTests
{
    [Test]
    public void The_lead_township_is_always_among_the_origins_and_each_is_there_once()
    {
        var community = Make("140828205", "140828204", "140828205");
        Assert.That(Origins(community), Is.EquivalentTo(new[] { "140828204", "140828205" }));

        community.Change("XT", "新天地社区", CommunityForm.Buildings, "140828100", "140828205", ["140828203"], new(2019, 10, 15));

        Assert.That(Origins(community), Is.EquivalentTo(new[] { "140828203", "140828205" }));
        Assert.That((community.Name, community.OccupiedFrom, community.Version), Is.EqualTo(("新天地社区", (DateOnly?)new DateOnly(2019, 10, 15), 2)));
        Assert.That(community.Origins.Select(origin => origin.CommunityId), Is.All.EqualTo(community.Id));
    }

    [Test]
    public void The_same_address_again_is_no_change()
    {
        var community = Make("140828205");
        community.Locate("瑶峰镇康乐路");
        community.Locate("瑶峰镇康乐路");

        Assert.That((community.Address, community.Version), Is.EqualTo(("瑶峰镇康乐路", 2)));
    }

    [Test]
    public void Buildings_units_and_dwellings_belong_together()
    {
        var building = Building.Create(NewId.Next(), BuildingKind.Building, "3", 7, hasElevator: true);
        var unit = BuildingUnit.Create(building, "2");
        var dwelling = Dwelling.Create(building, unit, "501", 5, 7_500);

        Assert.That((unit.CommunityId, unit.BuildingId, unit.Number), Is.EqualTo((building.CommunityId, building.Id, "2")));
        Assert.That((dwelling.CommunityId, dwelling.BuildingId, dwelling.UnitId, dwelling.RoomNumber, dwelling.Floor, dwelling.AreaHundredths), Is.EqualTo((building.CommunityId, building.Id, (Guid?)unit.Id, "501", (int?)5, (int?)7_500)));
        Assert.That(Dwelling.Create(building, null, "12", null, null).UnitId, Is.Null, "courtyards have no units");

        building.Change("3A", 8, false);
        dwelling.Change("502", 6, 8_000);
        Assert.That((building.Number, building.Storeys, building.HasElevator, building.Version), Is.EqualTo(("3A", 8, false, 2)));
        Assert.That((dwelling.RoomNumber, dwelling.Floor, dwelling.AreaHundredths, dwelling.Version), Is.EqualTo(("502", (int?)6, (int?)8_000, 2)));
    }

    [Test]
    public void A_resident_lives_until_the_day_of_death_and_every_change_is_one()
    {
        var resident = Resident.Create("张三", new("c", "i", "14*034") { NextIndex = "n" }, new(1964, 12, 31), Sex.Male, RelocationKind.RegisteredPoor);
        Assert.That((resident.IdNumberCipher, resident.IdNumberIndex, resident.IdNumberIndexNext, resident.IdNumberMasked), Is.EqualTo(("c", "i", "n", "14*034")));
        Assert.That((resident.AgeOn(new(2024, 12, 30)), resident.AgeOn(new(2024, 12, 31)), resident.IsAliveOn(new(2100, 1, 1))), Is.EqualTo((59, 60, true)));

        Assert.That(resident.WithIdWaiver("户口本一致").IdNumberWaiver, Is.EqualTo("户口本一致"));
        resident.RecordDeath(new(2026, 9, 30));
        resident.ChangePhone(new("pc", "pi", "138****1234"));
        resident.ChangeFacts(RelocationKind.Addition, "01", "70", "13", "1", "2");
        resident.ChangeIdentity("张叁", null, new(1964, 12, 30), Sex.Male);

        Assert.That((resident.IsAliveOn(new(2026, 9, 29)), resident.IsAliveOn(new(2026, 9, 30))), Is.EqualTo((true, false)));
        Assert.That((resident.PhoneCipher, resident.PhoneIndex, resident.PhoneIndexNext, resident.PhoneMasked), Is.EqualTo(("pc", "pi", (string?)null, "138****1234")));
        Assert.That((resident.RelocationKind, resident.EthnicGroup, resident.Education, resident.PoliticalStatus, resident.Health, resident.LabourAbility), Is.EqualTo((RelocationKind.Addition, "01", "70", "13", "1", "2")));
        Assert.That((resident.Name, resident.IdNumberCipher, resident.BirthDate, resident.Version), Is.EqualTo(("张叁", (string?)null, new DateOnly(1964, 12, 30), 5)));
    }

    private static Community Make(params string[] origins) =>
        Community.Create("XT", "新天地", CommunityForm.Buildings, "140828100", "140828205", origins, null);

    private static IEnumerable<string> Origins(Community community) => community.Origins.Select(origin => origin.TownshipCode);
}
