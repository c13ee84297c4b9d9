using Resettlement.Application.Imports;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>A row of the roster as a person.</summary>
internal sealed class RosterPerson(ImportLine line)
{
    public ImportLine Line { get; } = line;

    public PersonName? Name { get; set; }

    public IdNumber? Id { get; set; }

    /// <summary>Blind index of the ID number.</summary>
    public string? IdIndex { get; set; }

    public string? Waiver { get; set; }

    public DateOnly BirthDate { get; set; }

    public Sex Sex { get; set; }

    public RelationToHead? Relation { get; set; }

    public PhoneNumber? Phone { get; set; }

    public RelocationKind? Relocation { get; set; }

    /// <summary>A person whom the registry knows without a household now.</summary>
    public Guid? ResidentId { get; set; }
}

/// <summary>Where a household lives, by the words of doors.</summary>
internal sealed record RosterDoor(string Building, string? Unit, string Room, int? AreaHundredths);

internal sealed record RosterAccount(string BankName, BankAccountNumber Number, RosterPerson Holder);

/// <summary>The rows of one household number.</summary>
internal sealed class RosterHousehold(string number)
{
    public string Number { get; } = number;

    public List<RosterPerson> People { get; } = [];

    public RosterPerson? Head { get; set; }

    public RelocationKind Relocation { get; set; }

    public PovertyStatus Poverty { get; set; }

    public string TownshipCode { get; set; } = "";

    public DateOnly MovedIn { get; set; }

    public RosterDoor? Door { get; set; }

    public RosterAccount? Account { get; set; }

    public bool IsFaulty => People.Exists(person => person.Line.IsFaulty);

    /// <summary>The row that speaks for the household.</summary>
    public RosterPerson Speaker => Head ?? People[0];
}
