using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Batches that wait for a step of the caller. One that the caller made or acted on already waits for somebody else.</summary>
internal sealed class BatchTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        var me = user.Person;
        if (user.Has(Permissions.Subsidies.Check))
        {
            todos.Add(new("batchCheck", "待核对的补贴批次", await In(Permissions.Subsidies.Check)
                .CountAsync(x => x.State == SubsidyBatchState.Compiled && x.ReturnedAt == null && x.RequestedAt == null && x.CompiledBy != me, ct), "/subsidies/batches?state=Compiled"));
        }

        if (user.Has(Permissions.Subsidies.Compile))
        {
            var mine = In(Permissions.Subsidies.Compile);
            todos.Add(new("batchReturned", "被退回的补贴批次", await mine.CountAsync(x => x.State == SubsidyBatchState.Compiled && x.ReturnedAt != null && x.RequestedAt == null, ct),
                "/subsidies/batches?state=Compiled"));
            todos.Add(new("batchRemarks", "待答复的核对意见", await db.LineRemarks.InScope(user.ScopeOf(Permissions.Subsidies.Compile)).CountAsync(x => x.Answer == null && x.MadeBy != me
                && db.SubsidyBatches.Any(batch => batch.Id == x.BatchId && batch.State == SubsidyBatchState.Compiled), ct), "/subsidies/batches?state=Compiled"));
        }

        if (user.Has(Permissions.Subsidies.Review))
        {
            todos.Add(new("batchReview", "待复核的补贴批次", await In(Permissions.Subsidies.Review)
                .CountAsync(x => x.State == SubsidyBatchState.Approved && x.CompiledBy != me && x.CheckedBy != me && x.FirstSignedBy != me && x.SecondSignedBy != me, ct),
                "/subsidies/batches?state=Approved"));
        }

        if (user.Has(Permissions.Subsidies.DecideDebts))
        {
            todos.Add(new("debts", "待处理的多发款项", await db.HeldDebts.InScope(user.ScopeOf(Permissions.Subsidies.DecideDebts))
                .CountAsync(x => x.State == DebtState.Open || (x.State == DebtState.Proposed && x.ProposedBy != me), ct), "/subsidies/debts"));
        }

        if (user.Has(Permissions.Payouts.Prepare))
        {
            // agreed by two people, and nobody has brought the money yet
            todos.Add(new("unbookedDebts", "待入账的追回款项", await db.HeldDebts.InScope(user.ScopeOf(Permissions.Payouts.Prepare))
                .CountAsync(x => x.State == DebtState.Recovering && !db.RecoveryCases.Any(recovery => recovery.SubjectId == x.Id && recovery.State != RecoveryState.Rejected), ct),
                "/subsidies/debts?state=Recovering"));
        }

        if (user.Has(Permissions.Subsidies.ImportSettled))
        {
            todos.Add(new("papers", "待确认的纸质发放登记", await db.PaperClaims.InScope(user.ScopeOf(Permissions.Subsidies.ImportSettled))
                .CountAsync(x => x.State == Confirmation.Pending && x.MadeBy != me, ct), "/subsidies/paper?state=Pending"));
        }

        // those who can move an overdue batch on or speak for it
        if (user.Has(Permissions.Subsidies.Return) || user.Has(Permissions.Policies.Publish))
        {
            var rows = await Overdue.ListAsync(db, user.ScopeOf(Permissions.Subsidies.Read), clock.LocalToday(), includeLate: false, ct);
            todos.Add(new("batchOverdue", "逾期未发放的补贴批次", rows.Count, "/subsidies/overdue"));
        }

        return todos;
    }

    private IQueryable<SubsidyBatch> In(string permission) => db.SubsidyBatches.AsNoTracking().InScope(user.ScopeOf(permission));
}
