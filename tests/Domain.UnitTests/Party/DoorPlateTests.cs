using Resettlement.Domain.Party;
using static Resettlement.Domain.UnitTests.Party.PartyMaker;

namespace Resettlement.Domain.UnitTests.Party;

internal sealed class DoorPlateTests
{
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Building = Guid.CreateVersion7();

    [TestCase("1单元入口右侧", "2026-11-25", null)]
    [TestCase("1单元入口右侧", "2026-11-24", null)]
    [TestCase("1单元入口右侧", "2026-11-26", "registry.future-day")]
    [TestCase(null, "2026-11-25", "party.plate-place")]
    [TestCase("", "2026-11-25", "party.plate-place")]
    [TestCase("  ", "2026-11-25", "party.plate-place")]
    public void A_plate_of_a_building_says_where_it_hangs(string? place, string on, string? code) =>
        Assert.That(DoorPlate.Hang(Community, Building, null, place, Day(on), Today).Error?.Code, Is.EqualTo(code));

    [TestCase(null)]
    [TestCase("门框上方")]
    public void A_plate_of_a_flat_hangs_at_its_door(string? place)
    {
        var flat = Guid.CreateVersion7();
        var plate = DoorPlate.Hang(Community, Building, flat, place, Today, Today).Value;
        Assert.That((plate.CommunityId, plate.Kind, plate.BuildingId, plate.DwellingId, plate.Place, plate.HungOn), Is.EqualTo((Community, PlateKind.Flat, Building, (Guid?)flat, place, Today)));
        Assert.That((plate.RemovedOn, plate.RemovedReason, plate.Version), Is.EqualTo(((DateOnly?)null, (string?)null, 1)));
    }

    [Test]
    public void A_plate_without_a_flat_is_that_of_the_building()
    {
        var plate = DoorPlate.Hang(Community, Building, null, "1单元入口右侧", Day("2026-05-01"), Today).Value;
        Assert.That((plate.CommunityId, plate.Kind, plate.BuildingId, plate.DwellingId, plate.Place, plate.HungOn), Is.EqualTo((Community, PlateKind.Building, Building, (Guid?)null, "1单元入口右侧", Day("2026-05-01"))));
    }

    [TestCase("2026-04-30", "party.plate-day")]
    [TestCase("2026-05-01", null)]
    [TestCase("2026-11-25", null)]
    [TestCase("2026-11-26", "party.plate-day")]
    public void A_plate_is_taken_down_once_between_its_first_day_and_today(string on, string? code)
    {
        var plate = DoorPlate.Hang(Community, Building, null, "1单元入口右侧", Day("2026-05-01"), Today).Value;
        Assert.That(plate.Remove(Day(on), "翻新", Today).Error?.Code, Is.EqualTo(code));
        Assert.That((plate.RemovedOn, plate.RemovedReason, plate.Version), Is.EqualTo(code is null ? ((DateOnly?)Day(on), "翻新", 2) : (null, null, 1)));
        Assert.That(plate.Remove(Today, "翻新", Today).Error, Is.EqualTo(code is null ? PartyErrors.PlateRemoved : null));
    }

    [TestCase("2026-04-30", false)]
    [TestCase("2026-05-01", true)]
    [TestCase("2026-07-31", true)]
    [TestCase("2026-08-01", false)]
    [TestCase("2026-08-02", false)]
    public void A_plate_hangs_from_its_first_day_until_it_is_taken_down(string day, bool hangs)
    {
        var plate = DoorPlate.Hang(Community, Building, null, "1单元入口右侧", Day("2026-05-01"), Today).Value;
        Assert.That(plate.HangsOn(Day(day)), Is.EqualTo(day != "2026-04-30"), "as long as nobody takes it down");
        Assert.That(plate.Remove(Day("2026-08-01"), null, Today).Error, Is.Null);
        Assert.That(plate.HangsOn(Day(day)), Is.EqualTo(hangs));
    }
}
