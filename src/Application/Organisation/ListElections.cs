using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Elections, newest first.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record ListElectionsQuery(Guid? CommunityId, ElectionState? State, PostKind? Post, PageRequest Page) : IRequest<Result<Page<ElectionRow>>>;

public sealed record ElectionRow(
    Guid Id, Guid CommunityId, string CommunityName, string Number, PostKind Post, int Seats, ElectionState State, int Round, int Candidates, DateOnly? VotedOn, int? Eligible, int? Cast,
    DateOnly? NoticeLastDay, string? FilingNumber, DateOnly? FiledOn, string OpenedByName, DateTimeOffset OpenedAt);

internal sealed class ListElectionsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListElectionsQuery, Result<Page<ElectionRow>>>
{
    public async Task<Result<Page<ElectionRow>>> Handle(ListElectionsQuery query, CancellationToken ct)
    {
        var elections = db.Elections.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Read));
        if (query.CommunityId is { } community)
        {
            elections = elections.Where(x => x.CommunityId == community);
        }

        if (query.State is { } state)
        {
            elections = elections.Where(x => x.State == state);
        }

        if (query.Post is { } post)
        {
            elections = elections.Where(x => x.Post == post);
        }

        var total = await elections.CountAsync(ct);
        var rows = await elections.OrderByDescending(x => x.OpenedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new ElectionRow(x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.Number, x.Post, x.Seats, x.State, x.Round,
                x.Candidates.Count(candidate => candidate.State != CandidateState.Withdrawn), x.VotedOn, x.Eligible, x.Cast, x.NoticeLastDay, x.FilingNumber, x.FiledOn, x.OpenedByName, x.OpenedAt))
            .ToListAsync(ct);
        return query.Page.Of<ElectionRow>(rows, total);
    }
}
