using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
    IAppDbContext db, BatchCompiler compiler, BatchOpener opener, ICurrentUser user, TimeProvider clock, IOptions<CompilationOptions> options, ILogger<SweepQuartersHandler> logger)
    : IRequestHandler<SweepQuartersCommand, Result<QuartersSwept>>
{
    public async Task<Result<QuartersSwept>> Handle(SweepQuartersCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Compile);
        var opened = await opener.OpenDueAsync(scope, clock.LocalToday(), ct);
        var due = await db.SubsidyBatches.AsNoTracking().InScope(scope)
            .Where(x => x.State == SubsidyBatchState.Opened || (x.State == SubsidyBatchState.Compiled && x.RequestedAt != null))
            .OrderBy(x => x.Quarter).ThenBy(x => x.Id)
            .Select(x => new DueBatch(x.Id, x.CommunityId, x.Quarter, x.State == SubsidyBatchState.Opened && x.RefusalCode == null && x.SupplementNumber == 0)).ToListAsync(ct);

        var tally = new Tally();
        foreach (var unit in await CompilationUnits.OfAsync(db, due, options.Value.UnitHouseholds, ct))
        {
            db.ForgetTracked();
            if (unit.Count > 1 && await compiler.TryCompileTogetherAsync([.. unit.Select(x => x.Id)], unit[0].Quarter, ct) is { } together)
            {
                // another sweep may have been quicker between the look and the lease: then nothing was written
                tally.Compiled += together.Count(x => x.Changed);
                tally.Unchanged += together.Count(x => !x.Changed);
                continue;
            }

            foreach (var batch in unit)
            {
                await CompileAsync(batch, tally, ct);
            }
        }

        LogSwept(logger, opened, tally.Compiled, tally.Unchanged, tally.Waiting, tally.Elsewhere, tally.Refused.Count);
        return new QuartersSwept(opened, tally.Compiled, tally.Unchanged, tally.Waiting, tally.Elsewhere, tally.Refused);
    }

    private async Task CompileAsync(DueBatch batch, Tally tally, CancellationToken ct)
    {
        db.ForgetTracked();
        if (!await IsStillDueAsync(batch.Id, ct))
        {
            tally.Elsewhere++;
            return;
        }

        var result = await compiler.CompileAsync(batch.Id, ct);
        switch (result.Error)
        {
            case null when result.Value.Changed:
                tally.Compiled++;
                break;
            case null:
                tally.Unchanged++;
                break;
            case { Code: "subsidy.too-early" }:
                tally.Waiting++;
                break;
            case { Code: "subsidy.running" or "subsidy.lease-lost" }:
                tally.Elsewhere++;
                break;
            case { } error:
                tally.Refused.Add(new(batch.Id, batch.CommunityId, batch.Quarter, error.Code, error.Message));
                break;
        }
    }

    private Task<bool> IsStillDueAsync(Guid batchId, CancellationToken ct) =>
        db.SubsidyBatches.AnyAsync(x => x.Id == batchId && (x.State == SubsidyBatchState.Opened || (x.State == SubsidyBatchState.Compiled && x.RequestedAt != null)), ct);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Quarters swept: {Opened} opened, {Compiled} compiled, {Unchanged} unchanged, {Waiting} waiting, {Elsewhere} elsewhere, {Refused} refused")]
    private static partial void LogSwept(ILogger logger, int opened, int compiled, int unchanged, int waiting, int elsewhere, int refused);

    private sealed class Tally
    {
        public int Compiled { get; set; }

        public int Unchanged { get; set; }

        public int Waiting { get; set; }

        public int Elsewhere { get; set; }

        public List<BatchRefusal> Refused { get; } = [];
    }
}
