using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>What loading changed.</summary>
public sealed record PaperLoaded(Guid BatchId, int Added, int Unchanged, long AddedFen);

/// <summary>
/// Loads quarters that were paid on paper as settled batches. The same payment twice changes nothing, another amount for the same household and quarter is refused.
/// Call inside a transaction.
/// </summary>
public static class PaperSettlements
{
    /// <param name="payments">Of one community and quarter; the households are the caller's to have checked.</param>
    public static async Task<Result<PaperLoaded>> WriteAsync(
        IAppDbContext db, IBulkWriter bulk, ICurrentUser user, DateTimeOffset at, Guid communityId, Quarter quarter, string reference, IReadOnlyCollection<PaperPayment> payments,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(bulk);
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(payments);
        if (Check(quarter, at, reference, payments) is { } error)
        {
            return error;
        }

        var batch = await db.SubsidyBatches.SingleOrDefaultAsync(x => x.CommunityId == communityId && x.Quarter == quarter && x.SupplementNumber == 0, ct);
        if (batch is null)
        {
            batch = SubsidyBatch.SettledOnPaper(communityId, quarter, reference, user.Person, user.DisplayName, at);
            db.SubsidyBatches.Add(batch);
        }
        else if (batch.Origin == SubsidyBatchOrigin.System)
        {
            if (batch.SettleOnPaper(reference, user.Person, user.DisplayName, at).Error is { } refused)
            {
                return refused;
            }

            // the version is taken first: a compilation under way fails on it instead of leaving lines behind
            await db.SaveChangesAsync(ct);
            await BatchRows.RemoveAsync(db, batch, $"{quarter} 改为纸质发放登记：{reference}", ct);
        }

        await db.SaveChangesAsync(ct);

        var known = await KnownAsync(db, quarter, payments, ct);
        var added = new List<SubsidyLine>();
        foreach (var payment in payments.OrderBy(x => x.HouseholdNumber, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(payment.HouseholdId, out var line))
            {
                added.Add(payment.ToLine(batch));
            }
            else if (line.AmountFen != payment.AmountFen || line.BatchId != batch.Id)
            {
                return SubsidyErrors.PaperConflict(payment.HouseholdNumber, quarter, line.AmountFen, payment.AmountFen);
            }
        }

        if (added.Count > 0)
        {
            await bulk.InsertAsync(added, ct);
            db.Record(new AuditNote("bulk-create", nameof(SubsidyLine), batch.Id.ToString(), communityId, $"{quarter} 纸质发放登记：{reference}", added.Count, Digest(added)));
            await db.SaveChangesAsync(ct);
        }

        return new PaperLoaded(batch.Id, added.Count, payments.Count - added.Count, added.Sum(x => x.AmountFen));
    }

    /// <summary>What stands against the payments before anything is written; asked again when they are.</summary>
    internal static async Task<Error?> CheckAsync(
        IAppDbContext db, DateTimeOffset at, Guid communityId, Quarter quarter, string reference, IReadOnlyCollection<PaperPayment> payments, CancellationToken ct)
    {
        if (Check(quarter, at, reference, payments) is { } error)
        {
            return error;
        }

        var batch = await db.SubsidyBatches.AsNoTracking().SingleOrDefaultAsync(x => x.CommunityId == communityId && x.Quarter == quarter && x.SupplementNumber == 0, ct);
        if (batch is { Origin: SubsidyBatchOrigin.System } && !BatchTransitions.Allows(batch.State, BatchAction.SettleOnPaper))
        {
            return batch.CheckCompilable().Error;
        }

        // the lines of a batch that was only compiled give way to the papers
        var known = await KnownAsync(db, quarter, payments, ct);
        return payments.Where(x => known.TryGetValue(x.HouseholdId, out var line) && (line.BatchId != batch?.Id || (batch.Origin == SubsidyBatchOrigin.Paper && line.AmountFen != x.AmountFen)))
            .Select(x => SubsidyErrors.PaperConflict(x.HouseholdNumber, quarter, known[x.HouseholdId].AmountFen, x.AmountFen)).FirstOrDefault();
    }

    // a household may have been paid for the quarter by the batch of another community
    private static async Task<Dictionary<Guid, (Guid BatchId, long AmountFen)>> KnownAsync(IAppDbContext db, Quarter quarter, IReadOnlyCollection<PaperPayment> payments, CancellationToken ct)
    {
        var ids = payments.Select(x => x.HouseholdId).ToArray();
        return await db.SubsidyLines.AsNoTracking().Where(x => x.Quarter == quarter && x.Component == 0 && EF.Parameter(ids).Contains(x.HouseholdId))
            .Select(x => new { x.HouseholdId, x.BatchId, x.AmountFen }).ToDictionaryAsync(x => x.HouseholdId, x => (x.BatchId, x.AmountFen), ct);
    }

    private static Error? Check(Quarter quarter, DateTimeOffset at, string reference, IReadOnlyCollection<PaperPayment> payments)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            return SubsidyErrors.PaperReferenceRequired;
        }

        if (payments.Count == 0)
        {
            return SubsidyErrors.PaperEmpty;
        }

        if (at.ToLocalDay() < quarter.EndExclusive)
        {
            return SubsidyErrors.PaperFuture(quarter);
        }

        var seen = new HashSet<Guid>();
        foreach (var payment in payments)
        {
            if (payment.AmountFen <= 0)
            {
                return SubsidyErrors.PaperAmount(payment.HouseholdNumber);
            }

            if (!seen.Add(payment.HouseholdId))
            {
                return SubsidyErrors.PaperTwice(payment.HouseholdNumber);
            }
        }

        return null;
    }

    private static string Digest(List<SubsidyLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.HouseholdNumber}|{line.AmountFen}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
