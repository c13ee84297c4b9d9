using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>
/// A notice as everybody reads it. Lines from <paramref name="Skip"/> on, at most <paramref name="Take"/>; names only while the notice runs, no lines of a withdrawn one.
/// </summary>
[AnonymousRequest]
public sealed record GetPublicNoticeQuery(string Code, int Skip, int Take) : IRequest<Result<PublicNoticeView>>;

/// <param name="FormToken">For the objection form; null when no objection is taken any more.</param>
/// <param name="Lines">Streamed while it is read.</param>
public sealed record PublicNoticeView(
    string Code, string Number, NoticeKind Kind, NoticeState State, string Title, string CommunityName, DateTimeOffset PublishedAt, DateOnly FirstDay, DateOnly LastDay, int Days, NoticeUnit Unit,
    string ContactName, string ContactPhone, string ContentHash, string CopyHash, int LineCount, long SumFen, DateTimeOffset? WithdrawnAt, bool ShowsNames, string? FormToken,
    IAsyncEnumerable<PublicLine> Lines);

/// <param name="Name">Masked; null when it is no longer shown.</param>
public sealed record PublicLine(int Order, string? Name, string? Building, long AmountFen);

internal sealed class GetPublicNoticeHandler(IAppDbContext db, ObjectionForm form, TimeProvider clock) : IRequestHandler<GetPublicNoticeQuery, Result<PublicNoticeView>>
{
    public async Task<Result<PublicNoticeView>> Handle(GetPublicNoticeQuery query, CancellationToken ct)
    {
        var found = await db.PublicNotices.AsNoTracking().Where(x => x.Code == query.Code)
            .Select(x => new { Notice = x, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NoticeErrors.NotFound;
        }

        // over is over, also before the sweep has come by
        var notice = found.Notice;
        var isOpen = notice.CheckObjectable(clock.LocalToday()).IsSuccess;
        var (skip, take) = (Math.Max(query.Skip, 0), notice.State == NoticeState.Withdrawn ? 0 : Math.Max(query.Take, 0));
        return new PublicNoticeView(notice.Code, notice.Number, notice.Kind, isOpen || notice.State == NoticeState.Withdrawn ? notice.State : NoticeState.Ended, notice.Title, found.Community,
            notice.PublishedAt, notice.FirstDay, notice.LastDay, notice.Days, notice.Unit, notice.ContactName, notice.ContactPhone, notice.ContentHash, notice.CopyHash, notice.LineCount, notice.SumFen,
            notice.WithdrawnAt, isOpen, isOpen ? form.Issue(notice.Code) : null,
            db.NoticeLines.AsNoTracking().Where(x => x.NoticeId == notice.Id).OrderBy(x => x.Order).Skip(skip).Take(take)
                .Select(x => new PublicLine(x.Order, isOpen ? x.MaskedName : null, x.Building, x.AmountFen)).AsAsyncEnumerable());
    }
}
