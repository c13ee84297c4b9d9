using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>The second person lets a standard hold.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.PublishStandards)]
public sealed record PublishStandardCommand(Guid Id) : IRequest<Result<PayStandardMoved>>;

/// <summary>The second person sends a standard back with a reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.PublishStandards)]
public sealed record RejectStandardCommand(Guid Id, string Reason) : IRequest<Result<PayStandardMoved>>;

internal sealed class RejectStandardValidator : AbstractValidator<RejectStandardCommand>
{
    public RejectStandardValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class DecideStandardHandler(IAppDbContext db, ICurrentUser user, PayrollDesk desk)
    : IRequestHandler<PublishStandardCommand, Result<PayStandardMoved>>, IRequestHandler<RejectStandardCommand, Result<PayStandardMoved>>
{
    public static PayStandardMoved Moved(PayStandard standard) => new(standard.Id, standard.VersionNumber, standard.State, standard.Version);

    public Task<Result<PayStandardMoved>> Handle(PublishStandardCommand command, CancellationToken ct) => DecideAsync(command.Id, standard => standard.Publish(desk.Me), ct);

    public Task<Result<PayStandardMoved>> Handle(RejectStandardCommand command, CancellationToken ct) =>
        DecideAsync(command.Id, standard => standard.Reject(ChineseText.Sentence(command.Reason), desk.Me), ct);

    private async Task<Result<PayStandardMoved>> DecideAsync(Guid id, Func<PayStandard, Result> decide, CancellationToken ct)
    {
        // a standard is of the county: who decides on it does so for the whole of it
        if (!user.ScopeOf(Permissions.Payroll.PublishStandards).WholeCounty || await db.PayStandards.AsTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } standard)
        {
            return PayrollErrors.StandardNotFound;
        }

        if (decide(standard).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Moved(standard);
    }
}
