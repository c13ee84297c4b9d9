using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>
/// For every source in scope, the quarter: what is stored now and, once declared, what was declared; without a quarter, all declarations.
/// </summary>
[RequiresPermission(Permissions.Fees.Read)]
public sealed record ListDeclarationsQuery(Guid? CommunityId, Guid? SourceId, Quarter? Quarter, PageRequest Page) : IRequest<Result<Page<DeclarationRow>>>;

/// <param name="Id">Null = not declared.</param>
/// <param name="ActualCount">Rows stored now.</param>
/// <param name="ActualSumFen">Payments minus refunds stored now.</param>
/// <param name="Matches">False = receipts came after the declaration; null = not declared.</param>
public sealed record DeclarationRow(Guid? Id, Guid CommunityId, string CommunityName, Guid SourceId, string SourceName, Quarter Quarter, int? Count, long? SumFen,
    DateTimeOffset? DeclaredAt, int ActualCount, long ActualSumFen, bool? Matches);

internal sealed class ListDeclarationsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListDeclarationsQuery, Result<Page<DeclarationRow>>>
{
    public async Task<Result<Page<DeclarationRow>>> Handle(ListDeclarationsQuery query, CancellationToken ct)
    {
        var sources = db.FeeSources.AsNoTracking().InScope(user.ScopeOf(Permissions.Fees.Read));
        if (query.CommunityId is { } community)
        {
            sources = sources.Where(x => x.CommunityId == community);
        }

        if (query.SourceId is { } source)
        {
            sources = sources.Where(x => x.Id == source);
        }

        return query.Quarter is { } quarter ? await OfQuarterAsync(sources, quarter, query.Page, ct) : await AllAsync(sources, query.Page, ct);
    }

    private async Task<Page<DeclarationRow>> OfQuarterAsync(IQueryable<FeeSource> sources, Quarter quarter, PageRequest page, CancellationToken ct)
    {
        var (start, end) = (quarter.Start, quarter.EndExclusive);
        var shown = sources.Where(x => x.IsActive || db.SourceDeclarations.Any(d => d.SourceId == x.Id && d.Quarter == quarter));
        var total = await shown.CountAsync(ct);
        var rows = await shown.OrderBy(x => x.Code).ThenBy(x => x.Id).Skip(page.Skip).Take(page.Take).Select(x => new
        {
            x.CommunityId,
            Community = db.Communities.First(c => c.Id == x.CommunityId).Name,
            x.Id,
            x.Name,
            Declaration = db.SourceDeclarations.FirstOrDefault(d => d.SourceId == x.Id && d.Quarter == quarter),
            Count = db.FeeReceipts.Count(r => r.SourceId == x.Id && r.PaidOn >= start && r.PaidOn < end),
            Sum = db.FeeReceipts.Where(r => r.SourceId == x.Id && r.PaidOn >= start && r.PaidOn < end).Sum(r => r.Kind == ReceiptKind.Refund ? -r.AmountFen : r.AmountFen),
        }).ToListAsync(ct);
        return page.Of([.. rows.Select(x => Row(x.CommunityId, x.Community, x.Id, x.Name, quarter, x.Declaration, x.Count, x.Sum))], total);
    }

    private async Task<Page<DeclarationRow>> AllAsync(IQueryable<FeeSource> sources, PageRequest page, CancellationToken ct)
    {
        var declarations = db.SourceDeclarations.AsNoTracking().Where(d => sources.Any(x => x.Id == d.SourceId));
        var total = await declarations.CountAsync(ct);
        var rows = await declarations.OrderByDescending(d => d.PaidFrom).ThenBy(d => d.Id).Skip(page.Skip).Take(page.Take).Select(d => new
        {
            Declaration = d,
            Community = db.Communities.First(c => c.Id == d.CommunityId).Name,
            Source = db.FeeSources.First(s => s.Id == d.SourceId).Name,
            Count = db.FeeReceipts.Count(r => r.SourceId == d.SourceId && r.PaidOn >= d.PaidFrom && r.PaidOn < d.PaidUntil),
            Sum = db.FeeReceipts.Where(r => r.SourceId == d.SourceId && r.PaidOn >= d.PaidFrom && r.PaidOn < d.PaidUntil).Sum(r => r.Kind == ReceiptKind.Refund ? -r.AmountFen : r.AmountFen),
        }).ToListAsync(ct);
        return page.Of([.. rows.Select(x => Row(x.Declaration.CommunityId, x.Community, x.Declaration.SourceId, x.Source, x.Declaration.Quarter, x.Declaration, x.Count, x.Sum))], total);
    }

    private static DeclarationRow Row(Guid communityId, string community, Guid sourceId, string source, Quarter quarter, SourceDeclaration? declared, int count, long sum) =>
        new(declared?.Id, communityId, community, sourceId, source, quarter, declared?.RowCount, declared?.SumFen, declared?.DeclaredAt, count, sum,
            declared is null ? null : declared.RowCount == count && declared.SumFen == sum);
}
