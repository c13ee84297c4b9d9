using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Notices, newest first.</summary>
[RequiresPermission(Permissions.Notices.Read)]
public sealed record ListNoticesQuery(Guid? CommunityId, NoticeKind? Kind, NoticeState? State, Guid? SubjectId, string? Search, PageRequest Page) : IRequest<Result<Page<NoticeRow>>>;

/// <param name="Code">The end of the public address.</param>
public sealed record NoticeRow(
    Guid Id, NoticeKind Kind, Guid SubjectId, Guid CommunityId, string CommunityName, string Number, string Title, NoticeState State, DateTimeOffset PublishedAt, DateOnly FirstDay,
    DateOnly LastDay, int LineCount, long SumFen, int Objections, int OpenObjections, string Code, string Link);

internal sealed class ListNoticesHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListNoticesQuery, Result<Page<NoticeRow>>>
{
    public async Task<Result<Page<NoticeRow>>> Handle(ListNoticesQuery query, CancellationToken ct)
    {
        var notices = db.NoticesFor(user).AsNoTracking();
        if (query.CommunityId is { } community)
        {
            notices = notices.Where(x => x.CommunityId == community);
        }

        if (query.Kind is { } kind)
        {
            notices = notices.Where(x => x.Kind == kind);
        }

        if (query.State is { } state)
        {
            notices = notices.Where(x => x.State == state);
        }

        if (query.SubjectId is { } subject)
        {
            notices = notices.Where(x => x.SubjectId == subject);
        }

        if (query.Search?.Trim() is { Length: > 0 } search)
        {
            notices = notices.Where(x => x.Title.Contains(search) || x.Number.Contains(search));
        }

        var total = await notices.CountAsync(ct);
        var sum = await notices.SumAsync(x => x.SumFen, ct);
        var rows = await notices.OrderByDescending(x => x.PublishedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new NoticeRow(
            x.Id, x.Kind, x.SubjectId, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Number, x.Title, x.State, x.PublishedAt, x.FirstDay, x.LastDay, x.LineCount, x.SumFen,
            db.Objections.Count(o => o.NoticeId == x.Id), db.Objections.Count(o => o.NoticeId == x.Id && o.State == ObjectionState.Open), x.Code, x.Link)).ToListAsync(ct);
        return query.Page.Of(rows, total, sum);
    }
}
