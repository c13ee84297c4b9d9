using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Subsidies;

/// <summary>The lead township reviews what was signed. <paramref name="ContentHash"/> is what was seen.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Review)]
public sealed record ReviewBatchCommand(Guid Id, string ContentHash) : IRequest<Result<BatchMoved>>;

internal sealed class ReviewBatchValidator : AbstractValidator<ReviewBatchCommand>
{
    public ReviewBatchValidator() => RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请求缺少内容校验码，请刷新后重试。");
}

internal sealed class ReviewBatchHandler(BatchDesk desk) : IRequestHandler<ReviewBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(ReviewBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Review, batch => batch.Review(command.ContentHash, desk.Me), ct);
}
