using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>Releases, newest first.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record ListReleasesQuery(ReleaseState? State, ReleaseKind? Kind, PageRequest Page) : IRequest<Result<Page<ReleaseRow>>>;

public sealed record ReleaseRow(
    Guid Id, string Number, PayoutPurpose Purpose, ReleaseKind Kind, ReleaseState State, int Count, long AmountFen, int StoppedCount, long StoppedFen, string PreparedByName, DateTimeOffset PreparedAt,
    string? ReleasedByName, DateTimeOffset? ReleasedAt, string? CancelReason, int Version);

internal sealed class ListReleasesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListReleasesQuery, Result<Page<ReleaseRow>>>
{
    public async Task<Result<Page<ReleaseRow>>> Handle(ListReleasesQuery query, CancellationToken ct)
    {
        var releases = db.ReleasesIn(user.ScopeOf(Permissions.Payouts.Read)).AsNoTracking();
        if (query.State is { } state)
        {
            releases = releases.Where(x => x.State == state);
        }

        if (query.Kind is { } kind)
        {
            releases = releases.Where(x => x.Kind == kind);
        }

        var all = await releases.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Sum = group.Sum(x => x.AmountFen) }).SingleOrDefaultAsync(ct);
        var rows = await releases.OrderByDescending(x => x.PreparedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return query.Page.Of([.. rows.Select(ReleaseRows.Of)], all?.Count ?? 0, all?.Sum ?? 0);
    }
}

internal static class ReleaseRows
{
    public static ReleaseRow Of(PayoutRelease x) => new(x.Id, x.Number, x.Purpose, x.Kind, x.State, x.Count, x.AmountFen, x.StoppedCount, x.StoppedFen, x.PreparedByName, x.PreparedAt,
        x.ReleasedByName, x.ReleasedAt, x.CancelReason, x.Version);
}
