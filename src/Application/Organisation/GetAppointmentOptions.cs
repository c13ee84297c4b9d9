using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>What an appointment in a community can be today: its bodies, the ways open for each post, the quota and who fills it.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record GetAppointmentOptionsQuery(Guid CommunityId) : IRequest<Result<AppointmentOptions>>;

/// <param name="Maturity">Null when nothing was decided.</param>
/// <param name="Quota">Null when nobody lives there yet, or when no policy says it.</param>
/// <param name="People">Different people in quota posts.</param>
public sealed record AppointmentOptions(MaturityLevel? Maturity, int? Quota, int People, IReadOnlyList<BodyOption> Bodies, IReadOnlyList<PostOption> Posts);

public sealed record BodyOption(Guid Id, BodyKind Kind, string Name);

/// <param name="Ways">Empty when the maturity is not decided and the post hangs on it.</param>
public sealed record PostOption(PostKind Post, IReadOnlyList<AppointmentWay> Ways);

/// <summary>Office holders known in a community, by part of the name; the first fifty.</summary>
[RequiresPermission(Permissions.Organisation.Read)]
public sealed record FindHoldersQuery(Guid CommunityId, string? Search) : IRequest<Result<HolderOption[]>>;

public sealed record HolderOption(Guid Id, string Name, string IdNumber);

internal sealed class GetAppointmentOptionsHandler(IAppDbContext db, ICurrentUser user, AppointmentDesk desk, TimeProvider clock) : IRequestHandler<GetAppointmentOptionsQuery, Result<AppointmentOptions>>
{
    public async Task<Result<AppointmentOptions>> Handle(GetAppointmentOptionsQuery query, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Read).Covers(query.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == query.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var view = await desk.ViewAsync(query.CommunityId, [], ct);
        var maturity = view.Picture.MaturityOn(clock.LocalToday());
        var bodies = await db.Bodies.AsNoTracking().Where(x => x.CommunityId == query.CommunityId && x.DissolvedOn == null).Select(x => new BodyOption(x.Id, x.Kind, x.Name)).ToListAsync(ct);
        return new AppointmentOptions(maturity, view.Quota, view.Picture.PeopleInQuota, [.. bodies.OrderBy(x => x.Kind)],
            [.. PostCatalogue.All.Select(x => new PostOption(x.Kind, AppointmentWays.For(maturity, x.Kind) is { IsSuccess: true, Value: var ways } ? ways : []))]);
    }
}

internal sealed class FindHoldersHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<FindHoldersQuery, Result<HolderOption[]>>
{
    private const int Most = 50;

    public async Task<Result<HolderOption[]>> Handle(FindHoldersQuery query, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Read).Covers(query.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var holders = db.HoldersIn(new AccessScope(false, [query.CommunityId], [])).AsNoTracking();
        if (query.Search?.Trim() is { Length: > 0 } search)
        {
            holders = holders.Where(x => x.Name.Contains(search));
        }

        return await holders.OrderBy(x => x.Name).ThenBy(x => x.Id).Take(Most).Select(x => new HolderOption(x.Id, x.Name, x.IdNumberMasked)).ToArrayAsync(ct);
    }
}
