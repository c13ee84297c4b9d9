using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>The lead township approves an appointment beyond the quota. What has become of post and person meanwhile is judged again.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Approve)]
public sealed record ApproveAppointmentCommand(Guid Id, string? Note) : IRequest<Result<ProposalDecided>>;

/// <summary>The lead township refuses an appointment beyond the quota, with reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Approve)]
public sealed record RefuseAppointmentCommand(Guid Id, string Note) : IRequest<Result<ProposalDecided>>;

public sealed record ProposalDecided(Guid Id, AppointmentState State);

internal sealed class ApproveAppointmentValidator : AbstractValidator<ApproveAppointmentCommand>
{
    public ApproveAppointmentValidator() => RuleFor(x => x.Note).MaximumLength(500).WithMessage("意见过长。");
}

internal sealed class RefuseAppointmentValidator : AbstractValidator<RefuseAppointmentCommand>
{
    public RefuseAppointmentValidator() => RuleFor(x => x.Note).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ApproveAppointmentHandler(IAppDbContext db, ICurrentUser user, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<ApproveAppointmentCommand, Result<ProposalDecided>>
{
    public async Task<Result<ProposalDecided>> Handle(ApproveAppointmentCommand command, CancellationToken ct)
    {
        var found = await Proposals.HoldAsync(db, user, command.Id, ct);
        if (found.Error is { } missing)
        {
            return missing;
        }

        var proposal = found.Value;
        if (proposal.Approve(command.Note, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        if (await desk.AgainstAsync(proposal, ct) is { } against)
        {
            return against;
        }

        await db.SaveChangesAsync(ct);
        return new ProposalDecided(proposal.Id, proposal.State);
    }
}

internal sealed class RefuseAppointmentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RefuseAppointmentCommand, Result<ProposalDecided>>
{
    public async Task<Result<ProposalDecided>> Handle(RefuseAppointmentCommand command, CancellationToken ct)
    {
        var found = await Proposals.HoldAsync(db, user, command.Id, ct);
        if (found.Error is { } missing)
        {
            return missing;
        }

        if (found.Value.Refuse(command.Note, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new ProposalDecided(found.Value.Id, found.Value.State);
    }
}

internal static class Proposals
{
    /// <summary>The appointment, read after its community and its person are held.</summary>
    public static async Task<Result<Appointment>> HoldAsync(IAppDbContext db, ICurrentUser user, Guid id, CancellationToken ct)
    {
        var found = await db.Appointments.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Approve)).Where(x => x.Id == id)
            .Select(x => new { x.CommunityId, x.OfficeHolderId }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return OrganisationErrors.AppointmentNotFound;
        }

        await StaffLock.HoldAsync(db, found.CommunityId, ct);
        await StaffLock.HoldPeopleAsync(db, [found.OfficeHolderId], ct);
        return await db.Appointments.SingleAsync(x => x.Id == id, ct);
    }
}
