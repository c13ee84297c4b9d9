using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Standards to publish, proposals to approve or to mend, double pay to look at, payrolls that are missing.</summary>
internal sealed class PayrollTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var (todos, person) = (new List<Todo>(), user.Person);
        if (user.Has(Permissions.Payroll.PublishStandards))
        {
            todos.Add(new("payStandards", "待发布的报酬标准", await db.PayStandards.CountAsync(x => x.State == PayStandardState.Proposed && x.MadeBy != person, ct), "/payroll/standards?state=Proposed"));
        }

        if (user.Has(Permissions.Payroll.Approve))
        {
            var scope = user.ScopeOf(Permissions.Payroll.Approve);
            todos.Add(new("payProposals", "待审批的报酬方案",
                await db.PayProposals.InScope(scope).CountAsync(x => x.State == PayProposalState.Submitted && x.MadeBy != person && x.SubmittedBy != person, ct), "/payroll/proposals?state=Submitted"));
            todos.Add(new("payrollFlags", "待核实的重复领取", await db.PayrollFlags.InScope(scope).CountAsync(x => x.State == PayrollFlagState.Open
                && db.PayrollRuns.Any(run => run.Id == x.RunId && run.State == PayrollState.Computed && run.MadeBy != person), ct), "/payroll/runs?state=Computed"));
        }

        if (user.Has(Permissions.Payroll.Write))
        {
            var scope = user.ScopeOf(Permissions.Payroll.Write);
            var month = PayMonth.Of(clock.LocalToday()).Previous;
            todos.Add(new("returnedPayProposals", "被退回的报酬方案", await db.PayProposals.InScope(scope).CountAsync(x => x.State == PayProposalState.Returned, ct), "/payroll/proposals?state=Returned"));
            todos.Add(new("missingPayrolls", $"{month.Chinese}待编制的工资表",
                (await MissingPayrolls.FindAsync(db, scope, month, ct)).Count(x => x.State is null or PayrollState.Computed), $"/payroll/missing?month={month.First:yyyy-MM-dd}"));
        }

        return todos;
    }
}
