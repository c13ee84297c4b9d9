using Resettlement.Application.Common;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Persistence.Bulk;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>What goes wrong while lines are written.</summary>
internal sealed class Fault
{
    private int _batches;

    public int? KillAfterBatches { get; set; }

    public Guid? FailFor { get; set; }

    public Func<Task>? BeforeWrite { get; set; }

    public Func<IAppDbContext, Task>? InTransaction { get; set; }

    public async Task StrikeAsync(Guid communityId, IAppDbContext db)
    {
        if (communityId == FailFor)
        {
            throw new InvalidOperationException("Injected.");
        }

        if (KillAfterBatches is { } limit && Interlocked.Increment(ref _batches) > limit)
        {
            throw new OperationCanceledException("Injected.");
        }

        if (BeforeWrite is { } action)
        {
            await action();
        }

        if (InTransaction is { } inside)
        {
            await inside(db);
        }
    }
}

internal sealed class FaultyWriter(BulkWriter inner, Fault fault, IAppDbContext db) : IBulkWriter
{
    public async Task<int> InsertAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows is IEnumerable<SubsidyLine> lines)
        {
            foreach (var community in lines.Select(line => line.CommunityId).Distinct())
            {
                await fault.StrikeAsync(community, db);
            }
        }

        return await inner.InsertAsync(rows, ct);
    }
}
