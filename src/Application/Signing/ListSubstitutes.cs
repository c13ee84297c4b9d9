using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>
/// Who may be given a delegation for a community: its contact leader, people of the lead township, and holders of posts in the other communities it leads. Holders of the
/// two posts here and the caller are left out.
/// </summary>
[RequiresPermission(Permissions.Signing.Delegate)]
public sealed record ListSubstitutesQuery(Guid CommunityId) : IRequest<Result<SubstituteRow[]>>;

public sealed record SubstituteRow(Guid UserId, string Name, string Organisation, Role Role, bool IsContactLeader);

internal sealed class ListSubstitutesHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListSubstitutesQuery, Result<SubstituteRow[]>>
{
    private static readonly Role[] Signers = [.. RoleCatalogue.All.Select(x => x.Role).Where(Signatories.MaySign)];

    public async Task<Result<SubstituteRow[]>> Handle(ListSubstitutesQuery query, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Signing.Delegate).Covers(query.CommunityId))
        {
            return SigningErrors.DelegationNotFound;
        }

        var today = clock.LocalToday();
        var lead = await db.Communities.Where(x => x.Id == query.CommunityId).Select(x => x.LeadTownshipCode).SingleAsync(ct);
        var led = await db.Communities.Where(x => x.LeadTownshipCode == lead).Select(x => x.Id).ToListAsync(ct);
        var (me, roles) = (user.Person.Value, Signers);
        var found = await (
            from grant in db.UserGrants.AsNoTracking()
            join account in db.Users on grant.UserId equals account.Id
            where roles.Contains(grant.Role) && grant.ValidFrom <= today && (grant.ValidUntil == null || grant.ValidUntil > today) && !account.IsDisabled
                && (grant.TownshipCode == lead || (grant.CommunityId != null && led.Contains(grant.CommunityId.Value)))
            select new { account.Id, account.DisplayName, account.Organisation, account.PersonIndex, grant.Role, grant.CommunityId }).ToListAsync(ct);
        var holders = found.Where(x => x.CommunityId == query.CommunityId && x.Role is Role.CentreDirector or Role.BranchSecretary).Select(x => x.PersonIndex).ToHashSet(StringComparer.Ordinal);
        return found.Where(x => x.PersonIndex != me && !holders.Contains(x.PersonIndex)).GroupBy(x => x.Id)
            .Select(x => x.OrderByDescending(y => y.Role == Role.ContactLeader && y.CommunityId == query.CommunityId).ThenBy(y => y.Role).First())
            .Select(x => new SubstituteRow(x.Id, x.DisplayName, x.Organisation, x.Role, x.Role == Role.ContactLeader && x.CommunityId == query.CommunityId))
            .OrderByDescending(x => x.IsContactLeader).ThenBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.UserId).ToArray();
    }
}
