using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;
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

internal sealed class CheckBatchHandler(IAppDbContext db, BatchDesk desk, SubsidySignedSubject signed, SignatureDesk signatures) : IRequestHandler<CheckBatchCommand, Result<BatchMoved>>
{
    public Task<Result<BatchMoved>> Handle(CheckBatchCommand command, CancellationToken ct) =>
        desk.ActAsync(command.Id, Permissions.Subsidies.Check, async (batch, token) =>
        {
            if (batch.Check(command.ContentHash, await db.LineRemarks.CountAsync(x => x.BatchId == batch.Id && x.Answer == null, token), desk.Me).Error is { } error)
            {
                return error;
            }

            var lines = db.SubsidyLines.Where(x => x.BatchId == batch.Id);
            return await lines.AnyAsync(token) && !await lines.AnyAsync(x => x.AmountFen - x.OffsetFen > 0, token) ? await PassAsync(batch, token) : Result.Success;
        }, ct);

    /// <summary>What pays nobody has nothing to show in public and goes on to be signed.</summary>
    private async Task<Result> PassAsync(SubsidyBatch batch, CancellationToken ct)
    {
        if (batch.PassNotice(paysNobody: true, desk.Me).Error is { } error)
        {
            return error;
        }

        // the version is taken first: of two that act on the batch at once, one fails here
        await db.SaveChangesAsync(ct);
        return await signatures.OpenAsync(SignedKind.SubsidyBatch, await signed.DescribeAsync(batch, ct), ct) is { Error: { } refused } ? refused : Result.Success;
    }
}
