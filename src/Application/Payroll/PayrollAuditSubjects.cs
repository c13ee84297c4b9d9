using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Audit;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

internal sealed class PayStandardAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayStandard);

    // a standard is shown to everybody who reads payrolls, wherever that is
    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) =>
        user.Has(Permissions.Payroll.Read) ? db.PayStandards.AnyAsync(x => x.Id == id, ct) : Task.FromResult(false);
}

internal sealed class PayProposalAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayProposal);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.PayProposals.InScope(user.ScopeOf(Permissions.Payroll.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class PayrollAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayrollRun);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.PayrollRuns.InScope(user.ScopeOf(Permissions.Payroll.Read)).AnyAsync(x => x.Id == id, ct);
}

internal sealed class PayrollFlagAuditSubject(IAppDbContext db, ICurrentUser user) : IAuditSubject
{
    public string Name => nameof(PayrollFlag);

    public Task<bool> IsVisibleAsync(Guid id, CancellationToken ct) => db.PayrollFlags.InScope(user.ScopeOf(Permissions.Payroll.Read)).AnyAsync(x => x.Id == id, ct);
}
