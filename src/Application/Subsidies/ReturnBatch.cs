using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Subsidies;

/// <summary>Sends a batch back to its maker, from wherever it is before the release; notice and signatures are void.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Return)]
public sealed record ReturnBatchCommand(Guid Id, string Reason) : IRequest<Result<BatchMoved>>;

/// <summary>The residents' committee sends a batch back before it is put on notice.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Check)]
public sealed record ReturnCheckedBatchCommand(Guid Id, string Reason) : IRequest<Result<BatchMoved>>;

internal sealed class ReturnBatchValidator : AbstractValidator<ReturnBatchCommand>
{
    public ReturnBatchValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ReturnCheckedBatchValidator : AbstractValidator<ReturnCheckedBatchCommand>
{
    public ReturnCheckedBatchValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class ReturnBatchHandler(BatchDesk desk)
    : IRequestHandler<ReturnBatchCommand, Result<BatchMoved>>, IRequestHandler<ReturnCheckedBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(ReturnBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Return, (batch, token) => desk.ReturnAsync(batch, ChineseText.Sentence(command.Reason), byCommittee: false, token), ct);

    public Task<Result<BatchMoved>> Handle(ReturnCheckedBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Check, (batch, token) => desk.ReturnAsync(batch, ChineseText.Sentence(command.Reason), byCommittee: true, token), ct);
}
