using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>离任 from a post of a body, with reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Appoint)]
public sealed record EndAppointmentCommand(Guid Id, DateOnly On, EndReason Reason, string? Note) : IRequest<Result<AppointmentEnded>>;

/// <summary>离任 of the head of a building, row or unit, with reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record EndHouseHeadCommand(Guid Id, DateOnly On, EndReason Reason, string? Note) : IRequest<Result<AppointmentEnded>>;

public sealed record AppointmentEnded(Guid Id, DateOnly EndedOn);

internal sealed class EndAppointmentValidator : AbstractValidator<EndAppointmentCommand>
{
    public EndAppointmentValidator() => EndRules.Add(this, x => x.Reason, x => x.Note);
}

internal sealed class EndHouseHeadValidator : AbstractValidator<EndHouseHeadCommand>
{
    public EndHouseHeadValidator() => EndRules.Add(this, x => x.Reason, x => x.Note);
}

internal static class EndRules
{
    /// <summary>A removal, a mistake and whatever has no word of its own say why.</summary>
    private static readonly EndReason[] Explained = [EndReason.Removed, EndReason.Mistake, EndReason.Other];

    public static void Add<T>(AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, EndReason>> reason, System.Linq.Expressions.Expression<Func<T, string?>> note)
    {
        var (reasonOf, noteOf) = (reason.Compile(), note.Compile());
        validator.RuleFor(reason).IsInEnum().WithMessage("请选择离任原因。");
        validator.RuleFor(note).Must(ReasonShape.IsReason).When(x => Explained.Contains(reasonOf(x)) || !string.IsNullOrWhiteSpace(noteOf(x))).WithMessage(ReasonShape.Message);
    }
}

internal sealed class EndAppointmentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndAppointmentCommand, Result<AppointmentEnded>>
{
    public async Task<Result<AppointmentEnded>> Handle(EndAppointmentCommand command, CancellationToken ct)
    {
        var found = await db.Appointments.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Appoint)).Where(x => x.Id == command.Id && x.BodyId != null)
            .Select(x => new { x.CommunityId, x.Post }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return OrganisationErrors.AppointmentNotFound;
        }

        // whoever may elect them may also see them out
        return AppointmentAccess.Against(user, found.CommunityId, found.Post, AppointmentWay.Election) is { } forbidden
            ? forbidden
            : await Endings.EndAsync(db, clock, found.CommunityId, command.Id, new(command.On, command.Reason, command.Note), ct);
    }
}

internal sealed class EndHouseHeadHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndHouseHeadCommand, Result<AppointmentEnded>>
{
    public async Task<Result<AppointmentEnded>> Handle(EndHouseHeadCommand command, CancellationToken ct)
    {
        var community = await db.Appointments.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Write)).Where(x => x.Id == command.Id && x.BuildingId != null)
            .Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct);
        return community is not { } id ? OrganisationErrors.AppointmentNotFound : await Endings.EndAsync(db, clock, id, command.Id, new(command.On, command.Reason, command.Note), ct);
    }
}

internal sealed record Ending(DateOnly On, EndReason Reason, string? Note);

internal static class Endings
{
    public static async Task<Result<AppointmentEnded>> EndAsync(IAppDbContext db, TimeProvider clock, Guid communityId, Guid id, Ending ending, CancellationToken ct)
    {
        if (ending.On > clock.LocalToday())
        {
            return AppointmentErrors.FutureDay("on");
        }

        await StaffLock.HoldAsync(db, communityId, ct);
        var appointment = await db.Appointments.SingleAsync(x => x.Id == id, ct);
        if (appointment.End(ending.On, ending.Reason, ChineseText.Sentence(ending.Note) is { Length: > 0 } note ? note : null).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new AppointmentEnded(id, ending.On);
    }
}
