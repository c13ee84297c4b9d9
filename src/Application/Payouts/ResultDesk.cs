using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Applies staged rows that were found right: orders set-based, one entry per book and kind, the rooms that owe told.</summary>
internal sealed class ResultDesk(IAppDbContext db, LedgerPostings ledger, IEnumerable<IPayoutSource> sources, TimeProvider clock)
{
    public async Task<Result> ApplyAsync(ResultImport import, CancellationToken ct)
    {
        var rows = db.ResultRows.AsNoTracking().Where(x => x.ImportId == import.Id);
        var sums = await (
            from row in rows
            join order in db.PaymentOrders on row.EndToEndId equals order.EndToEndId
            join release in db.PayoutReleases on order.ReleaseId equals release.Id
            group order.AmountFen by new { release.BookId, row.State } into part
            select new { part.Key.BookId, part.Key.State, Count = part.Count(), Fen = part.Sum() }).ToListAsync(ct);
        (int Count, long Fen) Sum(OrderState state) => (sums.Where(x => x.State == state).Sum(x => x.Count), sums.Where(x => x.State == state).Sum(x => x.Fen));
        var (paid, failed, returned, waiting) = (Sum(OrderState.Paid), Sum(OrderState.Failed), Sum(OrderState.Returned), Sum(OrderState.Sent));

        var expected = paid.Count + failed.Count + returned.Count;
        if (await MoveAsync(import.Id, ct) != expected)
        {
            // somebody else has moved one of the orders since they were checked
            return CommonErrors.Changed;
        }

        foreach (var sum in sums.Where(x => x.State != OrderState.Sent).OrderBy(x => x.BookId).ThenBy(x => x.State))
        {
            var kind = sum.State switch { OrderState.Paid => EntryKind.Payment, OrderState.Failed => EntryKind.ReservationReturned, _ => EntryKind.PaymentReturned };
            var posted = await ledger.PostAsync(sum.BookId, kind, sum.Fen, EntryReference.ResultImport, import.Id, $"银行回盘 {import.FileName}：{sum.Count} 笔", ct);
            if (posted.Error is { } error)
            {
                return error;
            }
        }

        if ((await TellAsync(import.Id, ct)).Error is { } objection)
        {
            return objection;
        }

        import.Finish(new(expected + waiting.Count, paid.Count, paid.Fen, failed.Count, failed.Fen, returned.Count, returned.Fen, waiting.Count));
        db.Record(new AuditNote("import-results", nameof(ResultImport), import.Id.ToString(), null,
            $"{import.FileName}：成功 {paid.Count} 笔 {new Money(paid.Fen)} 元，失败 {failed.Count} 笔 {new Money(failed.Fen)} 元，退票 {returned.Count} 笔 {new Money(returned.Fen)} 元，处理中 {waiting.Count} 笔",
            expected + waiting.Count, import.Sha256));
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private Task<int> MoveAsync(Guid importId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var moves =
            from order in db.PaymentOrders
            join row in db.ResultRows on order.EndToEndId equals row.EndToEndId
            where row.ImportId == importId
                && ((order.State == OrderState.Sent && (row.State == OrderState.Paid || row.State == OrderState.Failed)) || (order.State == OrderState.Paid && row.State == OrderState.Returned))
            select new { order, row };
        return moves.ExecuteUpdateAsync(set => set
            .SetProperty(x => x.order.State, x => x.row.State)
            .SetProperty(x => x.order.ReasonCode, x => x.row.ReasonCode)
            .SetProperty(x => x.order.Reason, x => x.row.Reason)
            .SetProperty(x => x.order.BankReference, x => x.row.BankReference)
            .SetProperty(x => x.order.ResultAt, now)
            .SetProperty(x => x.order.ResultImportId, importId), ct);
    }

    private async Task<Result> TellAsync(Guid importId, CancellationToken ct)
    {
        var touched = await db.PaymentOrders.AsNoTracking().Where(x => x.ResultImportId == importId).Select(x => new { x.Purpose, x.BatchId }).Distinct().ToListAsync(ct);
        foreach (var purpose in touched.GroupBy(x => x.Purpose).OrderBy(x => x.Key))
        {
            if (sources.SingleOrDefault(x => x.Purpose == purpose.Key) is { } source && (await source.ProgressedAsync([.. purpose.Select(x => x.BatchId)], ct)).Error is { } error)
            {
                return error;
            }
        }

        return Result.Success;
    }
}
