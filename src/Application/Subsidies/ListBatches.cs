using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Batches, newest quarter first.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListBatchesQuery(Quarter? Quarter, Guid? CommunityId, SubsidyBatchState? State, PageRequest Page) : IRequest<Result<Page<BatchRow>>>;

public enum BatchKind
{
    Regular,
    Supplement,

    /// <summary>Paid on paper before the system started.</summary>
    Paper,
}

public sealed record BatchRow(
    Guid Id, string Number, Quarter Quarter, Guid CommunityId, string CommunityName, BatchKind Kind, BatchProgress State, int Lines, int Excluded, long BaseFen, long TotalFen,
    DateTimeOffset? CompiledAt, string? CompiledByName, string? RefusalMessage);

internal sealed class ListBatchesHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListBatchesQuery, Result<Page<BatchRow>>>
{
    public async Task<Result<Page<BatchRow>>> Handle(ListBatchesQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        var batches = db.BatchesIn(scope);
        if (query.Quarter is { } quarter)
        {
            batches = batches.Where(x => x.Quarter == quarter);
        }

        if (query.CommunityId is { } community)
        {
            batches = batches.Where(x => x.CommunityId == community);
        }

        if (query.State is { } state)
        {
            batches = batches.Where(x => x.State == state);
        }

        var total = await batches.CountAsync(ct);
        var lines = db.LinesIn(scope);
        var sum = await lines.Where(line => batches.Any(batch => batch.Id == line.BatchId)).SumAsync(x => x.AmountFen - x.OffsetFen, ct);
        var page = batches.OrderByDescending(x => x.Quarter).ThenBy(x => db.Communities.First(c => c.Id == x.CommunityId).Code).ThenBy(x => x.SupplementNumber).ThenBy(x => x.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take);
        var rows = await BatchFacts.Select(db, scope, page).ToListAsync(ct);
        var running = await db.RunningAsync(rows.Select(x => x.Batch.Id), clock.GetUtcNow(), ct);
        return query.Page.Of<BatchRow>([.. rows.Select(x => x.ToRow(running.Contains(x.Batch.Id)))], total, sum);
    }
}

/// <summary>A batch with what is counted from its rows; the order of the query is kept.</summary>
internal sealed class BatchFacts
{
    public required SubsidyBatch Batch { get; init; }

    public required string CommunityName { get; init; }

    public required string CommunityCode { get; init; }

    public required int Lines { get; init; }

    public required int Excluded { get; init; }

    public required long PropertyFen { get; init; }

    public required long ElevatorFen { get; init; }

    public required long WaterFen { get; init; }

    public required long BaseFen { get; init; }

    public required long TotalFen { get; init; }

    public BatchKind Kind => Batch.Origin == SubsidyBatchOrigin.Paper ? BatchKind.Paper : Batch.SupplementNumber > 0 ? BatchKind.Supplement : BatchKind.Regular;

    public string Number => NumberOf(CommunityCode, Batch);

    /// <summary>As people call it: 新天地-2026Q3, a supplement -B1.</summary>
    public static string NumberOf(string communityCode, SubsidyBatch batch) => $"{communityCode}-{batch.Quarter}" + (batch.SupplementNumber > 0 ? $"-B{batch.SupplementNumber}" : "");

    public static IQueryable<BatchFacts> Select(IAppDbContext db, AccessScope scope, IQueryable<SubsidyBatch> batches)
    {
        var lines = db.LinesIn(scope);
        var exclusions = db.ExclusionsIn(scope);
        return batches.Select(x => new BatchFacts
        {
            Batch = x,
            CommunityName = db.Communities.First(c => c.Id == x.CommunityId).Name,
            CommunityCode = db.Communities.First(c => c.Id == x.CommunityId).Code,
            Lines = lines.Count(line => line.BatchId == x.Id),
            Excluded = exclusions.Count(exclusion => exclusion.BatchId == x.Id),
            // an adjustment shows the fees of another quarter
            PropertyFen = lines.Where(line => line.BatchId == x.Id && line.Component == 0).Sum(line => line.PropertyFen),
            ElevatorFen = lines.Where(line => line.BatchId == x.Id && line.Component == 0).Sum(line => line.ElevatorFen),
            WaterFen = lines.Where(line => line.BatchId == x.Id && line.Component == 0).Sum(line => line.WaterFen),
            BaseFen = lines.Where(line => line.BatchId == x.Id && line.Component == 0).Sum(line => line.BaseFen),
            TotalFen = lines.Where(line => line.BatchId == x.Id).Sum(line => line.AmountFen - line.OffsetFen),
        });
    }

    public BatchProgress Progress(bool isRunning) => BatchProgressOf.Of(Batch, isRunning);

    public BatchRow ToRow(bool isRunning) => new(Batch.Id, Number, Batch.Quarter, Batch.CommunityId, CommunityName, Kind, Progress(isRunning), Lines, Excluded, BaseFen, TotalFen,
        Batch.CompiledAt, Batch.CompiledByName, Batch.RefusalMessage);
}
