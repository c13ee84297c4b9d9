using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Audit;

/// <summary>The whole audit log for the audit administrator, newest first. Days are local and both included.</summary>
[RequiresPermission(Permissions.Audit.Read)]
public sealed record ListAuditEntriesQuery(string? User, string? Action, string? Subject, string? SubjectId, Guid? CommunityId, string? RequestId, DateOnly? From, DateOnly? To,
    PageRequest Page) : IRequest<Result<Page<AuditRow>>>;

internal sealed class ListAuditEntriesHandler(IAppDbContext db) : IRequestHandler<ListAuditEntriesQuery, Result<Page<AuditRow>>>
{
    public async Task<Result<Page<AuditRow>>> Handle(ListAuditEntriesQuery query, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.User))
        {
            var user = query.User.Trim();
            entries = entries.Where(x => x.ActorName.Contains(user));
        }

        if (!string.IsNullOrWhiteSpace(query.Action))
        {
            entries = entries.Where(x => x.Action == query.Action);
        }

        if (!string.IsNullOrWhiteSpace(query.Subject))
        {
            entries = entries.Where(x => x.SubjectType == query.Subject);
        }

        if (!string.IsNullOrWhiteSpace(query.SubjectId))
        {
            entries = entries.Where(x => x.SubjectId == query.SubjectId || x.RootId == query.SubjectId);
        }

        if (!string.IsNullOrWhiteSpace(query.RequestId))
        {
            entries = entries.Where(x => x.RequestId == query.RequestId);
        }

        if (query.CommunityId?.ToString() is { } chain)
        {
            entries = entries.Where(x => x.Chain == chain);
        }

        if (query.From?.StartOfDay() is { } from)
        {
            entries = entries.Where(x => x.At >= from);
        }

        if (query.To?.EndOfDay() is { } until)
        {
            entries = entries.Where(x => x.At < until);
        }

        return await entries.ToPageAsync(query.Page, db, ct);
    }
}
