using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Reviewed batches that are in no release yet.</summary>
[RequiresPermission(Permissions.Payouts.Prepare)]
public sealed record ListPayableQuery(PayoutPurpose Purpose) : IRequest<Result<IReadOnlyList<PayableRow>>>;

public sealed record PayableRow(Guid Id, Guid CommunityId, string CommunityName, string Title, string Period, int Count, long AmountFen, string ContentHash);

internal sealed class ListPayableHandler(IAppDbContext db, ICurrentUser user, ReleaseDesk desk) : IRequestHandler<ListPayableQuery, Result<IReadOnlyList<PayableRow>>>
{
    public async Task<Result<IReadOnlyList<PayableRow>>> Handle(ListPayableQuery query, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Payouts.Prepare).WholeCounty || desk.SourceOf(query.Purpose) is not { } source)
        {
            return Array.Empty<PayableRow>();
        }

        var batches = await source.ListPayableAsync(null, ct);
        var taken = (await db.PayoutReleaseBatches.AsNoTracking().Where(x => x.IsCurrent && db.PayoutReleases.Any(release => release.Id == x.ReleaseId && release.State == ReleaseState.Prepared))
            .Select(x => x.BatchId).ToListAsync(ct)).ToHashSet();
        var names = await db.Communities.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        return batches.Where(x => !taken.Contains(x.Id))
            .Select(x => new PayableRow(x.Id, x.CommunityId, names.GetValueOrDefault(x.CommunityId) ?? "", x.Title, x.Period, x.Count, x.AmountFen, x.ContentHash)).ToList();
    }
}
