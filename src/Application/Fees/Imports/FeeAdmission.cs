using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees.Imports;

/// <summary>Whether a site and a source take files of fees.</summary>
internal static class FeeAdmission
{
    public static async Task<Error?> CheckAsync(IAppDbContext db, Guid communityId, Guid? sourceId, CancellationToken ct)
    {
        if (!await db.Communities.AnyAsync(x => x.Id == communityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var source = await db.FeeSources.AsNoTracking().SingleOrDefaultAsync(x => x.Id == sourceId && x.CommunityId == communityId, ct);
        return source is null ? FeeErrors.SourceNotFound : source.IsActive ? null : FeeErrors.SourceInactive;
    }
}
