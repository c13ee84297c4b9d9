using System.Text.RegularExpressions;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>Where a household of a roster lives: building, unit, room and area.</summary>
internal static partial class RosterDoors
{
    public static void Read(RosterHousehold household)
    {
        var building = RosterFacts.TextOf(household, RosterColumns.Building, line => Door(line, RosterColumns.Building, BuildingSuffix()));
        var unit = RosterFacts.TextOf(household, RosterColumns.Unit, line => Door(line, RosterColumns.Unit, UnitSuffix()));
        var room = RosterFacts.TextOf(household, RosterColumns.Room, line => Door(line, RosterColumns.Room, RoomSuffix()));
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

    /// <summary>3号楼 → 3; a name such as 东片 stays whole.</summary>
    private static string? Door(ImportLine line, string key, Regex suffix)
    {
        if (line.Text(key) is not { } text)
        {
            return null;
        }

        var whole = ChineseText.Compact(text);
        var bare = suffix.Replace(whole, "");
        return bare.Length > 0 && char.IsAsciiLetterOrDigit(bare[^1]) ? bare : whole;
    }

    [GeneratedRegex("(号楼|号院|栋|幢|号|楼|座|片|排)$", RegexOptions.CultureInvariant)]
    private static partial Regex BuildingSuffix();

    [GeneratedRegex("(单元)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitSuffix();

    [GeneratedRegex("(室|号|户)$", RegexOptions.CultureInvariant)]
    private static partial Regex RoomSuffix();
}
