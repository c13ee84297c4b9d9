using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>What a publication today would show and how long, before it is done.</summary>
[RequiresPermission(Permissions.Notices.Publish)]
public sealed record PreviewNoticeQuery(NoticeKind Kind, Guid SubjectId) : IRequest<Result<NoticePreview>>;

/// <param name="UnfitHouseholds">Households whose name or building cannot be published; the first twenty.</param>
/// <param name="Obstacle">The code of what stands against the publication; null when nothing does.</param>
/// <param name="ObstacleText">The same for people.</param>
public sealed record NoticePreview(
    string Title, string ContentHash, int LineCount, long SumFen, int Days, NoticeUnit Unit, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> UnfitHouseholds, string? Obstacle,
    string? ObstacleText);

internal sealed class PreviewNoticeHandler(NoticeDrafts drafts) : IRequestHandler<PreviewNoticeQuery, Result<NoticePreview>>
{
    public async Task<Result<NoticePreview>> Handle(PreviewNoticeQuery query, CancellationToken ct)
    {
        var prepared = await drafts.PrepareAsync(query.Kind, query.SubjectId, ct);
        if (prepared.Error is { } error)
        {
            return error;
        }

        var (subject, draft, _, rules, period) = prepared.Value;
        var lines = await NoticeDrafts.ScanAsync(subject, query.SubjectId, null, ct);
        var obstacle = NoticeDrafts.Check(draft, lines);
        return new NoticePreview(draft.Title, draft.ContentHash, lines.Count, lines.SumFen, rules.Days, rules.Unit, period.FirstDay, period.LastDay, lines.Unfit,
            obstacle?.Code, obstacle?.Message);
    }
}
