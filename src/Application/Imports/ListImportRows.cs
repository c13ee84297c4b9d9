using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Staged rows in file order. <paramref name="Valid"/> true = good and known ones, false = faulty ones.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record ListImportRowsQuery(Guid Id, bool? Valid, PageRequest Page) : IRequest<Result<Page<ImportRowView>>>;

/// <param name="Row">As the spreadsheet shows it.</param>
/// <param name="Cells">By column key; sensitive ones are masked.</param>
public sealed record ImportRowView(int Row, ImportRowState State, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<ImportFault> Faults);

internal sealed class ListImportRowsHandler(IAppDbContext db, ImportKinds kinds) : IRequestHandler<ListImportRowsQuery, Result<Page<ImportRowView>>>
{
    public async Task<Result<Page<ImportRowView>>> Handle(ListImportRowsQuery query, CancellationToken ct)
    {
        if (await kinds.FindAsync(query.Id, ct) is null)
        {
            return ImportErrors.NotFound;
        }

        var rows = db.ImportRows.AsNoTracking().Where(row => row.ImportId == query.Id && (query.Valid == null || (row.State != ImportRowState.Faulty) == query.Valid));
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderBy(row => row.RowNumber).ThenBy(row => row.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(row => new { row.RowNumber, row.State, row.Cells, row.Faults }).ToListAsync(ct);
        return query.Page.Of<ImportRowView>(
            [.. page.Select(row => new ImportRowView(row.RowNumber, row.State, ImportJson.Read<Dictionary<string, string>>(row.Cells), row.Faults is null ? [] : ImportJson.Read<List<ImportFault>>(row.Faults)))],
            total);
    }
}
