using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Notices as everybody reads them, those that run first; withdrawn ones are not listed.</summary>
[AnonymousRequest]
public sealed record ListPublicNoticesQuery(string? CommunityCode, int Page) : IRequest<Result<PublicNotices>>;

public sealed record PublicNotices(string? CommunityName, IReadOnlyList<PublicNoticeRow> Items, int Page, int Pages, IReadOnlyList<PublicCommunity> Communities);

public sealed record PublicNoticeRow(string Code, NoticeKind Kind, string Title, string CommunityName, bool IsRunning, DateOnly FirstDay, DateOnly LastDay, int LineCount, long SumFen);

public sealed record PublicCommunity(string Code, string Name);

internal sealed class ListPublicNoticesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListPublicNoticesQuery, Result<PublicNotices>>
{
    private const int PageSize = 30;

    public async Task<Result<PublicNotices>> Handle(ListPublicNoticesQuery query, CancellationToken ct)
    {
        var (today, page) = (clock.LocalToday(), Math.Clamp(query.Page, 1, 10_000));
        var notices = db.PublicNotices.AsNoTracking().Where(x => x.State != NoticeState.Withdrawn);
        var communities = await db.Communities.AsNoTracking().Where(x => db.PublicNotices.Any(notice => notice.CommunityId == x.Id)).OrderBy(x => x.Code)
            .Select(x => new { x.Id, x.Code, x.Name }).ToListAsync(ct);
        var wanted = string.IsNullOrEmpty(query.CommunityCode) ? null : communities.Find(x => string.Equals(x.Code, query.CommunityCode, StringComparison.OrdinalIgnoreCase));
        if (!string.IsNullOrEmpty(query.CommunityCode))
        {
            var id = wanted?.Id ?? Guid.Empty;
            notices = notices.Where(x => x.CommunityId == id);
        }

        var total = await notices.CountAsync(ct);
        var rows = await notices.OrderBy(x => x.State == NoticeState.Running && x.LastDay >= today ? 0 : 1).ThenByDescending(x => x.PublishedAt).ThenBy(x => x.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(x => new PublicNoticeRow(x.Code, x.Kind, x.Title, db.Communities.First(c => c.Id == x.CommunityId).Name, x.State == NoticeState.Running && x.LastDay >= today, x.FirstDay, x.LastDay, x.LineCount, x.SumFen))
            .ToListAsync(ct);
        return new PublicNotices(wanted?.Name, rows, page, Math.Max(1, (total + PageSize - 1) / PageSize), [.. communities.Select(x => new PublicCommunity(x.Code, x.Name))]);
    }
}
