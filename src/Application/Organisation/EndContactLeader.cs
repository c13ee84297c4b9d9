using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Ends the assignment of a contact leader without a successor yet.</summary>
[RequiresPermission(Permissions.Organisation.AssignLeader)]
public sealed record EndContactLeaderCommand(Guid Id, DateOnly On, string? Note) : IRequest<Result<CreatedThing>>;

internal sealed class EndContactLeaderValidator : AbstractValidator<EndContactLeaderCommand>
{
    public EndContactLeaderValidator()
    {
        RuleFor(x => x.On).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.Note).MaximumLength(500).WithMessage("说明不能超过500个字。");
    }
}

internal sealed class EndContactLeaderHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<EndContactLeaderCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(EndContactLeaderCommand command, CancellationToken ct)
    {
        if (await db.ContactLeaders.InScope(user.ScopeOf(Permissions.Organisation.AssignLeader)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } leader)
        {
            return ContactErrors.LeaderNotFound;
        }

        if (leader.End(command.On, OrganisationShape.Optional(command.Note)).Error is { } error)
        {
            return error.ForField("on");
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(leader.Id, leader.Version);
    }
}
