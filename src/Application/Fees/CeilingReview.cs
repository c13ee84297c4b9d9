using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Fees;

namespace Resettlement.Application.Fees;

/// <summary>Judges stored payments again after a price came or ended, so that a tariff entered late flags what was there before it.</summary>
internal sealed class CeilingReview(IAppDbContext db)
{
    private const int Chunk = 500;

    /// <summary>Call after the tariffs are saved. Only flags change, set-based.</summary>
    public async Task RunAsync(Guid sourceId, IReadOnlyCollection<FeeType> feeTypes, CancellationToken ct)
    {
        var ceiling = new PlausibleCeiling(await db.Tariffs.AsNoTracking().Where(x => x.SourceId == sourceId && feeTypes.Contains(x.FeeType)).ToListAsync(ct));
        var payments = db.FeeReceipts.AsNoTracking().Where(x => x.SourceId == sourceId && x.Kind == ReceiptKind.Payment && feeTypes.Contains(x.FeeType))
            .OrderBy(x => x.PaidOn).ThenBy(x => x.ReceiptNumber).ThenBy(x => x.LineNumber)
            .Select(x => new
            {
                x.Id,
                Place = x.DwellingId ?? x.HouseholdId,
                x.FeeType,
                x.ServiceFrom,
                x.ServiceTo,
                Net = x.AmountFen - x.RefundedFen,
                Area = db.Dwellings.Where(d => d.Id == x.DwellingId).Select(d => d.AreaHundredths).FirstOrDefault(),
                x.AboveCeiling,
            });
        var (raise, lower) = (new List<Guid>(), new List<Guid>());
        await foreach (var x in payments.AsAsyncEnumerable().WithCancellation(ct))
        {
            var above = ceiling.IsAbove(x.Place, x.FeeType, x.ServiceFrom, x.ServiceTo, x.Net, x.Area);
            if (above != x.AboveCeiling)
            {
                (above ? raise : lower).Add(x.Id);
            }
        }

        await FlagAsync(raise, true, ct);
        await FlagAsync(lower, false, ct);
    }

    private async Task FlagAsync(List<Guid> ids, bool above, CancellationToken ct)
    {
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await db.FeeReceipts.Where(x => chunk.Contains(x.Id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.AboveCeiling, above), ct);
        }
    }
}
