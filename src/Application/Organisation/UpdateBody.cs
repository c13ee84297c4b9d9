using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Corrects name, credit code and founding day of a body.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record UpdateBodyCommand(Guid Id, int? Version, string Name, string? CreditCode, DateOnly EstablishedOn) : IRequest<Result<CreatedThing>>;

internal sealed class UpdateBodyValidator : AbstractValidator<UpdateBodyCommand>
{
    public UpdateBodyValidator()
    {
        RuleFor(x => x.Name).Must(BodyShape.IsName).WithMessage(BodyShape.NameMessage);
        RuleFor(x => x.EstablishedOn).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class UpdateBodyHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<UpdateBodyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(UpdateBodyCommand command, CancellationToken ct)
    {
        if (command.Version is not { } version)
        {
            return CommonErrors.IfMatchRequired;
        }

        if (await db.Bodies.InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        if (body.Version != version)
        {
            return CommonErrors.Changed;
        }

        var facts = BodyShape.Facts(command.Name, command.CreditCode, command.EstablishedOn);
        if ((facts.Error ?? body.Change(facts.Value).Error) is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(body.Id, body.Version);
    }
}
