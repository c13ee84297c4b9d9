using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

[RequiresPermission(Permissions.Notices.Read)]
public sealed record GetNoticeQuery(Guid Id) : IRequest<Result<NoticeDetail>>;

/// <param name="PublicPath">Where everybody reads it.</param>
/// <param name="PolicyDocument">The document its days come from.</param>
public sealed record NoticeDetail(
    Guid Id, NoticeKind Kind, Guid SubjectId, Guid CommunityId, string CommunityName, string Number, string Title, NoticeState State, DateTimeOffset PublishedAt, string PublishedByName,
    DateOnly FirstDay, DateOnly LastDay, int Days, NoticeUnit Unit, string PolicyDocument, string ContactName, string ContactPhone, string ContentHash, string CopyHash, int LineCount, long SumFen,
    DateTimeOffset? EndedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnByName, string? WithdrawnReason, string PublicPath, string Link);

/// <summary>The frozen lines as they stand on the page.</summary>
[RequiresPermission(Permissions.Notices.Read)]
public sealed record ListNoticeLinesQuery(Guid Id, PageRequest Page) : IRequest<Result<Page<NoticeLineRow>>>;

/// <param name="Objection">The state of the newest objection to the line; null without one.</param>
public sealed record NoticeLineRow(int Order, Guid LineId, string MaskedName, string? Building, long AmountFen, ObjectionState? Objection);

internal sealed class GetNoticeHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetNoticeQuery, Result<NoticeDetail>>, IRequestHandler<ListNoticeLinesQuery, Result<Page<NoticeLineRow>>>
{
    public async Task<Result<NoticeDetail>> Handle(GetNoticeQuery query, CancellationToken ct)
    {
        var found = await db.NoticesFor(user).AsNoTracking().Where(x => x.Id == query.Id)
            .Select(x => new { Notice = x, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NoticeErrors.NotFound;
        }

        var notice = found.Notice;
        var policy = await PolicyLookup.GetAsync(db, notice.PolicyVersionId, ct);
        return new NoticeDetail(notice.Id, notice.Kind, notice.SubjectId, notice.CommunityId, found.Community, notice.Number, notice.Title, notice.State, notice.PublishedAt, notice.PublishedByName,
            notice.FirstDay, notice.LastDay, notice.Days, notice.Unit, $"{policy?.DocumentTitle}（{policy?.DocumentNumber}）", notice.ContactName, notice.ContactPhone, notice.ContentHash, notice.CopyHash,
            notice.LineCount, notice.SumFen, notice.EndedAt, notice.WithdrawnAt, notice.WithdrawnByName, notice.WithdrawnReason, "/public/notices/" + notice.Code, notice.Link);
    }

    public async Task<Result<Page<NoticeLineRow>>> Handle(ListNoticeLinesQuery query, CancellationToken ct)
    {
        var notice = await db.NoticesFor(user).Where(x => x.Id == query.Id).Select(x => new { x.Id, x.LineCount, x.SumFen }).SingleOrDefaultAsync(ct);
        if (notice is null)
        {
            return NoticeErrors.NotFound;
        }

        var rows = await db.NoticeLines.AsNoTracking().Where(x => x.NoticeId == notice.Id).OrderBy(x => x.Order).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var lines = rows.Select(x => x.LineId).ToList();
        var objections = (await db.Objections.AsNoTracking().Where(x => x.NoticeId == notice.Id && x.LineId != null && lines.Contains(x.LineId.Value))
            .Select(x => new { LineId = x.LineId!.Value, x.State, x.ReceivedAt }).ToListAsync(ct)).GroupBy(x => x.LineId).ToDictionary(x => x.Key, x => x.MaxBy(y => y.ReceivedAt)!.State);
        return query.Page.Of<NoticeLineRow>([.. rows.Select(x => new NoticeLineRow(x.Order, x.LineId, x.MaskedName, x.Building, x.AmountFen,
            objections.TryGetValue(x.LineId, out var state) ? state : null))], notice.LineCount, notice.SumFen);
    }
}
