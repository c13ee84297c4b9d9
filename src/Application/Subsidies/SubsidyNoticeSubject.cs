using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The notice before payment. When it has ended, lines that were objected to leave and the sheet for the signatures is opened.</summary>
internal sealed class SubsidyPlanNotice(IAppDbContext db, IBulkWriter bulk, BatchDesk desk, BatchTitles titles, BatchContent content, SignatureDesk signatures, SubsidySignedSubject signed)
    : INoticeSubject
{
    public NoticeKind Kind => NoticeKind.SubsidyPlan;

    public Task<Guid?> CommunityOfAsync(Guid subjectId, CancellationToken ct) =>
        db.SubsidyBatches.AsNoTracking().Where(x => x.Id == subjectId).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct);

    public async Task<Result<NoticeDraft>> DraftAsync(Guid subjectId, CancellationToken ct)
    {
        if (await db.SubsidyBatches.AsNoTracking().SingleOrDefaultAsync(x => x.Id == subjectId, ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        if (batch.Against(BatchAction.PublishNotice, desk.Me) is { } error)
        {
            return error;
        }

        var (title, number) = await titles.OfAsync(batch, ct);
        var sum = await content.SumAsync(batch, ct);
        return sum.Count == 0 ? SubsidyErrors.NothingToPay :
            sum.ContentHash != batch.ContentHash ? SubsidyErrors.ContentChanged :
            new NoticeDraft(batch.Id, batch.CommunityId, title + "公示", number, sum.ContentHash, sum.Count, sum.Fen, batch.CompiledBy!.Value, BatchTitles.LinkOf(batch.Id));
    }

    public async IAsyncEnumerable<IReadOnlyList<NoticeDraftLine>> ReadLinesAsync(Guid subjectId, [EnumeratorCancellation] CancellationToken ct)
    {
        var buildings = await BuildingLabels.OfAsync(db, subjectId, ct);
        await foreach (var chunk in content.PayableAsync(subjectId, ct))
        {
            yield return [.. chunk.Select(x => new NoticeDraftLine(x.Id, x.HouseholdNumber, x.PayeeName, buildings[x.BuildingNumber], x.PayableFen))];
        }
    }

    public async Task<Result> PublishedAsync(Guid subjectId, PublishedNotice notice, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == subjectId, ct);
        if (batch.PublishNotice(desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> EndedAsync(Guid subjectId, NoticeOutcome outcome, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == subjectId, ct);
        if (batch.Against(BatchAction.EndNotice, desk.Me) is { } against)
        {
            return against;
        }

        var reasons = outcome.UndecidedLines.ToDictionary(id => id, _ => (ExclusionReason.ObjectionOpen, (string?)null));
        foreach (var upheld in outcome.UpheldLines)
        {
            reasons[upheld.LineId] = (ExclusionReason.ObjectionUpheld, upheld.Reason.Length > 200 ? upheld.Reason[..200] : upheld.Reason);
        }

        var left = await BatchLeave.LeaveAsync(db, bulk, batch, reasons, desk.Me.At, ct);
        var sum = await content.SumAsync(batch, ct);
        if (batch.EndNotice(sum.ContentHash, desk.Me).Error is { } error)
        {
            return error;
        }

        if (left > 0)
        {
            db.Record(new AuditNote("leave", nameof(SubsidyBatch), batch.Id.ToString(), batch.CommunityId, $"公示期满，因异议转出 {left} 户；余 {sum.Count} 户，{new Money(sum.Fen)} 元", left, sum.ContentHash));
        }

        await db.SaveChangesAsync(ct);

        // where everybody was objected to, nothing is left to be signed: the batch is ended by the township
        return sum.Lines == 0 ? Result.Success : await signatures.OpenAsync(SignedKind.SubsidyBatch, await signed.DescribeAsync(batch, ct), ct) is { Error: { } refused } ? refused : Result.Success;
    }
}
