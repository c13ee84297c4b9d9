using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Enters a person who is to hold a post. A number that is known under the same name gives the row that is there.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record RegisterHolderCommand(Guid CommunityId, string Name, string IdNumber, string? ChecksumReason, string? Phone, string? OriginTownshipCode, string? PoliticalStatus)
    : IRequest<Result<CreatedThing>>;

internal sealed class RegisterHolderValidator : AbstractValidator<RegisterHolderCommand>
{
    public RegisterHolderValidator()
    {
        RuleFor(x => x.Name).NotEmpty().WithMessage("请填写姓名。");
        RuleFor(x => x.IdNumber).NotEmpty().WithMessage("请填写身份证号。");
    }
}

internal sealed class RegisterHolderHandler(IAppDbContext db, ICurrentUser user, HolderIntake intake) : IRequestHandler<RegisterHolderCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(RegisterHolderCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Write).Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var taken = await intake.TakeAsync(command, ct);
        if (taken.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(taken.Value.Holder.Id, taken.Value.Holder.Version);
    }
}
