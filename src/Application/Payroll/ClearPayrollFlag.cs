using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Says why double pay that was found is right. By another person than the maker of the payroll, who then signs nothing of it.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Approve)]
public sealed record ClearPayrollFlagCommand(Guid Id, string Reason) : IRequest<Result<PayrollFlagMoved>>;

public sealed record PayrollFlagMoved(Guid Id, Guid RunId, PayrollFlagState State, int Version);

internal sealed class ClearPayrollFlagValidator : AbstractValidator<ClearPayrollFlagCommand>
{
    public ClearPayrollFlagValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ClearPayrollFlagHandler(IAppDbContext db, ICurrentUser user, PayrollDesk desk) : IRequestHandler<ClearPayrollFlagCommand, Result<PayrollFlagMoved>>
{
    public Task<Result<PayrollFlagMoved>> Handle(ClearPayrollFlagCommand command, CancellationToken ct) => db.InTransactionAsync<Result<PayrollFlagMoved>>(async token =>
    {
        if (await db.PayrollFlags.InScope(user.ScopeOf(Permissions.Payroll.Approve)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token) is not { } flag)
        {
            return PayrollErrors.FlagNotFound;
        }

        var run = await db.PayrollRuns.AsTracking().SingleAsync(x => x.Id == flag.RunId, token);
        if ((flag.Clear(ChineseText.Sentence(command.Reason), desk.Me).Error ?? run.FlagCleared(desk.Me).Error) is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        return new PayrollFlagMoved(flag.Id, run.Id, flag.State, flag.Version);
    }, ct);
}
