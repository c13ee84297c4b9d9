using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>A person who joins a household. Without an ID number birth date and sex are required; a wrong checksum needs a reason.</summary>
public sealed record MemberInput(string Name, string? IdNumber, DateOnly? BirthDate, Sex? Sex, string? Phone, string? Relation, RelocationKind? Relocation, string? ChecksumReason,
    string? EthnicGroup = null, string? Education = null, string? PoliticalStatus = null, string? Health = null, string? LabourAbility = null);

/// <summary>A person ready to join: new, or known from before without a household now.</summary>
internal sealed record Joining(Resident Resident, bool IsNew, string? RelationCode);

/// <summary>Turns what was typed into residents: shape first with all faults by field, then what the registry knows of the ID number.</summary>
internal sealed class ResidentIntake(IAppDbContext db, ICurrentUser user, IFieldProtector protector, TimeProvider clock)
{
    /// <summary><paramref name="path"/> is where the inputs stand in the request, e.g. "members"; empty when a single one stands at the top.</summary>
    public async Task<Result<IReadOnlyList<Joining>>> ReadAsync(IReadOnlyList<MemberInput> inputs, string path, DateOnly from, CancellationToken ct)
    {
        var faults = new FieldFaults();
        var read = inputs.Select((input, i) => Read(input, path.Length == 0 ? "" : $"{path}[{i}].", faults)).ToList();
        var indexes = read.Where(x => x.Protected is not null).Select(x => x.Protected!.Index).ToList();
        if (indexes.Count != indexes.Distinct().Count())
        {
            faults.Add(path.Length == 0 ? "idNumber" : path, RegistryErrors.IdTwice);
        }

        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        var known = await db.Residents.Where(x => x.IdNumberIndex != null && indexes.Contains(x.IdNumberIndex)).ToListAsync(ct);
        var joining = new List<Joining>();
        foreach (var person in read)
        {
            if (person.BirthDate > from)
            {
                return RegistryErrors.BeforeBirth;
            }

            var before = known.Find(x => x.IdNumberIndex == person.Protected?.Index);
            if (before is not null && await CheckKnownAsync(before, person.Name, from, ct) is { } conflict)
            {
                return conflict;
            }

            joining.Add(new(before ?? Create(person), before is null, person.RelationCode));
        }

        return joining;
    }

    /// <summary>A person known from before may join again when nobody claims otherwise; which household holds a person is told only to those who may see it.</summary>
    private async Task<Error?> CheckKnownAsync(Resident known, string name, DateOnly from, CancellationToken ct)
    {
        if (known.Name != name)
        {
            return RegistryErrors.IdKnownOtherName;
        }

        if (known.DiedOn is not null)
        {
            return RegistryErrors.PersonDied;
        }

        var held = await db.HouseholdMembers.AsNoTracking().Where(x => x.ResidentId == known.Id && (x.Until == null || (x.Until > from && x.Until > x.From)))
            .Select(x => x.HouseholdId).FirstOrDefaultAsync(ct);
        if (held == Guid.Empty)
        {
            return null;
        }

        var number = await db.Households.AsNoTracking().HouseholdsIn(user.ScopeOf(Permissions.Registry.Read)).Where(x => x.Id == held).Select(x => x.Number).SingleOrDefaultAsync(ct);
        return number is null ? RegistryErrors.IdKnown : RegistryErrors.IdKnownIn(number);
    }

    private static Resident Create(Person person)
    {
        var resident = Resident.Create(person.Name, person.Protected, person.BirthDate, person.Sex, person.Relocation).WithIdWaiver(person.Waiver);
        if (person.Phone is not null)
        {
            resident.ChangePhone(person.Phone);
        }

        var input = person.Input;
        if (input.EthnicGroup is not null || input.Education is not null || input.PoliticalStatus is not null || input.Health is not null || input.LabourAbility is not null)
        {
            resident.ChangeFacts(person.Relocation, input.EthnicGroup, input.Education, input.PoliticalStatus, input.Health, input.LabourAbility);
        }

        return resident;
    }

    private Person Read(MemberInput input, string at, FieldFaults faults)
    {
        var name = faults.Take(at + "name", PersonName.Parse(input.Name))?.Value ?? "";
        var (id, waiver) = ReadId(input.IdNumber, input.ChecksumReason, at, faults);
        if (id is not null && input.Sex is { } written && id.AgreesWith(written).Error is { } sexError)
        {
            faults.Add(at + "sex", sexError);
        }

        if (id is not null && input.BirthDate is { } birth && birth != id.BirthDate)
        {
            faults.Add(at + "birthDate", RegistryValueErrors.IdBirthDate);
        }

        if (id is null && string.IsNullOrWhiteSpace(input.IdNumber) && (input.BirthDate is null || input.Sex is null))
        {
            faults.Add(at + "idNumber", RegistryErrors.BirthRequired);
        }

        var phone = ReadPhone(input.Phone, at, faults);
        var relation = string.IsNullOrWhiteSpace(input.Relation) ? null : faults.Take(at + "relation", RelationToHead.Parse(input.Relation))?.Code;
        CheckCodes(faults, at, input.EthnicGroup, input.Education, input.PoliticalStatus, input.Health, input.LabourAbility);
        return new(input, name, id is null ? null : protector.Protect(FieldPurpose.IdNumber, id.Value, id.Masked), waiver, id?.BirthDate ?? input.BirthDate ?? default,
            id?.Sex ?? input.Sex ?? Domain.Registry.Sex.Male, phone, relation, input.Relocation ?? RelocationKind.Addition);
    }

    public (IdNumber? Id, string? Waiver) ReadId(string? text, string? checksumReason, string at, FieldFaults faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        if (text.Contains('*', StringComparison.Ordinal))
        {
            faults.Add(at + "idNumber", RegistryErrors.MaskedValue);
            return (null, null);
        }

        var reason = ChineseText.Normalise(checksumReason);
        var id = faults.Take(at + "idNumber", IdNumber.Parse(text, clock.LocalToday(), allowWrongChecksum: reason.Length >= 2));
        return (id, id is { HasWrongChecksum: true } ? reason : null);
    }

    public ProtectedText? ReadPhone(string? text, string at, FieldFaults faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Contains('*', StringComparison.Ordinal))
        {
            faults.Add(at + "phone", RegistryErrors.MaskedValue);
            return null;
        }

        return faults.Take(at + "phone", PhoneNumber.Parse(text)) is { } phone ? protector.Protect(FieldPurpose.Phone, phone.Value, phone.Masked) : null;
    }

    public static void CheckCodes(FieldFaults faults, string at, string? ethnicGroup, string? education, string? politicalStatus, string? health, string? labourAbility)
    {
        foreach (var (field, list, code) in new[]
                 {
                     ("ethnicGroup", ResidentCodes.EthnicGroup, ethnicGroup), ("education", ResidentCodes.Education, education), ("politicalStatus", ResidentCodes.PoliticalStatus, politicalStatus),
                     ("health", ResidentCodes.Health, health), ("labourAbility", ResidentCodes.LabourAbility, labourAbility),
                 })
        {
            if (!list.Allows(code))
            {
                faults.Add(at + field, RegistryErrors.CodeUnknown);
            }
        }
    }

    private sealed record Person(MemberInput Input, string Name, ProtectedText? Protected, string? Waiver, DateOnly BirthDate, Sex Sex, ProtectedText? Phone, string? RelationCode, RelocationKind Relocation);
}

/// <summary>Gathers the faults of many fields into one answer. With a single kind of fault its own code is kept.</summary>
internal sealed class FieldFaults
{
    private readonly List<(string Field, Error Error)> _faults = [];

    public void Add(string field, Error error) => _faults.Add((field, error));

    public T? Take<T>(string field, Result<T> result)
        where T : class
    {
        if (result.Error is not { } error)
        {
            return result.Value;
        }

        Add(field, error);
        return null;
    }

    public Error? ToError()
    {
        if (_faults.Count == 0)
        {
            return null;
        }

        var fields = _faults.GroupBy(x => x.Field, x => x.Error.Message).ToDictionary(x => x.Key, x => x.Distinct().ToArray());
        var codes = _faults.Select(x => x.Error.Code).Distinct().ToList();
        return codes.Count == 1
            ? _faults[0].Error with { Kind = ErrorKind.Validation, Fields = fields }
            : new Error("validation.failed", ErrorKind.Validation, "填写的内容有误：" + string.Join("；", _faults.Select(x => x.Error.Message).Distinct()), fields);
    }
}
