using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Decisions about the maturity of communities, newest first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListMaturityQuery(Guid? CommunityId, MaturityLevel? Level, PageRequest Page) : IRequest<Result<Page<MaturityRow>>>;

/// <param name="IsCurrent">It holds today.</param>
public sealed record MaturityRow(
    Guid Id, Guid CommunityId, string CommunityName, MaturityLevel Level, DateOnly From, string Reason, string? DocumentNumber, string DecidedByName, DateTimeOffset DecidedAt, bool IsCurrent);

internal sealed class ListMaturityHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMaturityQuery, Result<Page<MaturityRow>>>
{
    public async Task<Result<Page<MaturityRow>>> Handle(ListMaturityQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var decisions = db.MaturityDecisions.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (query.CommunityId is { } community)
        {
            decisions = decisions.Where(x => x.CommunityId == community);
        }

        if (query.Level is { } level)
        {
            decisions = decisions.Where(x => x.Level == level);
        }

        var total = await decisions.CountAsync(ct);
        var rows = await decisions.OrderByDescending(x => x.From).ThenByDescending(x => x.DecidedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new MaturityRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Level, x.From, x.Reason, x.DocumentNumber, x.DecidedByName, x.DecidedAt,
                x.From <= today && !db.MaturityDecisions.Any(later => later.CommunityId == x.CommunityId && later.From <= today && (later.From > x.From || (later.From == x.From && later.DecidedAt > x.DecidedAt)))))
            .ToListAsync(ct);
        return query.Page.Of<MaturityRow>(rows, total);
    }
}
