using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Objections, those to be answered first come first.</summary>
[RequiresPermission(Permissions.Notices.Read)]
public sealed record ListObjectionsQuery(Guid? NoticeId, Guid? CommunityId, ObjectionState? State, bool Overdue, PageRequest Page) : IRequest<Result<Page<ObjectionRow>>>;

/// <param name="HasContact">Somebody left a name or telephone; it is read through a logged act.</param>
/// <param name="MayDecide">The caller may answer it.</param>
public sealed record ObjectionRow(
    Guid Id, Guid NoticeId, string NoticeNumber, string NoticeTitle, Guid CommunityId, string CommunityName, int? Line, string? MaskedName, ObjectionChannel Channel, string Text, bool HasContact,
    DateTimeOffset ReceivedAt, string? RecordedByName, DateOnly AnswerDue, bool IsOverdue, ObjectionState State, string? Answer, string? DecidedByName, DateTimeOffset? DecidedAt, bool MayDecide);

internal sealed class ListObjectionsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListObjectionsQuery, Result<Page<ObjectionRow>>>
{
    public async Task<Result<Page<ObjectionRow>>> Handle(ListObjectionsQuery query, CancellationToken ct)
    {
        var (today, decides, person) = (clock.LocalToday(), user.ScopeOf(Permissions.Notices.Decide), user.Person);
        var objections = db.ObjectionsFor(user).AsNoTracking();
        if (query.NoticeId is { } notice)
        {
            objections = objections.Where(x => x.NoticeId == notice);
        }

        if (query.CommunityId is { } community)
        {
            objections = objections.Where(x => x.CommunityId == community);
        }

        if (query.State is { } state)
        {
            objections = objections.Where(x => x.State == state);
        }

        if (query.Overdue)
        {
            objections = objections.Where(x => x.State == ObjectionState.Open && x.AnswerDue < today);
        }

        var total = await objections.CountAsync(ct);
        var rows = await objections.OrderBy(x => x.State == ObjectionState.Open ? 0 : 1).ThenBy(x => x.AnswerDue).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new
        {
            Objection = x,
            Notice = db.PublicNotices.Where(n => n.Id == x.NoticeId).Select(n => new { n.Number, n.Title, n.Maker }).First(),
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            Name = db.NoticeLines.Where(l => l.NoticeId == x.NoticeId && l.Order == x.LineOrder).Select(l => l.MaskedName).FirstOrDefault(),
        }).ToListAsync(ct);
        return query.Page.Of<ObjectionRow>([.. rows.Select(x => new ObjectionRow(
            x.Objection.Id, x.Objection.NoticeId, x.Notice.Number, x.Notice.Title, x.Objection.CommunityId, x.Community, x.Objection.LineOrder, x.Name, x.Objection.Channel, x.Objection.Text,
            x.Objection.SealedContact is not null, x.Objection.ReceivedAt, x.Objection.RecordedByName, x.Objection.AnswerDue, x.Objection.State == ObjectionState.Open && x.Objection.AnswerDue < today,
            x.Objection.State, x.Objection.Answer, x.Objection.DecidedByName, x.Objection.DecidedAt,
            x.Objection.State == ObjectionState.Open && decides.Covers(x.Objection.CommunityId) && x.Notice.Maker != person))], total);
    }
}
