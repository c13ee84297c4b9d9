using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>连任: a further term in the same post, by its own document. The way into the post must still be open.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Appoint)]
public sealed record RenewAppointmentCommand(Guid Id, DateOnly TermEnd, string DocumentNumber) : IRequest<Result<AppointmentRenewed>>;

public sealed record AppointmentRenewed(Guid Id, DateOnly TermEnd, int Terms);

internal sealed class RenewAppointmentValidator : AbstractValidator<RenewAppointmentCommand>
{
    public RenewAppointmentValidator() =>
        RuleFor(x => x.DocumentNumber).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写连任文件或备案的文号。").MaximumLength(100).WithMessage("文号过长。");
}

internal sealed class RenewAppointmentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RenewAppointmentCommand, Result<AppointmentRenewed>>
{
    public async Task<Result<AppointmentRenewed>> Handle(RenewAppointmentCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Appoint);
        if (await db.CommunityOfAsync(command.Id, scope, ct) is not { } community)
        {
            return OrganisationErrors.AppointmentNotFound;
        }

        await StaffLock.HoldAsync(db, community, ct);
        var appointment = await db.Appointments.Include(x => x.Terms).SingleAsync(x => x.Id == command.Id, ct);
        if (AppointmentAccess.Against(user, community, appointment.Post, appointment.Way) is { } forbidden)
        {
            return forbidden;
        }

        // a cadre is not sent again to a community that has come to elect its heads
        if (AppointmentWays.Check(await Maturities.OnAsync(db, community, clock.LocalToday(), ct), appointment.Post, appointment.Way) is { } closed)
        {
            return closed;
        }

        if (appointment.Renew(command.TermEnd, command.DocumentNumber, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new AppointmentRenewed(appointment.Id, command.TermEnd, appointment.Terms.Count + 1);
    }
}
