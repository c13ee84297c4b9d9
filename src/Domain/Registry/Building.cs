using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public enum BuildingKind
{
    /// <summary>楼栋</summary>
    Building,

    /// <summary>片, a row of courtyards</summary>
    Row,
}

/// <summary>A building or, at courtyard sites, a row. Units and dwellings are reached by structured keys; a printed address is never split.</summary>
public sealed class Building : AggregateRoot, ICommunityOwned, IAudited
{
    private Building()
    {
    }

    public Guid CommunityId { get; private init; }

    public BuildingKind Kind { get; private init; }

    /// <summary>As on the wall, e.g. "3"; unique in the community.</summary>
    public string Number { get; private set; } = "";

    public int Storeys { get; private set; }

    public bool HasElevator { get; private set; }

    public static Building Create(Guid communityId, BuildingKind kind, string number, int storeys, bool hasElevator) =>
        new() { CommunityId = communityId, Kind = kind, Number = number, Storeys = storeys, HasElevator = hasElevator };

    public void Change(string number, int storeys, bool hasElevator)
    {
        (Number, Storeys, HasElevator) = (number, storeys, hasElevator);
        Touch();
    }
}

/// <summary>单元 of a building.</summary>
public sealed class BuildingUnit : Entity, ICommunityOwned, IAudited
{
    private BuildingUnit()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid BuildingId { get; private init; }

    public string Number { get; private init; } = "";

    public static BuildingUnit Create(Building building, string number) => new() { CommunityId = building.CommunityId, BuildingId = building.Id, Number = number };
}

/// <summary>A flat or courtyard: building, unit (none at courtyard sites) and room number.</summary>
public sealed class Dwelling : AggregateRoot, ICommunityOwned, IAudited
{
    private Dwelling()
    {
    }

    public Guid CommunityId { get; private init; }

    public Guid BuildingId { get; private init; }

    public Guid? UnitId { get; private init; }

    public string RoomNumber { get; private set; } = "";

    public int? Floor { get; private set; }

    /// <summary>Built area in 1/100 m².</summary>
    public int? AreaHundredths { get; private set; }

    public static Dwelling Create(Building building, BuildingUnit? unit, string roomNumber, int? floor, int? areaHundredths) => new()
    {
        CommunityId = building.CommunityId,
        BuildingId = building.Id,
        UnitId = unit?.Id,
        RoomNumber = roomNumber,
        Floor = floor,
        AreaHundredths = areaHundredths,
    };

    public void Change(string roomNumber, int? floor, int? areaHundredths)
    {
        (RoomNumber, Floor, AreaHundredths) = (roomNumber, floor, areaHundredths);
        Touch();
    }
}
