using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

public enum DelegationState
{
    /// <summary>The first day is still to come.</summary>
    Coming,
    InForce,
    Over,
    Revoked,
}

/// <summary>Delegations, newest first.</summary>
[RequiresPermission(Permissions.Signing.Read)]
public sealed record ListDelegationsQuery(Guid? CommunityId, DelegationState? State, PageRequest Page) : IRequest<Result<Page<DelegationRow>>>;

public sealed record DelegationRow(
    Guid Id, Guid CommunityId, string CommunityName, SigningPost Post, DelegationReason Reason, string SubstituteName, string DocumentNumber, DateOnly FirstDay, DateOnly LastDay,
    DelegationState State, string GrantedByName, DateTimeOffset GrantedAt, DateTimeOffset? LastUsedAt, string? RevokedByName, DateTimeOffset? RevokedAt, string? RevokedReason);

internal sealed class ListDelegationsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListDelegationsQuery, Result<Page<DelegationRow>>>
{
    public async Task<Result<Page<DelegationRow>>> Handle(ListDelegationsQuery query, CancellationToken ct)
    {
        var (scope, person, today) = (user.ScopeOf(Permissions.Signing.Read), user.Person, clock.LocalToday());
        var delegations = db.SigningDelegations.AsNoTracking();
        if (!scope.WholeCounty)
        {
            var communities = scope.Communities;
            delegations = delegations.Where(x => communities.Contains(x.CommunityId) || x.Substitute == person);
        }

        if (query.CommunityId is { } community)
        {
            delegations = delegations.Where(x => x.CommunityId == community);
        }

        delegations = query.State switch
        {
            DelegationState.Coming => delegations.Where(x => !x.IsRevoked && x.FirstDay > today),
            DelegationState.InForce => delegations.Where(x => !x.IsRevoked && x.FirstDay <= today && x.LastDay >= today),
            DelegationState.Over => delegations.Where(x => !x.IsRevoked && x.LastDay < today),
            DelegationState.Revoked => delegations.Where(x => x.IsRevoked),
            _ => delegations,
        };
        var total = await delegations.CountAsync(ct);
        var rows = await delegations.OrderByDescending(x => x.GrantedAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new { Delegation = x, Community = db.Communities.First(c => c.Id == x.CommunityId).Name }).ToListAsync(ct);
        return query.Page.Of<DelegationRow>([.. rows.Select(x => x.Delegation).Zip(rows.Select(x => x.Community), (x, name) => new DelegationRow(
            x.Id, x.CommunityId, name, x.Post, x.Reason, x.SubstituteName, x.DocumentNumber, x.FirstDay, x.LastDay,
            x.IsRevoked ? DelegationState.Revoked : x.LastDay < today ? DelegationState.Over : x.FirstDay > today ? DelegationState.Coming : DelegationState.InForce,
            x.GrantedByName, x.GrantedAt, x.LastUsedAt, x.RevokedByName, x.RevokedAt, x.RevokedReason))], total);
    }
}
