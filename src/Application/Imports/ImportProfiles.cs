using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The remembered mappings of the communities the caller may import into.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record ListImportProfilesQuery(Guid? CommunityId, ImportKind? Kind) : IRequest<Result<IReadOnlyList<ImportProfileView>>>;

public sealed record ImportProfileView(Guid Id, ImportKind Kind, Guid CommunityId, Guid? SourceId, string Name, SheetLayout Layout, IReadOnlyList<MappedColumn> Columns);

internal sealed class ListImportProfilesHandler(IAppDbContext db, ImportKinds kinds, ICurrentUser user) : IRequestHandler<ListImportProfilesQuery, Result<IReadOnlyList<ImportProfileView>>>
{
    public async Task<Result<IReadOnlyList<ImportProfileView>>> Handle(ListImportProfilesQuery query, CancellationToken ct)
    {
        var usable = kinds.Usable.Select(kind => kind.Kind).ToList();
        var profiles = await db.ImportProfiles.AsNoTracking().InScope(user.ScopeOf(Permissions.Imports.Use))
            .Where(x => usable.Contains(x.Kind) && (query.CommunityId == null || x.CommunityId == query.CommunityId) && (query.Kind == null || x.Kind == query.Kind))
            .OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(ct);
        return profiles.Where(x => kinds.MayUse(kinds.Find(x.Kind)!, x.CommunityId)).Select(x =>
        {
            var mapping = ImportJson.Read<SheetMapping>(x.Mapping);
            return new ImportProfileView(x.Id, x.Kind, x.CommunityId, x.SourceId, x.Name, mapping.Layout, mapping.Columns);
        }).ToArray();
    }
}

[RequiresPermission(Permissions.Imports.Use)]
public sealed record DeleteImportProfileCommand(Guid Id) : IRequest<Result>;

internal sealed class DeleteImportProfileHandler(IAppDbContext db, ImportKinds kinds) : IRequestHandler<DeleteImportProfileCommand, Result>
{
    public async Task<Result> Handle(DeleteImportProfileCommand command, CancellationToken ct)
    {
        var profile = await db.ImportProfiles.SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (profile is null || kinds.Find(profile.Kind) is not { } kind || !kinds.MayUse(kind, profile.CommunityId))
        {
            return ImportErrors.ProfileNotFound;
        }

        db.ImportProfiles.Remove(profile);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
