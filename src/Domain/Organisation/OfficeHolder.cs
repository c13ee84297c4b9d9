using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Domain.Organisation;

/// <summary>
/// What is known about a person who may hold posts: the township the household came from (null = unknown or from elsewhere), the political status by GB/T 4762,
/// and the same person among the residents, found by ID number.
/// </summary>
public sealed record HolderFacts(string Name, string? OriginTownshipCode, string? PoliticalStatus, Guid? ResidentId);

/// <summary>
/// 任职人员: a person who holds or may hold posts, resident or not. One row in the county for one human being, found by ID number; it is seen where the person is known
/// (<see cref="Places"/>) or holds or held a post.
/// </summary>
public sealed class OfficeHolder : AggregateRoot, IAudited
{
    private readonly List<OfficeHolderPlace> _places = [];

    private OfficeHolder()
    {
    }

    public string Name { get; private set; } = "";

    public string IdNumberCipher { get; private set; } = "";

    public string IdNumberIndex { get; private set; } = "";

    public string? IdNumberIndexNext { get; private set; }

    public string IdNumberMasked { get; private set; } = "";

    /// <summary>Why a number with a wrong check character was accepted.</summary>
    public string? IdNumberWaiver { get; private set; }

    public DateOnly BirthDate { get; private set; }

    public Sex Sex { get; private set; }

    public string? PhoneCipher { get; private set; }

    public string? PhoneIndex { get; private set; }

    public string? PhoneIndexNext { get; private set; }

    public string? PhoneMasked { get; private set; }

    public string? OriginTownshipCode { get; private set; }

    public string? PoliticalStatus { get; private set; }

    public Guid? ResidentId { get; private set; }

    /// <summary>The communities that entered this person.</summary>
    public IReadOnlyCollection<OfficeHolderPlace> Places => _places;

    /// <summary>The human being, as of user accounts: separation of duties and counts of distinct people compare this.</summary>
    public PersonKey Person => new(IdNumberIndex);

    /// <param name="communityId">The community that enters the person.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="number">The parsed ID number; birth date and sex follow from it.</param>
    /// <param name="protectedNumber">The same, as it is stored.</param>
    /// <param name="waiver">Why a wrong check character was accepted.</param>
    public static OfficeHolder Register(Guid communityId, HolderFacts facts, IdNumber number, ProtectedText protectedNumber, string? waiver = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(protectedNumber);
        var holder = new OfficeHolder
        {
            Name = facts.Name,
            OriginTownshipCode = facts.OriginTownshipCode,
            PoliticalStatus = facts.PoliticalStatus,
            ResidentId = facts.ResidentId,
            BirthDate = number.BirthDate,
            Sex = number.Sex,
            IdNumberCipher = protectedNumber.Cipher,
            IdNumberIndex = protectedNumber.Index,
            IdNumberIndexNext = protectedNumber.NextIndex,
            IdNumberMasked = protectedNumber.Masked,
            IdNumberWaiver = waiver,
        };
        holder._places.Add(new() { OfficeHolderId = holder.Id, CommunityId = communityId });
        return holder;
    }

    public int AgeOn(DateOnly day) => Age.On(BirthDate, day);

    public void Change(HolderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Name, OriginTownshipCode, PoliticalStatus, ResidentId) = (facts.Name, facts.OriginTownshipCode, facts.PoliticalStatus, facts.ResidentId);
        Touch();
    }

    public void ChangePhone(ProtectedText? phone)
    {
        (PhoneCipher, PhoneIndex, PhoneIndexNext, PhoneMasked) = (phone?.Cipher, phone?.Index, phone?.NextIndex, phone?.Masked);
        Touch();
    }

    /// <summary>A further community knows the person. False when it did already.</summary>
    public bool AddPlace(Guid communityId)
    {
        if (_places.Exists(place => place.CommunityId == communityId))
        {
            return false;
        }

        _places.Add(new() { OfficeHolderId = Id, CommunityId = communityId });
        Touch();
        return true;
    }
}

/// <summary>A community that entered an office holder and so may see the row before any appointment.</summary>
public sealed class OfficeHolderPlace
{
    public required Guid OfficeHolderId { get; init; }

    public required Guid CommunityId { get; init; }
}
