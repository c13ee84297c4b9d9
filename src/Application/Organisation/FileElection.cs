using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>
/// 备案 of an election whose notice is over: the elected come into their posts from the day of the filing. All or none: when one cannot hold the post, the reason is told and
/// nothing is filed. Beyond the quota they wait for the lead township.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Dispatch)]
public sealed record FileElectionCommand(Guid ElectionId, string FilingNumber, DateOnly On, string? OverQuotaReason) : IRequest<Result<ElectionFiled>>;

public sealed record ElectionFiled(Guid Id, string FilingNumber, IReadOnlyList<HolderAppointed> Appointments);

/// <summary>Ends an election without a result, with reason; a notice that runs is withdrawn.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record CancelElectionCommand(Guid ElectionId, string Reason) : IRequest<Result<ElectionMoved>>;

internal sealed class FileElectionValidator : AbstractValidator<FileElectionCommand>
{
    public FileElectionValidator()
    {
        RuleFor(x => x.FilingNumber).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写备案文号。").MaximumLength(100).WithMessage("备案文号过长。");
        RuleFor(x => x.OverQuotaReason).Must(ReasonShape.IsReason).When(x => !string.IsNullOrWhiteSpace(x.OverQuotaReason)).WithMessage(ReasonShape.Message);
    }
}

internal sealed class CancelElectionValidator : AbstractValidator<CancelElectionCommand>
{
    public CancelElectionValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class FileElectionHandler(IAppDbContext db, ICurrentUser user, ElectionDesk elections, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<FileElectionCommand, Result<ElectionFiled>>
{
    public async Task<Result<ElectionFiled>> Handle(FileElectionCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Dispatch);
        if (await db.Elections.AsNoTracking().InScope(scope).Where(x => x.Id == command.ElectionId).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct) is not { } community)
        {
            return ElectionErrors.NotFound;
        }

        await StaffLock.HoldAsync(db, community, ct);
        var election = (await elections.FindAsync(command.ElectionId, Permissions.Organisation.Dispatch, ct))!;
        if (election.State == ElectionState.NoticeEnded && await NumberTakenAsync(community, command, ct))
        {
            return ElectionErrors.FilingNumberTaken;
        }

        var elected = election.File(command.FilingNumber, command.On, user.DisplayName, clock.LocalToday());
        if (elected.Error is { } error)
        {
            return error;
        }

        await StaffLock.HoldPeopleAsync(db, elected.Value.Select(x => x.OfficeHolderId), ct);
        var body = await db.Bodies.SingleAsync(x => x.Id == election.BodyId, ct);
        var basis = new AppointmentBasis(AppointmentWay.Election, null, null, election.FilingNumber, election.Id);
        var view = await desk.ViewAsync(community, [.. elected.Value.Select(x => x.OfficeHolderId)], ct);
        var appointed = new List<HolderAppointed>();
        foreach (var candidate in elected.Value.OrderByDescending(x => x.Votes).ThenBy(x => x.Order))
        {
            var appointment = Appointment.To(body, candidate.OfficeHolderId, election.Post, command.On, election.TermEnd);
            if (appointment.Error is { } unfit)
            {
                return unfit;
            }

            var refusal = appointment.Value.RestOn(basis, user.Person, user.DisplayName, clock.GetUtcNow()).Error ?? (await desk.AdmitAsync(view, appointment.Value, command.OverQuotaReason, ct)).Error;
            if (refusal is not null)
            {
                return refusal;
            }

            appointed.Add(new(appointment.Value.Id, appointment.Value.State));
        }

        return new ElectionFiled(election.Id, election.FilingNumber!, appointed);
    }

    private Task<bool> NumberTakenAsync(Guid community, FileElectionCommand command, CancellationToken ct)
    {
        var number = ChineseText.Normalise(command.FilingNumber);
        return db.Elections.AnyAsync(x => x.CommunityId == community && x.FilingNumber == number && x.Id != command.ElectionId, ct);
    }
}

internal sealed class CancelElectionHandler(IAppDbContext db, ICurrentUser user, ElectionDesk elections, Notices.NoticeDesk notices) : IRequestHandler<CancelElectionCommand, Result<ElectionMoved>>
{
    public async Task<Result<ElectionMoved>> Handle(CancelElectionCommand command, CancellationToken ct)
    {
        if (await elections.FindAsync(command.ElectionId, Permissions.Organisation.Write, ct) is not { } election)
        {
            return ElectionErrors.NotFound;
        }

        if (election.Cancel(command.Reason, user.DisplayName).Error is { } error)
        {
            return error;
        }

        // the version is taken first: of two that act on the election at once, one fails here
        await db.SaveChangesAsync(ct);
        return (await notices.WithdrawAsync(Domain.Notices.NoticeKind.ElectionResult, election.Id, election.CancelReason!, ct)).Error is { } refused ? refused : ElectionDesk.Moved(election);
    }
}
