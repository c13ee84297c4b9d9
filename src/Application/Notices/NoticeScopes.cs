using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

internal static class NoticeScopes
{
    /// <summary>Notices of communities that are wholly in the caller's scope.</summary>
    public static IQueryable<PublicNotice> NoticesFor(this IAppDbContext db, ICurrentUser user) => db.PublicNotices.InScope(user.ScopeOf(Permissions.Notices.Read));

    public static IQueryable<Objection> ObjectionsFor(this IAppDbContext db, ICurrentUser user) => db.Objections.InScope(user.ScopeOf(Permissions.Notices.Read));
}
