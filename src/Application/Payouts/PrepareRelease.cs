using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Puts reviewed batches together: every line is judged, files are planned, nothing is set aside yet. Another person releases it.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
[Idempotent]
public sealed record PrepareReleaseCommand(PayoutPurpose Purpose, IReadOnlyList<Guid> BatchIds) : IRequest<Result<ReleasePrepared>>;

/// <param name="Flags">How many remarks; <c>…/flags</c> lists them.</param>
public sealed record ReleasePrepared(Guid Id, string Number, int Count, long AmountFen, int StoppedCount, long StoppedFen, int Flags, string ContentHash, int Version);

internal sealed class PrepareReleaseValidator : AbstractValidator<PrepareReleaseCommand>
{
    public PrepareReleaseValidator()
    {
        RuleFor(x => x.Purpose).IsInEnum().WithMessage("用途不在可选范围内。");
        RuleFor(x => x.BatchIds).Must(x => x is { Count: > 0 and <= 1_000 }).WithMessage("请选择1至1000个批次。");
    }
}

internal sealed class PrepareReleaseHandler(IAppDbContext db, ICurrentUser user, ReleaseDesk desk) : IRequestHandler<PrepareReleaseCommand, Result<ReleasePrepared>>
{
    public async Task<Result<ReleasePrepared>> Handle(PrepareReleaseCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty)
        {
            return PayoutErrors.NotPayable;
        }

        if (desk.SourceOf(command.Purpose) is not { } source)
        {
            return PayoutErrors.NoSource;
        }

        Guid[] ids = [.. command.BatchIds.Distinct()];
        var batches = await source.ListPayableAsync(ids, ct);
        if (batches.Count != ids.Length)
        {
            return PayoutErrors.NotPayable;
        }

        if (await db.PayoutReleaseBatches.AnyAsync(x => EF.Parameter(ids).Contains(x.BatchId) && x.IsCurrent, ct))
        {
            return PayoutErrors.BatchTaken;
        }

        var begun = await desk.BeginAsync(command.Purpose, ReleaseKind.Batches, ct);
        if (begun.Error is { } error)
        {
            return error;
        }

        var release = begun.Value;
        db.PayoutReleaseBatches.AddRange(batches.Select((x, i) => new PayoutReleaseBatch
        {
            ReleaseId = release.Id,
            BatchId = x.Id,
            Position = i,
            CommunityId = x.CommunityId,
            Title = x.Title,
            Period = x.Period,
            ContentHash = x.ContentHash,
            Count = x.Count,
            AmountFen = x.AmountFen,
            IsCurrent = true,
        }));
        await db.SaveChangesAsync(ct);

        PayableBatch? different = null;
        var prepared = await desk.FillAsync(release, ReleaseAssembler.OfBatchesAsync(source, batches, x => different = x, ct), ct);
        return different is { } batch ? PayoutErrors.BatchDiffers(batch.Title) : prepared;
    }
}
