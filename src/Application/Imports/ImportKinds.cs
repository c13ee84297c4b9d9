using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The kinds by name, and which of them the caller may use where.</summary>
internal sealed class ImportKinds(IEnumerable<IImportKind> kinds, IAppDbContext db, ICurrentUser user)
{
    private readonly Dictionary<ImportKind, IImportKind> _kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>The kinds the caller may use anywhere, in the order of the enum.</summary>
    public IEnumerable<IImportKind> Usable => _kinds.Values.Where(kind => user.Has(kind.Permission)).OrderBy(kind => kind.Kind);

    /// <summary>Null when there is no such kind or the caller may not use it.</summary>
    public IImportKind? Find(ImportKind kind) => _kinds.TryGetValue(kind, out var found) && user.Has(found.Permission) ? found : null;

    public bool MayUse(IImportKind kind, Guid communityId) =>
        user.ScopeOf(Permissions.Imports.Use).Covers(communityId) && user.ScopeOf(kind.Permission).Covers(communityId);

    /// <summary>Imports of the kinds and communities that the caller may import into.</summary>
    public IQueryable<ImportSession> Sessions()
    {
        IQueryable<ImportSession>? visible = null;
        foreach (var group in Usable.GroupBy(kind => kind.Permission))
        {
            var usable = group.Select(kind => kind.Kind).ToList();
            var part = db.ImportSessions.Where(session => usable.Contains(session.Kind)).InScope(user.ScopeOf(group.Key)).InScope(user.ScopeOf(Permissions.Imports.Use));
            visible = visible is null ? part : visible.Union(part);
        }

        return visible ?? db.ImportSessions.Where(session => session.MadeAt < DateTimeOffset.MinValue);
    }

    /// <summary>An import in the caller's scope, tracked, with its kind.</summary>
    public async Task<(ImportSession Session, IImportKind Kind)?> FindAsync(Guid id, CancellationToken ct)
    {
        var session = await db.ImportSessions.SingleOrDefaultAsync(x => x.Id == id, ct);
        return session is not null && Find(session.Kind) is { } kind && MayUse(kind, session.CommunityId) ? (session, kind) : null;
    }
}
