using Resettlement.Application.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>Where a household of a roster lives: building, unit, room and area.</summary>
internal static class RosterDoors
{
    public static void Read(RosterHousehold household)
    {
        var building = RosterFacts.TextOf(household, RosterColumns.Building, line => DoorText.Building(line.Text(RosterColumns.Building)));
        var unit = RosterFacts.TextOf(household, RosterColumns.Unit, line => DoorText.Unit(line.Text(RosterColumns.Unit)));
        var room = RosterFacts.TextOf(household, RosterColumns.Room, line => DoorText.Room(line.Text(RosterColumns.Room)));
        var line = household.Speaker.Line;
        var area = household.People.Select(person => person.Line.Decimal(RosterColumns.Area)).FirstOrDefault(value => value is not null);
        if (!DoorShape.IsArea(area))
        {
            line.Fail(RosterColumns.Area, RosterErrors.Area);
            return;
        }

        foreach (var (key, text) in new[] { (RosterColumns.Building, building), (RosterColumns.Unit, unit), (RosterColumns.Room, room) })
        {
            if (text is not null && !DoorShape.IsNumber(text))
            {
                line.Fail(key, RosterErrors.DoorShape);
            }
        }

        if (building is null && (unit is not null || room is not null))
        {
            line.Fail(RosterColumns.Building, RosterErrors.BuildingMissing);
        }
        else if (building is not null && room is null)
        {
            line.Fail(RosterColumns.Room, RosterErrors.RoomMissing);
        }
        else if (building is not null)
        {
            household.Door = new(building, unit, room!, DoorShape.Hundredths(area));
        }
    }
}
