using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Writes down what was found about a candidate: 群众威信, 工作能力, 责任心, 群众认可度, each with an opinion.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record CheckCandidateCommand(Guid ElectionId, Guid CandidateId, IReadOnlyList<CheckInput> Checks) : IRequest<Result<ElectionMoved>>;

/// <summary>A candidate leaves, or an elected one declines, with reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record WithdrawCandidateCommand(Guid ElectionId, Guid CandidateId, string Reason) : IRequest<Result<ElectionMoved>>;

internal sealed class CheckCandidateValidator : AbstractValidator<CheckCandidateCommand>
{
    public CheckCandidateValidator()
    {
        RuleFor(x => x.Checks).NotNull().WithMessage("请填写四项考察情况。");
        RuleForEach(x => x.Checks).ChildRules(check =>
        {
            check.RuleFor(x => x.Criterion).IsInEnum().WithMessage("考察项目不在字典内。");
            check.RuleFor(x => x.Grade).IsInEnum().WithMessage("请选择考察结果。");
            check.RuleFor(x => x.Opinion).Must(ReasonShape.IsShort).WithMessage("请填写考察意见（2至200个字）。");
        });
    }
}

internal sealed class WithdrawCandidateValidator : AbstractValidator<WithdrawCandidateCommand>
{
    public WithdrawCandidateValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class CheckCandidateHandler(ElectionDesk elections, ICurrentUser user, TimeProvider clock) : IRequestHandler<CheckCandidateCommand, Result<ElectionMoved>>
{
    public Task<Result<ElectionMoved>> Handle(CheckCandidateCommand command, CancellationToken ct) =>
        elections.ActAsync(command.ElectionId, Permissions.Organisation.Write, election => election.Check(command.CandidateId, command.Checks, user.DisplayName, clock.GetUtcNow()), ct);
}

internal sealed class WithdrawCandidateHandler(ElectionDesk elections) : IRequestHandler<WithdrawCandidateCommand, Result<ElectionMoved>>
{
    public Task<Result<ElectionMoved>> Handle(WithdrawCandidateCommand command, CancellationToken ct) =>
        elections.ActAsync(command.ElectionId, Permissions.Organisation.Write, election => election.Withdraw(command.CandidateId, command.Reason), ct);
}
