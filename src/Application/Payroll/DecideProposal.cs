using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Hands a draft to the lead township.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record SubmitProposalCommand(Guid Id, int Version) : IRequest<Result<ProposalMoved>>;

/// <summary>Takes a proposal back that is not approved, for good.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Write)]
public sealed record WithdrawProposalCommand(Guid Id, string Reason) : IRequest<Result<ProposalMoved>>;

/// <summary>A leader of the lead township approves what was seen: <paramref name="Version"/> and the sum of the monthly amounts.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Approve)]
public sealed record ApproveProposalCommand(Guid Id, int Version, long TotalFen) : IRequest<Result<ProposalMoved>>;

/// <summary>A leader of the lead township sends a proposal back with a reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Payroll.Approve)]
public sealed record ReturnProposalCommand(Guid Id, string Reason) : IRequest<Result<ProposalMoved>>;

internal sealed class WithdrawProposalValidator : AbstractValidator<WithdrawProposalCommand>
{
    public WithdrawProposalValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ReturnProposalValidator : AbstractValidator<ReturnProposalCommand>
{
    public ReturnProposalValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class DecideProposalHandler(IAppDbContext db, ICurrentUser user, PayrollDesk desk) :
    IRequestHandler<SubmitProposalCommand, Result<ProposalMoved>>, IRequestHandler<WithdrawProposalCommand, Result<ProposalMoved>>,
    IRequestHandler<ApproveProposalCommand, Result<ProposalMoved>>, IRequestHandler<ReturnProposalCommand, Result<ProposalMoved>>
{
    public static ProposalMoved Moved(PayProposal proposal) => new(proposal.Id, proposal.State, proposal.Version);

    public Task<Result<ProposalMoved>> Handle(SubmitProposalCommand command, CancellationToken ct) =>
        ActAsync(command.Id, Permissions.Payroll.Write, x => x.Version != command.Version && x.State == PayProposalState.Draft ? CommonErrors.Changed : x.Submit(desk.Me), ct);

    public Task<Result<ProposalMoved>> Handle(WithdrawProposalCommand command, CancellationToken ct) =>
        ActAsync(command.Id, Permissions.Payroll.Write, x => x.Withdraw(ChineseText.Sentence(command.Reason)), ct);

    public Task<Result<ProposalMoved>> Handle(ApproveProposalCommand command, CancellationToken ct) =>
        ActAsync(command.Id, Permissions.Payroll.Approve,
            x => x.State == PayProposalState.Submitted && (x.Version != command.Version || x.TotalFen != command.TotalFen) ? CommonErrors.Changed : x.Approve(desk.Me), ct);

    public Task<Result<ProposalMoved>> Handle(ReturnProposalCommand command, CancellationToken ct) =>
        ActAsync(command.Id, Permissions.Payroll.Approve, x => x.Return(ChineseText.Sentence(command.Reason), desk.Me), ct);

    private async Task<Result<ProposalMoved>> ActAsync(Guid id, string permission, Func<PayProposal, Result> act, CancellationToken ct)
    {
        if (await db.PayProposals.InScope(user.ScopeOf(permission)).AsTracking().Include(x => x.Items).SingleOrDefaultAsync(x => x.Id == id, ct) is not { } proposal)
        {
            return PayrollErrors.ProposalNotFound;
        }

        if (act(proposal).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Moved(proposal);
    }
}
