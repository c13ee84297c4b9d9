using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The next term of a body 换届.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record RenewBodyTermCommand(Guid Id, DateOnly TermFrom, DateOnly? TermTo) : IRequest<Result<CreatedThing>>;

internal sealed class RenewBodyTermValidator : AbstractValidator<RenewBodyTermCommand>
{
    public RenewBodyTermValidator()
    {
        RuleFor(x => x.TermFrom).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.TermTo).Must(OrganisationScopes.IsPlausible).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class RenewBodyTermHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<RenewBodyTermCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(RenewBodyTermCommand command, CancellationToken ct)
    {
        if (await db.Bodies.InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        if (body.RenewTerm(new(command.TermFrom, command.TermTo)).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(body.Id, body.Version);
    }
}
