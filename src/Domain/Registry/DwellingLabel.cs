namespace Resettlement.Domain.Registry;

/// <summary>How a door is written for people: 3号楼2单元501, 东片12号. Only ever made from the structured key, never read back.</summary>
public static class DwellingLabel
{
    public static string Building(BuildingKind kind, string number) =>
        number.Length > 0 && char.IsAsciiLetterOrDigit(number[^1]) ? number + (kind == BuildingKind.Building ? "号楼" : "片") : number;

    public static string Unit(string number) => number.Length > 0 && char.IsAsciiLetterOrDigit(number[^1]) ? number + "单元" : number;

    public static string Of(BuildingKind kind, string building, string? unit, string room) =>
        kind == BuildingKind.Row
            ? Building(kind, building) + (char.IsAsciiDigit(room[^1]) ? room + "号" : room)
            : Building(kind, building) + (unit is null ? "" : Unit(unit)) + room;
}
