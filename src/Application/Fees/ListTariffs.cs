using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>Prices of the sources in scope, as of a day when one is given.</summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListTariffsQuery(Guid? CommunityId, Guid? SourceId, FeeType? FeeType, DateOnly? AsOf, PageRequest Page) : IRequest<Result<Page<TariffRow>>>;

/// <param name="PriceTenThousandths">Price in 1/10 000 yuan per unit of the basis.</param>
/// <param name="ValidUntil">First day it no longer holds; null = open.</param>
public sealed record TariffRow(Guid Id, Guid CommunityId, Guid SourceId, string SourceName, FeeType FeeType, TariffBasis Basis, long PriceTenThousandths, int? MaxUnitsPerMonth,
    DateOnly ValidFrom, DateOnly? ValidUntil, int Version);

internal sealed class ListTariffsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListTariffsQuery, Result<Page<TariffRow>>>
{
    public async Task<Result<Page<TariffRow>>> Handle(ListTariffsQuery query, CancellationToken ct)
    {
        var tariffs = db.Tariffs.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Read));
        if (query.CommunityId is { } community)
        {
            tariffs = tariffs.Where(x => x.CommunityId == community);
        }

        if (query.SourceId is { } source)
        {
            tariffs = tariffs.Where(x => x.SourceId == source);
        }

        if (query.FeeType is { } feeType)
        {
            tariffs = tariffs.Where(x => x.FeeType == feeType);
        }

        if (query.AsOf is { } day)
        {
            tariffs = tariffs.Where(x => x.ValidFrom <= day && (x.ValidUntil == null || x.ValidUntil > day));
        }

        var total = await tariffs.CountAsync(ct);
        var rows = await tariffs.OrderBy(x => x.SourceId).ThenBy(x => x.FeeType).ThenByDescending(x => x.ValidFrom).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new TariffRow(x.Id, x.CommunityId, x.SourceId, db.FeeSources.First(s => s.Id == x.SourceId).Name, x.FeeType, x.Basis, x.PriceTenThousandths,
                x.MaxUnitsPerMonth, x.ValidFrom, x.ValidUntil, x.Version)).ToListAsync(ct);
        return query.Page.Of(rows, total);
    }
}
