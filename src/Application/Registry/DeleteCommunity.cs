using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Removes a site entered by mistake; refused once it has buildings or ever had households.</summary>
[RequiresPermission(Permissions.Registry.WriteSites)]
public sealed record DeleteCommunityCommand(Guid Id, int? Version) : IRequest<Result>;

internal sealed class DeleteCommunityHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<DeleteCommunityCommand, Result>
{
    public async Task<Result> Handle(DeleteCommunityCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Registry.WriteSites);
        var community = await db.Communities.Include(x => x.Origins).CommunitiesIn(scope).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (community is null)
        {
            return RegistryErrors.CommunityNotFound;
        }

        if (command.Version is { } version && community.Version != version)
        {
            return CommonErrors.Changed;
        }

        if (!scope.WholeCounty && !scope.OriginTownships.Contains(community.LeadTownshipCode))
        {
            return RegistryErrors.CommunityManagedAbove;
        }

        if (await db.Buildings.AnyAsync(x => x.CommunityId == command.Id, ct) || await db.Households.AnyAsync(x => x.CommunityId == command.Id, ct)
            || await db.HouseholdStays.AnyAsync(x => x.CommunityId == command.Id, ct) || await db.UserGrants.AnyAsync(x => x.CommunityId == command.Id, ct))
        {
            return RegistryErrors.CommunityInUse;
        }

        db.Set<CommunityOrigin>().RemoveRange(community.Origins);
        db.Communities.Remove(community);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
