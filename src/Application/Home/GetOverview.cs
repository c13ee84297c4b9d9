using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Home;

/// <summary>Figures of today and the last four quarters, of what the caller may see.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record GetOverviewQuery : IRequest<Result<Overview>>;

/// <param name="Communities">Null with those beside it when the caller reads no registry.</param>
/// <param name="CurrentQuarter">The one that runs.</param>
public sealed record Overview(int? Communities, int? Households, int? Residents, Quarter CurrentQuarter, IReadOnlyList<OverviewQuarter> Quarters);

/// <param name="Compiled">Compiled or settled.</param>
/// <param name="TotalFen">What the lines of the quarter's batches pay, adjustments of other quarters included.</param>
public sealed record OverviewQuarter(Quarter Quarter, int Batches, int Compiled, long TotalFen);

internal sealed class GetOverviewHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<GetOverviewQuery, Result<Overview>>
{
    private const int Quarters = 4;

    public async Task<Result<Overview>> Handle(GetOverviewQuery query, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var current = Quarter.Of(today);
        var figures = user.Has(Permissions.Registry.Read) ? await FiguresAsync(today, ct) : default;
        return new Overview(figures?.Communities, figures?.Households, figures?.Residents, current, user.Has(Permissions.Subsidies.Read) ? await QuartersAsync(ct) : []);
    }

    /// <summary>By the rows of the community list, so that home and list cannot differ.</summary>
    private async Task<(int Communities, int Households, int Residents)?> FiguresAsync(DateOnly today, CancellationToken ct)
    {
        var rows = await CommunityFacts.Rows(db, db.Communities.AsNoTracking().CommunitiesIn(user.SiteScope()), today).Select(x => new { x.Households, x.Residents }).ToListAsync(ct);
        return (rows.Count, rows.Sum(x => x.Households), rows.Sum(x => x.Residents));
    }

    private async Task<IReadOnlyList<OverviewQuarter>> QuartersAsync(CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        var batches = await Subsidies.SubsidyScopes.BatchesIn(db, scope).GroupBy(x => new { x.Quarter, x.State }).Select(group => new { group.Key.Quarter, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var newest = batches.Select(x => x.Quarter).Distinct().OrderDescending().Take(Quarters).ToList();
        var sums = await Subsidies.QuarterSums.ReadAsync(db, scope, newest, ct);
        return newest.ConvertAll(quarter => new OverviewQuarter(quarter, batches.Where(x => x.Quarter == quarter).Sum(x => x.Count),
            batches.Where(x => x.Quarter == quarter && x.State != SubsidyBatchState.Opened).Sum(x => x.Count), sums.GetValueOrDefault(quarter).TotalFen));
    }
}
