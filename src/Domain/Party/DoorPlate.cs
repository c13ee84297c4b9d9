using Resettlement.Domain.Common;

namespace Resettlement.Domain.Party;

/// <summary>党员门牌: on a building where everybody sees it, or at the door of a flat in which a member lives.</summary>
public sealed class DoorPlate : AggregateRoot, ICommunityOwned, IAudited
{
    private DoorPlate()
    {
    }

    public Guid CommunityId { get; private init; }

    public PlateKind Kind { get; private init; }

    public Guid BuildingId { get; private init; }

    public Guid? DwellingId { get; private init; }

    /// <summary>Where on the building it hangs.</summary>
    public string? Place { get; private init; }

    public DateOnly HungOn { get; private init; }

    public DateOnly? RemovedOn { get; private set; }

    public string? RemovedReason { get; private set; }

    public static Result<DoorPlate> Hang(Guid communityId, Guid buildingId, Guid? dwellingId, string? place, DateOnly on, DateOnly today) =>
        on > today ? Registry.RegistryErrors.FutureDay(today) :
        dwellingId is null && string.IsNullOrWhiteSpace(place) ? PartyErrors.PlatePlace :
        new DoorPlate
        {
            CommunityId = communityId,
            Kind = dwellingId is null ? PlateKind.Building : PlateKind.Flat,
            BuildingId = buildingId,
            DwellingId = dwellingId,
            Place = place,
            HungOn = on,
        };

    public bool HangsOn(DateOnly day) => HungOn <= day && (RemovedOn is not { } removed || day < removed);

    public Result Remove(DateOnly on, string? reason, DateOnly today)
    {
        if (RemovedOn is not null)
        {
            return PartyErrors.PlateRemoved;
        }

        if (on < HungOn || on > today)
        {
            return PartyErrors.PlateDay;
        }

        (RemovedOn, RemovedReason) = (on, reason);
        Touch();
        return Result.Success;
    }
}
