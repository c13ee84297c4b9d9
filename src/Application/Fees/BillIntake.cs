using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>A bill line whose household is known, before it is judged.</summary>
internal sealed record BillDraft(
    int Row, string BillNumber, int LineNumber, Holder Holder, FeeType FeeType, DateOnly ServiceFrom, DateOnly ServiceTo, long AmountFen, DateOnly DueOn);

/// <summary>What became of a draft: a row to be stored, a row that is stored already, or faults.</summary>
internal sealed record BillJudgement(BillDraft Draft, IReadOnlyList<ReceiptFault> Faults, bool IsKnown, FeeBill? Row);

/// <summary>The one way of bills into the register, typed or imported.</summary>
internal sealed class BillIntake(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <summary>The number of a bill that has none of its own: the same bill again gets the same number.</summary>
    public static string NumberOf(Holder holder, FeeType feeType, DateOnly serviceFrom) =>
        string.Create(CultureInfo.InvariantCulture, $"{holder.Number}-{feeType}-{serviceFrom:yyyyMMdd}");

    /// <summary>Judges the bills of one source. Nothing is written.</summary>
    public async Task<IReadOnlyList<BillJudgement>> JudgeAsync(FeeSource source, Community community, IReadOnlyList<BillDraft> drafts, Guid? importId, CancellationToken ct)
    {
        var stored = new Dictionary<(string, int), (Guid HouseholdId, FeeType FeeType, DateOnly From, DateOnly To, long AmountFen)>();
        foreach (var chunk in drafts.Select(draft => draft.BillNumber).Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            foreach (var x in await db.FeeBills.AsNoTracking().Where(x => x.SourceId == source.Id && chunk.Contains(x.BillNumber)).ToListAsync(ct))
            {
                stored[(x.BillNumber, x.LineNumber)] = (x.HouseholdId, x.FeeType, x.ServiceFrom, x.ServiceTo, x.AmountFen);
            }
        }

        var (today, now) = (clock.LocalToday(), clock.GetUtcNow());
        var seen = new Dictionary<(string, int), int>();
        return [.. drafts.Select(Judge)];

        BillJudgement Judge(BillDraft draft)
        {
            var key = (draft.BillNumber, draft.LineNumber);
            if (stored.TryGetValue(key, out var known))
            {
                return known == (draft.Holder.HouseholdId, draft.FeeType, draft.ServiceFrom, draft.ServiceTo, draft.AmountFen)
                    ? new(draft, [], true, null)
                    : new(draft, [new(ReceiptField.ReceiptNumber, FeeErrors.BillDiffers(draft.BillNumber, draft.LineNumber))], false, null);
            }

            var faults = new List<ReceiptFault>();
            if (!seen.TryAdd(key, draft.Row))
            {
                faults.Add(new(ReceiptField.ReceiptNumber, FeeErrors.BillTwice(draft.BillNumber, draft.LineNumber, seen[key])));
            }

            // a bill may be for a period to come, otherwise its amount and period follow the rules of receipts
            faults.AddRange(ReceiptRules.Check(
                new(draft.Holder.HouseholdId, ReceiptKind.Payment, draft.FeeType, PayerKind.Own, draft.ServiceFrom, draft.ServiceTo, today, draft.AmountFen),
                new(today, community.OccupiedFrom, draft.Holder.FormedOn)));
            return faults.Count > 0 ? new(draft, faults, false, null) : new(draft, [], false, RowOf(draft));
        }

        FeeBill RowOf(BillDraft draft) => new()
        {
            CommunityId = source.CommunityId,
            HouseholdId = draft.Holder.HouseholdId,
            DwellingId = draft.Holder.DwellingId,
            SourceId = source.Id,
            BillNumber = draft.BillNumber,
            LineNumber = draft.LineNumber,
            FeeType = draft.FeeType,
            ServiceFrom = draft.ServiceFrom,
            ServiceTo = draft.ServiceTo,
            AmountFen = draft.AmountFen,
            DueOn = draft.DueOn,
            ImportId = importId,
            RecordedBy = user.Person,
            RecordedAt = now,
        };
    }
}
