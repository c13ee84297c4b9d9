using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>One site.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record GetCommunityQuery(Guid Id, DateOnly? AsOf) : IRequest<Result<CommunityDetail>>;

/// <param name="ParticipatingTownships">Origin townships beside the lead one.</param>
public sealed record CommunityDetail(Guid Id, string Code, string Name, CommunityForm Form, string DestinationTownshipCode, string DestinationTownship, string LeadTownshipCode,
    string LeadTownship, IReadOnlyList<TownshipRow> ParticipatingTownships, string? Address, DateOnly? OccupiedFrom, int Buildings, int Dwellings, int Households, int Residents, int Version);

internal sealed class GetCommunityHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetCommunityQuery, Result<CommunityDetail>>
{
    public async Task<Result<CommunityDetail>> Handle(GetCommunityQuery query, CancellationToken ct)
    {
        var day = clock.AsOf(query.AsOf);
        if (day.Error is { } error)
        {
            return error;
        }

        var community = db.Communities.AsNoTracking().CommunitiesIn(user.SiteScope()).Where(x => x.Id == query.Id);
        if (await CommunityFacts.Rows(db, community, day.Value).SingleOrDefaultAsync(ct) is not { } row)
        {
            return RegistryErrors.CommunityNotFound;
        }

        var address = await community.Select(x => x.Address).SingleAsync(ct);
        var origins = await (
            from origin in db.Set<CommunityOrigin>().AsNoTracking()
            where origin.CommunityId == query.Id && origin.TownshipCode != row.LeadTownshipCode
            join township in db.Townships on origin.TownshipCode equals township.Code
            orderby township.Code
            select new TownshipRow(township.Code, township.Name)).ToListAsync(ct);
        return new CommunityDetail(row.Id, row.Code, row.Name, row.Form, row.DestinationTownshipCode, row.DestinationTownship, row.LeadTownshipCode, row.LeadTownship, origins, address,
            row.OccupiedFrom, row.Buildings, row.Dwellings, row.Households, row.Residents, row.Version);
    }
}
