using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Subsidies;

/// <summary>Ends a batch before it is released. Its lines go, so that a supplement can take the households up; what they were stays in the audit chain as a digest.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Cancel)]
public sealed record CancelBatchCommand(Guid Id, string Reason) : IRequest<Result<BatchMoved>>;

internal sealed class CancelBatchValidator : AbstractValidator<CancelBatchCommand>
{
    public CancelBatchValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
}

internal sealed class CancelBatchHandler(IAppDbContext db, BatchDesk desk) : IRequestHandler<CancelBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(CancelBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Cancel, async (batch, token) =>
        {
            var reason = ChineseText.Sentence(command.Reason);
            if (batch.Cancel(reason, desk.Me).Error is { } error)
            {
                return error;
            }

            // the version is taken first: a compilation under way fails on it instead of leaving lines behind
            await db.SaveChangesAsync(token);
            if ((await desk.TakeBackAsync(batch, reason, token)).Error is { } failed)
            {
                return failed;
            }

            await BatchRows.RemoveAsync(db, batch, $"{batch.Quarter} 批次取消：{reason}", token);
            return Result.Success;
        }, ct);
}
