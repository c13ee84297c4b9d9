using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>
/// Puts a person into a post of a body. Beyond the quota it waits, with its reason, for the lead township. An election held in the system comes into force by its filing
/// instead; here stands what was elected on paper.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Appoint)]
public sealed record AppointHolderCommand(
    Guid BodyId, Guid OfficeHolderId, PostKind Post, DateOnly From, DateOnly? TermEnd, AppointmentWay Way, CadreSource? Source, string? OriginUnit, string? DocumentNumber, string? OverQuotaReason)
    : IRequest<Result<HolderAppointed>>;

/// <param name="State">Proposed when it waits for the lead township.</param>
public sealed record HolderAppointed(Guid Id, AppointmentState State);

internal sealed class AppointHolderValidator : AbstractValidator<AppointHolderCommand>
{
    public AppointHolderValidator()
    {
        RuleFor(x => x.Post).IsInEnum().WithMessage("请选择职务。");
        RuleFor(x => x.Way).IsInEnum().WithMessage("请选择任职方式。");
        RuleFor(x => x.Source).IsInEnum().WithMessage("请选择干部来源。");
        RuleFor(x => x.OriginUnit).MaximumLength(100).WithMessage("原单位过长。");
        RuleFor(x => x.DocumentNumber).MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.OverQuotaReason).Must(ReasonShape.IsReason).When(x => !string.IsNullOrWhiteSpace(x.OverQuotaReason)).WithMessage(ReasonShape.Message);
    }
}

internal sealed class AppointHolderHandler(IAppDbContext db, ICurrentUser user, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<AppointHolderCommand, Result<HolderAppointed>>
{
    public async Task<Result<HolderAppointed>> Handle(AppointHolderCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Appoint);
        if (await db.Bodies.AsNoTracking().InScope(scope).Where(x => x.Id == command.BodyId).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct) is not { } community)
        {
            return OrganisationErrors.BodyNotFound;
        }

        if (!await db.HoldersIn(scope).AnyAsync(x => x.Id == command.OfficeHolderId, ct))
        {
            return OrganisationErrors.HolderNotFound;
        }

        if (PostCatalogue.Of(command.Post).Body is null)
        {
            return AppointmentErrors.HouseOnly;
        }

        if (AppointmentAccess.Against(user, community, command.Post, command.Way) is { } forbidden)
        {
            return forbidden;
        }

        await StaffLock.HoldAsync(db, community, ct);
        await StaffLock.HoldPeopleAsync(db, [command.OfficeHolderId], ct);
        var body = await db.Bodies.SingleAsync(x => x.Id == command.BodyId, ct);
        var appointment = Appointment.To(body, command.OfficeHolderId, command.Post, command.From, command.TermEnd);
        if (appointment.Error is { } unfit)
        {
            return unfit;
        }

        var basis = new AppointmentBasis(command.Way, command.Source, command.OriginUnit, command.DocumentNumber);
        if (appointment.Value.RestOn(basis, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } baseless)
        {
            return baseless;
        }

        return (await desk.AdmitAsync(appointment.Value, command.OverQuotaReason, ct)).Error is { } error ? error : new HolderAppointed(appointment.Value.Id, appointment.Value.State);
    }
}
