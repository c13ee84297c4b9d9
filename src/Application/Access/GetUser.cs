using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>One account with all its grants and the other accounts of the same person.</summary>
[RequiresPermission(Permissions.Access.ReadUsers)]
public sealed record GetUserQuery(Guid Id) : IRequest<Result<UserDetail>>;

public sealed record UserDetail(Guid Id, string UserName, string DisplayName, string Organisation, string IdNumberMasked, UserState State, DateTimeOffset? LockedUntil,
    bool MustChangePassword, DateTimeOffset PasswordChangedAt, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, IReadOnlyList<UserGrantRow> Grants,
    IReadOnlyList<OtherAccount> OtherAccounts, int Version);

public sealed record UserGrantRow(Guid Id, Role Role, string RoleName, ScopeKind Scope, string? TownshipCode, string? TownshipName, Guid? CommunityId, string? CommunityName,
    DateOnly ValidFrom, DateOnly? ValidUntil, bool IsValid);

/// <summary>Another account of the same human being.</summary>
public sealed record OtherAccount(Guid Id, string UserName, string DisplayName);

internal sealed class GetUserHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetUserQuery, Result<UserDetail>>
{
    public async Task<Result<UserDetail>> Handle(GetUserQuery query, CancellationToken ct)
    {
        var (today, now) = (clock.LocalToday(), clock.GetUtcNow());
        var user = await db.Users.AsNoTracking().Where(x => x.Id == query.Id).Select(x => new
        {
            Row = x,
            LockedUntil = db.Set<SignInTries>().Where(l => l.Name == x.NormalizedUserName && l.LockedUntil > now).Select(l => l.LockedUntil).FirstOrDefault(),
            LastSignInAt = db.SignIns.Where(s => s.UserId == x.Id && s.Outcome == SignInOutcome.Succeeded).Max(s => (DateTimeOffset?)s.At),
        }).SingleOrDefaultAsync(ct);
        if (user is null)
        {
            return AccessErrors.UserNotFound;
        }

        var grants = await (
            from grant in db.UserGrants.AsNoTracking()
            where grant.UserId == query.Id
            join township in db.Townships on grant.TownshipCode equals township.Code into townships
            from township in townships.DefaultIfEmpty()
            join community in db.Communities on grant.CommunityId equals community.Id into communities
            from community in communities.DefaultIfEmpty()
            orderby grant.ValidFrom descending, grant.Id
            select new { Grant = grant, Township = township.Name, Community = community.Name }).ToListAsync(ct);
        var others = await db.Users.AsNoTracking().Where(x => x.PersonIndex == user.Row.PersonIndex && x.Id != query.Id).OrderBy(x => x.NormalizedUserName)
            .Select(x => new OtherAccount(x.Id, x.UserName!, x.DisplayName)).ToListAsync(ct);
        var row = user.Row;
        return new UserDetail(row.Id, row.UserName ?? "", row.DisplayName, row.Organisation, row.IdNumberMasked, ListUsersHandler.StateOf(row.IsDisabled, user.LockedUntil), user.LockedUntil, row.MustChangePassword,
            row.PasswordChangedAt, row.CreatedAt, user.LastSignInAt,
            [.. grants.Select(x => new UserGrantRow(x.Grant.Id, x.Grant.Role, RoleCatalogue.Of(x.Grant.Role).ChineseName, RoleCatalogue.Of(x.Grant.Role).Scope, x.Grant.TownshipCode,
                x.Township, x.Grant.CommunityId, x.Community, x.Grant.ValidFrom, x.Grant.ValidUntil, x.Grant.IsValidOn(today)))], others, row.Version);
    }
}
