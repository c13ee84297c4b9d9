using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

public enum CommunityForm
{
    /// <summary>Multi-storey buildings with units.</summary>
    Buildings,

    /// <summary>Courtyards in rows 片.</summary>
    Courtyards,
}

/// <summary>A concentrated resettlement site: one destination township, one lead origin township, any number of participating ones.</summary>
public sealed class Community : AggregateRoot, IAudited
{
    private readonly List<CommunityOrigin> _origins = [];

    private Community()
    {
    }

    /// <summary>Short code, unique in the county; also the usual start of household numbers.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public CommunityForm Form { get; private set; }

    public string DestinationTownshipCode { get; private set; } = "";

    public string LeadTownshipCode { get; private set; } = "";

    public string? Address { get; private set; }

    /// <summary>First day people lived here; before it there is no quota, no transfer and no batch.</summary>
    public DateOnly? OccupiedFrom { get; private set; }

    /// <summary>Every origin township, the lead one included.</summary>
    public IReadOnlyCollection<CommunityOrigin> Origins => _origins;

    public static Community Create(string code, string name, CommunityForm form, string destination, string lead, IEnumerable<string> origins, DateOnly? occupiedFrom)
    {
        var community = new Community();
        community.Set(code, name, form, destination, lead, origins, occupiedFrom);
        return community;
    }

    public void Change(string code, string name, CommunityForm form, string destination, string lead, IEnumerable<string> origins, DateOnly? occupiedFrom)
    {
        Set(code, name, form, destination, lead, origins, occupiedFrom);
        Touch();
    }

    public void Locate(string? address)
    {
        if (Address != address)
        {
            Address = address;
            Touch();
        }
    }

    private void Set(string code, string name, CommunityForm form, string destination, string lead, IEnumerable<string> origins, DateOnly? occupiedFrom)
    {
        (Code, Name, Form, DestinationTownshipCode, LeadTownshipCode, OccupiedFrom) = (code, name, form, destination, lead, occupiedFrom);
        var wanted = origins.Append(lead).ToHashSet(StringComparer.Ordinal);
        _origins.RemoveAll(origin => !wanted.Contains(origin.TownshipCode));
        _origins.AddRange(wanted.Where(township => _origins.TrueForAll(origin => origin.TownshipCode != township))
            .Select(township => new CommunityOrigin { CommunityId = Id, TownshipCode = township }));
    }
}

public sealed class CommunityOrigin
{
    public Guid CommunityId { get; init; }

    public required string TownshipCode { get; init; }
}
