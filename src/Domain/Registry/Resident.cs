using Resettlement.Domain.Common;

namespace Resettlement.Domain.Registry;

/// <summary>A person. The ID number is the key of the person; birth date and sex follow from it. Age is never stored.</summary>
public sealed class Resident : AggregateRoot, IAudited
{
    private Resident()
    {
    }

    public string Name { get; private set; } = "";

    public string? IdNumberCipher { get; private set; }

    public string? IdNumberIndex { get; private set; }

    public string? IdNumberIndexNext { get; private set; }

    public string? IdNumberMasked { get; private set; }

    /// <summary>Why a number with a wrong check character was accepted.</summary>
    public string? IdNumberWaiver { get; private set; }

    public DateOnly BirthDate { get; private set; }

    public Sex Sex { get; private set; }

    public string? PhoneCipher { get; private set; }

    public string? PhoneIndex { get; private set; }

    public string? PhoneIndexNext { get; private set; }

    public string? PhoneMasked { get; private set; }

    public RelocationKind RelocationKind { get; private set; }

    public string? EthnicGroup { get; private set; }

    public string? Education { get; private set; }

    public string? PoliticalStatus { get; private set; }

    public string? Health { get; private set; }

    public string? LabourAbility { get; private set; }

    /// <summary>Set only when a second person has confirmed the death.</summary>
    public DateOnly? DiedOn { get; private set; }

    public static Resident Create(string name, ProtectedText? idNumber, DateOnly birthDate, Sex sex, RelocationKind relocation)
    {
        var resident = new Resident { Name = name, BirthDate = birthDate, Sex = sex, RelocationKind = relocation };
        resident.SetIdNumber(idNumber);
        return resident;
    }

    public int AgeOn(DateOnly day) => Age.On(BirthDate, day);

    public bool IsAliveOn(DateOnly day) => DiedOn is not { } died || day < died;

    public Resident WithIdWaiver(string? reason)
    {
        IdNumberWaiver = reason;
        return this;
    }

    public void ChangeIdentity(string name, ProtectedText? idNumber, DateOnly birthDate, Sex sex)
    {
        (Name, BirthDate, Sex) = (name, birthDate, sex);
        SetIdNumber(idNumber);
        Touch();
    }

    public void ChangePhone(ProtectedText? phone)
    {
        (PhoneCipher, PhoneIndex, PhoneIndexNext, PhoneMasked) = (phone?.Cipher, phone?.Index, phone?.NextIndex, phone?.Masked);
        Touch();
    }

    public void ChangeFacts(RelocationKind relocation, string? ethnicGroup, string? education, string? politicalStatus, string? health, string? labourAbility)
    {
        (RelocationKind, EthnicGroup, Education, PoliticalStatus, Health, LabourAbility) = (relocation, ethnicGroup, education, politicalStatus, health, labourAbility);
        Touch();
    }

    /// <summary>The day of death is the first day the person no longer counts.</summary>
    public void RecordDeath(DateOnly on)
    {
        DiedOn = on;
        Touch();
    }

    private void SetIdNumber(ProtectedText? id) =>
        (IdNumberCipher, IdNumberIndex, IdNumberIndexNext, IdNumberMasked) = (id?.Cipher, id?.Index, id?.NextIndex, id?.Masked);
}
