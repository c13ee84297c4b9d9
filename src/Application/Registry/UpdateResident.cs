using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>
/// Corrects facts about a person. ID number and phone that are left out stay; an empty phone removes it; a masked value is refused.
/// The facts of the dictionaries are replaced as they come. Without an ID number birth date and sex may be corrected.
/// </summary>
[RequiresPermission(Permissions.Registry.Write)]
public sealed record UpdateResidentCommand(Guid Id, int? Version, string Name, string? IdNumber, string? ChecksumReason, DateOnly? BirthDate, Sex? Sex, string? Phone, RelocationKind? Relocation,
    string? EthnicGroup, string? Education, string? PoliticalStatus, string? Health, string? LabourAbility) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateResidentValidator : AbstractValidator<UpdateResidentCommand>
{
    public UpdateResidentValidator() => RuleFor(x => x.Name).NotEmpty().WithMessage("请填写姓名。");
}

internal sealed class UpdateResidentHandler(IAppDbContext db, ICurrentUser user, ResidentIntake intake, IFieldProtector protector, TimeProvider clock)
    : IRequestHandler<UpdateResidentCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateResidentCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.Residents.ResidentsIn(db, user.ScopeOf(Permissions.Registry.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } resident)
        {
            return RegistryErrors.ResidentNotFound;
        }

        if (resident.Version != version)
        {
            return CommonErrors.Changed;
        }

        var faults = new FieldFaults();
        var name = faults.Take("name", PersonName.Parse(command.Name))?.Value ?? resident.Name;
        var (id, waiver) = intake.ReadId(command.IdNumber, command.ChecksumReason, "", faults);
        var phone = intake.ReadPhone(command.Phone, "", faults);
        ResidentIntake.CheckCodes(faults, "", command.EthnicGroup, command.Education, command.PoliticalStatus, command.Health, command.LabourAbility);
        if (id is null && command.BirthDate > clock.LocalToday())
        {
            faults.Add("birthDate", RegistryValueErrors.IdBirthFuture);
        }

        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        if (id is not null)
        {
            var index = protector.Index(FieldPurpose.IdNumber, id.Value);
            if (await db.Residents.AnyAsync(x => x.Id != resident.Id && x.IdNumberIndex == index, ct))
            {
                return RegistryErrors.IdKnown;
            }
        }

        var before = (resident.Name, resident.IdNumberIndex);
        Apply(command, resident, name, id, waiver);
        if (before != (resident.Name, resident.IdNumberIndex))
        {
            await SendAccountsBackAsync(resident.Id, before.Name != resident.Name ? "持有人姓名已更改，需重新核验" : "持有人身份证号已更改，需重新核验", ct);
        }

        if (command.Phone is not null)
        {
            resident.ChangePhone(phone);
        }

        resident.ChangeFacts(command.Relocation ?? resident.RelocationKind, Code(command.EthnicGroup), Code(command.Education), Code(command.PoliticalStatus), Code(command.Health), Code(command.LabourAbility));
        await db.SaveChangesAsync(ct);
        return new CreatedThing(resident.Id, resident.Version);
    }

    /// <summary>Name and ID number must be those of the account: after a change somebody else verifies anew.</summary>
    private async Task SendAccountsBackAsync(Guid holderId, string reason, CancellationToken ct)
    {
        foreach (var account in await db.PayoutAccounts.Where(x => x.HolderResidentId == holderId && x.State == AccountState.Verified).ToListAsync(ct))
        {
            account.SendBack(reason, user.Person, clock.GetUtcNow());
        }
    }

    /// <summary>An ID number decides birth date and sex; the stored one is kept as it is when no new one came.</summary>
    private void Apply(UpdateResidentCommand command, Resident resident, string name, IdNumber? id, string? waiver)
    {
        if (id is not null)
        {
            resident.ChangeIdentity(name, protector.Protect(FieldPurpose.IdNumber, id.Value, id.Masked), id.BirthDate, id.Sex);
            resident.WithIdWaiver(waiver);
            return;
        }

        var kept = resident.IdNumberCipher is null ? null : new ProtectedText(resident.IdNumberCipher, resident.IdNumberIndex!, resident.IdNumberMasked!) { NextIndex = resident.IdNumberIndexNext };
        var (birth, sex) = kept is null ? (command.BirthDate ?? resident.BirthDate, command.Sex ?? resident.Sex) : (resident.BirthDate, resident.Sex);
        resident.ChangeIdentity(name, kept, birth, sex);
    }

    private static string? Code(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
