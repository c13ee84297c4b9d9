using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>交接清单 of a post that somebody has left.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record RecordHandoverCommand(Guid AppointmentId, string HandedOverBy, string HandedOverTo, string? Witness, DateOnly Day, IReadOnlyList<HandoverInput> Items) : IRequest<Result<HandoverRecorded>>;

public sealed record HandoverRecorded(Guid Id);

internal sealed class RecordHandoverValidator : AbstractValidator<RecordHandoverCommand>
{
    public RecordHandoverValidator()
    {
        RuleFor(x => x.HandedOverBy).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写移交人。").MaximumLength(50).WithMessage("移交人过长。");
        RuleFor(x => x.HandedOverTo).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写接收人。").MaximumLength(50).WithMessage("接收人过长。");
        RuleFor(x => x.Witness).MaximumLength(50).WithMessage("监交人过长。");
        RuleFor(x => x.Items).NotNull().WithMessage("请填写交接事项。");
        RuleForEach(x => x.Items).ChildRules(item =>
        {
            item.RuleFor(x => x.Name).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写交接事项的名称。").MaximumLength(100).WithMessage("名称过长。");
            item.RuleFor(x => x.Quantity).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写数量。").MaximumLength(50).WithMessage("数量过长。");
            item.RuleFor(x => x.Note).MaximumLength(200).WithMessage("备注过长。");
        });
    }
}

internal sealed class RecordHandoverHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RecordHandoverCommand, Result<HandoverRecorded>>
{
    public async Task<Result<HandoverRecorded>> Handle(RecordHandoverCommand command, CancellationToken ct)
    {
        if (await db.CommunityOfAsync(command.AppointmentId, user.ScopeOf(Permissions.Organisation.Write), ct) is not { } community)
        {
            return OrganisationErrors.AppointmentNotFound;
        }

        await StaffLock.HoldAsync(db, community, ct);
        var ended = await db.Appointments.AsNoTracking().Where(x => x.Id == command.AppointmentId).Select(x => new { x.State, x.EndedOn }).SingleAsync(ct);
        if (ended is not { State: AppointmentState.Ended, EndedOn: { } day })
        {
            return AppointmentErrors.NotEnded;
        }

        if (await db.Handovers.AnyAsync(x => x.AppointmentId == command.AppointmentId, ct))
        {
            return AppointmentErrors.HandoverExists;
        }

        var content = new HandoverContent(command.HandedOverBy, command.HandedOverTo, command.Witness, command.Day, command.Items);
        var handover = Handover.Record(community, command.AppointmentId, day, content, user.DisplayName, clock.GetUtcNow(), clock.LocalToday());
        if (handover.Error is { } error)
        {
            return error;
        }

        db.Handovers.Add(handover.Value);
        await db.SaveChangesAsync(ct);
        return new HandoverRecorded(handover.Value.Id);
    }
}
