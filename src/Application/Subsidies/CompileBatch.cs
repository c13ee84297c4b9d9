using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Compiles one batch now, again if need be. The same inputs give the same content and change nothing, so a repeat does no harm.</summary>
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record CompileBatchCommand(Guid Id) : IRequest<Result<BatchCompiled>>;

internal sealed class CompileBatchHandler(IAppDbContext db, BatchCompiler compiler, ICurrentUser user) : IRequestHandler<CompileBatchCommand, Result<BatchCompiled>>
{
    public async Task<Result<BatchCompiled>> Handle(CompileBatchCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        return await db.SubsidyBatches.InScope(scope).AnyAsync(x => x.Id == command.Id, ct) ? await compiler.CompileAsync(command.Id, ct) : SubsidyErrors.BatchNotFound;
    }
}
