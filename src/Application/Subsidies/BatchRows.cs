using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The rows of a batch as a whole.</summary>
internal static class BatchRows
{
    /// <summary>Takes lines, exclusions and evidence away, and gives debts back what the lines withheld (saving is the caller's); the audit chain keeps how many lines of how much there were, with their digest.</summary>
    public static async Task RemoveAsync(IAppDbContext db, SubsidyBatch batch, string note, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, fen) = (0, 0L);
        await foreach (var line in db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batch.Id).OrderBy(x => x.HouseholdNumber).ThenBy(x => x.Quarter).ThenBy(x => x.Component)
            .Select(x => new { x.HouseholdNumber, x.Quarter, x.Component, x.AmountFen }).AsAsyncEnumerable().WithCancellation(ct))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.HouseholdNumber}|{line.Quarter}|{line.Component}|{line.AmountFen}\n")));
            (count, fen) = (count + 1, checked(fen + line.AmountFen));
        }

        var taken = await db.SubsidyLines.AsNoTracking().Where(x => x.BatchId == batch.Id && x.AmountFen < 0).Select(x => new { x.HouseholdId, x.Quarter, x.AmountFen }).ToListAsync(ct);
        await DebtKeeper.GiveBackAsync(db, batch.Id, [.. taken.Select(x => (x.HouseholdId, x.Quarter, x.AmountFen))], ct);
        await db.SubsidyEvidence.Where(x => x.BatchId == batch.Id).ExecuteDeleteAsync(ct);
        await db.SubsidyLines.Where(x => x.BatchId == batch.Id).ExecuteDeleteAsync(ct);
        await db.SubsidyExclusions.Where(x => x.BatchId == batch.Id).ExecuteDeleteAsync(ct);
        if (count > 0)
        {
            db.Record(new AuditNote("bulk-delete", nameof(SubsidyLine), batch.Id.ToString(), batch.CommunityId, $"{note}（{count} 户，{new Money(fen)} 元）", count,
                Convert.ToHexStringLower(hash.GetHashAndReset())));
        }
    }
}
