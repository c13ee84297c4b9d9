using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Files of released payouts, newest first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListPayoutFilesQuery(PayoutFileState? State, PageRequest Page) : IRequest<Result<Page<PayoutFileRow>>>;

internal sealed class ListPayoutFilesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListPayoutFilesQuery, Result<Page<PayoutFileRow>>>
{
    public async Task<Result<Page<PayoutFileRow>>> Handle(ListPayoutFilesQuery query, CancellationToken ct)
    {
        var files = db.FilesIn(user.ScopeOf(Permissions.Payouts.Read)).AsNoTracking().Where(x => db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.State == ReleaseState.Released));
        if (query.State is { } state)
        {
            files = files.Where(x => x.State == state);
        }

        var all = await files.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var page = await files.OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Number).Select(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToArrayAsync(ct);
        var rows = await PayoutFileRows.SelectAsync(db, db.PayoutFiles.Where(x => EF.Parameter(page).Contains(x.Id)), ct);
        return query.Page.Of([.. rows.OrderBy(x => Array.IndexOf(page, x.Id))], all?.Count ?? 0, all?.Sum ?? 0);
    }
}
