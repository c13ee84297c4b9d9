using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Batches to put together, releases to check, files to send, results to take back, failed orders to see to.</summary>
internal sealed class PayoutTodos(IAppDbContext db, ICurrentUser user, IEnumerable<IPayoutSource> sources) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var (todos, person) = (new List<Todo>(), user.Person);
        if (user.Has(Permissions.Payouts.Prepare))
        {
            var payable = 0;
            foreach (var source in sources)
            {
                var ids = (await source.ListPayableAsync(null, ct)).Select(x => x.Id).ToArray();
                payable += ids.Length - await db.PayoutReleaseBatches.CountAsync(x => EF.Parameter(ids).Contains(x.BatchId) && x.IsCurrent, ct);
            }

            todos.Add(new("payable", "待编制发放单的批次", payable, "/payouts/payable"));
            todos.Add(new("unresolvedOrders", "支付失败或退票待处理", await db.Unresolved(db.PaymentOrders).CountAsync(ct), "/payouts/orders?unresolved=true"));
            todos.Add(new("payoutFiles", "待发送给银行的文件", await db.PayoutFiles.CountAsync(x => x.State == PayoutFileState.Created
                && db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.State == ReleaseState.Released), ct), "/payouts/files?state=Created"));
        }

        if (user.Has(Permissions.Payouts.Release))
        {
            todos.Add(new("releases", "待复核的发放单", await db.PayoutReleases.CountAsync(x => x.State == ReleaseState.Prepared && x.PreparedBy != person, ct), "/payouts/releases?state=Prepared"));
            todos.Add(new("writeOffs", "待复核的核销", await db.OrderWriteOffs.CountAsync(x => x.State == WriteOffState.Requested && x.RequestedBy != person, ct), "/payouts/write-offs?state=Requested"));
            todos.Add(new("recoveries", "待复核的追回", await db.RecoveryCases.CountAsync(x => x.State == RecoveryState.Requested && x.RequestedBy != person, ct), "/payouts/recoveries?state=Requested"));
            todos.Add(new("bankProfiles", "待复核的银行方案", await db.BankProfiles.CountAsync(x => x.State == ProfileState.Proposed && x.MadeBy != person, ct), "/payouts/profiles?state=Proposed"));
        }

        if (user.Has(Permissions.Payouts.ImportResults))
        {
            todos.Add(new("bankResults", "等待银行回盘的支付", await db.PaymentOrders.CountAsync(x => x.State == OrderState.Sent, ct), "/payouts/orders?state=Sent"));
        }

        return todos;
    }
}
