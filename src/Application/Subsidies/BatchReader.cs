using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Reads the households of some communities and a quarter with everything their quarter depends on, community by community and by household number, in chunks: a dozen
/// set-based queries per chunk, memory bounded by the chunk. Call inside a snapshot.
/// </summary>
internal sealed class BatchReader(IAppDbContext db, IReadOnlyList<BatchOf> batches, Quarter quarter, DateOnly today)
{
    public const int ChunkSize = 2_000;

    private readonly DateOnly _day = quarter.LastDay;
    private readonly QuarterReader _reader = new(db, quarter, today);
    private List<Candidate>? _candidates;

    /// <summary>
    /// Everybody who ever lived there up to the last day, by batch and number; one that moved between two communities is a candidate of both. Ids and numbers alone are held for
    /// all; order is the ordinal one of the number, the same on every database.
    /// </summary>
    public async Task<IReadOnlyList<Candidate>> CandidatesAsync(CancellationToken ct)
    {
        if (_candidates is not null)
        {
            return _candidates;
        }

        var place = batches.Select((batch, i) => (batch.CommunityId, i)).ToDictionary(x => x.CommunityId, x => x.i);
        var communities = place.Keys.ToArray();
        var households = (await (
            from stay in db.HouseholdStays.AsNoTracking()
            where EF.Parameter(communities).Contains(stay.CommunityId) && stay.From <= _day && (stay.Until == null || stay.Until > stay.From)
            join household in db.Households on stay.HouseholdId equals household.Id
            where household.SuccessorId == null || household.EndedOn > _day
            select new { stay.CommunityId, household.Id, household.Number }).Distinct().ToListAsync(ct)).ConvertAll(x => new Candidate(place[x.CommunityId], x.Id, x.Number));
        households.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : string.CompareOrdinal(a.Number, b.Number));
        return _candidates = households;
    }

    /// <summary>Households that lived there on the last day, and of those that left the sites from there the ones that still paid in the quarter or of which <paramref name="wanted"/> has something to say.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(BatchOf Batch, HouseholdQuarter Household)>> ReadAsync(IReadOnlyDictionary<Guid, List<QuarterDue>> wanted, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var chunk in (await CandidatesAsync(ct)).Chunk(ChunkSize))
        {
            var facts = await _reader.ReadAsync([.. chunk.Select(x => x.Id).Distinct()], withPayee: true, ct);
            var result = new List<(BatchOf, HouseholdQuarter)>(chunk.Length);
            foreach (var candidate in chunk)
            {
                var (batch, own) = (batches[candidate.Place], facts[candidate.Id]);
                if (own.Home is null
                    ? own.LastHome == batch.CommunityId && (wanted.ContainsKey(candidate.Id) || Array.Exists(own.Household.Receipts, receipt => receipt.Kind == ReceiptKind.Payment))
                    : own.Home == batch.CommunityId)
                {
                    result.Add((batch, own.Outside([batch.BatchId]) with { IsObjectedTo = batch.IsRegular ? own.IsHeld : own.IsUndecided }));
                }
            }

            yield return result;
        }
    }

    /// <summary>A household that may belong to a batch; <paramref name="Place"/> is the batch's among those that are read.</summary>
    internal readonly record struct Candidate(int Place, Guid Id, string Number);
}
