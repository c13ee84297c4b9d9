using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Payroll;

/// <summary>Freezes a payroll as it was seen and opens the sheet for the two signatures.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record SubmitPayrollCommand(Guid Id, string ContentHash) : IRequest<Result<PayrollMoved>>;

internal sealed class SubmitPayrollValidator : AbstractValidator<SubmitPayrollCommand>
{
    public SubmitPayrollValidator() => RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请求缺少内容校验码，请刷新后重试。");
}

internal sealed class SubmitPayrollHandler(IAppDbContext db, PayrollDesk desk, PayrollSignedSubject subject, SignatureDesk signatures) : IRequestHandler<SubmitPayrollCommand, Result<PayrollMoved>>
{
    public Task<Result<PayrollMoved>> Handle(SubmitPayrollCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Payroll.Write, async (run, token) =>
        {
            // what the state does not allow is said before anything is computed
            if (run.Check(PayrollAction.Submit) is { } refusal)
            {
                return refusal;
            }

            var live = await desk.LiveAsync(run, token);
            if (run.Submit(command.ContentHash, live.OpenFlags, desk.Me).Error is { } error)
            {
                return error;
            }

            if (live.Hash != run.ContentHash)
            {
                return PayrollErrors.ContentChanged;
            }

            // the version is taken first: of two that submit at once, one fails here
            await db.SaveChangesAsync(token);
            return (await signatures.OpenAsync(SignedKind.Payroll, await subject.DescribeAsync(run, live.Sheet, live.Hash, token), token)).Error is { } unopened ? unopened : Result.Success;
        }, ct);
}
