using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The notice after payment: what the bank has paid, of a batch of which nothing is open.</summary>
internal sealed class SubsidyResultNotice(IAppDbContext db, BatchTitles titles) : INoticeSubject
{
    private const int ChunkSize = 2_000;

    public NoticeKind Kind => NoticeKind.SubsidyResult;

    public Task<Guid?> CommunityOfAsync(Guid subjectId, CancellationToken ct) =>
        db.SubsidyBatches.AsNoTracking().Where(x => x.Id == subjectId).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct);

    public async Task<Result<NoticeDraft>> DraftAsync(Guid subjectId, CancellationToken ct)
    {
        if (await db.SubsidyBatches.AsNoTracking().SingleOrDefaultAsync(x => x.Id == subjectId, ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        if (batch is not { State: SubsidyBatchState.Settled, Origin: SubsidyBatchOrigin.System })
        {
            return SubsidyErrors.NotSettled;
        }

        var (count, fen) = (0, 0L);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var chunk in ReadLinesAsync(subjectId, ct))
        {
            foreach (var line in chunk)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.LineId}|{line.HouseholdNumber}|{line.AmountFen}\n")));
                (count, fen) = (count + 1, checked(fen + line.AmountFen));
            }
        }

        var (title, number) = await titles.OfAsync(batch, ct);
        return count == 0 ? SubsidyErrors.NothingToPay : new NoticeDraft(batch.Id, batch.CommunityId, title + "发放结果公示", number, Convert.ToHexStringLower(hash.GetHashAndReset()), count, fen,
            batch.CompiledBy!.Value, BatchTitles.LinkOf(batch.Id));
    }

    public async IAsyncEnumerable<IReadOnlyList<NoticeDraftLine>> ReadLinesAsync(Guid subjectId, [EnumeratorCancellation] CancellationToken ct)
    {
        var keys = await db.PaymentOrders.AsNoTracking().Where(x => x.BatchId == subjectId && x.State == OrderState.Paid).Select(x => new { x.Id, x.HouseholdNumber, x.Component }).ToListAsync(ct);
        var buildings = await BuildingLabels.OfAsync(db, subjectId, ct);
        keys.Sort((a, b) => string.CompareOrdinal(a.HouseholdNumber, b.HouseholdNumber) is not 0 and var byNumber ? byNumber : a.Component != b.Component ? a.Component.CompareTo(b.Component) : a.Id.CompareTo(b.Id));
        foreach (var chunk in keys.Chunk(ChunkSize))
        {
            var ids = Array.ConvertAll(chunk, x => x.Id);
            var lines = await (
                from order in db.PaymentOrders.AsNoTracking()
                where EF.Parameter(ids).Contains(order.Id)
                join line in db.SubsidyLines on order.ObligationId equals line.Id
                select new { order.Id, Line = new NoticeDraftLine(order.ObligationId, order.HouseholdNumber, order.PayeeName, line.BuildingNumber, order.AmountFen) }).ToDictionaryAsync(x => x.Id, x => x.Line, ct);
            yield return Array.ConvertAll(ids, id => lines[id] with { Building = buildings[lines[id].Building] });
        }
    }

    /// <summary>What was paid stays paid: the batch does not move.</summary>
    public Task<Result> PublishedAsync(Guid subjectId, PublishedNotice notice, CancellationToken ct) => Task.FromResult(Result.Success);

    /// <summary>An objection to what was paid is answered by whoever decides it; money moves by an adjustment.</summary>
    public Task<Result> EndedAsync(Guid subjectId, NoticeOutcome outcome, CancellationToken ct) => Task.FromResult(Result.Success);
}
