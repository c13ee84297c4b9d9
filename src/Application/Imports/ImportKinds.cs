using Resettlement.Application.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The kinds by name, and which of them the caller may use where.</summary>
internal sealed class ImportKinds(IEnumerable<IImportKind> kinds, ICurrentUser user)
{
    private readonly Dictionary<ImportKind, IImportKind> _kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>The kinds the caller may use anywhere, in the order of the enum.</summary>
    public IEnumerable<IImportKind> Usable => _kinds.Values.Where(kind => user.Has(kind.Permission)).OrderBy(kind => kind.Kind);

    /// <summary>Null when there is no such kind or the caller may not use it.</summary>
    public IImportKind? Find(ImportKind kind) => _kinds.TryGetValue(kind, out var found) && user.Has(found.Permission) ? found : null;

    public bool MayUse(IImportKind kind, Guid communityId) => user.ScopeOf(kind.Permission).Covers(communityId);

    /// <summary>Rows of the kinds and communities that the caller may import into.</summary>
    public IQueryable<ImportSession> InScope(IQueryable<ImportSession> sessions)
    {
        IQueryable<ImportSession>? visible = null;
        foreach (var group in Usable.GroupBy(kind => kind.Permission))
        {
            var kinds = group.Select(kind => kind.Kind).ToList();
            var part = sessions.Where(session => kinds.Contains(session.Kind)).InScope(user.ScopeOf(group.Key));
            visible = visible is null ? part : visible.Union(part);
        }

        return visible ?? sessions.Where(_ => false);
    }
}
