using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Opens what is due and compiles what is due or asked for, wherever the caller may compile. Any number of sweeps at once do each batch once; a second sweep changes nothing.
/// </summary>
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record SweepQuartersCommand : IRequest<Result<QuartersSwept>>;

/// <param name="Waiting">Batches whose time has not come.</param>
/// <param name="Elsewhere">Batches another sweep was busy with.</param>
public sealed record QuartersSwept(int Opened, int Compiled, int Unchanged, int Waiting, int Elsewhere, IReadOnlyList<BatchRefusal> Refused);

/// <summary>A batch that was not compiled, and why.</summary>
public sealed record BatchRefusal(Guid BatchId, Guid CommunityId, Quarter Quarter, string Code, string Message);

internal sealed partial class SweepQuartersHandler(
    IAppDbContext db, BatchCompiler compiler, BatchOpener opener, ICurrentUser user, TimeProvider clock, ILogger<SweepQuartersHandler> logger)
    : IRequestHandler<SweepQuartersCommand, Result<QuartersSwept>>
{
    public async Task<Result<QuartersSwept>> Handle(SweepQuartersCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        var opened = await opener.OpenDueAsync(scope, clock.LocalToday(), ct);
        var due = await db.SubsidyBatches.AsNoTracking().InScope(scope)
            .Where(x => x.State == SubsidyBatchState.Opened || (x.State == SubsidyBatchState.Compiled && x.RequestedAt != null))
            .OrderBy(x => x.Quarter).ThenBy(x => x.Id)
            .Select(x => new { x.Id, x.CommunityId, x.Quarter }).ToListAsync(ct);

        var (compiled, unchanged, waiting, elsewhere) = (0, 0, 0, 0);
        var refused = new List<BatchRefusal>();
        foreach (var batch in due)
        {
            db.ForgetTracked();
            if (!await IsStillDueAsync(batch.Id, ct))
            {
                elsewhere++;
                continue;
            }

            var result = await compiler.CompileAsync(batch.Id, ct);
            switch (result.Error)
            {
                case null when result.Value.Changed:
                    compiled++;
                    break;
                case null:
                    unchanged++;
                    break;
                case { Code: "subsidy.too-early" }:
                    waiting++;
                    break;
                case { Code: "subsidy.running" or "subsidy.lease-lost" }:
                    elsewhere++;
                    break;
                case { } error:
                    refused.Add(new(batch.Id, batch.CommunityId, batch.Quarter, error.Code, error.Message));
                    break;
            }
        }

        LogSwept(logger, opened, compiled, unchanged, waiting, elsewhere, refused.Count);
        return new QuartersSwept(opened, compiled, unchanged, waiting, elsewhere, refused);
    }

    private Task<bool> IsStillDueAsync(Guid batchId, CancellationToken ct) =>
        db.SubsidyBatches.AnyAsync(x => x.Id == batchId && (x.State == SubsidyBatchState.Opened || (x.State == SubsidyBatchState.Compiled && x.RequestedAt != null)), ct);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Quarters swept: {Opened} opened, {Compiled} compiled, {Unchanged} unchanged, {Waiting} waiting, {Elsewhere} elsewhere, {Refused} refused")]
    private static partial void LogSwept(ILogger logger, int opened, int compiled, int unchanged, int waiting, int elsewhere, int refused);
}
