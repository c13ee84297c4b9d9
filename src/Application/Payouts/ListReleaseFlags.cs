using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Remarks on the lines of a release, blocking ones first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListReleaseFlagsQuery(Guid ReleaseId, PayoutFlagKind? Kind, bool? Blocking, PageRequest Page) : IRequest<Result<Page<ReleaseFlagRow>>>;

public sealed record ReleaseFlagRow(
    Guid Id, Guid ObligationId, Guid CommunityId, string HouseholdNumber, string PayeeName, string? AccountNumber, long AmountFen, PayoutFlagKind Kind, string Text, bool IsBlocking, string? Detail);

internal sealed class ListReleaseFlagsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListReleaseFlagsQuery, Result<Page<ReleaseFlagRow>>>
{
    public async Task<Result<Page<ReleaseFlagRow>>> Handle(ListReleaseFlagsQuery query, CancellationToken ct)
    {
        if (!await db.ReleasesIn(user.ScopeOf(Permissions.Payouts.Read)).AnyAsync(x => x.Id == query.ReleaseId, ct))
        {
            return PayoutErrors.ReleaseNotFound;
        }

        var flags = db.PayoutFlags.AsNoTracking().Where(x => x.ReleaseId == query.ReleaseId && (query.Kind == null || x.Kind == query.Kind) && (query.Blocking == null || x.IsBlocking == query.Blocking));
        var total = await flags.CountAsync(ct);
        var rows = await flags.OrderByDescending(x => x.IsBlocking).ThenBy(x => x.HouseholdNumber).ThenBy(x => x.Kind).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return query.Page.Of(rows.ConvertAll(x => new ReleaseFlagRow(x.Id, x.ObligationId, x.CommunityId, x.HouseholdNumber, x.PayeeName, x.AccountMasked, x.AmountFen, x.Kind,
            PayoutWords.Flags.WordOf(x.Kind), x.IsBlocking, x.Detail)), total);
    }
}
