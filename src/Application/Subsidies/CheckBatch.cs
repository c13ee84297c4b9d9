using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The residents' committee found the batch in order. <paramref name="ContentHash"/> is what was seen.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Check)]
public sealed record CheckBatchCommand(Guid Id, string ContentHash) : IRequest<Result<BatchMoved>>;

internal sealed class CheckBatchValidator : AbstractValidator<CheckBatchCommand>
{
    public CheckBatchValidator() => RuleFor(x => x.ContentHash).NotEmpty().WithMessage("请求缺少内容校验码，请刷新后重试。");
}

internal sealed class CheckBatchHandler(IAppDbContext db, BatchDesk desk) : IRequestHandler<CheckBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(CheckBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Check, async (batch, token) =>
            batch.Check(command.ContentHash, await db.LineRemarks.CountAsync(x => x.BatchId == batch.Id && x.Answer == null, token), desk.Me), ct);
}
