using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The lead township reviews what was signed. <paramref name="ContentHash"/> is what was seen.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Review)]
public sealed record ReviewBatchCommand(Guid Id, string ContentHash) : IRequest<Result<BatchMoved>>;

internal sealed class ReviewBatchValidator : AbstractValidator<ReviewBatchCommand>
{
    public ReviewBatchValidator() => RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请求缺少内容校验码，请刷新后重试。");
}

internal sealed class ReviewBatchHandler(BatchDesk desk, BatchContent content, SignatureDesk signatures) : IRequestHandler<ReviewBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(ReviewBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Review, async (batch, token) =>
        {
            if (batch.Review(command.ContentHash, desk.Me).Error is { } error)
            {
                return error;
            }

            // what the rows are now, not what is written about them
            var sum = await content.SumAsync(batch, token);
            if (sum.ContentHash != batch.ContentHash)
            {
                return SubsidyErrors.ContentChanged;
            }

            if ((await signatures.RequireCompleteAsync(SignedKind.SubsidyBatch, batch.Id, batch.ContentHash!, token)).Error is { } unsigned)
            {
                return unsigned;
            }

            // nothing is to be released of what pays nobody
            return sum.PaysNobody ? batch.Settle(desk.Me, paysNobody: true) : Result.Success;
        }, ct);
}
