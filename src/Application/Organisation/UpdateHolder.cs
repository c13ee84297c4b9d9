using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Corrects what is known about an office holder. A phone that is left out stays, an empty one is removed, a masked one refused; the ID number stays for good.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record UpdateHolderCommand(Guid Id, int? Version, string Name, string? Phone, string? OriginTownshipCode, string? PoliticalStatus) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateHolderValidator : AbstractValidator<UpdateHolderCommand>
{
    public UpdateHolderValidator() => RuleFor(x => x.Name).NotEmpty().WithMessage("请填写姓名。");
}

internal sealed class UpdateHolderHandler(IAppDbContext db, ICurrentUser user, HolderIntake intake, ResidentIntake residents) : IRequestHandler<UpdateHolderCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateHolderCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.HoldersIn(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } holder)
        {
            return OrganisationErrors.HolderNotFound;
        }

        if (holder.Version != version)
        {
            return CommonErrors.Changed;
        }

        var faults = new FieldFaults();
        var name = faults.Take("name", PersonName.Parse(command.Name))?.Value ?? "";
        var phone = residents.ReadPhone(command.Phone, "", faults);
        await intake.CheckAsync(faults, command.OriginTownshipCode, command.PoliticalStatus, ct);
        if (faults.ToError() is { } wrong)
        {
            return wrong;
        }

        holder.Change(new(name, HolderIntake.Code(command.OriginTownshipCode), HolderIntake.Code(command.PoliticalStatus), await intake.ResidentAsync(holder.IdNumberIndex, ct)));
        if (command.Phone is not null)
        {
            holder.ChangePhone(phone);
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(holder.Id, holder.Version);
    }
}
