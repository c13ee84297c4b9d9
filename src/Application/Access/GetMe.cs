using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Who is signed in, what they may do and where.</summary>
[RequiresPermission(Permissions.SignedIn), BeforePasswordChange]
public sealed record GetMeQuery : IRequest<Result<Me>>;

/// <param name="PracticeDay">The day of the server where its clock was moved for practice; null where days are what they are.</param>
public sealed record Me(Guid UserId, string UserName, string DisplayName, string Organisation, bool MustChangePassword, int IdleMinutes, IReadOnlyList<string> Permissions,
    IReadOnlyList<MyGrant> Grants, DateOnly? PracticeDay);

public sealed record MyGrant(Guid Id, Role Role, string RoleName, ScopeKind Scope, string? TownshipCode, string? TownshipName, Guid? CommunityId, string? CommunityName);

internal sealed class GetMeHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock, IOptions<SecurityOptions> options, IOptions<PracticeOptions> practice) : IRequestHandler<GetMeQuery, Result<Me>>
{
    public async Task<Result<Me>> Handle(GetMeQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var account = await db.Users.AsNoTracking().Where(x => x.Id == user.UserId)
            .Select(x => new { x.UserName, x.DisplayName, x.Organisation }).SingleOrDefaultAsync(ct);
        if (account is null)
        {
            return AccessErrors.Unauthenticated;
        }

        var grants = await (
            from grant in db.UserGrants.AsNoTracking()
            where grant.UserId == user.UserId && grant.ValidFrom <= today && (grant.ValidUntil == null || grant.ValidUntil > today)
            join township in db.Townships on grant.TownshipCode equals township.Code into townships
            from township in townships.DefaultIfEmpty()
            join community in db.Communities on grant.CommunityId equals community.Id into communities
            from community in communities.DefaultIfEmpty()
            orderby grant.Role, grant.Id
            select new { grant.Id, grant.Role, grant.TownshipCode, Township = township.Name, grant.CommunityId, Community = community.Name }).ToListAsync(ct);
        return new Me(user.UserId, account.UserName ?? "", account.DisplayName, account.Organisation, user.MustChangePassword, options.Value.IdleMinutes, [.. user.Permissions.Order(StringComparer.Ordinal)],
            [.. grants.Select(x => new MyGrant(x.Id, x.Role, RoleCatalogue.Of(x.Role).ChineseName, RoleCatalogue.Of(x.Role).Scope, x.TownshipCode, x.Township, x.CommunityId, x.Community))], practice.Value.IsOn ? today : null);
    }
}
