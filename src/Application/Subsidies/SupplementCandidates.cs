using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Whom a supplement would take up now, computed as the compilation computes it; nothing is written.</summary>
internal sealed class SupplementCandidates(IAppDbContext db, TimeProvider clock)
{
    /// <summary>The number of the next supplement, or why none can be opened whoever was missed.</summary>
    public async Task<Result<int>> NextNumberAsync(Guid communityId, Quarter quarter, CancellationToken ct)
    {
        var batches = await db.SubsidyBatches.AsNoTracking().Where(x => x.CommunityId == communityId && x.Quarter == quarter).Select(x => new { x.SupplementNumber, x.State }).ToListAsync(ct);

        // what is not in public yet is compiled again instead, so that one notice shows all
        if (batches.Find(x => x.SupplementNumber == 0) is not { State: >= SubsidyBatchState.Noticed })
        {
            return SubsidyErrors.TooEarlyForSupplement(quarter);
        }

        // a number is never given back, and of two that take the same one fails on the unique index: there are no gaps
        return batches.Exists(x => x.SupplementNumber > 0 && x.State < SubsidyBatchState.Noticed) ? SubsidyErrors.SupplementOpen : batches.Max(x => x.SupplementNumber) + 1;
    }

    public async Task<Result<SubsidyPolicy>> PolicyAsync(Quarter quarter, CancellationToken ct)
    {
        var version = await PolicyLookup.FindAsync(db, PolicyArea.Subsidy, quarter.LastDay, ct);
        return version.Error is { } error ? error : SubsidyPolicy.From(version.Value);
    }

    /// <summary>Lines it would have, and exclusions of households that something stands in the way of; by household number.</summary>
    public async IAsyncEnumerable<CompiledHousehold> ReadAsync(Guid communityId, Quarter quarter, SubsidyPolicy policy, [EnumeratorCancellation] CancellationToken ct)
    {
        var (compiler, today) = (new HouseholdCompiler(Guid.Empty, communityId, quarter, policy), clock.LocalToday());
        BatchOf[] target = [new(Guid.Empty, communityId, IsRegular: false)];
        var reader = new BatchReader(db, target, quarter, today);
        var dues = await new AdjustmentReader(db, target, quarter, today).FindAsync(await reader.CandidatesAsync(ct), ct);
        await foreach (var chunk in reader.ReadAsync(dues, ct))
        {
            foreach (var (_, household) in chunk)
            {
                var compiled = compiler.Compile(household, dues.GetValueOrDefault(household.Id), onlyWithLine: true);
                if (compiled.Line is not null || compiled.Exclusion is not null)
                {
                    yield return compiled;
                }
            }
        }
    }

    public async Task<bool> AnyPayableAsync(Guid communityId, Quarter quarter, SubsidyPolicy policy, CancellationToken ct)
    {
        await foreach (var candidate in ReadAsync(communityId, quarter, policy, ct))
        {
            if (candidate.Line is { PayableFen: > 0 })
            {
                return true;
            }
        }

        return false;
    }
}
