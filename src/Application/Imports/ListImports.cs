using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The import log, newest first.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record ListImportsQuery(Guid? CommunityId, ImportKind? Kind, ImportState? State, PageRequest Page) : IRequest<Result<Page<ImportLogRow>>>;

public sealed record ImportLogRow(
    Guid Id, ImportKind Kind, Guid CommunityId, Guid? SourceId, ImportState State, string FileName, ImportTotals Totals, string MadeByName, DateTimeOffset MadeAt, DateTimeOffset? CommittedAt);

internal sealed class ListImportsHandler(ImportKinds kinds) : IRequestHandler<ListImportsQuery, Result<Page<ImportLogRow>>>
{
    public async Task<Result<Page<ImportLogRow>>> Handle(ListImportsQuery query, CancellationToken ct)
    {
        var sessions = kinds.Sessions().AsNoTracking().Where(x =>
            (query.CommunityId == null || x.CommunityId == query.CommunityId) && (query.Kind == null || x.Kind == query.Kind) && (query.State == null || x.State == query.State));
        var total = await sessions.CountAsync(ct);
        var items = await sessions.OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new ImportLogRow(x.Id, x.Kind, x.CommunityId, x.SourceId, x.State, x.FileName,
                new ImportTotals(x.RowCount, x.BlankCount, x.IgnoredCount, x.ValidCount, x.FaultyCount, x.KnownCount, x.WrittenCount, x.SumFen),
                x.MadeByName, x.MadeAt, x.CommittedAt)).ToListAsync(ct);
        return query.Page.Of(items, total);
    }
}
