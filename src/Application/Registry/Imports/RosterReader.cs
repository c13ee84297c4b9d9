using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry.Imports;

/// <summary>Judges the rows of a roster against each other: values, one head per household, facts that agree, nobody twice.</summary>
internal sealed class RosterReader(IFieldProtector protector, IReadOnlyDictionary<string, string> originTownships, DateOnly today)
{
    private readonly Dictionary<string, RosterHousehold> _households = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rowOfId = new(StringComparer.Ordinal);

    /// <param name="lines">All rows; faults are put on them.</param>
    /// <returns>The households in the order of their first row, faulty ones included.</returns>
    public IReadOnlyCollection<RosterHousehold> Read(IReadOnlyList<ImportLine> lines)
    {
        RosterHousehold? above = null;
        foreach (var line in lines)
        {
            var person = ReadPerson(line);
            if (line.Text(RosterColumns.Number) is { } text && Take(line, RosterColumns.Number, HouseholdNumber.Parse(text)) is { } number)
            {
                if (!_households.TryGetValue(number.Value, out var household))
                {
                    _households.Add(number.Value, household = new(number.Value));
                }

                household.People.Add(person);
                above = household;
            }
            else if (person.Relation is not { IsHead: true })
            {
                // a member without a readable number belongs to the household above, which must not come in without it
                above?.People.Add(person);
            }
        }

        foreach (var household in _households.Values)
        {
            ReadHead(household);
            ReadFacts(household);
            RosterDoors.Read(household);
            ReadAccount(household);
        }

        return _households.Values;
    }

    private RosterPerson ReadPerson(ImportLine line)
    {
        var person = new RosterPerson(line);
        if (line.Text(RosterColumns.Name) is { } name)
        {
            person.Name = Take(line, RosterColumns.Name, PersonName.Parse(name));
        }

        person.Relation = line.Text(RosterColumns.Relation) is { } code ? RelationToHead.Parse(code).Value : null;
        person.Relocation = line.Word<RelocationKind>(RosterColumns.Relocation);
        person.Phone = line.Text(RosterColumns.Phone) is { } phone ? Take(line, RosterColumns.Phone, PhoneNumber.Parse(phone)) : null;
        ReadIdentity(person);
        return person;
    }

    private void ReadIdentity(RosterPerson person)
    {
        var line = person.Line;
        var (birth, sex) = (line.Date(RosterColumns.BirthDate), line.Word<Sex>(RosterColumns.SexWord));
        if (birth > today)
        {
            line.Fail(RosterColumns.BirthDate, RosterErrors.BornInFuture);
        }

        if (line.Text(RosterColumns.IdNumber) is not { } text)
        {
            if (!line.Has(RosterColumns.IdNumber) && (birth is null || sex is null))
            {
                line.Fail(RosterColumns.IdNumber, RosterErrors.BirthMissing);
            }

            (person.BirthDate, person.Sex) = (birth ?? today, sex ?? Sex.Male);
            return;
        }

        var reason = ChineseText.Normalise(line.Text(RosterColumns.Waiver));
        if (Take(line, RosterColumns.IdNumber, IdNumber.Parse(text, today, allowWrongChecksum: reason.Length >= 2)) is not { } id)
        {
            return;
        }

        (person.Id, person.IdIndex, person.BirthDate, person.Sex) = (id, protector.Index(FieldPurpose.IdNumber, id.Value), id.BirthDate, id.Sex);
        person.Waiver = id.HasWrongChecksum ? reason : null;
        if (sex is { } written && id.AgreesWith(written).Error is { } differs)
        {
            line.Fail(RosterColumns.SexWord, differs);
        }

        if (birth is { } day && day != id.BirthDate)
        {
            line.Fail(RosterColumns.BirthDate, RosterErrors.BirthDiffers);
        }

        if (!_rowOfId.TryAdd(id.Value, line.RowNumber))
        {
            line.Fail(RosterColumns.IdNumber, RosterErrors.IdTwice(_rowOfId[id.Value]));
        }
    }

    private static void ReadHead(RosterHousehold household)
    {
        foreach (var person in household.People.Where(person => person.Relation is { IsHead: true }))
        {
            if (household.Head is { } head)
            {
                person.Line.Fail(RosterColumns.Relation, RosterErrors.SecondHead(head.Line.RowNumber));
            }
            else
            {
                household.Head = person;
            }
        }

        // a relation that could not be read may be the head's
        if (household.Head is null && household.People.TrueForAll(person => person.Relation is not null))
        {
            household.People[0].Line.Fail(RosterColumns.Relation, RosterErrors.NoHead);
        }
    }

    private void ReadFacts(RosterHousehold household)
    {
        household.Relocation = household.Speaker.Relocation ?? RosterFacts.OneOf(household, RosterColumns.Relocation, line => line.Word<RelocationKind>(RosterColumns.Relocation), mustAgree: false);
        household.Poverty = RosterFacts.OneOf(household, RosterColumns.Poverty, line => line.Word<PovertyStatus>(RosterColumns.Poverty));
        household.MovedIn = RosterFacts.OneOf(household, RosterColumns.MovedIn, line => line.Date(RosterColumns.MovedIn));
        var speaker = household.Speaker.Line;
        if (household.MovedIn > today)
        {
            speaker.Fail(RosterColumns.MovedIn, RosterErrors.MovedInFuture);
        }
        else if (household.Head is { Id: not null } head && household.MovedIn != default && household.MovedIn < head.BirthDate)
        {
            speaker.Fail(RosterColumns.MovedIn, RosterErrors.HeadBornLater);
        }

        if (RosterFacts.TextOf(household, RosterColumns.Township, line => line.Text(RosterColumns.Township) is { } text ? ChineseText.Compact(text) : null) is { } township)
        {
            if (originTownships.TryGetValue(township, out var code))
            {
                household.TownshipCode = code;
            }
            else
            {
                speaker.Fail(RosterColumns.Township, RosterErrors.Origin(originTownships.Keys.Where(name => !char.IsAsciiDigit(name[0]))));
            }
        }
        else
        {
            RosterFacts.FailMissing(household, RosterColumns.Township);
        }
    }

    private static void ReadAccount(RosterHousehold household)
    {
        RosterPerson? first = null;
        foreach (var person in household.People)
        {
            var line = person.Line;
            var (text, bank) = (line.Text(RosterColumns.Account), ChineseText.Normalise(line.Text(RosterColumns.BankName)));
            if (text is null)
            {
                if (bank.Length > 0 && !line.Has(RosterColumns.Account) && person == household.Head)
                {
                    line.Fail(RosterColumns.Account, RosterErrors.AccountMissing);
                }

                continue;
            }

            if (first is not null)
            {
                line.Fail(RosterColumns.Account, RosterErrors.AccountTwice(first.Line.RowNumber));
                continue;
            }

            first = person;
            if (bank.Length < 2 && !(line.Has(RosterColumns.BankName) && line.Text(RosterColumns.BankName) is null))
            {
                line.Fail(RosterColumns.BankName, RosterErrors.BankMissing);
            }

            var holder = person;
            if (line.Text(RosterColumns.Holder) is { } name)
            {
                holder = household.People.Find(member => member.Name?.Value == ChineseText.Normalise(name));
                if (holder is null)
                {
                    line.Fail(RosterColumns.Holder, RosterErrors.HolderNotMember);
                }
            }

            if (Take(line, RosterColumns.Account, BankAccountNumber.Parse(text)) is { } number && holder is not null)
            {
                household.Account = new(bank, number, holder);
            }
        }
    }

    private static T? Take<T>(ImportLine line, string key, Result<T> result)
        where T : class
    {
        if (result.Error is not { } error)
        {
            return result.Value;
        }

        line.Fail(key, error);
        return null;
    }
}
