using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Stores the rows of a result file and judges them against the orders, set-based. Any fault refuses the whole file.</summary>
internal sealed class ResultStaging(IAppDbContext db, IBulkWriter bulk, ICurrentUser user)
{
    public async Task<Result> StageAsync(Guid importId, BankResults results, CancellationToken ct)
    {
        try
        {
            var last = 0;
            var rows = await bulk.InsertAsync(results.Rows().Select(row =>
            {
                last = Math.Max(last, row.Line);
                return Row(importId, row);
            }), ct);
            if (results.Faults.Count > 0)
            {
                return ResultErrors.Refused(results.Faults);
            }

            foreach (var group in results.Groups)
            {
                var spread = await SpreadAsync(importId, group, last, ct);
                if (spread.Error is { } error)
                {
                    return error;
                }

                rows += spread.Value;
                last += spread.Value;
            }

            // a status of a whole file that changes nothing is not empty
            if (rows == 0 && results.Groups.Count == 0)
            {
                return ResultErrors.Empty;
            }
        }
        catch (BankResultException fault)
        {
            return fault.Error;
        }

        return await CheckAsync(importId, ct);
    }

    private static ResultRow Row(Guid importId, BankResultRow row) => new()
    {
        ImportId = importId,
        Line = row.Line,
        EndToEndId = row.EndToEndId,
        FileNumber = row.FileNumber,
        AmountFen = row.AmountFen,
        State = row.State,
        ReasonCode = row.ReasonCode,
        Reason = row.Reason,
        BankReference = row.BankReference,
    };

    /// <summary>A final status of the whole file becomes a row for every order that is not listed.</summary>
    private async Task<Result<int>> SpreadAsync(Guid importId, BankGroupResult group, int last, CancellationToken ct)
    {
        var file = await db.PayoutFiles.AsNoTracking().SingleOrDefaultAsync(x => x.Number == group.FileNumber, ct);
        if (file is null)
        {
            return ResultErrors.Refused([new(0, null, $"文件编号 {group.FileNumber} 不是本系统发出的文件")]);
        }

        if ((group.Count ?? file.Count) != file.Count || (group.SumFen ?? file.AmountFen) != file.AmountFen)
        {
            return ResultErrors.Refused([new(0, null, $"回盘所称文件 {group.FileNumber} 的笔数或金额与发出的（{file.Count}笔，{new Money(file.AmountFen)}元）不符")]);
        }

        if (group.State is not { } state || state == OrderState.Sent)
        {
            return 0;
        }

        var unlisted = await db.PaymentOrders.AsNoTracking()
            .Where(x => x.FileId == file.Id && !db.ResultRows.Any(row => row.ImportId == importId && row.EndToEndId == x.EndToEndId))
            .OrderBy(x => x.Sequence).Select(x => new { x.EndToEndId, x.AmountFen }).ToListAsync(ct);
        return await bulk.InsertAsync(unlisted.Select((x, i) =>
            Row(importId, new(last + i + 1, group.FileNumber, x.EndToEndId, x.AmountFen, state, group.ReasonCode, group.Reason, null))), ct);
    }

    private async Task<Result> CheckAsync(Guid importId, CancellationToken ct)
    {
        var rows = db.ResultRows.AsNoTracking().Where(x => x.ImportId == importId);
        var twice = await rows.GroupBy(x => x.EndToEndId).Where(group => group.Count() > 1).OrderBy(group => group.Min(x => x.Line)).Take(BankResults.MaxFaults)
            .Select(group => new { Id = group.Key, Line = group.Max(x => x.Line) }).ToListAsync(ct);
        if (twice.Count > 0)
        {
            return ResultErrors.Refused(twice.ConvertAll(x => new ResultFault(x.Line, x.Id, "在文件中出现了不止一次")));
        }

        var wrong = await (
            from row in rows
            join order in db.PaymentOrders on row.EndToEndId equals order.EndToEndId into orders
            from order in orders.DefaultIfEmpty()
            join file in db.PayoutFiles on order.FileId equals file.Id into files
            from file in files.DefaultIfEmpty()
            where order == null || file == null || file.Number != row.FileNumber || (row.AmountFen != null && row.AmountFen != order.AmountFen)
                || !((order.State == OrderState.Sent && (row.State == OrderState.Sent || row.State == OrderState.Paid || row.State == OrderState.Failed))
                    || (order.State == OrderState.Paid && row.State == OrderState.Returned))
            orderby row.Line
            select new
            {
                row.Line,
                row.EndToEndId,
                row.FileNumber,
                row.AmountFen,
                Wanted = row.State,
                IsKnown = order != null,
                State = order == null ? OrderState.Pending : order.State,
                Fen = order == null ? 0 : order.AmountFen,
                File = file == null ? null : file.Number,
            }).Take(BankResults.MaxFaults).ToListAsync(ct);
        if (wrong.Count > 0)
        {
            return ResultErrors.Refused(wrong.ConvertAll(x => new ResultFault(x.Line, x.EndToEndId,
                !x.IsKnown ? "支付编号不是本系统发出的" :
                x.File is null ? "这笔支付没有发送给银行" :
                x.File != x.FileNumber ? $"属于文件 {x.File}，不属于 {x.FileNumber}" :
                x.AmountFen is { } fen && fen != x.Fen ? $"金额 {new Money(fen)} 与支付金额 {new Money(x.Fen)} 不符" :
                $"现为“{PayoutWords.States.WordOf(x.State)}”，不能变为“{PayoutWords.States.WordOf(x.Wanted)}”")));
        }

        var person = user.Person;
        var own = await (
            from row in rows
            join order in db.PaymentOrders on row.EndToEndId equals order.EndToEndId
            join release in db.PayoutReleases on order.ReleaseId equals release.Id
            where release.ReleasedBy == person
            select row.Line).AnyAsync(ct);
        return own ? PayoutErrors.OwnResults : Result.Success;
    }
}
