using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The faulty rows as they came, with the reason beside them; repaired, the workbook can be imported again.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record GetFailedRowsQuery(Guid Id) : IRequest<Result<FileDownload>>;

internal sealed class GetFailedRowsHandler(IAppDbContext db, ImportKinds kinds, ISpreadsheetWriter writer, IFieldProtector protector)
    : IRequestHandler<GetFailedRowsQuery, Result<FileDownload>>
{
    public async Task<Result<FileDownload>> Handle(GetFailedRowsQuery query, CancellationToken ct)
    {
        if (await kinds.FindAsync(query.Id, ct) is not var (session, kind))
        {
            return ImportErrors.NotFound;
        }

        var rows = await db.ImportRows.AsNoTracking().Where(row => row.ImportId == query.Id && row.State == ImportRowState.Faulty)
            .OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return ImportErrors.NoFailedRows;
        }

        var mapping = ImportJson.Read<SheetMapping>(session.Mapping!);
        var kept = mapping.Columns.Where(column => !Headings.IsAdded(column.Header)).ToList();
        var known = kind.Columns(mapping.Layout).ToDictionary(column => column.Key);
        var staging = new ImportStaging(protector);
        SheetColumn[] columns = [.. kept.Select(column => new SheetColumn(column.Header, Width: 16)), new(Headings.Reason, Width: 60), new(Headings.FormerRow, SheetColumnType.Integer, 8)];
        var file = writer.Xlsx($"{kind.Title}-失败行-{session.MadeAt.ToLocalDay():yyyyMMdd}.xlsx", new SheetContent("失败行", columns, rows.Select(Values)));
        db.Record(new AuditNote("export", nameof(ImportSession), session.Id.ToString(), session.CommunityId, "导出失败行", rows.Count));
        await db.SaveChangesAsync(ct);
        return file;

        IReadOnlyList<object?> Values(ImportRow row)
        {
            var cells = staging.Restore(row);
            var reasons = ImportJson.Read<List<ImportFault>>(row.Faults!).Select(fault => $"{fault.Column}：{fault.Reason}");
            return [.. kept.Select(column => (object?)Value(column, cells[column.Index])), string.Join("；", reasons), row.RowNumber];
        }

        // digits that a number cell has lost must not come back as good text
        string? Value(MappedColumn column, SheetCell cell) =>
            cell.Kind == CellKind.Number && column.Key is not null && known.TryGetValue(column.Key, out var type) && type.Type == ImportColumnType.Identifier ? null :
            cell.IsEmpty ? null : cell.Text;
    }
}
