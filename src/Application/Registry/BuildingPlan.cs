using System.Globalization;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>How a building was designed. A row of courtyards has courtyards alone.</summary>
/// <param name="DwellingsPerFloor">In each unit.</param>
/// <param name="AreaHundredths">Built area of each dwelling in 1/100 m².</param>
internal sealed record BuildingCounts(int Storeys, bool HasLift, int Units, int DwellingsPerFloor, int Courtyards, int? AreaHundredths)
{
    public int DwellingsOf(BuildingKind kind) => kind == BuildingKind.Row ? Courtyards : Units * Storeys * DwellingsPerFloor;
}

/// <summary>The rows of a new building: units numbered 1, 2 …, dwellings 101, 102, 201 … in each of them; courtyards 1, 2, 3 … without units.</summary>
internal sealed record BuildingPlan(Building Building, IReadOnlyList<BuildingUnit> Units, IReadOnlyList<Dwelling> Dwellings)
{
    public const int MaxDwellings = 2_000;

    public static BuildingPlan Make(Guid communityId, BuildingKind kind, string name, BuildingCounts counts)
    {
        if (kind == BuildingKind.Row)
        {
            var row = Building.Create(communityId, kind, name, 1, hasElevator: false);
            return new(row, [], [.. Enumerable.Range(1, counts.Courtyards).Select(number => Dwelling.Create(row, null, Text(number), null, counts.AreaHundredths))]);
        }

        var building = Building.Create(communityId, kind, name, counts.Storeys, counts.HasLift);
        var units = Enumerable.Range(1, counts.Units).Select(number => BuildingUnit.Create(building, Text(number))).ToList();
        var dwellings =
            from unit in units
            from floor in Enumerable.Range(1, building.Storeys)
            from door in Enumerable.Range(1, counts.DwellingsPerFloor)
            select Dwelling.Create(building, unit, string.Create(CultureInfo.InvariantCulture, $"{floor}{door:00}"), floor, counts.AreaHundredths);
        return new(building, units, [.. dwellings]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
