using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Access;

/// <summary>Accounts by text (user name, name, organisation), role, place and whether they are locked.</summary>
[RequiresPermission(Permissions.Access.ReadUsers)]
public sealed record ListUsersQuery(string? Text, Role? Role, string? TownshipCode, Guid? CommunityId, bool? Locked, PageRequest Page) : IRequest<Result<Page<UserRow>>>;

public sealed record UserRow(Guid Id, string UserName, string DisplayName, string Organisation, string IdNumberMasked, UserState State,
    DateTimeOffset? LockedUntil, bool MustChangePassword, DateTimeOffset? LastSignInAt, IReadOnlyList<Role> Roles, IReadOnlyList<UserRowGrant> Grants, int Version);

public sealed record UserRowGrant(Role Role, string RoleName, string? Place);

internal sealed class ListUsersHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListUsersQuery, Result<Page<UserRow>>>
{
    public async Task<Result<Page<UserRow>>> Handle(ListUsersQuery query, CancellationToken ct)
    {
        var (today, now) = (clock.LocalToday(), clock.GetUtcNow());
        var valid = db.UserGrants.AsNoTracking().Where(x => x.ValidFrom <= today && (x.ValidUntil == null || x.ValidUntil > today));
        var locks = db.Set<SignInTries>().Where(x => x.LockedUntil > now);
        var users = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var text = query.Text.Trim();
            var upper = text.ToUpperInvariant();
            users = users.Where(x => x.NormalizedUserName!.Contains(upper) || x.DisplayName.Contains(text) || x.Organisation.Contains(text));
        }

        if (query.Role is not null || query.TownshipCode is not null || query.CommunityId is not null)
        {
            var (role, township, community) = (query.Role, query.TownshipCode, query.CommunityId);
            users = users.Where(x => valid.Any(g => g.UserId == x.Id && (role == null || g.Role == role) && (township == null || g.TownshipCode == township)
                && (community == null || g.CommunityId == community)));
        }

        if (query.Locked is { } locked)
        {
            users = users.Where(x => (x.IsDisabled || locks.Any(l => l.Name == x.NormalizedUserName)) == locked);
        }

        var total = await users.CountAsync(ct);
        var rows = await users.OrderBy(x => x.NormalizedUserName).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take).Select(x => new
        {
            x.Id,
            x.UserName,
            x.DisplayName,
            x.Organisation,
            x.IdNumberMasked,
            x.IsDisabled,
            x.MustChangePassword,
            x.Version,
            LockedUntil = locks.Where(l => l.Name == x.NormalizedUserName).Select(l => l.LockedUntil).FirstOrDefault(),
            LastSignInAt = db.SignIns.Where(s => s.UserId == x.Id && s.Outcome == SignInOutcome.Succeeded).Max(s => (DateTimeOffset?)s.At),
        }).ToListAsync(ct);
        var ids = rows.Select(x => x.Id).ToList();
        var grants = (await valid.Where(x => ids.Contains(x.UserId)).Select(x => new
        {
            x.UserId,
            x.Role,
            Place = x.CommunityId != null ? db.Communities.Where(c => c.Id == x.CommunityId).Select(c => c.Name).First()
                : x.TownshipCode != null ? db.Townships.Where(t => t.Code == x.TownshipCode).Select(t => t.Name).First() : null,
        }).ToListAsync(ct)).ToLookup(x => x.UserId, x => new UserRowGrant(x.Role, RoleCatalogue.Of(x.Role).ChineseName, x.Place));
        return query.Page.Of<UserRow>([.. rows.Select(x => new UserRow(x.Id, x.UserName ?? "", x.DisplayName, x.Organisation, x.IdNumberMasked,
            StateOf(x.IsDisabled, x.LockedUntil), x.LockedUntil, x.MustChangePassword, x.LastSignInAt, [.. grants[x.Id].Select(g => g.Role).Distinct().Order()],
            [.. grants[x.Id].OrderBy(g => g.Role).ThenBy(g => g.Place, StringComparer.Ordinal)], x.Version))], total);
    }

    internal static UserState StateOf(bool disabled, DateTimeOffset? lockedUntil) => disabled ? UserState.Disabled : lockedUntil is null ? UserState.Active : UserState.Locked;
}
