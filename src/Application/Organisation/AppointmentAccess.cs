using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Who may fill and empty which post.</summary>
internal static class AppointmentAccess
{
    /// <summary>Posts that the branch secretary of the community fills; the others are the township's.</summary>
    private static readonly PostKind[] OfBranch = [PostKind.CentreDeputy, PostKind.CentreStaff, PostKind.Bookkeeper, PostKind.Cashier];

    /// <summary>Null when the caller may; otherwise that the lead township does it.</summary>
    public static Error? Against(ICurrentUser user, Guid communityId, PostKind post, AppointmentWay way) =>
        user.ScopeOf(Permissions.Organisation.Dispatch).Covers(communityId) || (way == AppointmentWay.Election && OfBranch.Contains(post)) ? null : AppointmentErrors.TownshipOnly;

    /// <summary>The community of an appointment in scope, before anything of it is read.</summary>
    public static Task<Guid?> CommunityOfAsync(this IAppDbContext db, Guid id, AccessScope scope, CancellationToken ct) =>
        db.Appointments.AsNoTracking().InScope(scope).Where(x => x.Id == id).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct);
}
