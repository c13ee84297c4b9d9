using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

/// <summary>Gives an import up; file and staged rows are removed, the entry in the log stays.</summary>
[RequiresPermission(Permissions.Imports.Use)]
public sealed record CancelImportCommand(Guid Id) : IRequest<Result<ImportSummary>>;

internal sealed class CancelImportHandler(IAppDbContext db, ImportKinds kinds) : IRequestHandler<CancelImportCommand, Result<ImportSummary>>
{
    public Task<Result<ImportSummary>> Handle(CancelImportCommand command, CancellationToken ct) => db.InTransactionAsync<Result<ImportSummary>>(async token =>
    {
        if (await kinds.FindAsync(command.Id, token) is not var (session, kind))
        {
            return ImportErrors.NotFound;
        }

        if (session.Cancel().Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(token);
        await db.ImportRows.Where(row => row.ImportId == session.Id).ExecuteDeleteAsync(token);
        await db.ImportFiles.Where(file => file.ImportId == session.Id).ExecuteDeleteAsync(token);
        return ImportSummary.Of(session, kind);
    }, ct);
}
