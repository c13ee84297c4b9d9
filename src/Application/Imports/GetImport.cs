using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Application.Imports;

[RequiresPermission(Permissions.Imports.Use)]
public sealed record GetImportQuery(Guid Id) : IRequest<Result<ImportSummary>>;

internal sealed class GetImportHandler(ImportKinds kinds) : IRequestHandler<GetImportQuery, Result<ImportSummary>>
{
    public async Task<Result<ImportSummary>> Handle(GetImportQuery query, CancellationToken ct) =>
        await kinds.FindAsync(query.Id, ct) is var (session, kind) ? ImportSummary.Of(session, kind) : ImportErrors.NotFound;
}
