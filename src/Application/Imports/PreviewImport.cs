using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>The proposal for another sheet or header row, or the present one again.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record PreviewImportQuery(Guid Id, string? Sheet, int? HeaderRow) : IRequest<Result<ImportProposal>>;

internal sealed class PreviewImportHandler(IAppDbContext db, ImportKinds kinds, ISpreadsheetReader reader, IFieldProtector protector)
    : IRequestHandler<PreviewImportQuery, Result<ImportProposal>>
{
    public async Task<Result<ImportProposal>> Handle(PreviewImportQuery query, CancellationToken ct)
    {
        if (await kinds.FindAsync(query.Id, ct) is not var (session, kind))
        {
            return ImportErrors.NotFound;
        }

        if (await db.ImportFiles.AsNoTracking().SingleOrDefaultAsync(x => x.ImportId == query.Id, ct) is not { } stored)
        {
            return ImportErrors.Closed;
        }

        if (reader.Open(protector.UnsealBytes(stored.Content), session.FileName) is var opened && opened.Error is { } fault)
        {
            return fault;
        }

        var present = ImportJson.Read<SheetMapping>(session.Mapping!);
        if (query.Sheet is null && query.HeaderRow is null)
        {
            return ImportViews.Propose(session, opened.Value, present, kind, null, null);
        }

        var sheet = query.Sheet ?? present.Sheet;
        if (!opened.Value.Sheets.Contains(sheet))
        {
            return ImportErrors.SheetUnknown(sheet);
        }

        var rows = Headings.FirstRows(opened.Value, sheet);
        var headerRow = query.HeaderRow ?? rows.FirstOrDefault()?.Number ?? 1;
        return Headings.HeadersAt(rows, headerRow) is { } headers
            ? ImportViews.Propose(session, opened.Value, Headings.Map(kind, sheet, headerRow, headers), kind, null, null)
            : ImportErrors.HeaderRowUnknown(headerRow);
    }
}
