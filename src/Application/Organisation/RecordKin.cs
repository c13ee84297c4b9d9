using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Writes down that two office holders are near relatives. It counts for appointments from now on; posts held already that do not go together are told.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record RecordKinCommand(Guid CommunityId, Guid HolderId, Guid RelativeId, KinRelation Relation) : IRequest<Result<KinRecorded>>;

/// <param name="Conflicts">Posts of the two in this community that are incompatible now.</param>
public sealed record KinRecorded(Guid Id, IReadOnlyList<KinConflict> Conflicts);

public sealed record KinConflict(PostKind Post, PostKind RelativePost, IncompatiblePair Pair);

/// <summary>Takes back what was recorded wrongly.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record WithdrawKinCommand(Guid Id, string Reason) : IRequest<Result>;

internal sealed class RecordKinValidator : AbstractValidator<RecordKinCommand>
{
    public RecordKinValidator() => RuleFor(x => x.Relation).IsInEnum().WithMessage("请选择亲属关系。");
}

internal sealed class WithdrawKinValidator : AbstractValidator<WithdrawKinCommand>
{
    public WithdrawKinValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class RecordKinHandler(IAppDbContext db, ICurrentUser user, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<RecordKinCommand, Result<KinRecorded>>
{
    public async Task<Result<KinRecorded>> Handle(RecordKinCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.Write);
        if (!scope.Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var (holder, relative) = (command.HolderId, command.RelativeId);
        if (await db.HoldersIn(scope).CountAsync(x => x.Id == holder || x.Id == relative, ct) != (holder == relative ? 1 : 2))
        {
            return OrganisationErrors.HolderNotFound;
        }

        await StaffLock.HoldAsync(db, command.CommunityId, ct);
        await StaffLock.HoldPeopleAsync(db, [holder, relative], ct);
        var tie = KinTie.Record(command.CommunityId, holder, relative, command.Relation, user.DisplayName, clock.GetUtcNow());
        if (tie.Error is { } error)
        {
            return error;
        }

        var (first, second) = (tie.Value.FirstHolderId, tie.Value.SecondHolderId);
        if (await db.KinTies.AnyAsync(x => x.FirstHolderId == first && x.SecondHolderId == second && !x.IsWithdrawn, ct))
        {
            return AppointmentErrors.KinExists;
        }

        db.KinTies.Add(tie.Value);
        await db.SaveChangesAsync(ct);
        return new KinRecorded(tie.Value.Id, await ConflictsAsync(command, ct));
    }

    private async Task<List<KinConflict>> ConflictsAsync(RecordKinCommand command, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var matrix = await desk.MatrixAsync(today, ct);
        if (matrix.Error is not null)
        {
            return [];
        }

        var held = await db.Appointments.AsNoTracking().Where(Appointment.InForce(today))
            .Where(x => x.CommunityId == command.CommunityId && (x.OfficeHolderId == command.HolderId || x.OfficeHolderId == command.RelativeId))
            .Select(x => new { x.Post, x.OfficeHolderId }).ToListAsync(ct);
        return
        [
            .. from one in held.Where(x => x.OfficeHolderId == command.HolderId)
               from other in held.Where(x => x.OfficeHolderId == command.RelativeId)
               let against = matrix.Value.Against(one.Post, command.CommunityId, [new(other.Post, command.CommunityId, IsRelative: true)])
               where against is not null
               select new KinConflict(one.Post, other.Post, against.Pair),
        ];
    }
}

internal sealed class WithdrawKinHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawKinCommand, Result>
{
    public async Task<Result> Handle(WithdrawKinCommand command, CancellationToken ct)
    {
        if (await db.KinTies.InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } tie)
        {
            return AppointmentErrors.KinNotFound;
        }

        if (tie.Withdraw(command.Reason, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
