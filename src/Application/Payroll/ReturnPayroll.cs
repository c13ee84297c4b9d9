using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Payroll;

/// <summary>Takes a payroll back from the signers, or sends it back for the lead township; the signatures are void.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Return)]
public sealed record ReturnPayrollCommand(Guid Id, string Reason) : IRequest<Result<PayrollMoved>>;

/// <summary>Gives a payroll up that was not submitted; the month can be computed again.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record CancelPayrollCommand(Guid Id, string Reason) : IRequest<Result<PayrollMoved>>;

internal sealed class ReturnPayrollValidator : AbstractValidator<ReturnPayrollCommand>
{
    public ReturnPayrollValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class CancelPayrollValidator : AbstractValidator<CancelPayrollCommand>
{
    public CancelPayrollValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ReturnPayrollHandler(PayrollDesk desk) : IRequestHandler<ReturnPayrollCommand, Result<PayrollMoved>>, IRequestHandler<CancelPayrollCommand, Result<PayrollMoved>>
{
    public Task<Result<PayrollMoved>> Handle(ReturnPayrollCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Payroll.Return, (run, token) => desk.ReturnAsync(run, ChineseText.Sentence(command.Reason), token), ct);

    public Task<Result<PayrollMoved>> Handle(CancelPayrollCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Payroll.Write, (run, _) => Task.FromResult(run.Cancel(ChineseText.Sentence(command.Reason), desk.Me)), ct);
}
