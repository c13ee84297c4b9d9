using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Ends a body, when nobody holds a post in it from that day on.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record DissolveBodyCommand(Guid Id, DateOnly On, string Reason) : IRequest<Result<CreatedThing>>;

internal sealed class DissolveBodyValidator : AbstractValidator<DissolveBodyCommand>
{
    public DissolveBodyValidator()
    {
        RuleFor(x => x.On).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class DissolveBodyHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DissolveBodyCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(DissolveBodyCommand command, CancellationToken ct)
    {
        if (await db.Bodies.InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        // an appointment raises the version of the body: one that comes in between makes this save fail
        var hasMembers = await db.Appointments.AnyAsync(x => x.BodyId == body.Id
            && (x.State == AppointmentState.Proposed || x.State == AppointmentState.Active || (x.State == AppointmentState.Ended && x.EndedOn > command.On)), ct);
        if (body.Dissolve(command.On, ChineseText.Sentence(command.Reason), hasMembers).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(body.Id, body.Version);
    }
}
